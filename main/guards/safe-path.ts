import {isAbsolute, join, relative, resolve, sep} from 'node:path';

/** Whether `path` is `folder` or lies below it. Both are absolute; neither is looked up. */
export const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

const encodedTraps = /%(?:00|2f|5c|25)/i;

/**
 * The file below `root` that a URL's path names, or undefined where the path is a trap: encoded separators, backslashes, NUL,
 * a drive letter or stream (`:`), a hidden file, or a way out. Decoded once.
 */
export const servedPath = (root: string, pathname: string): string | undefined => {
  if (encodedTraps.test(pathname)) return undefined;
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (/[\\:\0]/.test(decoded) || !decoded.startsWith('/')) return undefined;
  const parts = decoded.split('/').slice(1);
  if (parts.some(part => part === '' || part.startsWith('.'))) return undefined;
  const folder = resolve(root);
  const path = join(folder, ...parts);
  return path !== folder && isWithin(folder, path) ? path : undefined;
};
