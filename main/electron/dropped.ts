import {statSync} from 'node:fs';
import {isAbsolute} from 'node:path';
import type {PathGrants} from '../guards/path-grants.ts';

const longest = 4096;

/** Grants what a person dropped onto the window, to be read: a file, or a folder with all below it. Empty: not a path of this machine. */
export const takeDropped =
  (grants: PathGrants) =>
  (path: unknown): string => {
    if (typeof path !== 'string' || path.length > longest || path.includes('\0') || !isAbsolute(path)) return '';
    const entry = statSync(path, {throwIfNoEntry: false});
    if (!entry) return '';
    grants.grant(path, {below: entry.isDirectory(), write: false});
    return path;
  };
