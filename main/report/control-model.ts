import type {Conclusion, ControlRef, Edition, VerdictValue} from '../contract/ids.ts';

export type VerdictCounts = Readonly<Record<VerdictValue, number>>;
export type ConclusionCounts = Readonly<Record<Conclusion | 'not-asked', number>>;

export type ReportControl = {
  readonly ref: ControlRef;
  readonly name: string;
  readonly family: string;
  readonly objective: string;
  /** What it is about in practice. */
  readonly about: readonly string[];
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
  /** What the question asks for beside the conclusion; a document is an evidence id. */
  readonly value?: {readonly kind: 'text' | 'date' | 'number' | 'choice' | 'document'; readonly text: string};
  /** Where in the document it stands, as one cites it: "clause 14.2, page 31". */
  readonly reference?: string;
  readonly reason?: string;
  readonly evidence: readonly string[];
  readonly answeredBy?: string;
  readonly answeredAt?: string;
  /** How often the answer was changed before it came to this. */
  readonly revisions?: number;
  /** Those that the answer calls for, asked or not. */
  readonly followUps: readonly ReportAnswer[];
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
