import {readFileSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

type Place = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly temp: string;
  readonly read: (path: string) => string | undefined;
};

/** This machine, for `appPaths`. */
export const here: Place = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  temp: tmpdir(),
  read: path => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
};

const configOf = ({platform, env, home}: Place): string =>
  platform === 'darwin'
    ? join(home, 'Library/Application Support')
    : platform === 'win32'
      ? (env.APPDATA ?? join(home, 'AppData/Roaming'))
      : (env.XDG_CONFIG_HOME ?? join(home, '.config'));

/** A folder as the desktop names it (xdg-user-dirs), which may be in the person's language. */
const userFolder = ({platform, home, read}: Place, config: string, name: string, usual: string): string => {
  if (platform !== 'linux') return join(home, usual);
  const line = new RegExp(`^XDG_${name}_DIR="(.+)"$`, 'm').exec(read(join(config, 'user-dirs.dirs')) ?? '');
  return line?.[1]?.replace('$HOME', home) ?? join(home, usual);
};

/** The folders that Electron's `app.getPath` names, by name. `Fieldwork-stand-in`: nothing is shared with an installed Fieldwork. */
export const appPaths = (place: Place, program: string): Map<string, string> => {
  const config = configOf(place);
  const userData = join(config, 'Fieldwork-stand-in');
  return new Map([
    ['home', place.home],
    ['appData', config],
    ['userData', userData],
    ['sessionData', userData],
    ['logs', join(userData, 'logs')],
    ['crashDumps', join(userData, 'crashes')],
    ['temp', place.temp],
    ['exe', program],
    ['module', program],
    ['desktop', userFolder(place, config, 'DESKTOP', 'Desktop')],
    ['documents', userFolder(place, config, 'DOCUMENTS', 'Documents')],
    ['downloads', userFolder(place, config, 'DOWNLOAD', 'Downloads')],
    ['music', userFolder(place, config, 'MUSIC', 'Music')],
    ['pictures', userFolder(place, config, 'PICTURES', 'Pictures')],
    ['videos', userFolder(place, config, 'VIDEOS', 'Videos')],
  ]);
};

/** The folder of the nearest `package.json` above a file: the app's own. */
export const appFolder = (file: string, exists: (path: string) => boolean): string => {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (exists(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return dirname(file);
  }
};
