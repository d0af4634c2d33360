import {z} from 'zod';
import {ControlRef} from '../contract/ids.ts';
import type {Responsibility} from '../contract/papers.ts';
import type {Activity, Matrix, MatrixRow} from '../contract/review-methods.ts';

const line = z.string().trim().min(1).max(400);

/** `facts/activities.yaml`: what somebody must do when IT is outsourced, whoever it is. */
export const ActivityFile = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  activities: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words with hyphens, like security-monitoring'),
        title: line,
        what: z.string().trim().min(40).max(600),
        why: z.string().trim().min(40).max(600),
        controls: z.array(ControlRef).min(2),
        ask: z.array(line).min(1),
        redFlags: z.array(line).min(1),
      }),
    )
    .min(1),
});

/**
 * The responsibility matrix of one supplier: a row for every activity, answered or not, then rows on activities that the list no
 * longer has. What is missing stands in the row as sentences.
 */
export const matrixOf = (
  activities: readonly Activity[],
  papers: readonly Responsibility[],
  supplier: string,
): Matrix => {
  const own = new Map(papers.filter(paper => paper.supplier === supplier).map(paper => [paper.activity, paper]));
  const known = new Set(activities.map(({id}) => id));
  return {
    supplier,
    rows: [
      ...activities.map(activity => rowOf(activity, own.get(activity.id))),
      ...[...own.values()]
        .filter(({activity}) => !known.has(activity))
        .map(paper => rowOf({id: paper.activity, title: paper.activity, controls: []}, paper)),
    ],
  };
};

const rowOf = (
  {id, title, controls}: Pick<Activity, 'id' | 'title' | 'controls'>,
  paper: Responsibility | undefined,
): MatrixRow => ({
  activity: id,
  title,
  controls,
  ...(paper ? {party: paper.party} : {}),
  accountable: paper?.accountable ?? '',
  contractClause: paper?.contractClause ?? '',
  page: paper?.page ?? '',
  interface: paper?.interface ?? '',
  evidence: paper?.evidence ?? [],
  note: paper?.note ?? '',
  gaps: responsibilityGaps(paper),
});

/** What is missing in one row. The contract must say what a supplier does, alone or together with the customer. */
export const responsibilityGaps = (paper: Responsibility | undefined): string[] => {
  if (!paper) return ['Not answered.'];
  const {party, accountable, contractClause} = paper;
  if (party === 'nobody') return ['Nobody owns it.'];
  return [
    ...(party === 'shared' && !paper.interface?.trim()
      ? ['Two parties own it, and nothing says where the one ends and the other begins.']
      : []),
    ...(accountable?.trim() ? [] : ['No accountable person.']),
    ...(party !== 'customer' && !contractClause?.trim() ? ['No reference to the contract.'] : []),
  ];
};
