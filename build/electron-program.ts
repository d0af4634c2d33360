import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** Electron's program, where its package has been completed by a download; undefined where only its types are here. */
export const electronProgram = (
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined => {
  const folder = join(root, 'node_modules/electron');
  const names = join(folder, 'path.txt');
  const name = existsSync(names) ? readFileSync(names, 'utf8').trim() : 'electron';
  const program = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(program) ? program : undefined;
};
