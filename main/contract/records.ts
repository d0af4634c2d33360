import {z} from 'zod';
import {Classification, Conclusion, ControlRef, Edition, Instant, Mode, Sha256, VerdictValue} from './ids.ts';

/** The engagement's reference; also the stem of the package's name, so only portable characters (PACKAGE: file names). */
export const Reference = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'use letters, digits, dot, dash and underscore, at most 64');

/** Who does something; goes to the custody log. */
export const Actor = z.string().trim().min(1).max(200);

const line = (max: number) => z.string().trim().min(1).max(max);

export const AssessmentDraft = z.strictObject({
  reference: Reference,
  client: line(300),
  title: line(300),
  scope: line(10_000),
  mode: Mode,
  auditor: Actor,
  /** What the Statement of Applicability and the certification view go by; absent: 2022. */
  edition: Edition.optional(),
  /** Who works on it beside the auditor. */
  team: z
    .array(z.strictObject({name: line(200), role: line(200)}))
    .max(100)
    .optional(),
  /** The days on site or at work, both included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

export const Assessment = z.strictObject({
  ...AssessmentDraft.shape,
  id: z.uuid(),
  createdAt: Instant,
  folder: z.string(),
});

export const AwsTarget = z.strictObject({
  kind: z.literal('aws'),
  profile: line(200).optional(),
  /** The name of a pair of keys that the shell keeps; the keys themselves are never on the record. */
  key: line(64).optional(),
  assumeRole: z
    .strictObject({
      arn: z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'expected arn:aws:iam::<account>:role/<name>'),
      externalId: line(1224).optional(),
      sessionName: z
        .string()
        .regex(/^[\w+=,.@-]{2,64}$/)
        .optional(),
    })
    .optional(),
  regions: z
    .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected a region such as eu-central-1'))
    .max(100)
    .optional(),
  endpoint: z.url({protocol: /^https?$/}).optional(),
});

export const KubernetesTarget = z.strictObject({
  kind: z.literal('kubernetes'),
  kubeconfig: z.string().min(1).optional(),
  context: line(500).optional(),
  allowExec: z.boolean().optional(),
});

export const Target = z.discriminatedUnion('kind', [AwsTarget, KubernetesTarget]);

const ReadError = z.strictObject({code: z.string(), message: z.string(), status: z.number().optional()});
const Outcome = z.enum(['ok', 'absent', 'denied', 'unsupported', 'throttled', 'failed', 'refused', 'cancelled']);

export const Identity = z.strictObject({
  target: z.string(),
  name: z.string(),
  caller: z.string(),
  facts: z.record(z.string(), z.string()),
});

export const Preflight = z.strictObject({
  identity: Identity,
  estimatedCalls: z.number(),
  rows: z.array(
    z.strictObject({
      operation: z.string(),
      region: z.string(),
      outcome: Outcome,
      permissions: z.array(z.string()),
      error: ReadError.optional(),
    }),
  ),
});

export const ReadCounts = z.strictObject({ok: z.number(), absent: z.number(), denied: z.number(), other: z.number()});

export const Collection = z.strictObject({
  id: z.string(),
  kind: z.enum(['aws', 'kubernetes']),
  target: Target,
  identity: Identity.optional(),
  state: z.enum(['running', 'finished', 'interrupted', 'cancelled']),
  startedAt: Instant,
  endedAt: Instant.optional(),
  by: z.string(),
  problem: z.string().optional(),
  reads: ReadCounts,
  resources: z.number(),
});

/** A read that did not end in an answer, grouped by operation, region and outcome. */
export const Unread = z.strictObject({
  operation: z.string(),
  region: z.string(),
  target: z.string(),
  outcome: Outcome,
  error: z.string(),
  count: z.number(),
  permissions: z.array(z.string()),
});

export const CollectionResult = z.strictObject({
  collection: Collection,
  resumed: z.boolean(),
  unread: z.array(Unread),
  verdicts: z.record(VerdictValue, z.number()),
});

export const EvidenceItem = z.strictObject({
  id: z.string(),
  kind: z.enum(['read', 'document', 'photo']),
  title: z.string(),
  capturedAt: Instant,
  capturedBy: z.string(),
  classification: Classification,
  originalName: z.string().optional(),
  note: z.string().optional(),
  files: z.array(z.strictObject({name: z.string(), sha256: Sha256, bytes: z.number(), mediaType: z.string()})),
  controls: z.array(ControlRef),
  readId: z.string().optional(),
});

