import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {awsRate} from '../../collectors/aws/rates.ts';
import {createClient} from '../../main/contract/client.ts';
import {createLocalEngine} from '../../main/engine/local.ts';
import type {SampleCall} from '../../main/sample/aws/answer-calls.ts';

const latencyMs = 40;
const rounds = 3;

/**
 * Collects the sample account over HTTP with 40 ms added to every answer. The lower bound is the larger of the longest chain of
 * dependent calls and, over all services and regions, (calls − burst) ÷ allowed rate. Returns the median ratio over the bound.
 */
export const run = async () => {
  const measured = [];
  for (let round = 0; round < rounds; round++) measured.push(await collectOnce());
  const median = measured.sort((a, b) => a.ratio - b.ratio)[Math.floor(rounds / 2)];
  if (!median) throw new Error('nothing was measured');
  return [
    {name: 'collect: time over the lower bound', value: median.ratio, unit: 'ratio', limit: 1.25},
    {name: `collect: ${median.calls} calls`, value: median.seconds, unit: 's'},
    {name: `collect: lower bound (${median.bound})`, value: median.boundSeconds, unit: 's'},
    {name: 'collect: peak memory', value: process.resourceUsage().maxRSS / 1024, unit: 'MiB'},
  ];
};

const collectOnce = async () => {
  const server = fork(join(import.meta.dirname, 'sample-server.ts'), [String(latencyMs)]);
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-bench-'));
  const engine = await createLocalEngine(join(import.meta.dirname, '../..'));
  try {
    const {url} = await messageOf<{url: string}>(server);
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'sample',
      AWS_SECRET_ACCESS_KEY: 'sample',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    const client = createClient(engine.transport);
    const assessment = {
      reference: 'B-1',
      client: 'Bench',
      title: 'Bench',
      scope: 'All',
      mode: 'readiness',
      auditor: 'Bench',
    } as const;
    await client.call('assessment.create', {folder: join(folder, 'a'), assessment});
    const started = performance.now();
    const {collection} = await client.call('collect.start', {target: {kind: 'aws', endpoint: url}, by: 'Bench'});
    const seconds = (performance.now() - started) / 1000;
    if (collection.state !== 'finished') throw new Error(`The collection is ${collection.state}.`);
    server.send('calls');
    const {calls} = await messageOf<{calls: SampleCall[]}>(server);
    const bound = lowerBound(calls);
    return {
      seconds,
      calls: calls.length,
      bound: bound.what,
      boundSeconds: bound.seconds,
      ratio: seconds / bound.seconds,
    };
  } finally {
    engine.close();
    server.disconnect();
    await once(server, 'exit');
    rmSync(folder, {recursive: true, force: true});
  }
};

const messageOf = async <T>(child: ChildProcess): Promise<T> => (await once(child, 'message'))[0] as T;

/** Who am I, which regions, the longest list page by page, what depends on an item, and what depends on that. */
const chainBeside = 4;

const lowerBound = (calls: readonly SampleCall[]): {what: string; seconds: number} => {
  const lanes = Map.groupBy(calls, call => `${call.service} ${call.region}`);
  const paced = [...lanes].map(([lane, made]) => {
    const {perSecond, burst} = awsRate(lane.split(' ')[0] ?? '');
    return {what: `${made.length} calls to ${lane}`, seconds: Math.max(0, made.length - burst) / perSecond};
  });
  const longestList = Math.max(
    ...[...Map.groupBy(calls.filter(isList), call => `${call.operation} ${call.region}`).values()].map(l => l.length),
  );
  const chain = {what: 'longest chain', seconds: ((chainBeside + longestList) * latencyMs) / 1000};
  return [chain, ...paced].reduce((a, b) => (b.seconds > a.seconds ? b : a));
};

/** Lists that are read once for a region, page by page; the others are asked once for every item. */
const isList = (call: SampleCall): boolean =>
  /^(Describe|ListBuckets|ListUsers|ListRoles|ListGroups|ListPolicies|ListKeys)/.test(call.operation) &&
  !/Key$|Attribute$/.test(call.operation);
