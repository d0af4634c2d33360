import type {RecordedRead} from '../../collectors/collector.ts';
import type {Output} from '../contract/methods.ts';
import type {Workspace} from '../workspace/types.ts';

export type Unread = Output<'assessment.status'>['unread'][number];

/** The last word on every read of the collections: a read that failed and was then answered on resume counts as answered. */
export function* lastReads(workspace: Workspace, collections: readonly string[]): Iterable<RecordedRead> {
  for (const collection of collections) {
    const last = new Map<string, RecordedRead>();
    for (const read of workspace.reads.list(collection)) last.set(read.key, read);
    yield* last.values();
  }
}

/** Reads without an answer, grouped by operation, region and outcome, with what to grant; most frequent first. */
export const unreadOf = (
  workspace: Workspace,
  collections: readonly string[],
  operations: ReadonlyMap<string, {readonly permissions: readonly string[]}>,
): Unread[] => {
  const groups = new Map<string, Unread>();
  const unanswered = collections.flatMap(collection => [...workspace.reads.unanswered(collection)]);
  for (const {provenance} of unanswered) {
    const {operation, region, target, outcome, error} = provenance;
    const key = [target, operation, region, outcome, error?.code].join('\u0000');
    const known = groups.get(key);
    if (known) known.count += 1;
    else {
      groups.set(key, {
        operation,
        region,
        target,
        outcome,
        error: error ? `${error.code}: ${error.message}` : outcome,
        count: 1,
        permissions: [...(operations.get(operation)?.permissions ?? [])],
      });
    }
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || a.operation.localeCompare(b.operation));
};
