import {accessSync, closeSync, constants, openSync, readSync, statSync} from 'node:fs';
import type {Database} from './database.ts';
import {corruptDatabase, explaining} from './failures.ts';

/**
 * Looks at a database file before SQLite opens it, which would accept an empty one and one cut off inside its last page, and would
 * open a read-only one and fail later. Call it only while no connection to the file is open: closing a file drops SQLite's locks on it.
 * Errors: WorkspaceError `corrupt-database`, `read-only`, `no-permission`.
 */
export const checkDatabaseFile = (path: string): void => {
  const size = sizeOf(path);
  if (size === undefined) throw corruptDatabase(path, 'the file is missing');
  if (size === 0) throw corruptDatabase(path, 'it is empty');
  explaining('Opening the assessment', path, () => accessSync(path, constants.R_OK | constants.W_OK));
  // After a crash the newest pages are in the log beside it, and only SQLite can say what is whole.
  if ((sizeOf(`${path}-wal`) ?? 0) > 0) return;
  const due = declaredSize(path);
  if (due !== undefined && size < due) throw corruptDatabase(path, `it was cut off (${size} of ${due} bytes)`);
};

/** Above this size in bytes a look at every page takes more than a moment; SQLite still notices damage where it reads. */
const quickCheckLimit = 64 * 1024 * 1024;

/** Looks at the structure of every page of a database that is not very large. Errors: WorkspaceError `corrupt-database`. */
export const checkStructure = (database: Database): void => {
  const size = database.get('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()');
  if (Number(size?.bytes) > quickCheckLimit) return;
  const result = database.get('PRAGMA quick_check(1)')?.quick_check;
  if (result !== 'ok') throw corruptDatabase(database.path, String(result));
};

const sizeOf = (path: string): number | undefined =>
  explaining('Opening the assessment', path, () => statSync(path, {throwIfNoEntry: false})?.size);

/** Page size times page count, where the header vouches for the count (https://www.sqlite.org/fileformat2.html §1.3). */
const declaredSize = (path: string): number | undefined => {
  const header = readHeader(path);
  if (header.length < 100) return 100;
  const pageSize = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
  return header.readUInt32BE(24) === header.readUInt32BE(92) ? pageSize * header.readUInt32BE(28) : undefined;
};

const readHeader = (path: string): Buffer =>
  explaining('Opening the assessment', path, () => {
    const fd = openSync(path, 'r');
    try {
      const header = Buffer.alloc(100);
      return header.subarray(0, readSync(fd, header));
    } finally {
      closeSync(fd);
    }
  });
