import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {withBuild} from '../../../build/build.ts';
import {newestChange} from '../../../build/stale.ts';
import {packageClosure} from './package-closure.ts';

const root = join(import.meta.dirname, '../../..');
const run = promisify(execFile);
const hour = 3_600_000;

/** What the app reads at run time beside its own bundles: a package that is not bundled, and the report's fonts. */
const packages = [
  'pdfkit',
  ...['', '-armenian', '-georgian', '-mono', '-sc'].map(script => `@expo-google-fonts/noto-sans${script}`),
];
const wholeApp = ['out/app', 'out/sample', 'templates', 'build/stand-in', 'package.json'];

/** What is laid out: its folder, Node's program as everybody on this machine may run it, and the stand-in's hooks. */
export type Stage = {readonly folder: string; readonly node: string; readonly standIn: string};

/** Links a file where everybody may read it, copies it with wider rights where not. */
const placeFile = (from: string, to: string): void => {
  mkdirSync(dirname(to), {recursive: true, mode: 0o755});
  const {mode} = statSync(from);
  if ((mode & 0o004) !== 0) {
    try {
      linkSync(from, to);
      return;
    } catch {
      // Another file system, or one without links: copied below.
    }
  }
  copyFileSync(from, to);
  chmodSync(to, mode | 0o444 | ((mode & 0o100) === 0 ? 0 : 0o111));
};

const place = (from: string, to: string): void => {
  const info = statSync(from);
  if (!info.isDirectory()) {
    placeFile(from, to);
    return;
  }
  mkdirSync(to, {recursive: true, mode: 0o755});
  for (const name of readdirSync(from)) place(join(from, name), join(to, name));
};

/** The folder of this user's stages. Errors: somebody else made it. */
const stagesFolder = (): string => {
  const uid = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `fieldwork-stages-${uid}`);
  mkdirSync(folder, {recursive: true, mode: 0o755});
  const info = lstatSync(folder);
  if (!info.isDirectory() || (process.getuid && info.uid !== uid)) throw new Error(`${folder} is not ours. Remove it.`);
  return folder;
};

const keyOf = (paths: readonly string[]): string => {
  const hash = createHash('sha256').update(JSON.stringify([root, process.execPath, paths]));
  for (const path of [...paths, 'node_modules/.package-lock.json']) hash.update(String(newestChange(join(root, path))));
  return hash.digest('hex').slice(0, 16);
};

/** Lays paths of the project out, once for as long as they do not change. What nobody used for an hour is removed. */
const stage = (paths: readonly string[]): Promise<Stage> =>
  withBuild(async () => {
    const above = stagesFolder();
    const folder = join(above, keyOf(paths));
    for (const name of readdirSync(above)) {
      const old = join(above, name);
      if (old !== folder && Date.now() - statSync(old).mtimeMs > hour) rmSync(old, {recursive: true, force: true});
    }
    if (!existsSync(folder)) {
      const part = `${folder}.${process.pid}`;
      for (const path of paths) place(join(root, path), join(part, path));
      placeFile(process.execPath, join(part, 'bin/node'));
      renameSync(part, folder);
    }
    utimesSync(folder, new Date(), new Date());
    return {folder, node: join(folder, 'bin/node'), standIn: join(folder, 'build/stand-in/register.ts')};
  });

/** The stand-in alone, where an ordinary user may read it. */
export const stageStandIn = (): Promise<Stage> => stage(['build/stand-in']);

let staged: Promise<Stage> | undefined;

/**
 * Builds what is stale and lays the app out where an ordinary user may read it, with all it needs at run time and nothing else. The
 * clone itself may lie in a folder that nobody else can enter. `FIELDWORK_BUILT=1`: nothing is built, `out/` is taken as it is.
 */
export const stageApp = (): Promise<Stage> => {
  staged ??= (async () => {
    if (process.env.FIELDWORK_BUILT !== '1') {
      await run(process.execPath, [join(root, 'build/build.ts'), 'app', 'renderer', '--stale'], {cwd: root});
      await run(process.execPath, [join(root, 'build/sample.ts')], {cwd: root});
    }
    return await stage([...wholeApp, ...packageClosure(root, packages)]);
  })();
  return staged;
};
