import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Browser, chromium, type Page} from '@playwright/test';
import {controlsOf} from '../../../build/stand-in/control.ts';
import {appUser, createHome, type Home} from './home.ts';
import {stageApp} from './stage.ts';

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

/** The app's page, once it shows the app. */
const appPage = async (browser: Browser): Promise<Page> => {
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('The browser shows no page.');
  if (!isAppPage(page)) await page.waitForURL(() => isAppPage(page));
  await page.waitForFunction(() => 'fieldwork' in globalThis);
  return page;
};

/** Starts the app. Errors: what the app said when it ended before it had a window. */
export const launchApp = async ({
  home = createHome(),
  env = {},
  args = [],
}: LaunchOptions = {}): Promise<LaunchedApp> => {
  const {folder, node} = await stageApp();
  const app = fork(join(folder, 'out/app/main.js'), [`--user-data-dir=${home.userData}`, ...args], {
    execPath: node,
    execArgv: ['--import', pathToFileURL(join(folder, 'build/stand-in/register.ts')).href],
    cwd: home.path,
    env: environment(home, env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...appUser(),
  });
  let said = '';
  for (const stream of [app.stdout, app.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const exit = once(app, 'exit') as Promise<[number | null, string | null]>;
  const endedEarly = exit.then(([code]): never => {
    throw new Error(`The app ended with ${code} before it had a window:\n${said}`);
  });
  endedEarly.catch(() => undefined);

  const controls = controlsOf(app);
  const opened = async () => {
    const browser = await chromium.connectOverCDP(await controls.devTools());
    return {browser, page: await appPage(browser)};
  };
  const {browser, page} = await Promise.race([opened(), endedEarly]);

  const disconnect = () => browser.close().catch(() => undefined);
  return {
    page,
    browser,
    home,
    process: app,
    controls,
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
