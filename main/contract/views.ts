import {z} from 'zod';
import {ControlRef, Edition, Instant} from './ids.ts';
import {EvidenceItem, Identity, Target, Unread, Verdict} from './records.ts';

/** What a window shows: derived from the record, never kept. */

/**
 * Where a control stands, worst first: a nonconformity, a part, what could not be read while nothing is concluded,
 * begun (some questions open), not asked, not applicable, conforms (every question).
 */
export const ControlState = z.enum([
  'does-not-conform',
  'partly',
  'could-not-be-read',
  'begun',
  'not-asked',
  'not-applicable',
  'conforms',
]);

export const VerdictCounts = z.strictObject({
  pass: z.int(),
  fail: z.int(),
  'not-assessed': z.int(),
  'not-applicable': z.int(),
});

/** A control, a requirement of the clauses, or a topic of a review: what the questionnaire is walked by. */
export const OutlineEntry = z.strictObject({
  /** `A.9.2.3`, `6.1.3`, or the topic's id. */
  id: z.string(),
  /** Absent for a topic of a review. */
  control: ControlRef.optional(),
  name: z.string(),
  state: ControlState,
  questions: z.int(),
  asked: z.int(),
  /** Answers that name evidence. */
  evidenced: z.int(),
  verdicts: VerdictCounts,
});

export const OutlineGroup = z.strictObject({
  kind: z.enum(['family', 'clause', 'review']),
  /** `A.9`, `6`, or the review's id. */
  id: z.string(),
  name: z.string(),
  sections: z.array(z.strictObject({id: z.string(), name: z.string(), entries: z.array(OutlineEntry)})),
});

/** One check as far as it informs a control. */
export const CheckSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  counts: VerdictCounts,
  /** Why resources could not be assessed, the most frequent first. */
  unread: z.array(z.strictObject({reason: z.string(), count: z.int()})),
  /** The first of what failed. */
  failing: z.array(z.strictObject({key: z.string(), name: z.string(), reason: z.string()})),
  /** What to ask where the machine could not read. */
  ask: z.string(),
});

export const PaperRef = z.strictObject({kind: z.string(), id: z.string(), title: z.string(), state: z.string()});

/** What stands beside the questions of a control. */
export const ControlView = z.strictObject({
  control: ControlRef,
  name: z.string(),
  group: z.string(),
  family: z.strictObject({id: z.string(), name: z.string()}),
  about: z.array(z.string()),
  counterparts: z.strictObject({edition: Edition, ids: z.array(z.string())}),
  checks: z.array(CheckSummary),
  evidence: z.strictObject({total: z.int(), items: z.array(EvidenceItem)}),
  papers: z.array(PaperRef),
});

/** A thing to do next, as data; the client puts it into words. Most urgent first. */
export const NextStep = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('collect-first')}),
  z.strictObject({kind: z.literal('resume-collection'), collection: z.string(), name: z.string()}),
  z.strictObject({
    kind: z.literal('grant-reads'),
    collection: z.string(),
    name: z.string(),
    operations: z.array(z.string()),
    controls: z.int(),
  }),
  z.strictObject({
    kind: z.literal('request-overdue'),
    request: z.string(),
    document: z.string(),
    owner: z.string(),
    due: z.iso.date(),
  }),
  z.strictObject({kind: z.literal('sign-again'), scopes: z.array(z.string()), parts: z.array(z.string())}),
  z.strictObject({kind: z.literal('second-signature'), scopes: z.array(z.string())}),
  z.strictObject({kind: z.literal('sample-open'), sample: z.string(), title: z.string(), open: z.int(), of: z.int()}),
  z.strictObject({
    kind: z.literal('finding-open'),
    finding: z.string(),
    statement: z.string(),
    due: z.iso.date().optional(),
  }),
  z.strictObject({kind: z.literal('evidence-missing'), family: z.string(), name: z.string(), answers: z.int()}),
  z.strictObject({kind: z.literal('family-open'), family: z.string(), name: z.string(), open: z.int(), of: z.int()}),
  z.strictObject({kind: z.literal('prepare-requests')}),
  z.strictObject({kind: z.literal('decide-applicability'), open: z.int(), of: z.int()}),
  z.strictObject({kind: z.literal('package-ready')}),
]);

