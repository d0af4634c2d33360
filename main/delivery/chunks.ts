import type {FileHandle} from 'node:fs/promises';

/** Large enough for hashing at full speed, small enough that nothing else waits long for the thread. */
const chunkBytes = 1024 * 1024;

/** Reads a range of a file in chunks. A chunk stays as it is until the next but one is asked for. */
export type ChunkReader = (handle: FileHandle, start: number, bytes: number) => AsyncGenerator<Buffer>;

/** A reader over two buffers in turn, so that one chunk can be written while the next is read. For one use at a time. */
export const createChunkReader = (): ChunkReader => {
  let current = Buffer.allocUnsafeSlow(chunkBytes);
  let other = Buffer.allocUnsafeSlow(chunkBytes);
  return async function* (handle, start, bytes) {
    for (let done = 0; done < bytes; ) {
      const {bytesRead} = await handle.read(current, 0, Math.min(chunkBytes, bytes - done), start + done);
      if (bytesRead === 0) return;
      const chunk = current.subarray(0, bytesRead);
      [current, other] = [other, current];
      done += bytesRead;
      yield chunk;
    }
  };
};
