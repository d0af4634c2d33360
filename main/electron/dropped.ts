import {statSync} from 'node:fs';
import {isAbsolute} from 'node:path';
import type {PathGrants} from '../guards/path-grants.ts';
import {assessmentAt} from './asked-folder.ts';

const longest = 4096;

/**
 * Grants what a person dropped onto the window, to be read: a file, a folder with all below it, or the
 * assessment whose descriptor it is. Empty: not a path of this machine.
 */
export const takeDropped =
  (grants: PathGrants) =>
  (path: unknown): string => {
    if (typeof path !== 'string' || path.length > longest || path.includes('\0') || !isAbsolute(path)) return '';
    const entry = statSync(path, {throwIfNoEntry: false});
    if (!entry) return '';
    grants.grant(path, {below: entry.isDirectory(), write: false});
    const assessment = entry.isDirectory() ? undefined : assessmentAt(path);
    if (assessment !== undefined) grants.grant(assessment, {below: true, write: false});
    return path;
  };