/** What was read of one target, and what waits for reads that were refused. */
export const TargetCoverage = z.strictObject({
  collection: z.string(),
  kind: z.enum(['aws', 'kubernetes']),
  name: z.string(),
  regions: z.int(),
  answered: z.int(),
  of: z.int(),
  unread: z.int(),
  controls: z.int(),
  endedAt: Instant.optional(),
});

export const Overview = z.strictObject({
  groups: z.array(OutlineGroup),
  next: z.array(NextStep),
  coverage: z.array(TargetCoverage),
  interviews: z.int(),
  requests: z.strictObject({answered: z.int(), of: z.int()}),
  samples: z.int(),
  findings: z.strictObject({open: z.int(), of: z.int()}),
  evidence: z.int(),
  resources: z.int(),
  custody: z.strictObject({head: z.string(), entries: z.int()}),
});

/** One thing of a target as a row. `key` names it for `resources.get`. */
export const ResourceRow = z.strictObject({
  key: z.string(),
  type: z.string(),
  target: z.string(),
  region: z.string(),
  id: z.string(),
  name: z.string(),
  verdicts: VerdictCounts,
});

export const VerdictRow = z.strictObject({
  ...Verdict.shape,
  key: z.string().optional(),
  title: z.string(),
  severity: z.string(),
});

/** How many rows have each value, under the other filters. */
export const Facet = z.strictObject({value: z.string(), label: z.string(), count: z.int()});

/** Rows come sorted by group: the first row of a group is at the sum of the counts before it. */
export const RowGroup = z.strictObject({value: z.string(), label: z.string(), count: z.int()});

export const CheckView = z.strictObject({
  id: z.string(),
  title: z.string(),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  provider: z.enum(['aws', 'kubernetes']),
  resourceType: z.string(),
  controls: z.array(ControlRef),
  reads: z.array(z.string()),
  /** CEL, as an assessor reads it. */
  appliesTo: z.string().optional(),
  pass: z.string(),
  params: z.record(z.string(), z.unknown()),
  explain: z.strictObject({pass: z.string(), fail: z.string()}),
  ask: z.string(),
  /** Absent in a certification audit. */
  remediation: z.string().optional(),
  counts: VerdictCounts,
});

/** A check by what it rests on and informs. */
export const CheckListed = CheckView.pick({
  id: true,
  title: true,
  severity: true,
  provider: true,
  controls: true,
  reads: true,
});

/** One read of the record. */
export const ReadRow = z.strictObject({
  id: z.string(),
  operation: z.string(),
  region: z.string(),
  target: z.string(),
  outcome: z.string(),
  startedAt: Instant,
  endedAt: Instant,
  pages: z.int(),
  attempts: z.int(),
  requestIds: z.array(z.string()),
  parameters: z.record(z.string(), z.unknown()),
  caller: z.string(),
  error: z.string().optional(),
  evidence: z.string().optional(),
});

export const ResourceView = z.strictObject({
  row: ResourceRow,
  data: z.record(z.string(), z.unknown()),
  /** For each part of `data`: the reads it rests on. */
  parts: z.array(z.strictObject({part: z.string(), read: z.boolean(), reads: z.array(ReadRow)})),
  verdicts: z.array(z.strictObject({verdict: VerdictRow, check: CheckView})),
});

/** A collection that is under way. Rebuilt from it: what a screen shows when somebody comes back to it. */
export const RunningCollection = z.strictObject({
  collection: z.string(),
  kind: z.enum(['aws', 'kubernetes']),
  target: Target,
  identity: Identity.optional(),
  since: Instant,
  paused: z.boolean(),
  done: z.int(),
  planned: z.int(),
  /** By service and region; `unanswered`: ended without an answer. */
  groups: z.array(
    z.strictObject({service: z.string(), region: z.string(), done: z.int(), unanswered: z.int(), last: z.string()}),
  ),
  unread: z.array(Unread),
});

