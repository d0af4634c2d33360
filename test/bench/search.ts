/**
 * Search over an assessment with 100,000 resources: how long the index takes to build, how long it holds up others at a stretch,
 * and how long a query takes, also one that nearly everything matches.
 */
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import {createClient} from '../../main/contract/client.ts';
import {createLocalEngine} from '../../main/engine/local.ts';
import type {Measurement} from './checks.ts';

const root = join(import.meta.dirname, '../..');

/** One of each kind that a person types: an id, a part of one, words, letters that nearly everything begins with. */
const queries = [
  'A.9.2.3',
  'name-4711',
  'arn:aws:s3:::',
  'bucket eu-west-1',
  'access review',
  'AwsS3',
  'a',
  'e',
  's3 n',
  'eu west name a',
];

export const run = async (): Promise<Measurement[]> => {
  const parent = mkdtempSync(join(tmpdir(), 'fieldwork-bench-'));
  const folder = join(parent, 'assessment');
  await once(fork(join(import.meta.dirname, 'rows.ts'), ['fill', folder]), 'exit');
  const engine = await createLocalEngine(root);
  try {
    const client = createClient(engine.transport);
    await client.call('assessment.open', {folder});
    await client.call('controls.list', {edition: '2022'});
    const before = process.memoryUsage().rss / 1e6;
    const delay = monitorEventLoopDelay({resolution: 1});
    delay.enable();
    const started = performance.now();
    const first = await timed(() => client.call('search.query', {text: 'nothing-like-it'}));
    for (let more = true; more; ) ({indexing: more} = await client.call('search.query', {text: 'nothing-like-it'}));
    const built = performance.now() - started;
    delay.disable();
    const after = process.memoryUsage().rss / 1e6;
    const rows: Measurement[] = [
      {name: 'index of 100,000 resources', value: built, unit: 'ms'},
      {name: 'first answer while it is built', value: first, unit: 'ms', limit: 100},
      {name: 'longest the engine is busy meanwhile', value: delay.max / 1e6, unit: 'ms', limit: 30},
      {name: 'as long as that in 99 of 100', value: delay.percentile(99) / 1e6, unit: 'ms'},
      {name: 'memory of the index', value: after - before, unit: 'MB', limit: 200},
    ];
    for (const text of queries) {
      const times: number[] = [];
      for (let round = 0; round < 9; round++) times.push(await timed(() => client.call('search.query', {text})));
      times.sort((a, b) => a - b);
      rows.push({name: `search "${text}"`, value: times[4] ?? 0, unit: 'ms', limit: 30});
      rows.push({name: `search "${text}", the slowest`, value: times.at(-1) ?? 0, unit: 'ms'});
    }
    return rows;
  } finally {
    engine.close();
    rmSync(parent, {recursive: true, force: true});
  }
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
