import {z} from 'zod';
import {Conclusion, ControlRef, Edition, Instant, Sha256, VerdictValue} from './ids.ts';

/**
 * Working papers: the records an audit is made of. Each is versioned, never deleted (withdrawn with a reason), and every
 * change is a custody entry with the hashes before and after. Fields: `audit-practice` (ISO 19011 working practice).
 */

const line = z.string().trim().min(1).max(400);
const text = z.string().trim().min(1).max(20_000);
const evidence = z.array(z.string().regex(/^E-\d{6,}$/, 'an evidence id is like E-000012'));
const day = z.iso.date();
const withdrawn = z.strictObject({reason: text, by: line, at: Instant}).optional();

const key = z.string().min(1).max(2000);

/** An item drawn from a population, followed to its result. */
export const SampleItem = z.strictObject({
  key,
  label: key,
  result: z.enum(['open', 'conforms', 'does-not-conform', 'not-tested']).default('open'),
  note: z.string().max(4000).optional(),
  evidence,
});

/** Where a population came from: resources of a collection, or a list the client gave (kept as evidence). */
export const PopulationSource = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('collection'),
    collections: z.array(line).min(1),
    resourceType: line,
    /** CEL over the resource, as in the checks. */
    filter: z.string().trim().min(1).max(2000).optional(),
  }),
  z.strictObject({from: z.literal('list'), evidence: z.string().regex(/^E-\d{6,}$/), column: line.optional()}),
]);

/** A sample: drawn with a stored seed, so that another auditor draws the same items from the same population. */
export const Sample = z.strictObject({
  kind: z.literal('sample'),
  title: line,
  control: ControlRef,
  question: line.optional(),
  population: z.strictObject({
    source: PopulationSource,
    size: z.int().min(0),
    /** Of the sorted keys, one a line: the file of the evidence item below, as it was at the draw. */
    sha256: Sha256,
    evidence: z
      .string()
      .regex(/^E-\d{6,}$/)
      .optional(),
  }),
  basis: z.enum(['random', 'risk', 'judgement']),
  basisNote: text.optional(),
  size: z.int().min(0),
  seed: z
    .string()
    .regex(/^[0-9a-f]{8,64}$/)
    .optional(),
  items: z.array(SampleItem),
  limits: text.optional(),
  drawnBy: line,
  drawnAt: Instant,
  withdrawn,
});

export const Interview = z.strictObject({
  kind: z.literal('interview'),
  interviewee: line,
  role: line,
  date: day,
  method: z.enum(['on-site', 'remote']),
  topic: line,
  notes: text,
  controls: z.array(ControlRef),
  evidence,
  withdrawn,
});

export const Observation = z.strictObject({
  kind: z.literal('observation'),
  place: line,
  date: day,
  what: line,
  notes: text,
  controls: z.array(ControlRef),
  evidence,
  withdrawn,
});

/** A document asked for. */
export const EvidenceRequest = z.strictObject({
  kind: z.literal('request'),
  document: line,
  why: text.optional(),
  controls: z.array(ControlRef),
  owner: line,
  due: day.optional(),
  status: z.enum(['not-started', 'asked', 'received', 'checked', 'sufficient', 'insufficient']),
  note: text.optional(),
  evidence,
  withdrawn,
});

/** Recorded against exactly one requirement; a nonconformity needs objective evidence. Advice fields are off in certification mode. */
export const Finding = z.strictObject({
  kind: z.literal('finding'),
  grade: z.enum(['major', 'minor', 'opportunity', 'conformity']),
  requirement: z.discriminatedUnion('source', [
    z.strictObject({source: z.literal('standard'), control: ControlRef}),
    z.strictObject({source: z.enum(['own-rule', 'law', 'contract']), text: line}),
  ]),
  statement: text,
  objectiveEvidence: text,
  evidence,
  location: line.optional(),
  sample: z.strictObject({sample: line.optional(), failed: z.int().min(0), of: z.int().min(1)}).optional(),
  date: day,
  auditor: line,
  acknowledged: z.strictObject({by: line, on: day, note: text.optional()}).optional(),
  /** What the auditee does about it. */
  correction: text.optional(),
  cause: text.optional(),
  action: text.optional(),
  owner: line.optional(),
  due: day.optional(),
  verification: z.strictObject({evidence, note: text, by: line, on: day}).optional(),
  closed: z.strictObject({by: line, on: day, decision: text}).optional(),
  /** What we would suggest; never in a certification audit. */
  advice: text.optional(),
  withdrawn,
});

/** The decision on one control for the Statement of Applicability (columns: `audit-practice`, soaColumns). */
export const Applicability = z.strictObject({
  kind: z.literal('applicability'),
  control: ControlRef,
  applicable: z.boolean(),
  /** Why it is in: any of these, with words. */
  inclusion: z.array(z.enum(['risk', 'law', 'contract', 'business'])).default([]),
  inclusionNote: text.optional(),
  /** Required where it is not applicable. */
  exclusion: text.optional(),
  status: z.enum(['implemented', 'partly', 'planned', 'not-implemented', 'not-assessed']).optional(),
  how: text.optional(),
  risks: z.array(line).default([]),
  owner: line.optional(),
  reviewed: day.optional(),
});

