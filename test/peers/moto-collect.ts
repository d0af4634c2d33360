import {createAwsCollector} from '../../collectors/aws/aws-collector.ts';
import type {Body, Identity, Population, RecordedRead, Resource, Run} from '../../collectors/collector.ts';
import type {AwsTarget} from '../../collectors/targets.ts';
import {evaluate} from '../../main/checks/evaluate.ts';
import {loadChecks} from '../../main/checks/load.ts';
import {createMemoryJournal} from '../../main/workspace/memory-journal.ts';
import type {Judged} from './moto-compare.ts';

export type Account = {
  readonly url: string;
  readonly account: string;
  /** The account that moto gives to any key; the others are reached through a role. */
  readonly home: boolean;
  readonly regions: readonly string[];
  /** From how many days on the account is judged; 0 is today. */
  readonly days: readonly number[];
};

const credentials = {
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
  AWS_EC2_METADATA_DISABLED: 'true',
  // A profile of whoever runs this would go before the keys.
  AWS_PROFILE: undefined,
};

/** Runs work with these environment variables, which the SDK reads for itself, and puts the old ones back. */
const withEnvironment = async <T>(
  values: Readonly<Record<string, string | undefined>>,
  work: () => Promise<T>,
): Promise<T> => {
  const set = (name: string, value: string | undefined) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  const before = Object.keys(values).map(name => [name, process.env[name]] as const);
  for (const [name, value] of Object.entries(values)) set(name, value);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) set(name, value);
  }
};

const checksFolder = new URL('../../templates/checks/aws', import.meta.url).pathname;

/** What the seed hides in user data: in clear, and as base64 has the end of it. */
const secrets = ['AKIAI44QH8DHBEXAMPLE', 'not-a-real-password-of-the-seed'];

/** Collects one account with the real collector, judges it with the real checks, and looks for secrets in what was kept. */
export const collectAndJudge = async (account: Account) => {
  const journal = createMemoryJournal();
  const reads = new Map<string, RecordedRead>();
  const bodies: Body[] = [];
  const resources: Resource[] = [];
  const populations: Population[] = [];
  let identity: Identity | undefined;
  const collector = createAwsCollector();
  const role = {arn: `arn:aws:iam::${account.account}:role/fieldwork-auditor`, sessionName: 'moto-peer'};
  const target: AwsTarget = {
    kind: 'aws',
    endpoint: account.url,
    regions: account.regions,
    ...(account.home ? {} : {assumeRole: role}),
  };
  const run: Run = {
    journal: {
      ...journal,
      record: async read => {
        const recorded = await journal.record(read);
        reads.set(recorded.id, recorded);
        bodies.push(...recorded.bodies);
        return recorded;
      },
    },
    signal: AbortSignal.timeout(600_000),
    toolVersion: 'peer',
    identified: found => {
      identity = found;
    },
    emit: resource => resources.push(resource),
    emitPopulation: population => populations.push(population),
    progress: () => undefined,
  };
  await withEnvironment(credentials, () => collector.collect(target, run));
  let leaks = 0;
  for (const body of bodies) {
    const text = readable(await journal.load(body));
    if (secrets.some(secret => text.includes(secret))) leaks += 1;
  }
  const summary = (id: string) => {
    const read = reads.get(id);
    if (read === undefined) return undefined;
    const {operation, region, outcome, parameters, error} = read.provenance;
    return {id, operation, region, outcome, parameters, ...(error === undefined ? {} : {errorCode: error.code})};
  };
  const checks = loadChecks(checksFolder);
  const judge = (days: number): Judged[] => {
    const now = new Date(Date.now() + days * 86_400_000).toISOString();
    return [...evaluate({checks, populations, resources, read: summary, now, providers: ['aws']})].map(v => ({
      account: v.target,
      region: v.region,
      check: v.check,
      resource: v.resource,
      days,
      verdict: v.verdict,
      reason: v.reason,
    }));
  };
  return {
    identified: identity?.target,
    reads: reads.size,
    resources: resources.length,
    leaks,
    judged: account.days.flatMap(judge),
  };
};

/** A body's text with every base64 run in it decoded, so that a secret is found in either form. */
const readable = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes).toString('utf8');
  const runs = text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? [];
  return [text, ...runs.map(run => Buffer.from(run, 'base64').toString('latin1'))].join('\n');
};
