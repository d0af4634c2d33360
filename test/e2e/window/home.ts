import {chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

/** The user that the app runs as. */
export type User = {readonly uid: number; readonly gid: number};

/** `nobody` where the tests run as root, so that Chromium's sandbox is on; otherwise undefined: whoever runs the tests. */
export const appUser = (): User | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('There is no user nobody to run the app as.');
  return {uid: Number(uid), gid: Number(gid)};
};

/** A home folder in the temporary folder, owned by the app's user. What the app knows, keeps and writes lies in it. */
export type Home = {
  readonly path: string;
  readonly documents: string;
  readonly userData: string;
  /** Makes a folder, given below the home. Returns its path. */
  readonly folder: (name: string) => string;
  /** Writes a file, given below the home. Returns its path. */
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly remove: () => void;
};

/** A fresh home, at a path of its own unless one is given. Errors: there is something at that path. */
export const createHome = (given?: string): Home => {
  const user = appUser();
  const path = given ?? mkdtempSync(join(tmpdir(), 'fieldwork-home-'));
  if (given !== undefined) mkdirSync(given);
  const own = (made: string): string => {
    if (user) chownSync(made, user.uid, user.gid);
    return made;
  };
  const folder = (name: string): string => {
    const made = join(path, name);
    if (dirname(made) !== path && made !== path) folder(dirname(name));
    mkdirSync(made, {recursive: true});
    return own(made);
  };
  own(path);
  for (const name of ['Documents', 'tmp']) folder(name);
  return {
    path,
    documents: join(path, 'Documents'),
    userData: join(path, 'user-data'),
    folder,
    file: (name, content) => {
      if (dirname(name) !== '.') folder(dirname(name));
      writeFileSync(join(path, name), content);
      return own(join(path, name));
    },
    remove: () => rmSync(path, {recursive: true, force: true, maxRetries: 20, retryDelay: 100}),
  };
};
