import {randomUUID} from 'node:crypto';
import {accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {descriptorNames} from '../contract/ids.ts';
import {createAnswerStore} from './answers.ts';
import {createBlobStore, prepareBlobFolders} from './blobs.ts';
import {canonicalJson, hashCanonical} from './canonical.ts';
import {createCollectionStore, interruptLeftovers} from './collections.ts';
import {createCustodyLog, type Note} from './custody-log.ts';
import {type Database, openDatabase} from './database.ts';
import {checkDatabaseFile, checkStructure} from './database-file.ts';
import {readDescriptor, writeDescriptor} from './descriptor.ts';
import {WorkspaceError} from './errors.ts';
import {createEvidenceStore} from './evidence.ts';
import {explaining} from './failures.ts';
import {type AssessmentDraft, checkInfo, createInfoStore, readInfo} from './info.ts';
import {acquireLock} from './lock.ts';
import {migrate} from './migrations.ts';
import {createPaperStore} from './papers.ts';
import {createReadStore} from './reads.ts';
import {createResourceStore} from './resources.ts';
import {loadSqlite} from './sqlite.ts';
import type {AssessmentInfo, Workspace} from './types.ts';
import {createVerdictStore} from './verdicts.ts';

export type WorkspaceDeps = {readonly clock: () => Date; readonly uuid: () => string};

/** The computer's own clock and random numbers. */
export const systemDeps: WorkspaceDeps = {clock: () => new Date(), uuid: randomUUID};

/** Makes an assessment in a new or empty folder and opens it. Errors: WorkspaceError `exists`, `invalid`, `read-only`, `no-permission`, `disk-full`. */
export const createWorkspace = (path: string, draft: AssessmentDraft, deps: WorkspaceDeps = systemDeps): Workspace => {
  loadSqlite();
  const folder = resolve(path);
  const info = checkInfo({id: deps.uuid(), createdAt: deps.clock().toISOString(), ...draft});
  const isNew = makeFolder(folder);
  const release = lockEmpty(folder, info.createdAt);
  let database: Database | undefined;
  try {
    database = openDatabase(join(folder, 'assessment.db'));
    migrate(database);
    prepare(folder);
    const workspace = assemble(folder, info, database, deps, release);
    database.transaction(() => {
      database?.run('INSERT INTO assessment (only, info) VALUES (1, ?)', canonicalJson(info));
      workspace.custody.append({
        time: info.createdAt,
        actor: info.auditor,
        action: 'created',
        subject: {kind: 'assessment', id: info.id, sha256: hashCanonical(info)},
        detail: {reference: info.reference, client: info.client, title: info.title, mode: info.mode},
      });
    });
    writeDescriptor(folder, info.id);
    return workspace;
  } catch (cause) {
    database?.close();
    release();
    for (const name of isNew ? readdirSync(folder) : ownNames)
      rmSync(join(folder, name), {recursive: true, force: true});
    if (isNew) rmSync(folder, {recursive: true, force: true});
    throw cause;
  }
};

/**
 * Opens an assessment folder: takes the lock, migrates, removes temporary files, and marks collections a crash left running as interrupted.
 * Errors: WorkspaceError `not-a-workspace`, `newer-version`, `locked`, `corrupt-database`, `read-only`, `no-permission`, `disk-full`.
 */
export const openWorkspace = (path: string, deps: WorkspaceDeps = systemDeps): Workspace => {
  loadSqlite();
  const folder = resolve(path);
  const {assessment} = readDescriptor(folder);
  const release = acquireLock(folder, deps.clock().toISOString());
  let database: Database | undefined;
  try {
    const file = join(folder, 'assessment.db');
    checkDatabaseFile(file);
    database = openDatabase(file);
    checkStructure(database);
    migrate(database);
    const info = readInfo(database, assessment);
    prepare(folder);
    const workspace = assemble(folder, info, database, deps, release);
    interruptLeftovers(workspace.collections);
    return workspace;
  } catch (cause) {
    database?.close();
    release();
    throw cause;
  }
};

const assemble = (
  folder: string,
  info: AssessmentInfo,
  database: Database,
  deps: WorkspaceDeps,
  release: () => void,
): Workspace => {
  const now = () => deps.clock().toISOString();
  const custody = createCustodyLog(database);
  const note: Note = draft => custody.append({time: now(), ...draft});
  const blobs = createBlobStore(folder, deps.uuid);
  const evidence = createEvidenceStore(database, blobs, note);
  const description = createInfoStore(database, note, info);
  return {
    folder,
    get info() {
      return description.current();
    },
    describe: description.describe,
    blobs,
    transaction: database.transaction,
    custody,
    evidence,
    collections: createCollectionStore(database, note, now),
    reads: createReadStore(database, evidence, note),
    resources: createResourceStore(database, note),
    verdicts: createVerdictStore(database, note),
    answers: createAnswerStore(database, evidence, note),
    papers: createPaperStore(database, evidence, note, now),
    close: () => {
      database.close();
      release();
    },
  };
};

/** Everything a workspace puts into its folder. */
const ownNames = [
  ...descriptorNames,
  'assessment.db',
  'assessment.db-wal',
  'assessment.db-shm',
  'lock.db',
  'lock.json',
  'blobs',
  'tmp',
];

/** Makes the folder where there is none; tells whether it did. */
const makeFolder = (folder: string): boolean => {
  const there = nearest(folder);
  if (!statSync(there).isDirectory()) {
    throw new WorkspaceError('exists', `${there} is a file. Choose a new or an empty folder for the assessment.`);
  }
  return explaining('Creating the assessment', there, () => {
    // mkdir says ENOENT on a read-only disk; this says what is wrong.
    accessSync(there, constants.W_OK);
    return mkdirSync(folder, {recursive: true}) !== undefined;
  });
};

const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

const lockEmpty = (folder: string, now: string): (() => void) => {
  const present = explaining('Creating the assessment', folder, () => readdirSync(folder));
  if (present.length > 0) {
    throw new WorkspaceError(
      'exists',
      descriptorNames.some(name => present.includes(name))
        ? `${folder} is already an assessment. Open it, or choose another folder for a new one.`
        : `${folder} is not empty. Choose a new or an empty folder for the assessment.`,
    );
  }
  const release = acquireLock(folder, now);
  // Someone else may have made one here since the folder was looked at.
  if (!existsSync(join(folder, 'assessment.db'))) return release;
  release();
  throw new WorkspaceError('exists', `${folder} has just become an assessment. Choose another folder for a new one.`);
};

const prepare = (folder: string) => explaining('Opening the assessment', folder, () => prepareBlobFolders(folder));
