import {accessSync, constants, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import type {DatabaseSync} from 'node:sqlite';
import {z} from 'zod';
import {WorkspaceError} from './errors.ts';
import {explainFailure} from './failures.ts';
import {loadSqlite} from './sqlite.ts';

const Holder = z.object({pid: z.int(), host: z.string(), since: z.string()});

/**
 * Locks a folder for this process and returns the release. The lock is an exclusive transaction held on a small SQLite file: the
 * operating system drops it when the process dies, however it dies. `lock.json` beside it only names the holder.
 * Nothing else in this process may open `lock.db` meanwhile: closing any handle to a file drops POSIX locks on it.
 * Errors: WorkspaceError `locked`.
 */
export const acquireLock = (folder: string, now: string): (() => void) => {
  const path = join(folder, 'lock.db');
  const note = join(folder, 'lock.json');
  const held = hold(path, () => describeHolder(folder, note));
  try {
    writeFileSync(note, JSON.stringify({pid: process.pid, host: hostname(), since: now}));
  } catch (cause) {
    held.close();
    throw explainFailure(cause, 'Opening the assessment', note);
  }
  return () => {
    if (!held.isOpen) return;
    rmSync(note, {force: true});
    held.close();
  };
};

const hold = (path: string, locked: () => string): DatabaseSync => {
  const {DatabaseSync} = loadSqlite();
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(path, {timeout: 0});
    // On a file it may not write SQLite quietly takes a shared lock instead, which would lock nobody out.
    accessSync(path, constants.W_OK);
    connection.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
    return connection;
  } catch (cause) {
    connection?.close();
    const failure = explainFailure(cause, 'Opening the assessment', path);
    throw failure instanceof WorkspaceError && failure.code === 'locked'
      ? new WorkspaceError('locked', locked(), {cause})
      : failure;
  }
};

const describeHolder = (folder: string, note: string): string => {
  const who = readHolder(note);
  if (!who) return `${folder} is open in another Fieldwork. Close it there and try again.`;
  if (who.pid === process.pid && who.host === hostname()) {
    return `${folder} is already open in this Fieldwork (since ${who.since}). Use the open one, or close it first.`;
  }
  return `${folder} is open in another Fieldwork (process ${who.pid} on ${who.host}, since ${who.since}). Close it there and try again.`;
};

const readHolder = (note: string): z.infer<typeof Holder> | undefined => {
  try {
    return Holder.safeParse(JSON.parse(readFileSync(note, 'utf8'))).data;
  } catch {
    return undefined;
  }
};
