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

/** Counts, reasons and first fails of every check; made once an evaluation. */
export const verdictDigest = (workspace: Workspace): VerdictDigest =>
  remember(workspace, 'verdict-digest', ['verdicts'], undefined, () => digest(workspace));

const digest = (workspace: Workspace): VerdictDigest => {
  const counts = new Map<string, Counts>();
  for (const {check, verdict, count} of workspace.verdicts.counts()) {
    const own = counts.get(check) ?? noVerdicts();
    own[verdict] += count;
    counts.set(check, own);
  }
  // Each looks through all verdicts, and only who opens a control asks for them.
  const unread = once(() => Map.groupBy(workspace.verdicts.unread(), ({check}) => check));
  const failing = once(() => Map.groupBy(workspace.verdicts.failing(shownFails), ({check}) => check));
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
      unread: (unread().get(id) ?? []).slice(0, shownReasons).map(({reason, count}) => ({reason, count})),
      failing: (failing().get(id) ?? []).map(failed),
      ask,
    }),
  };
};

const once = <T extends object>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** A fail about a population as a whole names no resource: its key is empty. */
const failed = ({resource, resourceName, resourceType, target, region, reason}: Verdict) => ({
  key: resource === undefined ? '' : resourceKey({type: resourceType, target, region, id: resource}),
  name: resourceName ?? resource ?? `all ${resourceType}`,
  reason,
});
