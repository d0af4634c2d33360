import type {WebFrameMain} from 'electron';
import {originOf, toApp} from './addresses.ts';
import type {Session} from './cdp.ts';
import {preloadWorld} from './preload-script.ts';

type Known = {readonly id: string; readonly parent: string | undefined; url: string; name: string};

/** The part of Electron's `WebFrameMain` that a shell looks at. */
export type Frame = Pick<
  WebFrameMain,
  'url' | 'origin' | 'name' | 'frameToken' | 'routingId' | 'processId' | 'detached' | 'isDestroyed'
> & {readonly parent: Frame | null; readonly top: Frame | null};

export type Frames = {
  readonly main: () => Frame;
  readonly isMain: (frameId: string | undefined) => boolean;
  readonly get: (frameId: string | undefined) => Frame | null;
  /** The frame of a preload script's context while that context lives. */
  readonly ofContext: (contextId: number) => Frame | null;
  /** The preload script's context in the main frame. */
  readonly mainContext: () => number | undefined;
  readonly start: () => Promise<void>;
};

/** Follows a page's frames and the contexts of preload scripts in them. */
export const followFrames = (session: Session): Frames => {
  const frames = new Map<string, Known>();
  const contexts = new Map<number, string>();
  let mainId = '';

  const frameOf = (known: Known): Frame => ({
    get url() {
      return toApp(known.url);
    },
    get origin() {
      return originOf(toApp(known.url));
    },
    get name() {
      return known.name;
    },
    get parent() {
      return get(known.parent);
    },
    get top() {
      return get(mainId);
    },
    frameToken: known.id,
    routingId: [...frames.keys()].indexOf(known.id) + 1,
    processId: 1,
    get detached() {
      return frames.get(known.id) !== known;
    },
    isDestroyed: () => frames.get(known.id) !== known,
  });
  const get = (id: string | undefined): Frame | null => {
    const known = id === undefined ? undefined : frames.get(id);
    return known ? frameOf(known) : null;
  };
  const remember = ({
    id,
    parentId,
    url,
    name = '',
  }: {
    id: string;
    parentId?: string;
    url: string;
    name?: string;
  }): void => {
    const known = frames.get(id);
    if (known) Object.assign(known, {url, name});
    else frames.set(id, {id, parent: parentId, url, name});
    if (parentId === undefined) mainId = id;
  };

  session.on('Page.frameAttached', ({frameId, parentFrameId}) =>
    remember({id: frameId, parentId: parentFrameId, url: ''}),
  );
  session.on('Page.frameNavigated', ({frame}) => remember(frame));
  session.on('Page.navigatedWithinDocument', ({frameId, url}) => {
    const known = frames.get(frameId);
    if (known) known.url = url;
  });
  session.on('Page.frameDetached', ({frameId}) => void frames.delete(frameId));
  session.on('Runtime.executionContextCreated', ({context}) => {
    const {frameId} = (context.auxData ?? {}) as {readonly frameId?: string};
    if (context.name === preloadWorld && frameId !== undefined) contexts.set(context.id, frameId);
  });
  session.on('Runtime.executionContextDestroyed', ({executionContextId}) => void contexts.delete(executionContextId));
  session.on('Runtime.executionContextsCleared', () => contexts.clear());

  const nobody: Known = {id: '', parent: undefined, url: '', name: ''};
  return {
    main: () => get(mainId) ?? frameOf(nobody),
    isMain: frameId => frameId === mainId,
    get,
    ofContext: contextId => get(contexts.get(contextId)),
    mainContext: () => [...contexts].filter(([, frameId]) => frameId === mainId).at(-1)?.[0],
    start: async () => {
      const {frameTree} = await session.send('Page.getFrameTree');
      remember(frameTree.frame);
    },
  };
};
