import {z} from 'zod';
import {Edition, Instant, Mode} from '../contract/ids.ts';
import {canonicalJson, hashCanonical} from './canonical.ts';
import type {Note} from './custody-log.ts';
import {type Database, text} from './database.ts';
import {WorkspaceError} from './errors.ts';
import {corruptDatabase} from './failures.ts';
import type {AssessmentInfo, Workspace} from './types.ts';

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
  edition: Edition.optional(),
  team: z.array(z.strictObject({name: z.string().min(1), role: z.string().min(1)})).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
}) satisfies z.ZodType<AssessmentInfo>;

/** The info, if it may stand in an assessment. Errors: WorkspaceError `invalid`. */
export const checkInfo = (info: AssessmentInfo, outcome = 'was not created'): AssessmentInfo => {
  const parsed = Info.safeParse(info);
  const issue = parsed.error?.issues[0];
  const fault = issue ? `${issue.path.join('.')}: ${issue.message}` : datesFault(info);
  if (parsed.success && fault === undefined) return parsed.data;
  throw new WorkspaceError('invalid', `The assessment ${outcome}: ${fault}. Correct it and try again.`, {
    cause: parsed.error,
  });
};

const datesFault = ({from, until}: AssessmentInfo): string | undefined =>
  from !== undefined && until !== undefined && until < from
    ? `it would end on ${until}, before it begins on ${from}`
    : undefined;

/** Keeps the info and changes it, each change with its custody entry. */
export const createInfoStore = (
  database: Database,
  note: Note,
  first: AssessmentInfo,
): {readonly current: () => AssessmentInfo; readonly describe: Workspace['describe']} => {
  let info = first;
  return {
    current: () => info,
    describe: (change, by) => {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const next = checkInfo({...info, ...Object.fromEntries(given)}, 'was not changed');
      const [before, after] = [hashCanonical(info), hashCanonical(next)];
      if (before === after) return {changed: false};
      const fields = given.map(([field]) => field).filter(field => changed(info, next, field));
      database.transaction(() => {
        database.run('UPDATE assessment SET info = ?', canonicalJson(next));
        note({
          actor: by,
          action: 'assessment-changed',
          subject: {kind: 'assessment', id: next.id, sha256: after},
          detail: {before, after, fields: fields.sort()},
        });
      });
      info = next;
      return {changed: true};
    },
  };
};

const changed = (before: object, after: object, field: string): boolean =>
  canonicalJson(Reflect.get(before, field)) !== canonicalJson(Reflect.get(after, field));

/** The info of a database that should be the assessment with this id. Errors: WorkspaceError `corrupt-database`. */
export const readInfo = (database: Database, assessment: string): AssessmentInfo => {
  const row = database.get('SELECT info FROM assessment');
  const parsed = Info.safeParse(row && parseJson(text(row, 'info')));
  if (!parsed.success) throw corruptDatabase(database.path, 'it does not say what is assessed', parsed.error);
  if (parsed.data.id !== assessment) {
    throw corruptDatabase(database.path, 'it belongs to another assessment than the descriptor beside it');
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
