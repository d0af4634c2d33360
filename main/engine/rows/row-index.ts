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

export type CheckFacts = {
  readonly title: string;
  readonly severity: number;
  readonly controls: ReadonlySet<string>;
  /** Its verdicts, in the order of `verdictValues`. */
  readonly counts: readonly number[];
};

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
  /** What was made of it so far: orders, selections and answers. */
  readonly made: Readonly<Record<Making, Map<string, unknown>>>;
};

export type Making = 'order' | 'selection' | 'answer';

/** How many are kept: scrolling asks for the same answer, sorting for the same selection. */
const kept: Readonly<Record<Making, number>> = {order: 12, selection: 4, answer: 4};

export const nothingMade = (): RowIndex['made'] => ({order: new Map(), selection: new Map(), answer: new Map()});

/** Makes something of an index once; what was not asked for longest gives way. */
export const once = <T>({made}: RowIndex, what: Making, name: string, make: () => T): T => {
  const known = made[what];
  const value = known.has(name) ? (known.get(name) as T) : make();
  known.delete(name);
  known.set(name, value);
  const [oldest] = known.keys();
  if (known.size > kept[what] && oldest !== undefined) known.delete(oldest);
  return value;
};
