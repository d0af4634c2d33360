import {z} from 'zod';
import {ControlRef, Instant, Sha256} from './ids.ts';
import {Paper, PaperKind, PopulationSource, Sample, SampleItem, StoredPaper} from './papers.ts';
import {Actor, FileProblem} from './records.ts';

const id = z.string().min(1).max(400);
const line = z.string().trim().min(1).max(400);
const path = z.string().min(1);
const evidence = z.array(z.string().regex(/^E-\d{6,}$/, 'an evidence id is like E-000012')).max(1000);
const Saved = z.strictObject({stored: StoredPaper, changed: z.boolean()});

/** As `PopulationSource`; without collections: the current one of every target. */
export const DrawSource = z.discriminatedUnion('from', [
  PopulationSource.options[0].extend({collections: z.array(line).min(1).optional()}),
  PopulationSource.options[1],
]);

/** Who signed, and whether what was signed still stands. */
export const Signature = z.strictObject({
  /** `SO-001`. */
  id: z.string(),
  by: z.string(),
  at: Instant,
  contentSha256: Sha256,
  current: z.boolean(),
  /** What is not as it was signed: `answers/A.9.2.3-q1`, `papers/finding/F-002`, `evidence/E-000012`, `checks/…`, `assessment`. */
  changes: z.array(
    z.strictObject({
      part: z.string(),
      change: z.enum(['added', 'changed', 'removed']),
      by: z.string().optional(),
      at: Instant.optional(),
    }),
  ),
});

export const ScopeSignatures = z.strictObject({
  /** A family (`A.9`, `ISMS`), or `assessment` for the whole. */
  scope: z.string(),
  name: z.string(),
  contentSha256: Sha256,
  parts: z.number(),
  prepared: Signature.optional(),
  /** Only a review of what is prepared; one from before the last preparation does not count. */
  reviewed: Signature.optional(),
});

/** Working papers: the records of the audit, samples, requests and signatures. */
export const paperMethods = {
  'papers.save': {
    /** `expected`: the version that was changed; 0 for a new paper. */
    input: z.strictObject({paper: Paper, id: id.optional(), expected: z.int().min(0).optional(), by: Actor}),
    output: Saved,
  },
  'papers.list': {input: z.strictObject({kind: PaperKind}), output: z.array(StoredPaper)},
  'papers.history': {input: z.strictObject({kind: PaperKind, id}), output: z.array(StoredPaper)},
  'papers.withdraw': {
    input: z.strictObject({kind: PaperKind, id, reason: z.string().trim().min(1).max(20_000), by: Actor}),
    output: Saved,
  },
  'papers.import': {
    input: z.strictObject({path, by: Actor}),
    /** `ids`: of every paper in the file, in its order. */
    output: z.strictObject({
      saved: z.number(),
      unchanged: z.number(),
      ids: z.array(z.string()),
      problems: z.array(FileProblem),
    }),
  },

  'samples.population': {
    input: z.strictObject({source: DrawSource}),
    output: z.strictObject({
      source: PopulationSource,
      size: z.number(),
      sha256: Sha256,
      /** What the population does not hold because it was not read; goes to the limits of a draw. */
      limits: z.array(z.string()),
      /** The first thousand, in the order of the keys. */
      items: z.array(z.strictObject({key: z.string(), label: z.string()})),
    }),
  },
  'samples.draw': {
    /** At random: `size`, and a `seed` to repeat a draw. By risk or judgement: `items` and `basisNote`. */
    input: z.strictObject({
      title: line,
      control: ControlRef,
      question: line.optional(),
      source: DrawSource,
      basis: Sample.shape.basis,
      size: z.int().min(1).max(10_000).optional(),
      seed: Sample.shape.seed,
      items: z.array(SampleItem.shape.key).max(10_000).optional(),
      basisNote: Sample.shape.basisNote,
      limits: Sample.shape.limits,
      by: Actor,
    }),
    output: StoredPaper,
  },
  'samples.check': {
    input: z.strictObject({id}),
    output: z.strictObject({
      id: z.string(),
      /** Whether the population is what it was at the draw. */
      same: z.boolean(),
      atDraw: z.strictObject({size: z.number(), sha256: Sha256}),
      now: z.strictObject({size: z.number(), sha256: Sha256, source: PopulationSource}),
      added: z.array(z.string()),
      removed: z.array(z.string()),
      /** Whether drawing again from the population that was kept gives the same items; for items chosen by people, whether it holds them. */
      redraw: z.enum(['same', 'different', 'not-kept']),
      limits: z.array(z.string()),
    }),
  },
  'samples.result': {
    /** `key`: the item's key, or its label where only one item has it. */
    input: z.strictObject({
      id,
      key: SampleItem.shape.key,
      result: z.enum(['open', 'conforms', 'does-not-conform', 'not-tested']),
      note: z.string().max(4000).optional(),
      evidence: evidence.default([]),
      by: Actor,
    }),
    output: Saved,
  },

  'requests.prepare': {
    /** Without families: all of them. `owner`: who is to bring the documents; without, the client. */
    input: z.strictObject({families: z.array(id).min(1).optional(), owner: line.optional(), by: Actor}),
    output: z.strictObject({added: z.array(StoredPaper), present: z.number()}),
  },
  'requests.export': {
    input: z.strictObject({path, format: z.enum(['csv', 'xlsx']), replace: z.boolean().default(false)}),
    output: z.strictObject({path: z.string(), bytes: z.number(), sha256: Sha256, requests: z.number()}),
  },

  'signoff.content': {
    input: z.strictObject({scope: id}),
    output: z.strictObject({
      scope: z.string(),
      /** SHA-256 of the lines `<sha256>  <part>`, sorted by part. */
      contentSha256: Sha256,
      parts: z.array(z.strictObject({part: z.string(), sha256: Sha256})),
    }),
  },
  'signoff.sign': {
    input: z.strictObject({
      role: z.enum(['prepared', 'reviewed']),
      scope: id,
      by: Actor,
      note: z.string().trim().min(1).max(20_000).optional(),
    }),
    output: StoredPaper,
  },
  'signoff.status': {input: z.strictObject({}), output: z.array(ScopeSignatures)},
} as const;
