import {createHash} from 'node:crypto';
import {closeSync, existsSync, fsync, mkdirSync, openSync, readdirSync, renameSync, rmSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {type BufferPool, copyIn, writeFully} from './copy-in.ts';
import {syncFolder} from './durable.ts';
import {WorkspaceError} from './errors.ts';
import {explainingAsync} from './failures.ts';
import type {BlobStore} from './types.ts';

/**
 * The content store under `blobs/sha256/ab/<hash>`. A blob appears whole, under its hash, and only when durable: written in `tmp/`, synced,
 * renamed, folder synced. Putting what is there already repairs a damaged blob. `unique` names temporary files.
 */
export const createBlobStore = (folder: string, unique: () => string): BlobStore => {
  const root = join(folder, 'blobs', 'sha256');
  const temporaries = join(folder, 'tmp');
  const shards = new Map<string, Promise<void>>();
  /** Hashes made durable by this process; what an earlier one left is written once more, which costs little and repairs. */
  const durable = new Set<string>();
  const buffers: BufferPool = [];

  const place = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw missing(sha256);
    return join(root, sha256.slice(0, 2), sha256);
  };

  const path = (sha256: string): string => {
    const at = place(sha256);
    if (!existsSync(at)) throw missing(sha256);
    return at;
  };

  const ensureShard = (shard: string): Promise<void> => {
    const known = shards.get(shard);
    if (known) return known;
    const made = mkdirSync(shard, {recursive: true}) === undefined ? Promise.resolve() : syncFolder(root);
    made.catch(() => shards.delete(shard));
    shards.set(shard, made);
    return made;
  };

  const keep = <T extends {sha256: string}>(what: string, write: (fd: number) => Promise<T>): Promise<T> =>
    explainingAsync(`Keeping ${what}`, folder, async () => {
      const temporary = join(temporaries, unique());
      try {
        const written = await writeSynced(temporary, write);
        const at = place(written.sha256);
        await ensureShard(dirname(at));
        renameSync(temporary, at);
        await syncFolder(dirname(at));
        durable.add(written.sha256);
        return written;
      } catch (cause) {
        rmSync(temporary, {force: true});
        throw cause;
      }
    });

  return {
    put: async bytes => {
      const sha256 = digest(bytes);
      const result = {sha256, bytes: bytes.length};
      if (durable.has(sha256) && existsSync(place(sha256))) return result;
      return keep('evidence', async fd => {
        await writeFully(fd, bytes, 0);
        return result;
      });
    },
    putFile: (source, options) => keep(source, fd => copyIn(source, fd, buffers, options)),
    get: async sha256 => {
      const at = path(sha256);
      const bytes = await explainingAsync('Reading evidence', at, () => readFile(at));
      if (digest(bytes) !== sha256) throw corrupt(sha256, at);
      return bytes;
    },
    path,
  };
};

/** Makes the store's folders and removes what a crash left in `tmp/`. */
export const prepareBlobFolders = (folder: string): void => {
  mkdirSync(join(folder, 'blobs', 'sha256'), {recursive: true});
  const temporaries = join(folder, 'tmp');
  mkdirSync(temporaries, {recursive: true});
  for (const name of readdirSync(temporaries)) rmSync(join(temporaries, name), {recursive: true, force: true});
};

const syncFile = promisify(fsync);

const writeSynced = async <T>(path: string, write: (fd: number) => Promise<T>): Promise<T> => {
  const fd = openSync(path, 'wx');
  try {
    const result = await write(fd);
    await syncFile(fd);
    return result;
  } finally {
    closeSync(fd);
  }
};

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const missing = (sha256: string) =>
  new WorkspaceError(
    'missing-blob',
    `The evidence body ${sha256} is not in the assessment folder (blobs/sha256/). Restore it from a backup of the folder, or capture that evidence again.`,
  );

const corrupt = (sha256: string, path: string) =>
  new WorkspaceError(
    'corrupt-blob',
    `The evidence body ${path} is damaged: its content no longer has the SHA-256 ${sha256} under which it was captured. Restore this file from a backup of the folder, or attach the original file again, which repairs it.`,
  );
