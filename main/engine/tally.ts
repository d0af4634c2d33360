import type {Verdict} from '../checks/types.ts';
import type {VerdictValue} from '../contract/ids.ts';
import type {Workspace} from '../workspace/types.ts';

export type Counts = Record<VerdictValue, number>;

/** Verdicts by check: how many of each, and the rows worth reading (fails, then what could not be assessed). */
export type Tally = {
  counts(check: string): Counts;
  rows(check: string): readonly Verdict[];
};

export const noVerdicts = (): Counts => ({pass: 0, fail: 0, 'not-assessed': 0, 'not-applicable': 0});

export const addCounts = (into: Counts, more: Counts): void => {
  for (const value of Object.keys(into) as VerdictValue[]) into[value] += more[value];
};

/** One pass over the verdicts; keeps at most `rowsPerCheck` rows a check in memory. */
export const tallyVerdicts = (workspace: Workspace, rowsPerCheck = 6): Tally => {
  const counts = new Map<string, Counts>();
  const failed = new Map<string, Verdict[]>();
  const unassessed = new Map<string, Verdict[]>();
  for (const verdict of workspace.verdicts.list()) {
    const own = counts.get(verdict.check) ?? noVerdicts();
    counts.set(verdict.check, own);
    own[verdict.verdict] += 1;
    if (verdict.verdict === 'fail') keep(failed, verdict, rowsPerCheck);
    else if (verdict.verdict === 'not-assessed') keep(unassessed, verdict, rowsPerCheck);
  }
  return {
    counts: check => counts.get(check) ?? noVerdicts(),
    rows: check => {
      const unread = unassessed.get(check) ?? [];
      const fails = failed.get(check) ?? [];
      const room = Math.max(rowsPerCheck - unread.length, Math.ceil(rowsPerCheck / 2));
      return [...fails.slice(0, room), ...unread].slice(0, rowsPerCheck);
    },
  };
};

const keep = (rows: Map<string, Verdict[]>, verdict: Verdict, limit: number): void => {
  const known = rows.get(verdict.check);
  if (!known) rows.set(verdict.check, [verdict]);
  else if (known.length < limit) known.push(verdict);
};
