import {closeSync, fsync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import {promisify} from 'node:util';

const sync = promisify(fsync);

/** Makes renames and new names in a folder durable. Windows has no such call and needs none: NTFS journals names. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    await sync(fd);
  } finally {
    closeSync(fd);
  }
};

/** As `syncFolder`, synchronously. */
export const syncFolderNow = (folder: string): void => {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

/** Writes a small file so that it is there whole or not at all, and durable on return. */
export const writeFileDurably = (path: string, content: string): void => {
  const temporary = `${path}.new`;
  try {
    const fd = openSync(temporary, 'w');
    try {
      writeSync(fd, content);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
    syncFolderNow(dirname(path));
  } catch (cause) {
    rmSync(temporary, {force: true});
    throw cause;
  }
};
