import type {EventEmitter} from 'node:events';
import {toApp} from './addresses.ts';
import type {Session} from './cdp.ts';
import {preventable} from './events.ts';
import type {Frames} from './frames.ts';
import {emulatedScheme, nativeTheme} from './native-theme.ts';
import {record, underTest} from './record.ts';

/** Tells what happens in a page as events of Electron's `webContents`. */
export const tellPageEvents = (session: Session, frames: Frames, contents: EventEmitter): void => {
  session.on('Page.frameStartedLoading', ({frameId}) => {
    if (frames.isMain(frameId)) contents.emit('did-start-loading');
  });
  session.on('Page.frameStoppedLoading', ({frameId}) => {
    if (frames.isMain(frameId)) contents.emit('did-stop-loading');
  });
  session.on('Page.frameNavigated', ({frame}) => {
    if (frame.parentId === undefined) contents.emit('did-navigate', {}, toApp(frame.url), 200, 'OK');
  });
  session.on('Page.navigatedWithinDocument', ({frameId, url}) => {
    contents.emit('did-navigate-in-page', {}, toApp(url), frames.isMain(frameId), 1, 1);
  });
  session.on('Page.domContentEventFired', () => {
    contents.emit('dom-ready', {});
  });
  session.on('Page.loadEventFired', () => {
    contents.emit('did-finish-load');
  });
  session.on('Inspector.targetCrashed', () => {
    record.crashes.push(frames.main().url);
    contents.emit('render-process-gone', {}, {reason: 'crashed', exitCode: 5});
  });
  session.on('Runtime.consoleAPICalled', ({type, args}) => {
    const message = args.map(arg => String(arg.value ?? arg.description ?? '')).join(' ');
    const level = type === 'error' || type === 'warning' || type === 'debug' ? type : 'info';
    contents.emit('console-message', {level, message, lineNumber: 0, sourceId: '', frame: frames.main()});
  });
};

/** Makes a page prefer the colours that the app wants. */
export const followTheme = async (session: Session, contents: EventEmitter): Promise<void> => {
  const apply = () =>
    session.send('Emulation.setEmulatedMedia', {
      features: [{name: 'prefers-color-scheme', value: emulatedScheme()}],
    });
  const onSource = () => {
    apply().catch(() => undefined);
  };
  nativeTheme.on('source', onSource);
  contents.once('destroyed', () => nativeTheme.off('source', onSource));
  if (emulatedScheme() !== '') await apply();
};

/**
 * Answers Chromium's question whether a page may be left. A page that holds itself is let go only where the app says so. For a person
 * every page holds itself, so that the app learns of the closing of its window before it happens: `close-wanted`.
 */
export const answerLeaving = (
  session: Session,
  frames: Frames,
  contents: EventEmitter,
  leaving: () => boolean,
): void => {
  let navigating = false;
  session.on('Page.frameRequestedNavigation', ({frameId}) => {
    if (frames.isMain(frameId)) navigating = true;
  });
  // Arrived, or held.
  session.on('Page.frameStoppedLoading', ({frameId}) => {
    if (frames.isMain(frameId)) navigating = false;
  });
  session.on('Page.javascriptDialogOpening', ({type}) => {
    if (type !== 'beforeunload') return;
    const answer = (accept: boolean) => session.send('Page.handleJavaScriptDialog', {accept}).catch(() => undefined);
    if (underTest) {
      const event = preventable({});
      contents.emit('will-prevent-unload', event);
      void answer(event.defaultPrevented);
      return;
    }
    const stays = !leaving() && !navigating;
    void answer(!stays).then(() => stays && contents.emit('close-wanted'));
  });
};
