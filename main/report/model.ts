import type {ControlRef, Edition, Mode} from '../contract/ids.ts';
import type {ConclusionCounts, ReportControl, VerdictCounts} from './control-model.ts';
import type {ReportPapers} from './papers-model.ts';

export type {
  ConclusionCounts,
  ReportAnswer,
  ReportControl,
  ReportControlVerdict,
  VerdictCounts,
} from './control-model.ts';

/** Everything the report says, as plain data: the renderer computes layout and nothing else. */
export type ReportModel = {
  readonly reference: string;
  readonly title: string;
  readonly client: string;
  readonly scope: string;
  readonly mode: Mode;
  readonly auditor: string;
  /** What the Statement of Applicability goes by, where somebody chose it. */
  readonly edition?: Edition | undefined;
  /** Who worked on it beside the auditor. */
  readonly team?: readonly {readonly name: string; readonly role: string}[] | undefined;
  /** The days at work: `2026-11-21`. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
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
  readonly papers: ReportPapers;
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

export type ReportFamily = {
  readonly id: string;
  readonly name: string;
  readonly controls: number;
  readonly conclusions: ConclusionCounts;
  readonly verdicts: VerdictCounts;
  readonly evidence: number;
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
  /** Ids of working papers that cite it. */
  readonly papers: readonly string[];
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
