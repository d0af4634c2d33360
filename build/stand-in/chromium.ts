import {delimiter, join} from 'node:path';

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
};

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome'];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsApps = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
];

/** Where Chrome, Chromium or Edge may be, the likeliest first. `FIELDWORK_CHROMIUM` overrides everything. */
export const chromiumPlaces = ({platform, env}: Omit<Machine, 'exists'>): readonly string[] => {
  if (env.FIELDWORK_CHROMIUM) return [env.FIELDWORK_CHROMIUM];
  if (platform === 'darwin')
    return ['/Applications', join(env.HOME ?? '/', 'Applications')].flatMap(folder =>
      macApps.map(app => join(folder, `${app}.app/Contents/MacOS`, app)),
    );
  if (platform === 'win32')
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap(folder =>
      folder ? windowsApps.map(app => join(folder, app)) : [],
    );
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin', '/opt/google/chrome'];
  return commands.flatMap(command => folders.filter(Boolean).map(folder => join(folder, command)));
};

/** The installed browser, or undefined. */
export const findChromium = (machine: Machine): string | undefined => chromiumPlaces(machine).find(machine.exists);

/** What to do where no browser was found. */
export const noChromium =
  'No Chrome, Chromium or Edge was found. Install one (Debian and Ubuntu: apt install chromium; macOS: brew install --cask chromium; ' +
  'or google.com/chrome), or put the path of one into FIELDWORK_CHROMIUM.';

export type ChromiumOptions = {
  readonly profile: string;
  readonly headless: boolean;
  readonly sandbox: boolean;
  readonly devTools: boolean;
  readonly size: {readonly width: number; readonly height: number};
  readonly background: string;
};

/**
 * Chromium's arguments: an app window without tabs or address bar, steered through a pipe, that never resolves a name and never
 * asks or tells anybody anything on its own.
 */
export const chromiumArguments = ({
  profile,
  headless,
  sandbox,
  devTools,
  size,
  background,
}: ChromiumOptions): string[] => [
  '--remote-debugging-pipe',
  ...(devTools ? ['--remote-debugging-port=0'] : []),
  ...(headless ? ['--headless=new'] : []),
  ...(sandbox ? [] : ['--no-sandbox']),
  `--user-data-dir=${profile}`,
  `--window-size=${size.width},${size.height}`,
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--test-type',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-popup-blocking',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-features=BackForwardCache,Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--password-store=basic',
  '--use-mock-keychain',
  `--app=data:text/html,${encodeURIComponent(`<title>Fieldwork</title><body style="background:${background}">`)}`,
];
