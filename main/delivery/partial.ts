import {randomBytes} from 'node:crypto';
import {link, lstat, open, readdir, rename, rm, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {DeliveryError, systemCode} from './errors.ts';

/** A partial file that nobody has written to for so long (ms) is left over, whoever made it. */
const staleAfter = 60 * 60 * 1000;

const mine = new Set<string>();

/** A name beside `final`, on the same disk, for what is not finished yet. It carries the process id, so that the next run knows whether to clean it. */
export const beginPartial = (final: string): string => {
  const name = `.${basename(final)}.${process.pid}-${randomBytes(6).toString('hex')}.partial`;
  mine.add(name);
  return join(dirname(final), name);
};

/** Removes an unfinished file or folder; never throws. */
export const dropPartial = async (partial: string): Promise<void> => {
  await rm(partial, {recursive: true, force: true}).catch(() => undefined);
  mine.delete(basename(partial));
};

/** Removes what crashed runs left beside `final`. Runs that are alive keep theirs. */
export const cleanPartials = async (final: string, now: () => number = Date.now): Promise<void> => {
  const folder = dirname(final);
  const prefix = `.${basename(final)}.`;
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(prefix)
      ? /^(\d+)-[0-9a-f]{12}\.partial$/.exec(name.slice(prefix.length))?.[1]
      : undefined;
    if (pid === undefined || mine.has(name)) continue;
    const path = join(folder, name);
    const touched = await stat(path).then(
      found => found.mtimeMs,
      () => 0,
    );
    const left = Number(pid) === process.pid || !isAlive(Number(pid)) || now() - touched > staleAfter;
    if (left) await rm(path, {recursive: true, force: true}).catch(() => undefined);
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
};

/** Errors: DeliveryError `exists`. */
export const refuseExisting = async (final: string): Promise<void> => {
  const found = await lstat(final).catch(error => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found) throw new DeliveryError('exists', `${final} exists already. Move it away, or ask for it to be replaced.`);
};

/** Gives a finished file its final name in one step. Without `replace`, a file that appeared meanwhile stays untouched. */
export const publishFile = async (partial: string, final: string, replace: boolean): Promise<void> => {
  if (replace) {
    await rename(partial, final);
  } else {
    try {
      await link(partial, final);
      await rm(partial, {force: true});
    } catch (error) {
      if (systemCode(error) === 'EEXIST') throw error;
      // No hard links here (FAT, some network disks): the moment between look and rename is the best there is.
      await refuseExisting(final);
      await rename(partial, final);
    }
  }
  mine.delete(basename(partial));
  await syncFolder(dirname(final));
};

/** Gives a finished folder its final name. Replacing needs two steps: between them the old one lies under a partial name. */
export const publishFolder = async (partial: string, final: string, replace: boolean): Promise<void> => {
  if (replace) {
    const old = beginPartial(final);
    await rename(final, old).catch(error => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
    await rename(partial, final);
    await dropPartial(old);
  } else {
    await refuseExisting(final);
    await rename(partial, final);
  }
  mine.delete(basename(partial));
  await syncFolder(dirname(final));
};

/** Makes a folder's names durable, where the system can (Windows cannot, and need not). */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
};
