import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import {EngineError} from './errors.ts';

/**
 * The bytes of a regular file, at most `limit` and one more, which tells the caller that it is larger: memory stays bounded
 * whatever the file claims or becomes. Errors: EngineError `cannot-read`.
 */
export const readBounded = async (path: string, limit: number): Promise<Uint8Array> => {
  try {
    // Without O_NONBLOCK a named pipe would be waited for here.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!(await handle.stat()).isFile()) throw new Error('not a regular file');
      const chunks: Buffer[] = [];
      let total = 0;
      while (total <= limit) {
        const {bytesRead, buffer} = await handle.read(Buffer.alloc(Math.min(64 * 1024, limit + 1 - total)));
        if (bytesRead === 0) break;
        chunks.push(buffer.subarray(0, bytesRead));
        total += bytesRead;
      }
      return Buffer.concat(chunks);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const {code, message} = cause as NodeJS.ErrnoException;
    throw new EngineError(
      'cannot-read',
      `${path} cannot be read (${code ?? message}). Check the path and its permissions.`,
      {cause},
    );
  }
};