/** One row of the responsibility matrix of an outsourcing contract. */
export const Responsibility = z.strictObject({
  kind: z.literal('responsibility'),
  supplier: line,
  /** Id of the activity in the review pack, such as `security-monitoring`. */
  activity: z.string().regex(/^[a-z][a-z0-9-]*$/),
  party: z.enum(['customer', 'supplier', 'shared', 'nobody']),
  accountable: line.optional(),
  contractClause: line.optional(),
  page: line.optional(),
  /** How the two sides meet, where both do something. */
  interface: text.optional(),
  evidence,
  note: text.optional(),
});

/** A cloud vendor, its certificates or reports, and what is inherited from it. */
export const Vendor = z.strictObject({
  kind: z.literal('vendor'),
  name: line,
  provider: z.enum(['aws', 'azure', 'gcp', 'other']),
  services: z.array(line),
  regions: z.array(line),
  assurances: z.array(
    z.strictObject({
      type: z.enum(['iso27001', 'soc2', 'c5', 'iso27017', 'iso27018', 'pci-dss', 'other']),
      title: line,
      issuer: line,
      scope: text,
      validFrom: day,
      validUntil: day,
      services: z.array(line),
      regions: z.array(line),
      evidence,
    }),
  ),
  inherited: z.array(z.strictObject({control: ControlRef, what: text})),
  customerSide: z.array(z.strictObject({control: ControlRef, what: text})),
  withdrawn,
});

/** Signed by two people, bound to the hash of what was signed. */
export const SignOff = z.strictObject({
  kind: z.literal('sign-off'),
  role: z.enum(['prepared', 'reviewed']),
  /** A family (`A.9`), or `assessment` for the whole. */
  scope: line,
  by: line,
  at: Instant,
  /** Of the list of what was signed, which lies in the content store under this hash: `<sha256>  <part>` a line. */
  contentSha256: Sha256,
  note: text.optional(),
  withdrawn,
});

export const Paper = z.discriminatedUnion('kind', [
  Sample,
  Interview,
  Observation,
  EvidenceRequest,
  Finding,
  Applicability,
  Responsibility,
  Vendor,
  SignOff,
]);

export const PaperKind = z.enum([
  'sample',
  'interview',
  'observation',
  'request',
  'finding',
  'applicability',
  'responsibility',
  'vendor',
  'sign-off',
]);

/** A paper as it is kept: `id` is `S-001`, `F-001`, …; for applicability `2022:A.5.1`, for responsibility `<supplier>:<activity>`. */
export const StoredPaper = z.strictObject({
  id: z.string(),
  version: z.int().min(1),
  sha256: Sha256,
  savedBy: z.string(),
  savedAt: Instant,
  paper: Paper,
});

/** One row of a Statement of Applicability, all columns; derived from decisions, answers and verdicts. */
export const SoaRow = z.strictObject({
  control: ControlRef,
  title: z.string(),
  /** Undefined until somebody decides: shown as "not decided", never as applicable. */
  applicable: z.boolean().optional(),
  inclusion: z.string(),
  exclusion: z.string(),
  status: z.string(),
  how: z.string(),
  risks: z.string(),
  owner: z.string(),
  evidence: z.array(z.string()),
  reviewed: z.string(),
  conclusions: z.array(z.strictObject({question: z.string(), conclusion: Conclusion})),
  /** What the checks of this control saw; absent where no check informs it. */
  verdicts: z.record(VerdictValue, z.number()).optional(),
  /** What the other edition's decisions suggest while nobody has decided here; never taken over by itself. */
  proposal: z.strictObject({applicable: z.boolean(), from: z.array(ControlRef)}).optional(),
  /** What is missing in this row, as sentences. */
  gaps: z.array(z.string()),
});

export const SoaTable = z.strictObject({edition: Edition, rows: z.array(SoaRow)});

export type Sample = z.infer<typeof Sample>;
export type SampleItem = z.infer<typeof SampleItem>;
export type PopulationSource = z.infer<typeof PopulationSource>;
export type Interview = z.infer<typeof Interview>;
export type Observation = z.infer<typeof Observation>;
export type EvidenceRequest = z.infer<typeof EvidenceRequest>;
export type Finding = z.infer<typeof Finding>;
export type Applicability = z.infer<typeof Applicability>;
export type Responsibility = z.infer<typeof Responsibility>;
export type Vendor = z.infer<typeof Vendor>;
export type SignOff = z.infer<typeof SignOff>;
export type Paper = z.infer<typeof Paper>;
export type PaperKind = z.infer<typeof PaperKind>;
export type StoredPaper = z.infer<typeof StoredPaper>;
export type SoaRow = z.infer<typeof SoaRow>;
export type SoaTable = z.infer<typeof SoaTable>;
