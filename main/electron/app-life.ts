import {homedir} from 'node:os';
import {join} from 'node:path';
import {app, session} from 'electron';
import {askedFolder, assessmentAt} from './asked-folder.ts';
import {chromiumSwitches} from './switches.ts';
import {securePreferences} from './window-options.ts';

/** Whether this is the only Fieldwork of this user; a second one hands its command line over to the first and ends. */
export const isOnlyInstance = (): boolean => {
  const only = app.requestSingleInstanceLock();
  if (!only) app.quit();
  return only;
};

/** Sandboxes every page whatever its options say, and closes Chromium's own ways to the network; before the app is ready. */
export const hardenApp = (): void => {
  app.enableSandbox();
  for (const [name, value] of chromiumSwitches) app.commandLine.appendSwitch(name, value);
};

/** What the app is and where its things are. `here`: the folder of the bundles. */
export const readFacts = (here: string) => ({
  version: app.getVersion(),
  platform: process.platform as 'linux' | 'darwin' | 'win32',
  runtime: /^[\d.]+(-(alpha|beta|nightly)[\d.]+)?$/.test(process.versions.electron ?? '')
    ? ('electron' as const)
    : ('stand-in' as const),
  packaged: app.isPackaged,
  documents: join(documentsFolder(), 'Fieldwork'),
  data: app.getPath('userData'),
  /** The folder of `package.json` and `templates/`. */
  root: app.getAppPath(),
  preload: join(here, 'preload.cjs'),
  engine: join(here, 'engine.js'),
  renderer: join(here, 'renderer'),
});

const documentsFolder = (): string => {
  try {
    return app.getPath('documents');
  } catch {
    return homedir();
  }
};

/** The session of the one window, and the one that anything else would get; once the app is ready. */
export const sessions = () => ({
  page: session.fromPartition(securePreferences.partition),
  other: session.defaultSession,
});

/** Runs once the app is ready. The entry itself must not wait for it: Electron is ready only after the entry has been loaded. */
export const whenReady = (then: () => void): void => {
  app.whenReady().then(then, (error: unknown) => {
    console.error(error);
    app.exit(1);
  });
};

/** Tells of assessments that the system asks us to open: the command line, a second start, a double click on macOS. */
export const onAskedToOpen = (open: (folder: string) => void, comeForward: () => void): void => {
  const tell = (folder: string | undefined): void => {
    if (folder !== undefined) open(folder);
  };
  app.on('second-instance', (_event, argv, cwd) => {
    comeForward();
    tell(askedFolder(argv, cwd));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    comeForward();
    tell(assessmentAt(path));
  });
  tell(askedFolder(process.argv, process.cwd()));
};
