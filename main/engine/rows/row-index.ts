import type {Column} from './column.ts';

/** The four verdicts in the order in which they are read: what needs work first. */
export const verdictValues = ['fail', 'not-assessed', 'pass', 'not-applicable'] as const;

/** Severities, worst first; the empty one stands for a check that the templates no longer have. */
export const severities = ['critical', 'high', 'medium', 'low', ''] as const;

/** The resources of the current collections. A row is a number below `count`. */
export type ResourceTable = {
  readonly count: number;
  /** Where each lies in the store. */
  readonly rows: Uint32Array;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Name and id as they are searched. */
  readonly texts: readonly string[];
  readonly type: Column;
  readonly target: Column;
  readonly region: Column;
  /** For each of `verdictValues`, how many of them each row has. */
  readonly counts: readonly Uint32Array[];
  /** Which of `verdictValues` each row has, a bit each. */
  readonly has: Uint8Array;
  /** By name, in natural order. */
  readonly order: Uint32Array;
};

export type CheckFacts = {readonly title: string; readonly severity: number; readonly controls: ReadonlySet<string>};

/** The verdicts of the last evaluation. Type, target and region are numbered as those of the resources. */
export type VerdictTable = {
  readonly count: number;
  readonly ids: Uint32Array;
  readonly check: Column;
  /** What is known of each code of `check`. */
  readonly checks: readonly CheckFacts[];
  readonly severity: Uint32Array;
  readonly verdict: Uint32Array;
  /** The resource's row and one; 0 where the verdict is about a population. */
  readonly resource: Uint32Array;
  readonly type: Column;
  readonly target: Column;
  readonly region: Column;
  /** By severity, verdict, check and resource. */
  readonly order: Uint32Array;
  /** The verdicts of resource r are `ofResource.subarray(starts[r], starts[r + 1])`. */
  readonly ofResource: Uint32Array;
  readonly starts: Uint32Array;
};

/** Rows of resources and verdicts, ready to be filtered and sorted: some tens of megabytes for 100,000 resources. */
export type RowIndex = {
  readonly resources: ResourceTable;
  readonly verdicts: VerdictTable;
  /** What people call a target. */
  readonly targetLabel: (target: string) => string;
  find(name: {
    readonly type: string;
    readonly target: string;
    readonly region: string;
    readonly id: string;
  }): number | undefined;
  /** Orders made so far, by their sort. */
  readonly orders: Map<string, Uint32Array>;
};

const keptOrders = 12;

/** An order of an index, made once; the oldest give way. */
export const rememberOrder = ({orders}: RowIndex, name: string, make: () => Uint32Array): Uint32Array => {
  const known = orders.get(name);
  if (known) return known;
  const made = make();
  const [oldest] = orders.keys();
  if (orders.size >= keptOrders && oldest !== undefined) orders.delete(oldest);
  orders.set(name, made);
  return made;
};
