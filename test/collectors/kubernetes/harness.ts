import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach} from 'vitest';
import {parse, stringify} from 'yaml';
import type {
  Identity,
  Journal,
  Population,
  Progress,
  RecordedRead,
  Resource,
  Run,
} from '../../../collectors/collector.ts';
import {createKubernetesCollector} from '../../../collectors/kubernetes/collector.ts';
import type {Clock} from '../../../collectors/pacing.ts';
import type {KubernetesTarget} from '../../../collectors/targets.ts';
import {evaluate} from '../../../main/checks/evaluate.ts';
import {loadChecks} from '../../../main/checks/load.ts';
import type {Verdict} from '../../../main/checks/types.ts';
import {
  type SampleCluster,
  type SampleClusterOptions,
  startSampleCluster,
} from '../../../main/sample/kubernetes/server.ts';
import {createMemoryJournal} from '../../../main/workspace/memory-journal.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A fresh temporary folder, gone after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-k8s-'));
  cleanups.push(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
};

/** A sample cluster that is stopped after the test; without the data's faults unless the test asks for some. */
export const sampleCluster = async (options: SampleClusterOptions = {}): Promise<SampleCluster> => {
  const cluster = await startSampleCluster({faults: {}, ...options});
  cleanups.push(() => cluster.close());
  return cluster;
};

type Kubeconfig = {
  'current-context': string;
  clusters: {name: string; cluster: Record<string, unknown>}[];
  users: {name: string; user: Record<string, unknown>}[];
  contexts: {name: string; context: Record<string, unknown>}[];
};

/** Writes a kubeconfig for a cluster, changed by the test, and returns the target that names it. */
export const targetOf = (
  cluster: {readonly kubeconfig: string},
  change: (config: Kubeconfig, folder: string) => void = () => undefined,
): KubernetesTarget & {kubeconfig: string} => {
  const folder = temporaryFolder();
  const config = parse(cluster.kubeconfig) as Kubeconfig;
  change(config, folder);
  const kubeconfig = join(folder, 'config');
  writeFileSync(kubeconfig, stringify(config), {mode: 0o600});
  return {kind: 'kubernetes', kubeconfig};
};

/** A target whose current user has just these credentials. */
export const targetWithUser = (
  cluster: {readonly kubeconfig: string},
  user: (folder: string) => Record<string, unknown>,
): KubernetesTarget & {kubeconfig: string} =>
  targetOf(cluster, (config, folder) => {
    const [first] = config.users;
    if (first) first.user = user(folder);
  });

/** Real time, but no waiting: pauses are noted instead. */
export const impatientClock = (pauses: number[] = []): Clock => ({
  now: () => performance.now(),
  sleep: async ms => {
    pauses.push(ms);
  },
});

export type Collected = {
  readonly journal: Journal;
  readonly reads: RecordedRead[];
  readonly stored: string[];
  readonly resources: Resource[];
  readonly populations: Population[];
  readonly progress: Progress[];
  readonly identities: Identity[];
};

/** Everything that a run leaves behind, filled while it runs; pass an earlier one to resume over its journal. */
export const newRecord = (earlier?: Collected): Collected => {
  const reads: RecordedRead[] = [];
  const stored: string[] = [];
  const memory = earlier?.journal ?? createMemoryJournal();
  const journal: Journal = {
    ...memory,
    store: (bytes, mediaType) => {
      stored.push(Buffer.from(bytes).toString('utf8'));
      return memory.store(bytes, mediaType);
    },
    record: async read => {
      const recorded = await memory.record(read);
      reads.push(recorded);
      return recorded;
    },
  };
  return {journal, reads, stored, resources: [], populations: [], progress: [], identities: []};
};

export type CollectOptions = {
  readonly into?: Collected;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly env?: NodeJS.ProcessEnv;
  readonly onProgress?: (event: Progress) => void;
  readonly identified?: (identity: Identity) => void;
};

/** Runs the real collector over a target. */
export const collect = async (target: KubernetesTarget, options: CollectOptions = {}): Promise<Collected> => {
  const into = options.into ?? newRecord();
  const run: Run = {
    journal: into.journal,
    signal: options.signal ?? new AbortController().signal,
    toolVersion: '0.0.0-test',
    identified: identity => {
      into.identities.push(identity);
      options.identified?.(identity);
    },
    emit: resource => void into.resources.push(resource),
    emitPopulation: population => void into.populations.push(population),
    progress: event => {
      into.progress.push(event);
      options.onProgress?.(event);
    },
  };
  await collectorWith(options).collect(target, run);
  return into;
};

export const collectorWith = (options: Pick<CollectOptions, 'clock' | 'env'> = {}) =>
  createKubernetesCollector({
    env: options.env ?? process.env,
    clock: options.clock ?? impatientClock(),
    now: () => new Date(),
    random: () => 0.5,
  });

/** The read of an operation; the list itself, not the one node that tells the platform. */
export const readOf = (collected: Collected, operation: string): RecordedRead => {
  const found = collected.reads.find(
    read => read.provenance.operation === operation && read.provenance.parameters.limit !== 1,
  );
  if (!found) throw new Error(`No read of ${operation} is on the record.`);
  return found;
};

const checks = loadChecks('templates/checks/kubernetes');

/** The verdicts of all Kubernetes checks at a fixed time. */
export const judge = (collected: Collected): Verdict[] => {
  const reads = new Map(collected.reads.map(read => [read.id, read]));
  return [
    ...evaluate({
      checks,
      populations: collected.populations,
      resources: collected.resources,
      now: '2026-11-21T12:00:00.000Z',
      providers: ['kubernetes'],
      read: id => {
        const provenance = reads.get(id)?.provenance;
        if (!provenance) return undefined;
        const {operation, region, outcome, parameters, error} = provenance;
        return {id, operation, region, outcome, parameters, ...(error ? {errorCode: error.code} : {})};
      },
    }),
  ];
};

/** The verdicts of one check by resource name; `*` is the population. */
export const verdictsOf = (verdicts: readonly Verdict[], check: string): Record<string, Verdict['verdict']> =>
  Object.fromEntries(verdicts.filter(v => v.check === check).map(v => [v.resourceName ?? '*', v.verdict]));
