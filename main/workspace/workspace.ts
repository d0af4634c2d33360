import {randomUUID} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {z} from 'zod';
import {Instant, Mode} from '../contract/ids.ts';
import {createAnswerStore} from './answers.ts';
import {createBlobStore, prepareBlobFolders} from './blobs.ts';
import {canonicalJson, hashCanonical} from './canonical.ts';
import {createCollectionStore, interruptLeftovers} from './collections.ts';
import {createCustodyLog, type Note} from './custody-log.ts';
import {type Database, openDatabase, text} from './database.ts';
import {readDescriptor, writeDescriptor} from './descriptor.ts';
import {WorkspaceError} from './errors.ts';
import {createEvidenceStore} from './evidence.ts';
import {corruptDatabase, explaining} from './failures.ts';
import {acquireLock} from './lock.ts';
import {migrate} from './migrations.ts';
import {createReadStore} from './reads.ts';
import {createResourceStore} from './resources.ts';
import {loadSqlite} from './sqlite.ts';
import type {AssessmentInfo, Workspace} from './types.ts';
import {createVerdictStore} from './verdicts.ts';

export type WorkspaceDeps = {readonly clock: () => Date; readonly uuid: () => string};

/** The computer's own clock and random numbers. */
export const systemDeps: WorkspaceDeps = {clock: () => new Date(), uuid: randomUUID};

/** What the auditor says at the start; id and time are given by the workspace unless they are set (the sample sets them). */
export type AssessmentDraft = Omit<AssessmentInfo, 'id' | 'createdAt'> &
  Partial<Pick<AssessmentInfo, 'id' | 'createdAt'>>;

const Info = z.strictObject({
  id: z.uuidv4(),
  reference: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'use 1 to 64 of A-Z a-z 0-9 . _ -'),
  client: z.string(),
  title: z.string(),
  scope: z.string(),
  mode: Mode,
  auditor: z.string().min(1, 'name the auditor'),
  createdAt: Instant,
}) satisfies z.ZodType<AssessmentInfo>;

/** Makes an assessment in a new or empty folder and opens it. Errors: WorkspaceError `exists`, `invalid`, `read-only`, `no-permission`, `disk-full`. */
export const createWorkspace = (path: string, draft: AssessmentDraft, deps: WorkspaceDeps = systemDeps): Workspace => {
  loadSqlite();
  const folder = resolve(path);
  const info = checkInfo({id: deps.uuid(), createdAt: deps.clock().toISOString(), ...draft});
  const isNew = !existsSync(folder);
  explaining('Creating the assessment', folder, () => mkdirSync(folder, {recursive: true}));
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
    if (!existsSync(file)) throw corruptDatabase(file, 'the file is missing');
    database = openDatabase(file);
    checkStructure(database);
    if (migrate(database) === 0) throw corruptDatabase(file, 'it is empty');
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
  return {
    folder,
    info,
    blobs,
    transaction: database.transaction,
    custody,
    evidence,
    collections: createCollectionStore(database, note, now),
    reads: createReadStore(database, evidence, note),
    resources: createResourceStore(database, note),
    verdicts: createVerdictStore(database, note),
    answers: createAnswerStore(database, evidence, note),
    close: () => {
      database.close();
      release();
    },
  };
};

/** Everything a workspace puts into its folder. */
const ownNames = [
  'fieldwork.json',
  'assessment.db',
  'assessment.db-wal',
  'assessment.db-shm',
  'lock.db',
  'lock.json',
  'blobs',
  'tmp',
];

const lockEmpty = (folder: string, now: string): (() => void) => {
  const present = explaining('Creating the assessment', folder, () => readdirSync(folder));
  if (present.length > 0) {
    throw new WorkspaceError(
      'exists',
      present.includes('fieldwork.json')
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

const checkInfo = (info: AssessmentInfo): AssessmentInfo => {
  const parsed = Info.safeParse(info);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new WorkspaceError(
    'invalid',
    `The assessment was not created: ${issue?.path.join('.')}: ${issue?.message}. Correct it and try again.`,
    {cause: parsed.error},
  );
};

/** Above this size in bytes a look at every page takes more than a moment; SQLite still notices damage where it reads. */
const quickCheckLimit = 64 * 1024 * 1024;

const checkStructure = (database: Database) => {
  const size = database.get('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()');
  if (Number(size?.bytes) > quickCheckLimit) return;
  const result = database.get('PRAGMA quick_check(1)')?.quick_check;
  if (result !== 'ok') throw corruptDatabase(database.path, String(result));
};

const readInfo = (database: Database, assessment: string): AssessmentInfo => {
  const row = database.get('SELECT info FROM assessment');
  const parsed = Info.safeParse(row && parseJson(text(row, 'info')));
  if (!parsed.success) throw corruptDatabase(database.path, 'it does not say what is assessed', parsed.error);
  if (parsed.data.id !== assessment) {
    throw corruptDatabase(database.path, 'it belongs to another assessment than the fieldwork.json beside it');
  }
  return parsed.data;
};

const parseJson = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
};
