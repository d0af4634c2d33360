import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {Readable, Writable} from 'node:stream';
import {setTimeout as wait} from 'node:timers/promises';
import {connect, type Session} from './cdp.ts';
import {chromiumArguments, findChromium, noChromium} from './chromium.ts';

/** A page of the browser that a window stands on. */
export type Page = {readonly targetId: string; readonly session: Session};

export type Browser = {
  readonly pid: number;
  readonly root: Session;
  /** A page for one more window; the first one is there from the start. */
  readonly page: (size: {readonly width: number; readonly height: number}) => Promise<Page>;
  readonly close: () => Promise<void>;
  readonly devTools: () => Promise<string>;
};

type Options = {
  readonly profile: string;
  readonly size: {readonly width: number; readonly height: number};
  readonly background: string;
  readonly devTools: boolean;
};

/** Only what shows pages; the browser's own bars are targets too. */
const filter = [
  {type: 'browser', exclude: true},
  {type: 'tab', exclude: true},
  {type: 'browser_ui', exclude: true},
  {},
];

/** Follows a session's own targets (frames of other sites, workers) and lets each run once `prepare` is done with it. */
export const attachTargets = async (
  session: Session,
  open: (id: string) => Session,
  prepare: (type: string, child: Session) => Promise<unknown>,
): Promise<void> => {
  session.on('Target.attachedToTarget', ({sessionId, targetInfo}) => {
    const child = open(sessionId);
    void prepare(targetInfo.type, child)
      .then(() => child.send('Runtime.runIfWaitingForDebugger'))
      .catch(() => undefined);
  });
  await session.send('Target.setAutoAttach', {autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter});
};

/**
 * Closes a window that a page opened by itself. It has to run for that: one that is closed while it waits for the debugger can stop
 * its opener for good. No name is resolved, so it loads nothing.
 */
const dismiss = async (root: Session, popup: Session, targetId: string): Promise<void> => {
  await popup.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
  await root.send('Target.closeTarget', {targetId}).catch(() => undefined);
};

/** Starts Chromium. It ends when this process does: its pipe is then at its end. Errors: there is none; it did not start. */
export const startBrowser = async ({
  profile,
  size,
  background,
  devTools,
}: Options): Promise<Browser & {open: (id: string) => Session}> => {
  const program = findChromium({platform: process.platform, env: process.env, exists: existsSync});
  if (program === undefined) throw new Error(noChromium);
  const sandbox = process.getuid?.() !== 0;
  if (!sandbox)
    console.warn('Chromium runs without its sandbox, since this is root. Start Fieldwork as an ordinary user.');
  mkdirSync(profile, {recursive: true});
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, {force: true});
  const headless = process.env.FIELDWORK_STAND_IN_HEADLESS === '1';
  const child = spawn(program, chromiumArguments({profile, headless, sandbox, devTools, size, background}), {
    stdio: ['ignore', 'ignore', process.env.FIELDWORK_STAND_IN_VERBOSE === '1' ? 'inherit' : 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const failed = new Promise<never>((_, reject) => {
    child.once('error', cause => reject(new Error(`${program} could not be started.`, {cause})));
    void ended.then(() => reject(new Error(`${program} ended at once. Start it by hand to see why.`)));
  });
  failed.catch(() => undefined);
  const {browser: root, session: open, end} = connect(child.stdio[4] as Readable, child.stdio[3] as Writable);

  const known = new Map<string, string>();
  const pages = new Map<string, Page>();
  const wanted = new Map<string, (page: Page) => void>();
  const arrived = (page: Page): void => {
    const take = wanted.get(page.targetId) ?? wanted.get('first');
    if (take) take(page);
    else pages.set(page.targetId, page);
  };
  root.on('Target.attachedToTarget', ({sessionId, targetInfo}) => {
    const session = open(sessionId);
    known.set(sessionId, targetInfo.targetId);
    if (targetInfo.type !== 'page' || targetInfo.openerId !== undefined) {
      void dismiss(root, session, targetInfo.targetId);
      return;
    }
    arrived({targetId: targetInfo.targetId, session});
  });
  root.on('Target.detachedFromTarget', ({sessionId}) => end(sessionId));
  const next = (id: string): Promise<Page> =>
    new Promise(resolve => {
      const here = id === 'first' ? pages.values().next().value : pages.get(id);
      if (here) pages.delete(here.targetId);
      if (here) resolve(here);
      else
        wanted.set(id, page => {
          wanted.delete(id);
          resolve(page);
        });
    });
  const first = next('first');
  const ready = root.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter,
  });
  await Promise.race([Promise.all([ready, first]), failed]);

  let firstTaken = false;
  return {
    pid: child.pid ?? 0,
    root,
    open,
    page: async size => {
      if (!firstTaken) {
        firstTaken = true;
        return await first;
      }
      const {targetId} = await root.send('Target.createTarget', {url: 'about:blank', newWindow: true, ...size});
      return await next(targetId);
    },
    close: async () => {
      await root.send('Browser.close').catch(() => undefined);
      await ended;
    },
    devTools: async () => {
      while (!existsSync(portFile) || readFileSync(portFile, 'utf8') === '') await wait(10);
      return `http://127.0.0.1:${readFileSync(portFile, 'utf8').split('\n')[0]}`;
    },
  };
};
