import {Responsibility} from '../../../main/contract/papers.ts';
import type {MatrixRow} from '../../../main/contract/review-methods.ts';

/** Who owns an activity, as it is being typed. */
export type ResponsibilityDraft = {
  readonly party: Responsibility['party'] | undefined;
  readonly accountable: string;
  readonly contractClause: string;
  readonly page: string;
  readonly interface: string;
  readonly note: string;
  readonly evidence: readonly string[];
};

/** What is on record of a row. */
export const draftOfRow = (row: MatrixRow): ResponsibilityDraft => ({
  party: row.party,
  accountable: row.accountable,
  contractClause: row.contractClause,
  page: row.page,
  interface: row.interface,
  note: row.note,
  evidence: row.evidence,
});

/** The paper of a draft, or undefined while nobody said who does it. Errors: ZodError where a field is too long. */
export const responsibilityOf = (
  supplier: string,
  activity: string,
  {party, evidence, ...words}: ResponsibilityDraft,
): Responsibility | undefined => {
  if (party === undefined) return undefined;
  const given = Object.entries(words)
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return Responsibility.parse({
    kind: 'responsibility',
    supplier,
    activity,
    party,
    evidence: [...evidence],
    ...Object.fromEntries(given),
  });
};
