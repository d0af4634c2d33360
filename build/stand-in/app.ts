import {EventEmitter} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {App} from 'electron';
import {emitting, preventable} from './events.ts';
import {appFolder, appPaths, here} from './paths.ts';
import {running} from './running.ts';
import {takePlace} from './single-instance.ts';

const emitter = new EventEmitter();
const paths = appPaths(here, process.execPath);
const folder = appFolder(process.argv[1] ?? process.cwd(), existsSync);
const manifest = JSON.parse(
  existsSync(join(folder, 'package.json')) ? readFileSync(join(folder, 'package.json'), 'utf8') : '{}',
) as {readonly name?: string; readonly productName?: string; readonly version?: string};
const switchOf = (name: string): string | undefined =>
  process.argv.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const userData = switchOf('user-data-dir');
if (userData !== undefined) {
  for (const name of ['userData', 'sessionData']) paths.set(name, userData);
  paths.set('logs', join(userData, 'logs'));
  paths.set('crashDumps', join(userData, 'crashes'));
}

let name = manifest.productName ?? manifest.name ?? 'Fieldwork';
let isReady = false;
let ending: 'no' | 'closing' | 'ended' = 'no';
let givePlaceBack: (() => void) | undefined;

const ready = (async () => {
  // The app's own first tick comes before it is ready, as in Electron.
  await new Promise(resolve => setImmediate(resolve));
  isReady = true;
  emitter.emit('will-finish-launching');
  emitter.emit('ready', {}, {});
})();

const end = async (code: number): Promise<void> => {
  ending = 'ended';
  emitter.emit('quit', {}, code);
  const browser = await running.browser?.catch(() => undefined);
  await Promise.race([browser?.close(), wait(3000)]);
  givePlaceBack?.();
  process.exit(code);
};

/** The last part of quitting, once no window is open. */
const endUnlessHeld = (): void => {
  const event = preventable({});
  emitter.emit('will-quit', event);
  if (event.defaultPrevented) ending = 'no';
  else void end(0);
};

const closeAll = async (): Promise<void> => {
  for (const window of [...running.windows]) {
    await window.leave();
    if (!window.isDestroyed()) {
      ending = 'no';
      return;
    }
  }
  endUnlessHeld();
};

const quit = (): void => {
  if (ending !== 'no') return;
  const event = preventable({});
  emitter.emit('before-quit', event);
  if (event.defaultPrevented) return;
  ending = 'closing';
  void closeAll();
};

running.onAllClosed = () => {
  if (ending !== 'no') return;
  if (emitter.listenerCount('window-all-closed') > 0) emitter.emit('window-all-closed');
  else quit();
};

const ignored = () => undefined;

const parts = {
  isPackaged: false,
  get name() {
    return name;
  },
  set name(next: string) {
    name = next;
  },
  commandLine: {
    appendSwitch: ignored,
    appendArgument: ignored,
    removeSwitch: ignored,
    hasSwitch: (wanted: string) => process.argv.some(arg => arg === `--${wanted}` || arg.startsWith(`--${wanted}=`)),
    getSwitchValue: (wanted: string) => switchOf(wanted) ?? '',
  },
  whenReady: () => ready,
  isReady: () => isReady,
  quit,
  exit: (code = 0) => {
    if (ending !== 'ended') void end(code);
  },
  relaunch: ignored,
  getPath: (wanted: string) => {
    const path = paths.get(wanted);
    if (path === undefined) throw new Error(`Failed to get '${wanted}' path`);
    return path;
  },
  setPath: (wanted: string, path: string) => void paths.set(wanted, path),
  setAppLogsPath: (path?: string) => void paths.set('logs', path ?? join(paths.get('userData') ?? folder, 'logs')),
  getAppPath: () => folder,
  getVersion: () => manifest.version ?? '0.0.0',
  getName: () => name,
  setName: (next: string) => {
    name = next;
  },
  getLocale: () => Intl.DateTimeFormat().resolvedOptions().locale,
  getSystemLocale: () => Intl.DateTimeFormat().resolvedOptions().locale,
  getPreferredSystemLanguages: () => [Intl.DateTimeFormat().resolvedOptions().locale],
  requestSingleInstanceLock: (data?: unknown) => {
    if (givePlaceBack) return true;
    givePlaceBack = takePlace(
      paths.get('userData') ?? folder,
      {argv: process.argv, workingDirectory: process.cwd(), data},
      start => void emitter.emit('second-instance', {}, [...start.argv], start.workingDirectory, start.data),
    );
    return givePlaceBack !== undefined;
  },
  hasSingleInstanceLock: () => givePlaceBack !== undefined,
  releaseSingleInstanceLock: () => {
    givePlaceBack?.();
    givePlaceBack = undefined;
  },
  // Without effect here: Chromium is always sandboxed, and there is no desktop to register with.
  enableSandbox: ignored,
  disableHardwareAcceleration: ignored,
  setAppUserModelId: ignored,
  setDesktopName: ignored,
  setAsDefaultProtocolClient: () => false,
  removeAsDefaultProtocolClient: () => false,
  isDefaultProtocolClient: () => false,
  addRecentDocument: ignored,
  clearRecentDocuments: ignored,
  getRecentDocuments: () => [],
  setAboutPanelOptions: ignored,
  showAboutPanel: ignored,
  focus: ignored,
  hide: ignored,
  show: ignored,
  getAppMetrics: () => [],
  setAccessibilitySupportEnabled: ignored,
  isAccessibilitySupportEnabled: () => true,
} satisfies Partial<Omit<App, 'commandLine'>> & {commandLine: Partial<App['commandLine']>};

/** Electron's `app`. */
export const app = emitting(emitter, parts);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit);
