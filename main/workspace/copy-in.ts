import {createHash} from 'node:crypto';
import {closeSync, constants, fstatSync, openSync, read, write} from 'node:fs';
import {promisify} from 'node:util';
import {WorkspaceError} from './errors.ts';

const readAt = promisify(read);
const writeAt = promisify(write);

/** Large enough that a call's cost vanishes, small enough that many copies at once stay small. */
const chunkBytes = 1024 * 1024;

export type CopyOptions = {readonly signal?: AbortSignal; readonly onBytes?: (total: number) => void};

/** Buffers that wait to be used again: fresh memory for every file costs as much as reading it. */
export type BufferPool = Buffer[];

/**
 * Copies the regular file `from` into the open, empty file `to`; returns SHA-256 and size of what was written. The bytes hashed are
 * the bytes written; reading the next chunk overlaps with hashing and writing this one. Opening and closing is synchronous: a trip to the
 * thread pool costs more. Errors: WorkspaceError `source-changed`, `bad-attachment`, `cancelled`.
 */
export const copyIn = async (
  from: string,
  to: number,
  pool: BufferPool,
  {signal, onBytes}: CopyOptions = {},
): Promise<{sha256: string; bytes: number}> => {
  // Without O_NONBLOCK a pipe with no writer would wait for ever.
  const source = openSync(from, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  let [current, spare] = [take(pool), take(pool)];
  try {
    const before = fstatSync(source, {bigint: true});
    if (!before.isFile()) throw notAFile(from);
    const size = Number(before.size);
    const hash = createHash('sha256');
    const fill = (buffer: Buffer, position: number) => readFully(source, buffer, position, size);
    let bytes = 0;
    let chunk = await fill(current, 0);
    while (chunk.length > 0) {
      if (signal?.aborted) throw cancelled(from);
      const moving = Promise.allSettled([fill(spare, bytes + chunk.length), writeFully(to, chunk, bytes)]);
      hash.update(chunk);
      bytes += chunk.length;
      // Both must have ended before a file is closed or a buffer is used again, also when one of them failed.
      const [next, written] = await moving;
      if (written.status === 'rejected') throw written.reason;
      if (next.status === 'rejected') throw next.reason;
      onBytes?.(bytes);
      chunk = next.value;
      [current, spare] = [spare, current];
    }
    const after = fstatSync(source, {bigint: true});
    if (bytes !== size || after.size !== before.size || after.mtimeNs !== before.mtimeNs) throw changed(from);
    return {sha256: hash.digest('hex'), bytes};
  } finally {
    pool.push(current, spare);
    closeSync(source);
  }
};

/** The error for a path that is no regular file. */
export const notAFile = (path: string): WorkspaceError =>
  new WorkspaceError(
    'bad-attachment',
    `${path} is not a file (a folder, a pipe or a device). Attach a file; pack a folder into a zip first.`,
  );

const take = (pool: BufferPool): Buffer => pool.pop() ?? Buffer.allocUnsafeSlow(chunkBytes);

/** The next chunk: a full buffer, or what is left up to `size`; shorter only where the file has shrunk. */
const readFully = async (source: number, buffer: Buffer, position: number, size: number): Promise<Buffer> => {
  const wanted = Math.max(0, Math.min(buffer.length, size - position));
  let filled = 0;
  while (filled < wanted) {
    const {bytesRead} = await readAt(source, buffer, filled, wanted - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};

/** Writes all of the chunk at `position`. */
export const writeFully = async (to: number, chunk: Uint8Array, position: number): Promise<void> => {
  for (let written = 0; written < chunk.length; ) {
    const {bytesWritten} = await writeAt(to, chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
};

const changed = (path: string) =>
  new WorkspaceError(
    'source-changed',
    `${path} changed while it was copied. Nothing was kept. Wait until nothing writes to it, then attach it again.`,
  );

const cancelled = (path: string) =>
  new WorkspaceError('cancelled', `Copying ${path} was cancelled. Nothing was kept; attach it again when you like.`);
