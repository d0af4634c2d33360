import type {ControlRef} from '../contract/ids.ts';
import type {
  EvidenceRequest,
  Finding,
  Interview,
  Observation,
  PaperKind,
  Sample,
  SoaTable,
  Vendor,
} from '../contract/papers.ts';
import type {ContainerReview, Matrix, ProviderUse, VendorAssessment} from '../contract/review-methods.ts';
import type {ReportAnswer, ReportControl} from './control-model.ts';

/** The working papers of an assessment as the report says them. A list is empty where the assessment has none. */
export type ReportPapers = {
  /** In the order of grades, the gravest first. What was withdrawn stands in `withdrawn`. */
  readonly findings: readonly ReportFinding[];
  readonly samples: readonly Numbered<Sample>[];
  readonly interviews: readonly Numbered<Interview>[];
  readonly observations: readonly Numbered<Observation>[];
  readonly requests: readonly Numbered<EvidenceRequest>[];
  /** Papers that count no more, each with its reason: never quiet. */
  readonly withdrawn: readonly ReportWithdrawn[];
  /** Every scope that can be signed, signed or not. */
  readonly signOffs: readonly ReportScope[];
  /** How far the questions went: families, clauses, reviews. */
  readonly coverage: readonly ReportCoverage[];
  /** Requirements of clauses 4 to 10. */
  readonly clauses: readonly ReportControl[];
  readonly reviews: readonly ReportReview[];
  /** What the versions of the container platform are against their makers' dates. */
  readonly support?: ContainerReview;
  readonly matrices: readonly Matrix[];
  readonly vendors: readonly ReportVendor[];
  /** What is left to ask about the cloud in use. */
  readonly vendorQuestions: readonly string[];
  /** The tables of the editions on which something was decided; the one in force first. */
  readonly soa: readonly SoaTable[];
};

/** A working paper with its id. */
export type Numbered<P> = Omit<P, 'kind' | 'withdrawn'> & {readonly id: string};

/** `name`: of the control or clause that it was recorded against. */
export type ReportFinding = Numbered<Finding> & {readonly name?: string};

export type ReportWithdrawn = {
  readonly kind: PaperKind;
  readonly id: string;
  /** What the paper was about, in a line. */
  readonly title: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

export type ReportScope = {
  /** A family (`A.9`), `ISMS`, or `assessment` for the whole. */
  readonly scope: string;
  readonly name: string;
  /** SHA-256 of the list of what stands to be signed now. */
  readonly contentSha256: string;
  readonly parts: number;
  readonly prepared?: ReportSignature;
  readonly reviewed?: ReportSignature;
};

/** Not `current`: what was signed has changed since, and `changes` says what. */
export type ReportSignature = {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly contentSha256: string;
  readonly current: boolean;
  readonly note?: string;
  readonly changes: readonly {readonly part: string; readonly change: 'added' | 'changed' | 'removed'}[];
};

/** How far the questions of a family, of the clauses or of a review went. */
export type ReportCoverage = {
  readonly kind: 'family' | 'clauses' | 'review';
  readonly id: string;
  readonly name: string;
  readonly questions: number;
  /** With anything on record, also "not tested". */
  readonly asked: number;
  /** Asked, less not tested. */
  readonly answered: number;
  /** Answers that name evidence. */
  readonly evidenced: number;
  /** Concluded without naming any. */
  readonly unevidenced: number;
  /** Put aside, by reason. */
  readonly notTested: readonly {readonly reason: string; readonly questions: readonly string[]}[];
};

/** A review beside the standard: topics with their answers. */
export type ReportReview = {
  readonly id: string;
  readonly kind: 'contracts' | 'platform' | 'other';
  readonly title: string;
  readonly topics: readonly ReportTopic[];
};

export type ReportTopic = {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** What its answers support. */
  readonly controls: readonly ControlRef[];
  readonly answers: readonly ReportAnswer[];
};

/** A vendor against what is in use of it, on the report's day. */
export type ReportVendor = VendorAssessment & {
  /** What the register says; absent where nobody registered it. */
  readonly register?: Pick<Vendor, 'services' | 'regions' | 'assurances' | 'inherited' | 'customerSide'>;
  /** What the collections show; absent where none looked. */
  readonly use?: Pick<ProviderUse, 'services' | 'regions' | 'unread'>;
};
