import {DeliveryError} from './errors.ts';

/** The longest path inside the package (`data/…`), exclusive: Windows' 260 less a folder to unpack into. */
export const pathLimit = 200;

/** The longest name of a package: it is a folder, too. */
const nameLimit = 100;

const segment = /^[A-Za-z0-9._-]+$/;
const reservedOnWindows = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** What is wrong with a path of ours, in words, or undefined. PACKAGE: `[A-Za-z0-9._-]` segments that every system can hold. */
export const nameFault = (path: string): string | undefined => {
  if (path.length >= pathLimit) return `it has ${path.length} characters; at most ${pathLimit - 1} are portable`;
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'it has an empty, "." or ".." segment';
    if (!segment.test(part)) return `"${shown(part)}" has characters other than A-Z a-z 0-9 . _ -`;
    if (part.endsWith('.')) return `"${part}" ends with a dot, which Windows drops`;
    if (reservedOnWindows.test(part)) return `"${part}" is a device name on Windows`;
  }
  return undefined;
};

/** What is wrong with a path that somebody else wrote, where it could leave the package on some system; undefined when it stays inside. */
export const escapeFault = (path: string): string | undefined => {
  if (path === '') return 'it is empty';
  if (path.includes('\0')) return 'it contains NUL';
  if (path.includes('\\')) return 'it contains a backslash, a separator on Windows';
  if (path[0] === '/') return 'it is absolute';
  if (path[0] === '~') return 'it starts with ~, a home folder to a shell';
  if (/^[A-Za-z]:/.test(path)) return 'it starts with a drive letter';
  for (const part of path.split('/')) {
    if (part === '..') return 'it climbs out with ".."';
    if (part === '' || part === '.') return 'it has an empty or "." segment';
  }
  return undefined;
};

/** Two paths with one key are one file somewhere: on a system that ignores case or Unicode's normal forms. */
export const portableKey = (path: string): string => path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');

/**
 * Finds paths that would be one file, or a file where another needs a folder; a folder's path ends with a slash and may
 * come twice. Gives the earlier path, or undefined when there is none in the way.
 */
export const createPathRegister = (): ((path: string) => string | undefined) => {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  return path => {
    const key = portableKey(path);
    const taken = files.get(key) ?? folders.get(key);
    if (taken !== undefined) return taken;
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      const folderKey = portableKey(folder);
      const file = files.get(folderKey);
      if (file !== undefined) return file;
      const spelled = folders.get(folderKey);
      if (spelled !== undefined && spelled !== folder) return spelled;
      folders.set(folderKey, folder);
    }
    if (!path.endsWith('/')) files.set(key, path);
    return undefined;
  };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not reach a terminal.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu;

/** A foreign name as it may be printed: control and direction marks escaped, at most 300 characters. */
export const shown = (text: string): string => {
  const cut = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  return cut.replace(unprintable, c => `\\u{${c.codePointAt(0)?.toString(16)}}`);
};

/** Errors: DeliveryError `bad-name`, `duplicate-path`. */
export const checkPackageNames = (name: string, paths: Iterable<string>): void => {
  const fault =
    name.includes('/') || name.length > nameLimit
      ? `it must be one name of at most ${nameLimit} characters`
      : nameFault(name);
  if (fault !== undefined)
    throw new DeliveryError('bad-name', `A package cannot be called "${shown(name)}": ${fault}.`);
  const taken = createPathRegister();
  for (const path of paths) {
    const pathFault = nameFault(path);
    if (pathFault !== undefined) {
      throw new DeliveryError('bad-name', `"${shown(path)}" cannot be in a package: ${pathFault}.`);
    }
    const other = taken(path);
    if (other !== undefined) {
      throw new DeliveryError('duplicate-path', `"${path}" and "${other}" would be one file on some systems.`);
    }
  }
};
