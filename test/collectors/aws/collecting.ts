import {type AwsEffects, createAwsCollector} from '../../../collectors/aws/aws-collector.ts';
import type {
  Identity,
  Journal,
  Population,
  Progress,
  RecordedRead,
  Resource,
  Run,
} from '../../../collectors/collector.ts';
import type {AwsTarget} from '../../../collectors/targets.ts';
import {createMemoryJournal} from '../../../main/workspace/memory-journal.ts';

/** Credentials and settings that keep the SDK away from the machine's own. */
export const fakeEnvironment = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_REGION: undefined,
  AWS_DEFAULT_REGION: undefined,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nonexistent/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
};

/** Sets environment variables (undefined removes one) and returns what puts the old ones back. */
export const setEnvironment = (values: Readonly<Record<string, string | undefined>>): (() => void) => {
  const before = Object.keys(values).map(name => [name, process.env[name]] as const);
  const put = (name: string, value: string | undefined): void => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  for (const [name, value] of Object.entries(values)) put(name, value);
  return () => {
    for (const [name, value] of before) put(name, value);
  };
};

/** Everything that a run brought home. */
export type Gathered = {
  readonly identities: Identity[];
  readonly resources: Resource[];
  readonly populations: Population[];
  readonly progress: Progress[];
  readonly reads: RecordedRead[];
  readonly bodies: Map<string, string>;
  readonly journal: Journal;
};

/** A run that remembers everything, over a journal in memory. */
export const gather = (inner: Journal = createMemoryJournal()): Gathered => {
  const reads: RecordedRead[] = [];
  const bodies = new Map<string, string>();
  const journal: Journal = {
    ...inner,
    store: async (bytes, mediaType) => {
      const body = await inner.store(bytes, mediaType);
      bodies.set(body.sha256, Buffer.from(bytes).toString());
      return body;
    },
    record: async read => {
      const recorded = await inner.record(read);
      reads.push(recorded);
      return recorded;
    },
  };
  return {identities: [], resources: [], populations: [], progress: [], reads, bodies, journal};
};

/** Waits never, jitters never: a retried call follows at once. */
export const hastyEffects: Partial<AwsEffects> = {
  clock: {
    now: () => performance.now(),
    sleep: async (_ms, signal) => {
      signal.throwIfAborted();
    },
  },
  random: () => 0,
};

/** Collects into `into`; rejects as the collector does. */
export const collectInto = async (
  into: Gathered,
  target: Omit<AwsTarget, 'kind'>,
  {
    signal = new AbortController().signal,
    effects = hastyEffects,
  }: {signal?: AbortSignal; effects?: Partial<AwsEffects>} = {},
): Promise<Gathered> => {
  const run: Run = {
    journal: into.journal,
    signal,
    toolVersion: '0.0.0-test',
    identified: identity => {
      into.identities.push(identity);
    },
    emit: resource => {
      into.resources.push(resource);
    },
    emitPopulation: population => {
      into.populations.push(population);
    },
    progress: event => {
      into.progress.push(event);
    },
  };
  await createAwsCollector(effects).collect({kind: 'aws', ...target}, run);
  return into;
};

/** The reads of one operation. */
export const readsOf = ({reads}: Gathered, operation: string): readonly RecordedRead[] =>
  reads.filter(({provenance}) => provenance.operation === operation);

/** The one read of an operation. */
export const readOf = (gathered: Gathered, operation: string): RecordedRead => {
  const found = readsOf(gathered, operation);
  if (found.length !== 1 || !found[0]) throw new Error(`${operation} was read ${found.length} times`);
  return found[0];
};

/** The resources of one type. */
export const resourcesOf = ({resources}: Gathered, type: string): readonly Resource[] =>
  resources.filter(resource => resource.type === type);
