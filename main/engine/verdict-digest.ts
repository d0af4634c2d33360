import type {Check, Verdict} from '../checks/types.ts';
import type {CheckSummary} from '../contract/views.ts';
import type {Workspace} from '../workspace/types.ts';
import {remember} from './remember.ts';
import {resourceKey} from './resource-key.ts';
import {addCounts, type Counts, noVerdicts} from './tally.ts';

/** What the checks saw, a check at a time. */
export type VerdictDigest = {
  counts(check: string): Counts;
  /** Several checks together. */
  sum(checks: Iterable<string>): Counts;
  summary(check: Check): CheckSummary;
};

const shownReasons = 8;
const shownFails = 8;

/** Counts of every check, made once an evaluation; reasons and first fails are looked up for the check that is shown. */
export const verdictDigest = (workspace: Workspace): VerdictDigest =>
  remember(workspace, 'verdict-digest', ['verdicts'], undefined, () => digest(workspace));

const digest = (workspace: Workspace): VerdictDigest => {
  const counts = new Map<string, Counts>();
  for (const {check, verdict, count} of workspace.verdicts.counts()) {
    const own = counts.get(check) ?? noVerdicts();
    own[verdict] += count;
    counts.set(check, own);
  }
  return {
    counts: check => counts.get(check) ?? noVerdicts(),
    sum: checks => {
      const all = noVerdicts();
      for (const check of checks) addCounts(all, counts.get(check) ?? noVerdicts());
      return all;
    },
    summary: ({id, title, severity, ask}) => ({
      id,
      title,
      severity,
      counts: {...(counts.get(id) ?? noVerdicts())},
      unread: workspace.verdicts.unread(id).slice(0, shownReasons),
      failing: workspace.verdicts.first(id, 'fail', shownFails).map(failed),
      ask,
    }),
  };
};

/** A fail about a population as a whole names no resource: its key is empty. */
const failed = ({resource, resourceName, resourceType, target, region, reason}: Verdict) => ({
  key: resource === undefined ? '' : resourceKey({type: resourceType, target, region, id: resource}),
  name: resourceName ?? resource ?? `all ${resourceType}`,
  reason,
});
