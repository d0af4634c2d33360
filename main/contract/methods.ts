import {z} from 'zod';
import {Classification, ControlRef, Edition, VerdictValue} from './ids.ts';
import {paperMethods} from './paper-methods.ts';
import {QuestionView} from './questions.ts';
import {
  Actor,
  Answer,
  AnswerDraft,
  Assessment,
  AssessmentDraft,
  Collection,
  CollectionResult,
  EvidenceItem,
  FileProblem,
  PackageResult,
  PackUse,
  Preflight,
  Status,
  Target,
  TemplateCheck,
  Verdict,
  Verification,
} from './records.ts';
import {reviewMethods} from './review-methods.ts';
import {windowMethods} from './window-methods.ts';

const folder = z.string().min(1);
const nothing = z.strictObject({});
const page = {offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200)};

/** Everything a client may ask of the engine: one entry, one capability. The dispatcher checks both directions. */
export const methods = {
  'engine.version': {input: nothing, output: z.strictObject({version: z.string()})},

  'assessment.create': {input: z.strictObject({folder, assessment: AssessmentDraft}), output: Assessment},
  'assessment.open': {input: z.strictObject({folder}), output: Assessment},
  'assessment.close': {input: nothing, output: nothing},
  'assessment.status': {input: nothing, output: Status},

  'controls.list': {
    input: z.strictObject({edition: Edition}),
    output: z.array(z.strictObject({id: z.string(), name: z.string(), group: z.string(), about: z.array(z.string())})),
  },
  'questions.list': {
    input: z.strictObject({control: ControlRef}),
    output: z.array(QuestionView),
  },

  'answers.save': {
    input: z.strictObject({answer: AnswerDraft, by: Actor}),
    output: z.strictObject({changed: z.boolean()}),
  },
  'answers.import': {
    input: z.strictObject({path: z.string().min(1), by: Actor}),
    output: z.strictObject({saved: z.number(), unchanged: z.number(), problems: z.array(FileProblem)}),
  },
  'answers.list': {input: nothing, output: z.array(Answer)},
  'answers.history': {input: z.strictObject({question: z.string()}), output: z.array(Answer)},

  'evidence.attach': {
    input: z.strictObject({
      path: z.string().min(1),
      kind: z.enum(['document', 'photo']).optional(),
      title: z.string().trim().min(1).max(300).optional(),
      classification: Classification,
      controls: z.array(ControlRef),
      note: z.string().max(10_000).optional(),
      by: Actor,
    }),
    output: EvidenceItem,
  },
  'evidence.list': {
    input: z.strictObject(page),
    output: z.strictObject({total: z.number(), items: z.array(EvidenceItem)}),
  },

  'collect.policy': {
    /** `path`: the policy is also written there, as a file to hand over. */
    input: z.strictObject({
      kind: z.enum(['aws', 'kubernetes']),
      path: z.string().min(1).optional(),
      replace: z.boolean().default(false),
    }),
    output: z.strictObject({text: z.string()}),
  },
  'collect.preflight': {input: z.strictObject({target: Target}), output: Preflight},
  'collect.start': {
    input: z.strictObject({target: Target, by: Actor, fresh: z.boolean().default(false)}),
    output: CollectionResult,
  },
  'collect.cancel': {input: nothing, output: z.strictObject({cancelled: z.boolean()})},
  'collect.list': {input: nothing, output: z.array(Collection)},

  'verdicts.list': {
    input: z.strictObject({...page, verdict: VerdictValue.optional(), check: z.string().optional()}),
    output: z.strictObject({total: z.number(), items: z.array(Verdict)}),
  },

  'templates.check': {
    input: z.strictObject({path: z.string().min(1), against: z.string().min(1).optional()}),
    output: TemplateCheck,
  },
  'templates.use': {input: z.strictObject({path: z.string().min(1), by: Actor}), output: PackUse},

  'report.write': {
    input: z.strictObject({path: z.string().min(1), replace: z.boolean().default(false)}),
    output: z.strictObject({path: z.string(), bytes: z.number(), sha256: z.string()}),
  },
  'package.build': {
    input: z.strictObject({
      folder,
      format: z.enum(['zip', 'folder']).default('zip'),
      replace: z.boolean().default(false),
      by: Actor,
    }),
    output: PackageResult,
  },
  'package.verify': {input: z.strictObject({path: z.string().min(1)}), output: Verification},

  ...reviewMethods,

  ...paperMethods,

  ...windowMethods,
} as const;

export type Methods = typeof methods;
export type Method = keyof Methods;
/** What a client sends: before defaults. */
export type Input<M extends Method> = z.input<Methods[M]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type Parsed<M extends Method> = z.output<Methods[M]['input']>;
export type Output<M extends Method> = z.output<Methods[M]['output']>;
export type Handlers = {readonly [M in Method]: (input: Parsed<M>) => Promise<Output<M>> | Output<M>};
