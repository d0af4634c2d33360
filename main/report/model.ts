import type {Conclusion, ControlRef, Edition, Mode, VerdictValue} from '../contract/ids.ts';

/** Everything the report says, as plain data: the renderer computes layout and nothing else. */
export type ReportModel = {
  readonly reference: string;
  readonly title: string;
  readonly client: string;
  readonly scope: string;
  readonly mode: Mode;
  readonly auditor: string;
  readonly toolVersion: string;
  /** UTC ISO; also the PDF's creation date, so the same model gives the same bytes. */
  readonly generatedAt: string;
  readonly custody: {readonly head: string; readonly entries: number};
  readonly targets: readonly ReportTarget[];
  /** All verdicts, each once: a check may inform several families, so the families' counts add up to more. */
  readonly verdicts: VerdictCounts;
  readonly families: readonly ReportFamily[];
  readonly controls: readonly ReportControl[];
  readonly checks: readonly ReportCheck[];
  readonly evidence: readonly ReportEvidence[];
  /** Reads that did not end in an answer, each with its reason: never quiet. */
  readonly unread: readonly ReportUnread[];
  /** What was not looked at at all, as sentences. */
  readonly limitations: readonly string[];
};

export type ReportTarget = {
  readonly kind: 'aws' | 'kubernetes';
  readonly name: string;
  readonly target: string;
  readonly caller: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly state: string;
  readonly reads: {readonly answered: number; readonly total: number};
  readonly resources: number;
  readonly facts: Readonly<Record<string, string>>;
};

export type VerdictCounts = Readonly<Record<VerdictValue, number>>;
export type ConclusionCounts = Readonly<Record<Conclusion | 'not-asked', number>>;

export type ReportFamily = {
  readonly id: string;
  readonly name: string;
  readonly controls: number;
  readonly conclusions: ConclusionCounts;
  readonly verdicts: VerdictCounts;
  readonly evidence: number;
};

export type ReportControl = {
  readonly ref: ControlRef;
  readonly name: string;
  readonly family: string;
  readonly objective: string;
  /** The same control in the other edition. */
  readonly crosswalk: {readonly edition: Edition; readonly ids: readonly string[]};
  readonly answers: readonly ReportAnswer[];
  /** One row a check; the resources that failed or could not be read come below it. */
  readonly verdicts: readonly ReportControlVerdict[];
  readonly evidence: readonly string[];
};

export type ReportAnswer = {
  readonly question: string;
  readonly text: string;
  readonly conclusion: Conclusion | 'not-asked';
  readonly answer: string;
  readonly reason?: string;
  readonly evidence: readonly string[];
  readonly answeredBy?: string;
  readonly answeredAt?: string;
};

export type ReportControlVerdict = {
  readonly check: string;
  readonly title: string;
  readonly severity: string;
  readonly counts: VerdictCounts;
  /** The rows worth reading: fails and not-assessed first; `more` says how many were left to the index. */
  readonly rows: readonly {
    readonly verdict: VerdictValue;
    readonly resource: string;
    readonly region: string;
    readonly reason: string;
    readonly evidence: readonly string[];
  }[];
  readonly more: number;
  /** Only where advice is allowed. */
  readonly remediation?: string;
};

export type ReportCheck = {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  readonly reads: readonly string[];
};

export type ReportEvidence = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly capturedAt: string;
  readonly capturedBy: string;
  readonly classification: string;
  readonly files: readonly {readonly name: string; readonly sha256: string; readonly bytes: number}[];
  readonly controls: readonly ControlRef[];
};

export type ReportUnread = {
  readonly operation: string;
  readonly region: string;
  readonly target: string;
  readonly outcome: string;
  readonly error: string;
  /** How many reads of this operation and region ended so. */
  readonly count: number;
  readonly permissions: readonly string[];
  readonly controls: readonly ControlRef[];
};
