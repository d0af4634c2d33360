import {statSync} from 'node:fs';
import {basename, dirname, extname, join, resolve} from 'node:path';

const descriptor = 'fieldwork.json';

const isFile = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isFile() === true;

/** The assessment that a path stands for: its folder, or the descriptor or a `.fieldwork` file in it. Undefined where it is none. */
export const assessmentAt = (path: string): string | undefined => {
  if (path.includes('\0')) return undefined;
  const inside = isFile(path) && (basename(path) === descriptor || extname(path) === '.fieldwork');
  const folder = inside ? dirname(path) : path;
  return isFile(join(folder, descriptor)) ? folder : undefined;
};

/** The assessment that a command line names, or undefined. The program, the app's own folder and switches are passed over. */
export const askedFolder = (argv: readonly string[], cwd: string): string | undefined =>
  argv
    .slice(1)
    .filter(argument => !argument.startsWith('-'))
    .map(argument => assessmentAt(resolve(cwd, argument)))
    .find(folder => folder !== undefined);
