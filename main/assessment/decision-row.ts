import type {z} from 'zod';
import {Edition} from '../contract/ids.ts';
import {Applicability} from '../contract/papers.ts';
import {type Place, TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import type {Frameworks} from './frameworks.ts';
import {decisionFault} from './soa-decision.ts';

/** What a file can say of one control. */
export const decisionFields = [
  'edition',
  'control',
  'applicable',
  'inclusion',
  'inclusionNote',
  'exclusion',
  'status',
  'how',
  'risks',
  'owner',
  'reviewed',
] as const;

export type DecisionField = (typeof decisionFields)[number];

/** One decision as it stands in a file, before anything is looked up: absent where empty. */
export type DecisionRow = {
  readonly cells: Readonly<Partial<Record<DecisionField, unknown>>>;
  /** Where the field stands, or the row where it is missing. */
  readonly at: (field?: DecisionField) => Place;
};

/** Checks every row. Returns the decisions in file order. Errors: TemplateError with every fault of the file. */
export const checkDecisions = (file: string, rows: readonly DecisionRow[], frameworks: Frameworks): Applicability[] => {
  const problems: TemplateProblem[] = [];
  const seen = new Map<string, Applicability>();
  for (const row of rows) {
    const note = (field: DecisionField | undefined, message: string, mend: string) =>
      problems.push({file, ...row.at(field), message, mend});
    const decision = readDecision(row, note);
    if (!decision) continue;
    const fault = decisionFault(decision, ref => frameworks.control(ref) !== undefined);
    if (fault) note(isField(fault.field) ? fault.field : undefined, fault.message, fault.mend);
    const key = `${decision.control.edition} ${decision.control.id}`;
    if (seen.has(key)) note('control', `${key} is decided twice in this file`, 'Remove one of the two.');
    seen.set(key, decision);
  }
  if (problems.length === 0 && seen.size === 0) {
    problems.push({
      file,
      line: 1,
      column: 1,
      message: 'The file holds no decision',
      mend: 'Write yes or no under applicable for at least one control.',
    });
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return [...seen.values()];
};

type Note = (field: DecisionField | undefined, message: string, mend: string) => void;

const isField = (name: string): name is DecisionField => decisionFields.some(field => field === name);

const readDecision = ({cells}: DecisionRow, note: Note): Applicability | undefined => {
  const {edition: given, control, ...rest} = cells;
  const edition = Edition.safeParse(given === undefined ? undefined : String(given));
  if (!edition.success) {
    note('edition', 'The edition is missing or unknown', 'Write 2013 or 2022: the same id means different things.');
    return undefined;
  }
  if (rest.applicable === undefined) {
    note('applicable', 'The row says something, but not whether the control is applicable', 'Write yes or no.');
    return undefined;
  }
  const parsed = Applicability.safeParse({
    kind: 'applicability',
    control: {edition: edition.data, id: control},
    ...rest,
  });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    note(
      isField(name) ? name : undefined,
      `${issue.path.join('.') || 'the row'}: ${issue.message}`,
      mendOf(name, issue),
    );
  }
  return undefined;
};

const mends: Readonly<Partial<Record<string, string>>> = {
  control: '2013 ids are like A.9.2.3, 2022 ids like A.5.23.',
  applicable: 'Write yes or no.',
  inclusion: 'Write any of risk, law, contract, business.',
  status: 'Write one of implemented, partly, planned, not-implemented, not-assessed.',
  reviewed: 'Write the day like 2026-03-14.',
};

const mendOf = (field: string, issue: z.core.$ZodIssue): string =>
  mends[field] ??
  (issue.code === 'too_big' ? 'Shorten it, and attach the long text as evidence.' : 'Correct the text.');
