import {z} from 'zod';
import {Classification, ControlRef} from './ids.ts';
import {QuestionView} from './questions.ts';
import {Actor, Assessment, AssessmentDraft, EvidenceItem, Target, Unread} from './records.ts';
import {
  CheckListed,
  CheckView,
  ControlView,
  EvidenceBody,
  EvidenceView,
  Facet,
  Overview,
  Readiness,
  ReadRow,
  ResourceRow,
  ResourceView,
  RowGroup,
  RunningCollection,
  SearchHit,
  VerdictRow,
} from './views.ts';

const nothing = z.strictObject({});
const path = z.string().min(1);
const id = z.string().min(1).max(4000);
const page = {offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200)};
const some = z.array(z.string().max(4000)).max(200).optional();
const text = z.string().max(400).optional();
const descending = z.boolean().default(false);

/** The most bytes a client may hand over in one call: what is pasted. Files are named by their path. */
export const pasteLimit = 20 * 1024 * 1024;

/** Views of the record for a window, and what only a window does: pause, paste, preview, search. */
export const windowMethods = {
  'assessment.current': {input: nothing, output: z.strictObject({assessment: Assessment.optional()})},
  'assessment.update': {
    /** Fields that are absent stay as they are. */
    input: z.strictObject({assessment: AssessmentDraft.partial(), by: Actor}),
    output: Assessment,
  },
  'overview.get': {input: nothing, output: Overview},
  'controls.get': {input: z.strictObject({control: ControlRef}), output: ControlView},
  'questions.ofTopic': {
    input: z.strictObject({review: id, topic: id}),
    output: z.strictObject({
      title: z.string(),
      about: z.string(),
      controls: z.array(ControlRef),
      questions: z.array(QuestionView),
    }),
  },

  'sample.open': {
    /** Copies the sample company, fully collected, into a new folder, opens it, and starts its account and cluster on loopback. */
    input: z.strictObject({folder: path}),
    output: Assessment,
  },

  'collect.targets': {
    /** What this machine's own configuration names; nothing is contacted, no credential is read. */
    input: z.strictObject({kubeconfig: path.optional()}),
    output: z.strictObject({
      aws: z.strictObject({
        files: z.array(z.string()),
        profiles: z.array(
          z.strictObject({
            name: z.string(),
            region: z.string().optional(),
            by: z.enum(['keys', 'sso', 'role', 'process', 'other']),
          }),
        ),
        environment: z.boolean(),
        problem: z.string().optional(),
      }),
      kubernetes: z.strictObject({
        file: z.string(),
        contexts: z.array(
          z.strictObject({
            name: z.string(),
            cluster: z.string(),
            server: z.string(),
            user: z.string(),
            /** A command that the file wants to run for credentials: only with consent. */
            exec: z.array(z.string()).optional(),
          }),
        ),
        current: z.string().optional(),
        problem: z.string().optional(),
      }),
      /** The sample company's, while they run. */
      sample: z.array(z.strictObject({name: z.string(), target: Target})),
    }),
  },
  'collect.running': {input: nothing, output: z.strictObject({running: RunningCollection.optional()})},
  'collect.pause': {input: nothing, output: z.strictObject({paused: z.boolean()})},
  'collect.continue': {input: nothing, output: z.strictObject({paused: z.boolean()})},
  'collect.unread': {input: z.strictObject({collection: id}), output: z.array(Unread)},
  'reads.list': {
    input: z.strictObject({...page, collection: id, outcomes: some, text}),
    output: z.strictObject({total: z.int(), items: z.array(ReadRow)}),
  },
  /** Reads by their ids; those that are not on the record are left out. */
  'reads.get': {input: z.strictObject({ids: z.array(id).max(200)}), output: z.array(ReadRow)},

  'resources.query': {
    input: z.strictObject({
      ...page,
      text,
      types: some,
      targets: some,
      regions: some,
      /** Resources with at least one verdict of these. */
      verdicts: some,
      check: id.optional(),
      sort: z.enum(['name', 'type', 'region', 'target', 'fail', 'not-assessed']).default('name'),
      descending,
      group: z.enum(['type', 'target', 'region']).optional(),
    }),
    output: z.strictObject({
      total: z.int(),
      of: z.int(),
      items: z.array(ResourceRow),
      facets: z.strictObject({
        types: z.array(Facet),
        targets: z.array(Facet),
        regions: z.array(Facet),
        verdicts: z.array(Facet),
      }),
      groups: z.array(RowGroup),
    }),
  },
  'resources.get': {input: z.strictObject({key: id}), output: ResourceView},
  'verdicts.query': {
    input: z.strictObject({
      ...page,
      text,
      verdicts: some,
      checks: some,
      severities: some,
      types: some,
      targets: some,
      regions: some,
      control: ControlRef.optional(),
      sort: z.enum(['check', 'severity', 'verdict', 'resource', 'region', 'target']).default('severity'),
      descending,
      group: z.enum(['check', 'verdict', 'severity', 'target', 'region']).optional(),
    }),
    output: z.strictObject({
      total: z.int(),
      of: z.int(),
      items: z.array(VerdictRow),
      facets: z.strictObject({
        verdicts: z.array(Facet),
        severities: z.array(Facet),
        checks: z.array(Facet),
        types: z.array(Facet),
        targets: z.array(Facet),
        regions: z.array(Facet),
      }),
      groups: z.array(RowGroup),
    }),
  },
  /** Every check, and the reads it rests on: what waits where a read is refused. */
  'checks.list': {input: nothing, output: z.array(CheckListed)},
  'checks.get': {input: z.strictObject({check: id}), output: CheckView},
  /** What a table shows, filtered and sorted as shown, as CSV. */
  'rows.export': {
    input: z.strictObject({
      path,
      replace: z.boolean().default(false),
      of: z.discriminatedUnion('rows', [
        z.strictObject({rows: z.literal('resources'), query: z.record(z.string(), z.unknown())}),
        z.strictObject({rows: z.literal('verdicts'), query: z.record(z.string(), z.unknown())}),
        z.strictObject({rows: z.literal('evidence'), query: z.record(z.string(), z.unknown())}),
      ]),
    }),
    output: z.strictObject({path: z.string(), bytes: z.int(), rows: z.int()}),
  },

  'evidence.query': {
    input: z.strictObject({
      ...page,
      text,
      kinds: some,
      classifications: some,
      control: ControlRef.optional(),
      sort: z.enum(['id', 'title', 'captured', 'bytes']).default('id'),
      descending,
    }),
    output: z.strictObject({
      total: z.int(),
      of: z.int(),
      items: z.array(EvidenceItem),
      facets: z.strictObject({kinds: z.array(Facet), classifications: z.array(Facet)}),
    }),
  },
  'evidence.get': {input: z.strictObject({id}), output: EvidenceView},
  'evidence.body': {input: z.strictObject({id, file: z.int().min(0).default(0)}), output: EvidenceBody},
  'evidence.export': {
    input: z.strictObject({id, file: z.int().min(0).default(0), path, replace: z.boolean().default(false)}),
    output: z.strictObject({path: z.string(), bytes: z.int(), sha256: z.string()}),
  },
  'evidence.paste': {
    /** What has no file: an image of the clipboard. */
    input: z.strictObject({
      name: z.string().trim().min(1).max(255),
      bytes: z
        .instanceof(Uint8Array)
        .refine(bytes => bytes.length <= pasteLimit, 'at most 20 MiB can be pasted; save it to a file and attach that'),
      title: z.string().trim().min(1).max(300).optional(),
      classification: Classification,
      controls: z.array(ControlRef),
      note: z.string().max(10_000).optional(),
      by: Actor,
    }),
    output: EvidenceItem,
  },

  'search.query': {
    input: z.strictObject({text: z.string().trim().min(1).max(200), limit: z.int().min(1).max(100).default(40)}),
    /** `indexing`: the index is still being built; what is found so far. */
    output: z.strictObject({hits: z.array(SearchHit), indexing: z.boolean()}),
  },

  'report.preview': {
    input: nothing,
    output: z.strictObject({pdf: z.instanceof(Uint8Array), sealed: z.boolean()}),
  },
  'package.readiness': {input: nothing, output: Readiness},
} as const;
