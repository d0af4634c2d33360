import {open} from 'node:fs/promises';
import {writeError} from '../delivery/errors.ts';
import {beginPartial, cleanPartials, dropPartial, publishFile} from '../delivery/partial.ts';

/** Writes a file whole or not at all: a temporary name beside it, fsync, then its own name. Errors: DeliveryError. */
export const writeWhole = async (path: string, bytes: Uint8Array, replace: boolean): Promise<void> => {
  const partial = beginPartial(path);
  try {
    await cleanPartials(path);
    const handle = await open(partial, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await publishFile(partial, path, replace);
  } catch (cause) {
    await dropPartial(partial);
    throw writeError(cause, path);
  }
};
