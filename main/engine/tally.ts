import type {Verdict} from '../checks/types.ts';
import type {VerdictValue} from '../contract/ids.ts';
import type {Workspace} from '../workspace/types.ts';
import {remember} from './remember.ts';

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

/** Counts of every check, and at most `rowsPerCheck` rows of each; made once an evaluation. */
export const tallyVerdicts = (workspace: Workspace, rowsPerCheck = 6): Tally =>
  remember(workspace, `tally ${rowsPerCheck}`, ['verdicts'], undefined, () => {
    const counts = new Map<string, Counts>();
    for (const {check, verdict, count} of workspace.verdicts.counts()) {
      const own = counts.get(check) ?? noVerdicts();
      counts.set(check, own);
      own[verdict] += count;
    }
    const rows = new Map([...counts].map(([check, own]) => [check, firstRows(workspace, check, own, rowsPerCheck)]));
    return {counts: check => counts.get(check) ?? noVerdicts(), rows: check => rows.get(check) ?? []};
  });

const firstRows = (workspace: Workspace, check: string, counts: Counts, limit: number): Verdict[] => {
  const first = (value: 'fail' | 'not-assessed'): Verdict[] =>
    limit === 0 || counts[value] === 0 ? [] : workspace.verdicts.first(check, value, limit);
  const unread = first('not-assessed');
  const room = Math.max(limit - unread.length, Math.ceil(limit / 2));
  return [...first('fail').slice(0, room), ...unread].slice(0, limit);
};