export const AnswerDraft = z.strictObject({
  question: z.string(),
  conclusion: Conclusion,
  text: z.string().max(100_000),
  value: z.union([z.string().max(20_000), z.number()]).optional(),
  reference: z.string().trim().min(1).max(300).optional(),
  reason: z.string().max(10_000).optional(),
  evidence: z.array(z.string()),
});

export const Answer = z.strictObject({
  ...AnswerDraft.shape,
  control: ControlRef,
  answeredBy: z.string(),
  answeredAt: Instant,
});

/** A fault in a file the user gave us: where it is and how to mend it. */
export const FileProblem = z.strictObject({
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
  mend: z.string(),
});

/** What became of a pack's questions in another version of it; ids. */
export const PackChange = z.strictObject({
  from: z.number(),
  to: z.number(),
  same: z.array(z.string()),
  changed: z.array(z.strictObject({question: z.string(), what: z.array(z.string())})),
  removed: z.array(z.string()),
  added: z.array(z.string()),
});

/** What a template is, and what is wrong with it. `pack` and `version` for questions and reviews. */
export const TemplateCheck = z.strictObject({
  kind: z.enum(['questions', 'review', 'checks', 'answers']).optional(),
  entries: z.number(),
  pack: z.string().optional(),
  version: z.number().optional(),
  problems: z.array(FileProblem),
  change: PackChange.optional(),
});

/** A pack taken into an assessment: the answers that stay, those to give anew, and those whose question is gone. */
export const PackUse = z.strictObject({
  ...TemplateCheck.shape,
  sha256: Sha256.optional(),
  kept: z.number(),
  again: z.array(z.string()),
  orphaned: z.array(z.string()),
});

export const Verdict = z.strictObject({
  check: z.string(),
  verdict: VerdictValue,
  reason: z.string(),
  target: z.string(),
  region: z.string(),
  resourceType: z.string(),
  resource: z.string().optional(),
  resourceName: z.string().optional(),
  reads: z.array(z.string()),
});

const counts = <K extends string>(keys: z.ZodEnum<Record<K, K>>) => z.record(keys, z.number());
const ConclusionOrNone = z.enum([...Conclusion.options, 'not-asked']);

const Excused = z.strictObject({question: z.string(), reason: z.string()});

/** Where a group of questions stands; follow-ups count once an answer calls for them. */
const standing = {
  id: z.string(),
  name: z.string(),
  questions: z.number(),
  /** With anything on record, also "not tested". */
  asked: z.number(),
  /** Asked, less not tested. */
  answered: z.number(),
  /** Answers that name evidence. */
  evidenced: z.number(),
  conclusions: counts(ConclusionOrNone),
  notTested: z.array(Excused),
  notApplicable: z.array(Excused),
  /** Questions with a conclusion and no evidence. */
  unevidenced: z.array(z.string()),
  /** Questions without an answer. */
  open: z.array(z.string()),
};

/** A family, or a clause of 4 to 10. */
export const FamilyStatus = z.strictObject({
  ...standing,
  controls: z.number(),
  verdicts: counts(VerdictValue),
  /** Evidence items of its controls, whoever linked them. */
  evidence: z.number(),
});

/** A review beside the standard. */
export const ReviewStatus = z.strictObject({...standing, topics: z.number()});

/** Where the assessment stands: counts that say of what, never a single percentage. */
export const Status = z.strictObject({
  assessment: Assessment,
  families: z.array(FamilyStatus),
  clauses: z.array(FamilyStatus),
  reviews: z.array(ReviewStatus),
  verdicts: counts(VerdictValue),
  collections: z.array(Collection),
  unread: z.array(Unread),
  evidence: z.number(),
  custody: z.strictObject({head: Sha256, entries: z.number()}),
});

export const PackageResult = z.strictObject({
  path: z.string(),
  bytes: z.number(),
  files: z.number(),
  identity: Sha256,
  sealedAt: Instant,
});

export const Verification = z.strictObject({
  ok: z.boolean(),
  name: z.string(),
  identity: Sha256.optional(),
  files: z.number(),
  bytes: z.number(),
  custody: z.strictObject({head: z.string(), entries: z.number()}).optional(),
  problems: z.array(z.strictObject({code: z.string(), path: z.string(), message: z.string()})),
  checked: z.array(z.string()),
});