export const CustodyLine = z.strictObject({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  action: z.string(),
  about: z.string(),
});

export const EvidenceView = z.strictObject({
  item: EvidenceItem,
  read: ReadRow.optional(),
  custody: z.array(CustodyLine),
  /** Who relies on it. */
  answers: z.array(z.strictObject({question: z.string(), control: ControlRef, text: z.string()})),
  papers: z.array(PaperRef),
});

/** A file of an evidence item as far as it can be shown without running anything in it. */
export const EvidenceBody = z.strictObject({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /** `none`: only facts are shown, `why` says the reason. HTML and SVG are shown as text. */
  view: z.enum(['json', 'text', 'image', 'pdf', 'none']),
  why: z.string().optional(),
  /** Pixels, from the file's head; an image over the limit is not shown. */
  width: z.int().optional(),
  height: z.int().optional(),
  text: z.string().optional(),
  content: z.instanceof(Uint8Array).optional(),
  /** Only the beginning is in `text`. */
  truncated: z.boolean(),
});

export const SearchHit = z.strictObject({
  kind: z.enum(['control', 'question', 'answer', 'evidence', 'resource', 'check', 'paper']),
  /** A question's, evidence's, check's or paper's id; a resource's key; a control's id. */
  id: z.string(),
  title: z.string(),
  /** Around the match; the matched words lie between U+0002 and U+0003. */
  excerpt: z.string(),
  control: ControlRef.optional(),
  /** For a question or an answer of a review. */
  topic: z.strictObject({review: z.string(), topic: z.string()}).optional(),
  paper: z.string().optional(),
});

/** What stands in the way of a package, or should be known before it is sealed. */
export const Readiness = z.strictObject({
  sealed: z.strictObject({at: Instant, by: z.string()}).optional(),
  items: z.array(
    z.strictObject({
      code: z.enum([
        'unsigned',
        'signature-stale',
        'not-reviewed',
        'unread',
        'open-questions',
        'unevidenced',
        'undecided-controls',
        'open-samples',
        'open-requests',
        'collection-unfinished',
        'nothing-collected',
        'strictly-confidential',
      ]),
      count: z.int(),
      of: z.int().optional(),
      /** The first few, for people. */
      examples: z.array(z.string()),
    }),
  ),
  files: z.int(),
  bytes: z.int(),
});

export type ControlState = z.infer<typeof ControlState>;
export type VerdictCounts = z.infer<typeof VerdictCounts>;
export type OutlineEntry = z.infer<typeof OutlineEntry>;
export type OutlineGroup = z.infer<typeof OutlineGroup>;
export type CheckSummary = z.infer<typeof CheckSummary>;
export type PaperRef = z.infer<typeof PaperRef>;
export type CustodyLine = z.infer<typeof CustodyLine>;
export type ControlView = z.infer<typeof ControlView>;
export type NextStep = z.infer<typeof NextStep>;
export type TargetCoverage = z.infer<typeof TargetCoverage>;
export type Overview = z.infer<typeof Overview>;
export type ResourceRow = z.infer<typeof ResourceRow>;
export type VerdictRow = z.infer<typeof VerdictRow>;
export type Facet = z.infer<typeof Facet>;
export type RowGroup = z.infer<typeof RowGroup>;
export type CheckView = z.infer<typeof CheckView>;
export type CheckListed = z.infer<typeof CheckListed>;
export type ReadRow = z.infer<typeof ReadRow>;
export type ResourceView = z.infer<typeof ResourceView>;
export type RunningCollection = z.infer<typeof RunningCollection>;
export type EvidenceView = z.infer<typeof EvidenceView>;
export type EvidenceBody = z.infer<typeof EvidenceBody>;
export type SearchHit = z.infer<typeof SearchHit>;
export type Readiness = z.infer<typeof Readiness>;
