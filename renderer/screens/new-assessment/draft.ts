import type {z} from 'zod';
import type {Edition, Mode} from '../../../main/contract/ids.ts';
import {AssessmentDraft} from '../../../main/contract/records.ts';
import {count} from '../../format.ts';
import {texts} from '../../texts/texts.ts';

export type Member = {readonly key: number; readonly name: string; readonly role: string};

/** What is typed about an engagement, as it stands in the fields. */
export type EngagementFields = {
  readonly client: string;
  readonly reference: string;
  readonly title: string;
  readonly scope: string;
  readonly mode: Mode;
  readonly edition: Edition;
  readonly auditor: string;
  readonly team: readonly Member[];
  readonly from: string;
  readonly until: string;
};

export type FieldName = Exclude<keyof EngagementFields, 'team'> | 'team' | `team.${number}.${'name' | 'role'}`;
export type FieldProblems = Partial<Readonly<Record<FieldName, string>>>;

/** The fields as the contract's draft: what is empty and optional is absent, a member's row with nothing in it is left out. */
export const draftOf = (fields: EngagementFields): z.input<typeof AssessmentDraft> => {
  const {team, from, until, ...rest} = fields;
  return {
    ...rest,
    team: filled(team).map(({name, role}) => ({name, role})),
    ...(from === '' ? {} : {from}),
    ...(until === '' ? {} : {until}),
  };
};

/** What is wrong with each field, by the contract's own schema; without problems the draft may be sent. */
export const problemsOf = (fields: EngagementFields): FieldProblems => {
  const parsed = AssessmentDraft.safeParse(draftOf(fields));
  const words = texts.newAssessment.problems;
  const found: Record<string, string> = {};
  const rows = filled(fields.team).map(({key}) => key);
  for (const issue of parsed.error?.issues ?? []) {
    const [field, row, part] = issue.path;
    const name = field === 'team' && typeof row === 'number' ? `team.${rows[row]}.${String(part)}` : String(field);
    found[name] ??= wordsFor(name, issue, name === 'reference' && fields.reference === '');
  }
  if (!found.from && !found.until && fields.from !== '' && fields.until !== '' && fields.until < fields.from)
    found.until = words.order;
  return found;
};

const filled = (team: readonly Member[]): readonly Member[] =>
  team.filter(({name, role}) => name.trim() !== '' || role.trim() !== '');

const wordsFor = (name: string, issue: z.core.$ZodIssue, empty: boolean): string => {
  const words = texts.newAssessment.problems;
  if (name.endsWith('.name')) return words.teamName;
  if (name.endsWith('.role')) return words.teamRole;
  if (name === 'team') return words.teamSize;
  if (issue.code === 'too_big') return words.tooLong(count(Number(issue.maximum)));
  if (empty || issue.code === 'too_small') return words.required;
  if (name === 'reference') return words.reference;
  if (name === 'from' || name === 'until') return words.date;
  return words.other;
};

/** The names of the fields in which two drafts differ, in the order of the draft. */
export const changedFields = (
  before: z.input<typeof AssessmentDraft>,
  after: z.input<typeof AssessmentDraft>,
): readonly (keyof typeof AssessmentDraft.shape)[] =>
  (Object.keys(AssessmentDraft.shape) as (keyof typeof AssessmentDraft.shape)[]).filter(
    field => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
