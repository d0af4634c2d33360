import {createHash} from 'node:crypto';
import {evaluate} from '../checks/evaluate.ts';
import type {ReadSummary, Verdict} from '../checks/types.ts';
import type {VerdictValue} from '../contract/ids.ts';
import type {Workspace} from '../workspace/types.ts';
import type {Session} from './session.ts';

/** Judges the newest collection of every target by all checks, and replaces the verdicts as a whole. */
export const judge = async (session: Session, workspace: Workspace, actor: string): Promise<void> => {
  const {checks} = await session.library();
  const collections = workspace.collections.current();
  const ids = collections.map(collection => collection.id);
  const ends = collections.map(collection => collection.endedAt ?? collection.startedAt).sort();
  const now = ends.at(-1) ?? session.now();
  const verdicts = evaluate({
    checks,
    populations: workspace.resources.populations(ids),
    resources: workspace.resources.list(ids),
    read: id => readSummary(workspace, id),
    now,
    permissions: operation => session.operations.get(operation)?.permissions ?? [operation],
    providers: [...new Set(collections.map(collection => collection.kind))],
  });
  const rulesSha256 = createHash('sha256').update(JSON.stringify(checks)).digest('hex');
  workspace.verdicts.replace(counted(session, verdicts), {rulesSha256, now, actor});
};

function* counted(session: Session, verdicts: Iterable<Verdict>): Iterable<Verdict> {
  let count = 0;
  for (const verdict of verdicts) {
    count += 1;
    if (count % 5_000 === 0) session.emit('evaluate.progress', {verdicts: count});
    yield verdict;
  }
}

/** All verdicts by value; a value that does not occur stands there as 0. */
export const verdictTotals = (workspace: Workspace): Record<VerdictValue, number> => {
  const totals = {pass: 0, fail: 0, 'not-assessed': 0, 'not-applicable': 0};
  for (const {verdict, count} of workspace.verdicts.counts()) totals[verdict] += count;
  return totals;
};

/** What evaluator and coverage need to know of a read. */
export const readSummary = (workspace: Workspace, id: string): ReadSummary | undefined => {
  const found = workspace.reads.get(id);
  if (!found) return undefined;
  const {operation, region, outcome, parameters, error} = found.provenance;
  return {id, operation, region, outcome, parameters, ...(error ? {errorCode: error.code} : {})};
};
