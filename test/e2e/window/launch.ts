import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Browser, chromium, type Page} from '@playwright/test';
import {controlsOf} from '../../../build/stand-in/control.ts';
import {chooseFiles, dropFiles} from './hand-files.ts';
import {appUser, createHome, type Home} from './home.ts';
import {type Stage, stageApp} from './stage.ts';

/** What is handed on of the developer's environment: no credentials, no configuration. */
const passed = ['PATH', 'FIELDWORK_CHROMIUM', 'FIELDWORK_STAND_IN_VERBOSE', 'SystemRoot'];

export type LaunchOptions = {
  /** The home of an earlier launch, to start again where that one left off. */
  readonly home?: Home;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
};

/** The app, started by an ordinary user with Chromium's sandbox on, and its page. */
export type LaunchedApp = {
  readonly page: Page;
  readonly browser: Browser;
  readonly home: Home;
  readonly process: ChildProcess;
  /** What a person does outside the page: dialogs, menu, a second start; and what the app did there. */
  readonly controls: ReturnType<typeof controlsOf>;
  /** Chooses files in an input, as a person would in the system's dialog: the page gets files with a path. */
  readonly choose: (input: string, ...paths: readonly string[]) => Promise<void>;
  /** Drops files of this machine onto an element. */
  readonly drop: (target: string, ...paths: readonly string[]) => Promise<void>;
  /** The process id of the engine. */
  readonly engine: () => Promise<number>;
  /** What the app wrote to its output so far. */
  readonly output: () => string;
  /** Quits as a person does and removes the home unless `keep`. Returns the exit code. */
  readonly close: (options?: {readonly keep?: boolean}) => Promise<number | null>;
  /** Ends the app's process at once, as a crash would; the home stays. */
  readonly kill: () => Promise<void>;
};

const environment = (home: Home, own: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(passed.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
  HOME: home.path,
  TMPDIR: join(home.path, 'tmp'),
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  AWS_EC2_METADATA_DISABLED: 'true',
  FIELDWORK_STAND_IN_HEADLESS: '1',
  ...own,
});

const isAppPage = (page: Page): boolean => new URL(page.url()).hostname.endsWith('.stand-in.invalid');

/** The page that the app shows, once the preload script has given it `door`. */
const appPage = async (browser: Browser, door: string): Promise<Page> => {
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('The browser shows no page.');
  if (!isAppPage(page)) await page.waitForURL(() => isAppPage(page), {waitUntil: 'commit'});
  await page.waitForFunction(name => name in globalThis, door);
  return page;
};

/** A main process to start in the stand-in: its file, and what its page gets from its preload script. */
type Entry = {readonly main: string; readonly door: string; readonly stage: Stage};

/** Starts a main process without waiting for a window. */
export const forkMain = ({main, stage}: Omit<Entry, 'door'>, home: Home, {env = {}, args = []}: LaunchOptions = {}) =>
  fork(main, [`--user-data-dir=${home.userData}`, ...args], {
    execPath: stage.node,
    execArgv: ['--import', pathToFileURL(stage.standIn).href],
    cwd: home.path,
    env: environment(home, env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...appUser(),
  });

/** Starts a main process and waits for its window. Errors: what it said when it ended before it had one. */
export const launchMain = async (entry: Entry, options: LaunchOptions = {}): Promise<LaunchedApp> => {
  const {home = createHome()} = options;
  const app = forkMain(entry, home, options);
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString('utf8');
  };
  app.stdout?.on('data', hear);
  app.stderr?.on('data', hear);
  const exit = once(app, 'exit') as Promise<[number | null, string | null]>;
  const endedEarly = exit.then(([code]): never => {
    throw new Error(`The app ended with ${code} before it had a window:\n${said}`);
  });
  endedEarly.catch(() => undefined);

  const controls = controlsOf(app);
  const opened = async () => {
    const browser = await chromium.connectOverCDP(await controls.devTools());
    return {browser, page: await appPage(browser, entry.door)};
  };
  const {browser, page} = await Promise.race([opened(), endedEarly]);

  const disconnect = () => browser.close().catch(() => undefined);
  return {
    page,
    browser,
    home,
    process: app,
    controls,
    choose: (input, ...paths) => chooseFiles(page, input, paths),
    drop: (target, ...paths) => dropFiles(page, target, paths),
    engine: async () => {
      const [pid] = await controls.utilities();
      if (pid === undefined) throw new Error('The engine does not run.');
      return pid;
    },
    output: () => said,
    close: async ({keep = false} = {}) => {
      if (app.connected) await controls.quit().catch(() => undefined);
      const [code] = await exit;
      await disconnect();
      if (!keep) home.remove();
      return code;
    },
    kill: async () => {
      app.kill('SIGKILL');
      await exit;
      await disconnect();
    },
  };
};

/** Starts Fieldwork and waits for its window. */
export const launchApp = async (options: LaunchOptions = {}): Promise<LaunchedApp> => {
  const stage = await stageApp();
  return await launchMain({main: join(stage.folder, 'out/app/main.js'), door: 'fieldwork', stage}, options);
};
