import {type FileHandle, open} from 'node:fs/promises';
import {writeError} from '../delivery/errors.ts';
import {beginPartial, cleanPartials, dropPartial, publishFile} from '../delivery/partial.ts';
import {EngineError} from './errors.ts';

/** Writes a file whole or not at all: a temporary name beside it, fsync, then its own name. Errors: DeliveryError. */
export const writeWhole = (path: string, bytes: Uint8Array, replace: boolean): Promise<void> =>
  fillWhole(path, replace, handle => handle.writeFile(bytes));

/** As `writeWhole`, for what is written bit by bit. Errors: DeliveryError, and an EngineError of `fill`. */
export const fillWhole = async (
  path: string,
  replace: boolean,
  fill: (handle: FileHandle) => Promise<void>,
): Promise<void> => {
  const partial = beginPartial(path);
  try {
    await cleanPartials(path);
    const handle = await open(partial, 'wx');
    try {
      await fill(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await publishFile(partial, path, replace);
  } catch (cause) {
    await dropPartial(partial);
    throw cause instanceof EngineError ? cause : writeError(cause, path);
  }
};
