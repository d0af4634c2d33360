import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {z} from 'zod';
import {parseTemplate} from '../../templates/yaml.ts';

const Platform = z.enum(['self-managed', 'eks']);
const Json = z.record(z.string(), z.unknown());

/** Repeats an entry once a value, with `${value}` replaced in all its strings. */
const Repeat = z.array(z.string()).min(1);

const Entry = z.strictObject({
  only: Platform.optional(),
  repeat: Repeat.optional(),
  /** A manifest as kubectl would apply it; the server adds uid, resourceVersion and creationTimestamp. */
  object: Json,
});

/** A controller with its pods, from a few words: see `workloads.ts` for what each word becomes. */
const Workload = z.strictObject({
  only: Platform.optional(),
  repeat: Repeat.optional(),
  kind: z.enum(['Deployment', 'DaemonSet', 'StatefulSet', 'CronJob', 'Job', 'Pod']),
  namespace: z.string(),
  name: z.string(),
  image: z.string(),
  replicas: z.int().min(0).default(1),
  /** True: the security context and the limits that a careful team sets. */
  hardened: z.boolean().default(false),
  /** True: applied with `kubectl apply`, so that an annotation repeats the whole manifest. */
  applied: z.boolean().default(false),
  labels: z.record(z.string(), z.string()).default({}),
  pod: Json.default({}),
  container: Json.default({}),
});

const Settings = z.strictObject({
  name: z.string(),
  versions: z.strictObject({'self-managed': z.string(), eks: z.string()}),
  /** At most so many items a page, whatever the client asks: a small cluster then pages like a large one. */
  pageSizes: z.record(z.string(), z.int().positive()).default({}),
  faults: z.strictObject({
    /** Plural names that the auditor's role forgot. */
    denied: z.array(z.string()).default([]),
    /** Lists whose continue token expires once, in the middle. */
    expired: z.array(z.string()).default([]),
    throttled: z
      .array(z.strictObject({resource: z.string(), times: z.int().positive(), retryAfterSeconds: z.int().min(0)}))
      .default([]),
  }),
});

const File = z.strictObject({
  settings: Settings.optional(),
  objects: z.array(Entry).default([]),
  workloads: z.array(Workload).default([]),
});

export type Platform = z.infer<typeof Platform>;
export type ClusterSettings = z.infer<typeof Settings>;
export type ObjectEntry = z.infer<typeof Entry>;
export type WorkloadEntry = z.infer<typeof Workload>;
export type ClusterData = {
  readonly settings: ClusterSettings;
  readonly objects: readonly ObjectEntry[];
  readonly workloads: readonly WorkloadEntry[];
};

/** Where the sample cluster's data lies in a clone. */
export const sampleClusterFolder = fileURLToPath(new URL('../../../templates/sample/kubernetes/', import.meta.url));

/** The sample cluster of a folder of YAML files. Errors: TemplateError. */
export const loadClusterData = (folder: string = sampleClusterFolder): ClusterData => {
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => parseTemplate(name, readFileSync(join(folder, name), 'utf8'), File).value);
  const settings = files.find(file => file.settings)?.settings;
  if (!settings) throw new Error(`No file of ${folder} has "settings"; the sample cluster needs them once.`);
  return {settings, objects: files.flatMap(f => f.objects), workloads: files.flatMap(f => f.workloads)};
};
