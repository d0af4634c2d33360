import {EventEmitter} from 'node:events';
import {readFileSync} from 'node:fs';
import type {WebContents as ElectronContents, WebPreferences} from 'electron';
import {originOf, toBrowser} from './addresses.ts';
import {attachTargets} from './browser.ts';
import type {Session} from './cdp.ts';
import {emitting} from './events.ts';
import {type Frames, followFrames} from './frames.ts';
import {carryMessages} from './messages.ts';
import {guardNavigation, type Navigation} from './navigation.ts';
import {pageCommands} from './page-commands.ts';
import {answerLeaving, followTheme, tellPageEvents} from './page-events.ts';
import {applyPermissions} from './permissions.ts';
import {preloadScripts, preloadWorld} from './preload-script.ts';
import {appSchemes} from './protocol.ts';
import {underTest} from './record.ts';
import {serveRequests} from './requests.ts';
import {defaultSession} from './session.ts';

/** A page with all that is tied to it. */
type Wired = {
  readonly session: Session;
  readonly browser: Session;
  readonly frames: Frames;
  readonly navigation: Navigation;
  readonly send: (channel: string, args: readonly unknown[]) => void;
};

type OpenHandler = Parameters<Navigation['setOpenHandler']>[0];

/** Electron's `webContents`: what a hardened shell uses of it, and how the window brings its page and lets it go. */
export type Contents = ReturnType<typeof createContents>;

/** Of these only the part that is used is here; each is checked where it is made. */
type Narrowed = 'session' | 'mainFrame';

const ignored = () => undefined;
let lastId = 0;

const runPreload = async (
  session: Session,
  {preload, nodeIntegrationInSubFrames = false}: WebPreferences,
): Promise<void> => {
  if (preload === undefined) return;
  const options = {everyFrame: nodeIntegrationInSubFrames, interactive: !underTest};
  const scripts = preloadScripts(readFileSync(preload, 'utf8'), options);
  await Promise.all([
    session.send('Page.addScriptToEvaluateOnNewDocument', {source: scripts.page}),
    session.send('Page.addScriptToEvaluateOnNewDocument', {source: scripts.preload, worldName: preloadWorld}),
  ]);
};

/** The contents of a window; `wire` brings the page. */
export const createContents = (preferences: WebPreferences) => {
  lastId += 1;
  const emitter = new EventEmitter();
  const state = {title: '', loading: false, crashed: false, destroyed: false, leaving: false};
  let wired: Wired | undefined;
  let openHandler: OpenHandler | undefined;
  let onWired: () => void = ignored;
  const wiring = new Promise<void>(resolve => {
    onWired = resolve;
  });
  emitter.on('did-start-loading', () => {
    state.loading = true;
  });
  emitter.on('did-stop-loading', () => {
    state.loading = false;
  });
  emitter.on('did-navigate', () => {
    state.crashed = false;
  });
  emitter.on('render-process-gone', () => {
    state.crashed = true;
  });

  const page = async (): Promise<Wired> => {
    await wiring;
    if (!wired || state.destroyed) throw new Error('Object has been destroyed');
    return wired;
  };
  const command = (job: (session: Session) => Promise<unknown>): void => {
    page()
      .then(({session}) => job(session))
      .catch(ignored);
  };
  const {keepZoom, ...commands} = pageCommands(command);
  emitter.on('did-finish-load', keepZoom);

  const wire = async (session: Session, browser: Session, open: (id: string) => Session): Promise<void> => {
    const frames = followFrames(session);
    const navigation = guardNavigation(session, frames, emitter);
    if (openHandler) navigation.setOpenHandler(openHandler);
    tellPageEvents(session, frames, emitter);
    answerLeaving(session, frames, emitter, () => state.leaving);
    session.on('close', () => contents.lost());
    const serve = (target: Session) => serveRequests(target, {isMain: frames.isMain, mayLoad: navigation.mayLoad});
    const [send] = await Promise.all([
      carryMessages(session, frames, emitter),
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      frames.start(),
      serve(session),
      attachTargets(session, open, async (type, child) => {
        if (type === 'iframe') await serve(child);
      }),
      followTheme(session, emitter),
      runPreload(session, preferences),
    ]);
    await session.send('Runtime.runIfWaitingForDebugger');
    wired = {session, browser, frames, navigation, send};
    onWired();
  };

  const loadURL = async (url: string): Promise<void> => {
    const {session, browser, navigation} = await page();
    if (originOf(url) !== 'null')
      await applyPermissions(browser, contents as unknown as ElectronContents, originOf(url));
    const loaded = new Promise<void>((resolve, reject) => {
      emitter.once('did-finish-load', resolve);
      emitter.once('destroyed', () => reject(new Error(`ERR_ABORTED (-3) loading '${url}'`)));
    });
    loaded.catch(ignored);
    const {errorText} = await navigation.own(() => session.send('Page.navigate', {url: toBrowser(url, appSchemes)}));
    if (errorText !== undefined) {
      emitter.emit('did-fail-load', {}, -2, errorText, url, true);
      throw Object.assign(new Error(`${errorText} (-2) loading '${url}'`), {code: errorText, url});
    }
    await loaded;
  };
  const reload = (ignoreCache: boolean): void => {
    page()
      .then(({session, navigation}) => navigation.own(() => session.send('Page.reload', {ignoreCache})))
      .catch(ignored);
  };

  const parts = {
    ...commands,
    id: lastId,
    session: defaultSession,
    get mainFrame() {
      return wired?.frames.main() ?? null;
    },
    loadURL,
    reload: () => reload(false),
    reloadIgnoringCache: () => reload(true),
    send: (channel: string, ...args: unknown[]) => wired?.send(channel, args),
    setWindowOpenHandler: (handler: OpenHandler) => {
      openHandler = handler;
      wired?.navigation.setOpenHandler(handler);
    },
    getURL: () => wired?.frames.main().url ?? '',
    getTitle: () => state.title,
    getType: () => 'window' as const,
    isLoading: () => state.loading,
    isDestroyed: () => state.destroyed,
    isCrashed: () => state.crashed,
    // Developer tools are those of the installed browser, reached by its port.
    isDevToolsOpened: () => false,
    openDevTools: ignored,
    closeDevTools: ignored,
    toggleDevTools: ignored,
    setVisualZoomLevelLimits: async () => undefined,
    setBackgroundThrottling: ignored,
    setWebRTCIPHandlingPolicy: ignored,
    setUserAgent: ignored,
  } satisfies Partial<Omit<ElectronContents, Narrowed>> & Partial<Record<Narrowed, unknown>>;

  const ties = {
    wire,
    setTitle: (title: string) => {
      state.title = title;
    },
    /** The page is gone, by us or by itself. */
    lost: (): void => {
      if (state.destroyed) return;
      state.destroyed = true;
      onWired();
      emitter.emit('destroyed');
    },
    /** Closes the page, after asking it; resolves when it is gone or wants to stay. */
    leave: async (): Promise<void> => {
      if (state.destroyed) return;
      const {session} = await page();
      state.leaving = true;
      const decided = new Promise<void>(resolve => {
        emitter.once('destroyed', resolve);
        session.on('Page.javascriptDialogClosed', ({result}) => {
          if (!result) resolve();
        });
      });
      await session.send('Page.close').catch(ignored);
      await decided;
      state.leaving = false;
    },
  };
  const contents = emitting(emitting(emitter, parts), ties);
  return contents;
};
