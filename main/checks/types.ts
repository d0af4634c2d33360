import type {Population, Resource} from '../../collectors/collector.ts';
import type {ControlRef, VerdictValue} from '../contract/ids.ts';

/** A rule an assessor can read: one YAML entry of `templates/checks/`. Conditions are CEL over `resource`, `params`, `now`, `meta`. */
export type Check = {
  readonly id: string;
  readonly title: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  readonly provider: 'aws' | 'kubernetes';
  readonly resourceType: string;
  readonly controls: readonly ControlRef[];
  /** Operation ids the verdict rests on; every one must be declared by the collector. */
  readonly reads: readonly string[];
  /** CEL; false makes the resource `not-applicable`, an error `not-assessed`. */
  readonly appliesTo?: string;
  /** CEL; true is `pass`, false is `fail`, an error is `not-assessed`: unread parts are absent and so give errors. */
  readonly pass: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The reason shown beside a fail and a pass. */
  readonly explain: {readonly pass: string; readonly fail: string};
  /** What an empty, fully read population means. Never a pass. */
  readonly whenEmpty: {readonly verdict: 'not-applicable' | 'not-assessed' | 'fail'; readonly reason: string};
  /** What the auditor asks where the machine could not read. */
  readonly ask: string;
  /** Advice; never shown in a certification audit. */
  readonly remediation?: string;
  readonly references?: Readonly<Record<string, readonly string[]>>;
};

export type Verdict = {
  readonly check: string;
  readonly verdict: VerdictValue;
  readonly reason: string;
  readonly target: string;
  readonly region: string;
  readonly resourceType: string;
  /** Absent where the verdict is about the population as a whole. */
  readonly resource?: string;
  readonly resourceName?: string;
  /** The reads (`R-…`) the verdict rests on, failed ones included. */
  readonly reads: readonly string[];
};

/** What the evaluator needs to know of a read. */
export type ReadSummary = {
  readonly id: string;
  readonly operation: string;
  readonly region: string;
  readonly outcome: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly errorCode?: string;
};

export type EvaluationInput = {
  readonly checks: readonly Check[];
  readonly populations: readonly Population[];
  readonly resources: Iterable<Resource>;
  /** Looks a read up by id. */
  readonly read: (id: string) => ReadSummary | undefined;
  /** The time the verdicts are about: when the collection ended (ISO 8601 UTC). */
  readonly now: string;
  /** Overrides of checks' params, by check id. */
  readonly params?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Providers that were collected at all; checks of others give no verdict. */
  readonly providers: readonly string[];
  /** What a client must grant for an operation (`Operation.permissions`); without it a reason names the operation itself. */
  readonly permissions?: (operation: string) => readonly string[];
};
