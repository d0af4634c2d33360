import {createHash} from 'node:crypto';
import {constants} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {WorkspaceError} from './errors.ts';

/** Large enough that a call's cost vanishes, small enough that eight copies at once stay under 20 MB. */
const chunkBytes = 1024 * 1024;

export type CopyOptions = {readonly signal?: AbortSignal; readonly onBytes?: (total: number) => void};

/**
 * Copies the regular file `from` into the open, empty file `to`; returns SHA-256 and size of what was written. The bytes hashed are the bytes
 * written; reading the next chunk overlaps with hashing and writing this one. Errors: WorkspaceError `source-changed`, `bad-attachment`, `cancelled`.
 */
export const copyIn = async (
  from: string,
  to: FileHandle,
  {signal, onBytes}: CopyOptions = {},
): Promise<{sha256: string; bytes: number}> => {
  // Without O_NONBLOCK a pipe with no writer would wait for ever.
  const source = await open(from, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const before = await source.stat({bigint: true});
    if (!before.isFile()) throw notAFile(from);
    const hash = createHash('sha256');
    const buffers = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(chunkBytes, Number(before.size) + 1)));
    const read = (index: number) => fill(source, buffers[index % 2] as Buffer);
    let bytes = 0;
    let chunk = await read(0);
    for (let index = 1; chunk.length > 0; index++) {
      if (signal?.aborted) throw cancelled(from);
      const writing = writeAll(to, chunk, bytes);
      const reading =
        chunk.length < (buffers[0] as Buffer).length ? Promise.resolve(chunk.subarray(0, 0)) : read(index);
      hash.update(chunk);
      bytes += chunk.length;
      // Both must have ended before the files are closed, also when one of them failed.
      const [next, written] = await Promise.allSettled([reading, writing]);
      if (written.status === 'rejected') throw written.reason;
      if (next.status === 'rejected') throw next.reason;
      chunk = next.value;
      onBytes?.(bytes);
    }
    const after = await source.stat({bigint: true});
    if (after.size !== before.size || after.mtimeNs !== before.mtimeNs || BigInt(bytes) !== before.size) {
      throw new WorkspaceError(
        'source-changed',
        `${from} changed while it was copied. Nothing was kept. Wait until nothing writes to it, then attach it again.`,
      );
    }
    return {sha256: hash.digest('hex'), bytes};
  } finally {
    await source.close();
  }
};

/** The error for a path that is no regular file. */
export const notAFile = (path: string): WorkspaceError =>
  new WorkspaceError(
    'bad-attachment',
    `${path} is not a file (a folder, a pipe or a device). Attach a file; pack a folder into a zip first.`,
  );

/** Fills the buffer as far as the file goes; a short result means its end. */
const fill = async (source: FileHandle, buffer: Buffer): Promise<Buffer> => {
  let filled = 0;
  while (filled < buffer.length) {
    const {bytesRead} = await source.read(buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};

const writeAll = async (to: FileHandle, chunk: Buffer, position: number) => {
  for (let written = 0; written < chunk.length; ) {
    const {bytesWritten} = await to.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
};

const cancelled = (path: string) =>
  new WorkspaceError('cancelled', `Copying ${path} was cancelled. Nothing was kept; attach it again when you like.`);
