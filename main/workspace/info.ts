import {z} from 'zod';
import {Instant, Mode} from '../contract/ids.ts';
import {type Database, text} from './database.ts';
import {WorkspaceError} from './errors.ts';
import {corruptDatabase} from './failures.ts';
import type {AssessmentInfo} from './types.ts';

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

/** The info, if it may stand in an assessment. Errors: WorkspaceError `invalid`. */
export const checkInfo = (info: AssessmentInfo): AssessmentInfo => {
  const parsed = Info.safeParse(info);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new WorkspaceError(
    'invalid',
    `The assessment was not created: ${issue?.path.join('.')}: ${issue?.message}. Correct it and try again.`,
    {cause: parsed.error},
  );
};

/** The info of a database that should be the assessment with this id. Errors: WorkspaceError `corrupt-database`. */
export const readInfo = (database: Database, assessment: string): AssessmentInfo => {
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
