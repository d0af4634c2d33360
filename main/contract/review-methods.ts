import {z} from 'zod';
import {ControlRef, Edition} from './ids.ts';
import {Responsibility, SoaTable, Vendor} from './papers.ts';
import {Actor, FileProblem} from './records.ts';

const nothing = z.strictObject({});
const day = z.iso.date();
const line = z.string().trim().min(1).max(400);
const sheetFile = {
  format: z.enum(['csv', 'xlsx']),
  path: z.string().min(1),
  replace: z.boolean().default(false),
};
const Written = z.strictObject({
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  rows: z.number(),
  gaps: z.number(),
});

/** Where a version stands against its maker's dates. `unknown` is never good news: it comes with a question. */
export const SupportState = z.enum(['supported', 'ends-soon', 'ended', 'unknown']);

/** One layer of a node or cluster: what was read, what the bundled data know of it, and what is left to ask. */
export const LayerSupport = z.strictObject({
  layer: z.enum(['os-image', 'kernel', 'runtime', 'kubelet', 'windows-build', 'orchestrator', 'stated']),
  /** What the target said, as it said it; empty where it could not be read. */
  seen: z.string(),
  product: z.string().optional(),
  cycle: z.string().optional(),
  state: SupportState,
  /** Last day of free support. */
  eol: day.optional(),
  /** Last day of paid or extended support. */
  extended: day.optional(),
  note: z.string().optional(),
  /** What to ask where the data give no answer. */
  question: z.string().optional(),
});

export const ContainerReview = z.strictObject({
  /** The day the states are for. */
  on: day,
  source: z.strictObject({name: z.string(), date: day, licence: z.string()}),
  clusters: z.array(
    z.strictObject({
      target: z.string(),
      name: z.string(),
      platform: z.string(),
      orchestrator: LayerSupport,
      nodes: z.array(z.strictObject({name: z.string(), layers: z.array(LayerSupport)})),
    }),
  ),
  stated: z.array(LayerSupport),
  counts: z.record(SupportState, z.number()),
  questions: z.array(z.string()),
});

/** An activity that somebody must own when IT is outsourced. */
export const Activity = z.strictObject({
  id: z.string(),
  title: z.string(),
  what: z.string(),
  why: z.string(),
  controls: z.array(ControlRef),
  ask: z.array(z.string()),
  redFlags: z.array(z.string()),
});

export const MatrixRow = z.strictObject({
  activity: z.string(),
  title: z.string(),
  controls: z.array(ControlRef),
  /** Absent until somebody answers. */
  party: Responsibility.shape.party.optional(),
  accountable: z.string(),
  contractClause: z.string(),
  page: z.string(),
  interface: z.string(),
  evidence: z.array(z.string()),
  note: z.string(),
  gaps: z.array(z.string()),
});

export const Matrix = z.strictObject({supplier: z.string(), rows: z.array(MatrixRow)});

const ServiceUse = z.strictObject({service: z.string(), region: z.string(), resources: z.number()});

/** What of a provider the current collections show. `unread`: where it could not be seen whether anything is in use. */
export const ProviderUse = z.strictObject({
  provider: Vendor.shape.provider,
  targets: z.array(z.string()),
  services: z.array(z.string()),
  regions: z.array(z.string()),
  uses: z.array(ServiceUse),
  unread: z.array(z.strictObject({service: z.string(), region: z.string()})),
});

export const InUse = z.strictObject({providers: z.array(ProviderUse), questions: z.array(z.string())});

export const AssuranceState = z.enum(['valid', 'expiring', 'expired', 'not-yet-valid']);

