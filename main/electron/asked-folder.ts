import {statSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {descriptorNames} from '../contract/ids.ts';

const isFile = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isFile() === true;

/** The assessment that a path stands for: its folder, or the descriptor in it. Undefined where it is none. */
export const assessmentAt = (path: string): string | undefined => {
  if (path.includes('\0')) return undefined;
  const inside = isFile(path) && descriptorNames.some(name => basename(path) === name);
  const folder = inside ? dirname(path) : path;
  return descriptorNames.some(name => isFile(join(folder, name))) ? folder : undefined;
};

/** The assessment that a command line names, or undefined. The program, the app's own folder and switches are passed over. */
export const askedFolder = (argv: readonly string[], cwd: string): string | undefined =>
  argv
    .slice(1)
    .filter(argument => !argument.startsWith('-'))
    .map(argument => assessmentAt(resolve(cwd, argument)))
    .find(folder => folder !== undefined);
