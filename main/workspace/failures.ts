/** Turns failures of the disk and of SQLite into errors that say what to do. */
import {statfsSync} from 'node:fs';
import {dirname} from 'node:path';
import {WorkspaceError} from './errors.ts';

/** SQLite's primary result codes (https://www.sqlite.org/rescode.html). */
const sqlite = {busy: 5, locked: 6, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26};

/** The WorkspaceError for whatever was thrown while `doing` something to `path`; one that is a WorkspaceError already stays as it is. */
export const explainFailure = (cause: unknown, doing: string, path: string): Error => {
  if (cause instanceof WorkspaceError || !(cause instanceof Error)) return cause as Error;
  const explained = 'errcode' in cause ? explainSqlite(cause, doing, path) : explainSystem(cause, doing, path);
  return explained ?? cause;
};

/** Runs `work`; a failure comes out as explained by `explainFailure`. */
export const explaining = <T>(doing: string, path: string, work: () => T): T => {
  try {
    return work();
  } catch (cause) {
    throw explainFailure(cause, doing, path);
  }
};

/** As `explaining`, for work that takes time. */
export const explainingAsync = async <T>(doing: string, path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    throw explainFailure(cause, doing, path);
  }
};

const explainSystem = (cause: NodeJS.ErrnoException, doing: string, where: string): WorkspaceError | undefined => {
  const path = cause.path ?? where;
  switch (cause.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return diskFull(cause, doing, path);
    case 'EROFS':
      return readOnly(cause, doing, path);
    case 'EACCES':
    case 'EPERM':
      return new WorkspaceError(
        'no-permission',
        `${doing} failed: no permission for ${path}. Give your user read and write access to it, or choose another folder.`,
        {cause},
      );
    case 'EIO':
      return ioError(cause, doing, path);
    case 'ENOENT':
    case 'ENOTDIR':
      return new WorkspaceError('not-found', `${doing} failed: ${path} is not there. Check the path.`, {cause});
    case 'ERR_FS_FILE_TOO_LARGE':
      return new WorkspaceError(
        'invalid',
        `${doing} failed: ${path} is too large for memory. Stream it from its path.`,
        {
          cause,
        },
      );
    default:
      return undefined;
  }
};

const explainSqlite = (cause: Error & {errcode?: unknown}, doing: string, path: string): WorkspaceError | undefined => {
  const code = Number(cause.errcode) & 0xff;
  switch (code) {
    case sqlite.full:
      return diskFull(cause, doing, path);
    case sqlite.ioError:
      return hasRoom(path) ? ioError(cause, doing, path) : diskFull(cause, doing, path);
    case sqlite.readOnly:
      return readOnly(cause, doing, path);
    case sqlite.cannotOpen:
      return new WorkspaceError(
        'no-permission',
        `${doing} failed: ${path} cannot be opened for writing. Give your user read and write access to its folder, or copy the folder to a place you can write to.`,
        {cause},
      );
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return corruptDatabase(path, cause.message, cause);
    case sqlite.busy:
    case sqlite.locked:
      return new WorkspaceError(
        'locked',
        `${doing} failed: another program is writing to ${path}. Close it and try again.`,
        {cause},
      );
    default:
      return undefined;
  }
};

/** The error for a database that cannot be trusted; `why` is for people. */
export const corruptDatabase = (path: string, why: string, cause?: unknown): WorkspaceError =>
  new WorkspaceError(
    'corrupt-database',
    `The database ${path} is damaged: ${why}. Nothing was changed. Copy the folder as it is, then restore the newest backup of the whole folder; the evidence bodies under blobs/ are separate files and may be intact.`,
    {cause},
  );

/** The error for a database that is no longer where it was opened. */
export const movedAway = (path: string): WorkspaceError =>
  new WorkspaceError(
    'gone',
    `Saving failed: ${path} is not there any more. Its folder was moved, renamed or deleted, or its disk is not connected. Put the folder back and try again; what was saved before is in it.`,
  );

const diskFull = (cause: unknown, doing: string, path: string) =>
  new WorkspaceError(
    'disk-full',
    `${doing} failed: the disk of ${path} is full. Nothing acknowledged before is lost. Free some space and try again.`,
    {cause},
  );

const readOnly = (cause: unknown, doing: string, path: string) =>
  new WorkspaceError(
    'read-only',
    `${doing} failed: ${path} is read-only. Copy the folder to a place you can write to, or change its permissions.`,
    {cause},
  );

const ioError = (cause: unknown, doing: string, path: string) =>
  new WorkspaceError(
    'io',
    `${doing} failed: the disk of ${path} reports an error. Copy the folder to another disk and check this one.`,
    {cause},
  );

const hasRoom = (path: string): boolean => {
  try {
    const {bavail, bsize} = statfsSync(dirname(path));
    return bavail * bsize > 1024 * 1024;
  } catch {
    return true;
  }
};
