import type {EventEmitter} from 'node:events';
import type {WindowOpenHandlerResponse} from 'electron';
import {toApp} from './addresses.ts';
import type {Session} from './cdp.ts';
import {preventable} from './events.ts';
import type {Frames} from './frames.ts';
import type {Arrival} from './requests.ts';

type OpenHandler = (details: {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: 'new-window';
  readonly referrer: {readonly url: string; readonly policy: 'default'};
}) => WindowOpenHandlerResponse;

export type Navigation = {
  /** Whether a document may be loaded; the app's listeners are asked as Electron would ask them. */
  readonly mayLoad: (arrival: Arrival) => boolean;
  /** Runs a navigation that the app itself wants; it is not asked about the first document of it. */
  readonly own: <T>(navigate: () => Promise<T>) => Promise<T>;
  readonly setOpenHandler: (handler: OpenHandler) => void;
};

/** Tells the app where its page wants to go, and holds it where the app says no. */
export const guardNavigation = (session: Session, frames: Frames, contents: EventEmitter): Navigation => {
  let own = false;
  let openHandler: OpenHandler | undefined;

  const allowed = (events: readonly string[], url: string, frameId: string | undefined): boolean => {
    const isMainFrame = frames.isMain(frameId);
    const frame = frames.get(frameId);
    const event = preventable({url, isMainFrame, isSameDocument: false, frame, initiator: frame});
    for (const name of events) contents.emit(name, event, url, false, isMainFrame, frame?.processId, 0);
    return !event.defaultPrevented;
  };
  const started = (url: string, frameId: string | undefined, isSameDocument: boolean): void => {
    const details = {url, isMainFrame: frames.isMain(frameId), isSameDocument, frame: frames.get(frameId)};
    contents.emit('did-start-navigation', details, url, isSameDocument, details.isMainFrame, 1, 0);
  };
  const asked = (frameId: string | undefined): readonly string[] =>
    frames.isMain(frameId) ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate'];

  // What Chromium never requests (blob:, mailto:, app: as a literal link …) is not held by its request.
  session.on('Page.frameRequestedNavigation', ({frameId, url}) => {
    if (/^https?:/i.test(url)) return;
    if (allowed(asked(frameId), toApp(url), frameId)) started(toApp(url), frameId, false);
    else session.send('Page.stopLoading').catch(() => undefined);
  });
  session.on('Page.navigatedWithinDocument', ({frameId, url}) => started(toApp(url), frameId, true));
  session.on('Page.windowOpen', ({url, windowName, windowFeatures}) => {
    openHandler?.({
      url: url === '' ? 'about:blank' : toApp(url),
      frameName: windowName,
      features: windowFeatures.join(','),
      disposition: 'new-window',
      referrer: {url: frames.main().url, policy: 'default'},
    });
  });

  return {
    mayLoad: ({url, frameId, redirected}) => {
      if (redirected) return allowed(['will-redirect'], url, frameId);
      const mine = own && frames.isMain(frameId);
      if (mine) own = false;
      if (!mine && !allowed(asked(frameId), url, frameId)) return false;
      started(url, frameId, false);
      return true;
    },
    own: async navigate => {
      own = true;
      try {
        return await navigate();
      } finally {
        own = false;
      }
    },
    setOpenHandler: handler => {
      openHandler = handler;
    },
  };
};
