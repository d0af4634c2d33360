import {readlinkSync, realpathSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';

const linkLimit = 40;

/**
 * A path with `..` and links resolved. Of what does not exist yet: the real path of its nearest existing parent, and the rest;
 * a link that leads nowhere yet is followed. Undefined where links run in a circle.
 */
export const realPath = (path: string, links = linkLimit): string | undefined => {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    const target = linkTarget(absolute);
    if (target !== undefined) return links === 0 ? undefined : realPath(resolve(dirname(absolute), target), links - 1);
    const parent = dirname(absolute);
    if (parent === absolute) return absolute;
    const real = realPath(parent, links);
    return real === undefined ? undefined : join(real, basename(absolute));
  }
};

const linkTarget = (path: string): string | undefined => {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
};