export const VendorAssessment = z.strictObject({
  /** Absent where a provider is in use and nobody registered it. */
  id: z.string().optional(),
  name: z.string(),
  provider: Vendor.shape.provider,
  assurances: z.array(
    z.strictObject({
      type: z.string(),
      title: z.string(),
      issuer: z.string(),
      validFrom: day,
      validUntil: day,
      state: AssuranceState,
      /** Days until it ends; negative once it has ended. */
      days: z.int(),
      evidence: z.array(z.string()),
      /** In use, and not in its scope; an assurance beside it may cover them. */
      notCovered: z.strictObject({services: z.array(z.string()), regions: z.array(z.string())}),
    }),
  ),
  /** In use, and no assurance that is valid on the day covers service and region together. */
  uncovered: z.array(z.strictObject({service: z.string(), region: z.string()})),
  uncoveredServices: z.array(z.string()),
  uncoveredRegions: z.array(z.string()),
  /** Controls recorded as inherited that no valid assurance stands behind. */
  unassured: z.array(ControlRef),
  /** Who looks after which control, by the bundled split for this provider; what is not named stays with the customer. */
  split: z.strictObject({
    inherited: z.array(ControlRef),
    shared: z.array(ControlRef),
    customer: z.array(ControlRef),
  }),
  gaps: z.array(z.string()),
});

export const AssessmentPath = z.strictObject({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  families: z.array(
    z.strictObject({id: z.string(), name: z.string(), questions: z.number(), asked: z.number(), why: z.string()}),
  ),
});

/** Statement of Applicability, reviews, responsibility matrix, cloud vendors, ready-made paths. */
export const reviewMethods = {
  'soa.table': {input: z.strictObject({edition: Edition.default('2022')}), output: SoaTable},
  'soa.export': {input: z.strictObject({edition: Edition.default('2022'), ...sheetFile}), output: Written},
  /** All decisions of a CSV or YAML file, or none and why. */
  'soa.import': {
    input: z.strictObject({path: z.string().min(1), by: Actor}),
    output: z.strictObject({saved: z.number(), unchanged: z.number(), problems: z.array(FileProblem)}),
  },
  /** Somebody takes over what the other edition's decisions suggest, for all undecided controls or those named. */
  'soa.adopt': {
    input: z.strictObject({
      edition: Edition.default('2022'),
      controls: z.array(z.string()).optional(),
      reviewed: day.optional(),
      by: Actor,
    }),
    output: z.strictObject({
      saved: z.number(),
      left: z.array(z.strictObject({control: ControlRef, why: z.string()})),
    }),
  },

  'review.container': {
    input: z.strictObject({
      /** Default: today. */
      on: day.optional(),
      /** Versions that people told us of, where nothing can be read: hypervisors, firmware. */
      stated: z.array(z.strictObject({product: line, version: line})).default([]),
    }),
    output: ContainerReview,
  },
  'review.activities': {input: nothing, output: z.array(Activity)},
  'review.suppliers': {
    input: nothing,
    output: z.array(z.strictObject({supplier: z.string(), answered: z.number(), of: z.number(), gaps: z.number()})),
  },
  'review.matrix': {input: z.strictObject({supplier: line}), output: Matrix},
  'review.export': {input: z.strictObject({supplier: line, ...sheetFile}), output: Written},

  'vendors.inUse': {input: nothing, output: InUse},
  'vendors.assess': {
    input: z.strictObject({on: day.optional()}),
    output: z.strictObject({on: day, vendors: z.array(VendorAssessment), questions: z.array(z.string())}),
  },
  'paths.list': {input: nothing, output: z.array(AssessmentPath)},
} as const;

export type SupportState = z.infer<typeof SupportState>;
export type LayerSupport = z.infer<typeof LayerSupport>;
export type ContainerReview = z.infer<typeof ContainerReview>;
export type Activity = z.infer<typeof Activity>;
export type MatrixRow = z.infer<typeof MatrixRow>;
export type Matrix = z.infer<typeof Matrix>;
export type ProviderUse = z.infer<typeof ProviderUse>;
export type InUse = z.infer<typeof InUse>;
export type AssuranceState = z.infer<typeof AssuranceState>;
export type VendorAssessment = z.infer<typeof VendorAssessment>;
export type AssessmentPath = z.infer<typeof AssessmentPath>;
