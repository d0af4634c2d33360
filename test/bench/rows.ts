/**
 * An assessment with 100,000 resources of 20 targets and their verdicts: how long the engine takes for a page of 200 rows with facets and groups
 * when somebody filters, sorts or searches. Medians; the first query of all also builds the index.
 */
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import type {Population, Resource} from '../../collectors/collector.ts';
import {evaluate} from '../../main/checks/evaluate.ts';
import {loadChecks} from '../../main/checks/load.ts';
import {type Client, createClient} from '../../main/contract/client.ts';
import {createLocalEngine} from '../../main/engine/local.ts';
import {createWorkspace} from '../../main/workspace/workspace.ts';
import type {Measurement} from './checks.ts';
import {kinds, mixedResources} from './mixed-resources.ts';

const root = join(import.meta.dirname, '../..');
const count = 100_000;
const targets = Array.from({length: 20}, (_, n) => String(100_000_000_000 + n));
const regions = ['eu-west-1', 'eu-central-1', 'us-east-1', 'global'];
const rounds = 7;

export const run = async (): Promise<Measurement[]> => {
  const parent = mkdtempSync(join(tmpdir(), 'fieldwork-bench-'));
  const folder = join(parent, 'assessment');
  // In a process of its own: what it takes to make the assessment is not what it takes to show it.
  await once(fork(import.meta.filename, ['fill', folder]), 'exit');
  const engine = await createLocalEngine(root);
  try {
    const client = createClient(engine.transport);
    await client.call('assessment.open', {folder});
    const before = process.memoryUsage().rss / 1e6;
    const delay = monitorEventLoopDelay({resolution: 5});
    delay.enable();
    const [first] = await timed(() => client.call('resources.query', {}));
    const {of: verdicts} = await client.call('verdicts.query', {});
    delay.disable();
    const rows: Measurement[] = [
      {name: `first query, ${count} resources, ${verdicts} verdicts`, value: first, unit: 'ms'},
      {name: 'longest the engine is busy meanwhile', value: delay.max / 1e6, unit: 'ms', limit: 100},
    ];
    for (const {name, limit, call} of questions(client)) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) times.push((await timed(() => call(round)))[0]);
      rows.push({name, value: median(times), unit: 'ms', limit});
      rows.push({name: `${name}, the slowest`, value: Math.max(...times), unit: 'ms'});
    }
    const {items} = await client.call('resources.query', {sort: 'fail', descending: true, limit: 1});
    const key = items[0]?.key ?? '';
    rows.push({
      name: 'one resource with its verdicts',
      value: (await timed(() => client.call('resources.get', {key})))[0],
      unit: 'ms',
    });
    rows.push({name: 'memory before the first query', value: before, unit: 'MB'});
    rows.push({name: 'memory after all', value: process.memoryUsage().rss / 1e6, unit: 'MB', limit: 400});
    return rows;
  } finally {
    engine.close();
    rmSync(parent, {recursive: true, force: true});
  }
};

const sorts = ['name', 'type', 'region', 'target', 'fail', 'not-assessed', 'name'] as const;
const verdictSorts = ['check', 'severity', 'verdict', 'resource', 'region', 'target', 'check'] as const;

/** What a window asks while somebody types and clicks; another thing in every round. */
type Question = {name: string; limit: number; call: (round: number) => Promise<unknown>};

const questions = (client: Client): Question[] => [
  {
    name: 'resources: filter',
    limit: 100,
    call: (round: number) =>
      client.call('resources.query', {text: `name-${round} s3`, verdicts: ['fail'], group: 'type'}),
  },
  {
    name: 'resources: sort',
    limit: 150,
    call: (round: number) => client.call('resources.query', {sort: sorts[round] ?? 'name', descending: round > 3}),
  },
  {
    name: 'verdicts: filter',
    limit: 100,
    call: (round: number) =>
      client.call('verdicts.query', {text: `${round} bucket`, verdicts: ['fail'], group: 'check'}),
  },
  {
    name: 'verdicts: sort',
    limit: 150,
    call: (round: number) =>
      client.call('verdicts.query', {sort: verdictSorts[round] ?? 'check', descending: round > 3, group: 'target'}),
  },
];

const fill = (folder: string): void => {
  const workspace = createWorkspace(folder, {
    reference: 'BENCH',
    client: 'C',
    title: 'T',
    scope: 'S',
    mode: 'readiness',
    auditor: 'A',
  });
  try {
    const {id} = workspace.collections.begin('aws', {kind: 'aws'}, 'A');
    workspace.collections.identified(id, {target: targets[0] ?? '', name: 'bench', caller: 'a', facts: {}});
    const populations: Population[] = kinds.flatMap(({type}) =>
      targets.flatMap(target => regions.map(region => ({type, target, region, reads: []}))),
    );
    workspace.resources.replace(id, populations, spread());
    workspace.collections.end(id, 'finished');
    const verdicts = evaluate({
      checks: loadChecks(join(root, 'templates/checks')),
      populations,
      resources: workspace.resources.list([id]),
      read: () => undefined,
      now: '2026-11-21T12:00:00.000Z',
      providers: ['aws', 'kubernetes'],
    });
    workspace.verdicts.replace(verdicts, {rulesSha256: '0'.repeat(64), now: '2026-11-21T12:00:00.000Z', actor: 'A'});
  } finally {
    workspace.close();
  }
};

function* spread(): Generator<Resource> {
  let n = 0;
  for (const resource of mixedResources(count)) {
    const [target = '', region = ''] = [targets[n % targets.length], regions[n % regions.length]];
    n += 1;
    yield {...resource, id: `arn:aws:any:${region}:${target}:${resource.type}/${resource.id}`, target, region};
  }
}

const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
  const start = performance.now();
  const value = await work();
  return [performance.now() - start, value];
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const [job, folder] = process.argv.slice(2);
if (import.meta.main && job === 'fill' && folder) fill(folder);
else if (import.meta.main) console.table(await run());
