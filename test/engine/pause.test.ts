import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {createAwsCollector} from '../../collectors/aws/aws-collector.ts';
import {createKubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {systemClock} from '../../collectors/pacing.ts';
import {type Client, createClient} from '../../main/contract/client.ts';
import type {Input} from '../../main/contract/methods.ts';
import {createEngine} from '../../main/engine/engine.ts';
import {type SampleCloud, startSampleCloud} from '../../main/sample/cloud.ts';
import {by, draft, freshFolder, templates} from './fixture.ts';

/** The real collectors over the sample company's account and cluster, each answer a little late. */
const collecting = async (): Promise<{client: Client; cloud: SampleCloud}> => {
  const cloud = await startSampleCloud({latencyMs: 5});
  onTestFinished(() => cloud.close());
  const engine = createEngine({
    templates,
    version: '0.0.0-test',
    clock: () => new Date(),
    collectors: {
      aws: createAwsCollector(),
      kubernetes: createKubernetesCollector({
        env: {},
        clock: systemClock,
        now: () => new Date(),
        random: () => 0,
      }),
    },
    keys: async name => (name === 'kept' ? {accessKeyId: 'sample', secretAccessKey: 'sample'} : undefined),
  });
  onTestFinished(() => engine.close());
  const client = createClient(engine.transport);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  return {client, cloud};
};

/** Resolves when the target has not been asked anything for a while. */
const quiet = async (cloud: SampleCloud): Promise<number> => {
  for (let before = -1; ; ) {
    const calls = cloud.calls();
    if (calls === before) return calls;
    before = calls;
    await new Promise(resolve => setTimeout(resolve, 150));
  }
};

const after = (client: Client, reads: number): Promise<void> =>
  new Promise(resolve => {
    let seen = 0;
    client.on('collect.progress', () => {
      seen += 1;
      if (seen === reads) resolve();
    });
  });

test.each<['aws' | 'kubernetes', number]>([
  ['aws', 30],
  ['kubernetes', 2],
])(
  'a paused collection of %s asks nothing more, says where it stands, and goes on to the same end',
  async (kind, reads) => {
    const {client, cloud} = await collecting();
    const states: string[] = [];
    const atTheEnd: unknown[] = [];
    client.on('collect.state', ({state}) => {
      states.push(state);
      if (state === 'ended') atTheEnd.push(client.call('collect.running', {}));
    });
    expect(await client.call('collect.running', {})).toEqual({});
    expect(await client.call('collect.pause', {})).toEqual({paused: false});
    const target = (
      kind === 'aws' ? {...cloud.aws, key: 'kept'} : cloud.kubernetes
    ) as Input<'collect.start'>['target'];
    const begun = after(client, reads);
    const ending = client.call('collect.start', {target, by});
    await begun;
    expect(await client.call('collect.pause', {})).toEqual({paused: true});
    const calls = await quiet(cloud);
    const {running} = await client.call('collect.running', {});
    expect(running).toMatchObject({
      collection: 'C-0001',
      kind,
      paused: true,
      target,
      identity: {name: expect.any(String)},
    });
    expect(running?.groups.reduce((sum, group) => sum + group.done, 0)).toBe(running?.done);
    expect(running?.done).toBeLessThan(running?.planned ?? 0);
    await client.call('engine.version', {});
    expect(cloud.calls()).toBe(calls);

    expect(await client.call('collect.continue', {})).toEqual({paused: false});
    const {collection, unread} = await ending;
    expect(collection.state).toBe('finished');
    expect(cloud.calls()).toBeGreaterThan(calls);
    expect(states).toEqual(['running', 'paused', 'running', 'ended']);
    expect(await Promise.all(atTheEnd)).toEqual([{}]);
    expect(await client.call('collect.unread', {collection: collection.id})).toEqual(unread);
  },
  60_000,
);

test('a paused collection can be cancelled, and resumes where it stopped', async () => {
  const {client, cloud} = await collecting();
  const target = {...cloud.aws, key: 'kept'} as Input<'collect.start'>['target'];
  const begun = after(client, 20);
  const ending = client.call('collect.start', {target, by});
  await begun;
  await client.call('collect.pause', {});
  await quiet(cloud);
  expect(await client.call('collect.cancel', {})).toEqual({cancelled: true});
  expect((await ending).collection.state).toBe('cancelled');
  const result = await client.call('collect.start', {target, by});
  expect(result).toMatchObject({resumed: true, collection: {state: 'finished'}});
}, 60_000);

test('what runs shows what stayed unanswered so far, and the list of reads finds it by words', async () => {
  const {client, cloud} = await collecting();
  const target = {...cloud.aws, key: 'kept'} as Input<'collect.start'>['target'];
  const {collection, unread} = await client.call('collect.start', {target, by});
  const all = await client.call('reads.list', {collection: collection.id});
  const denied = await client.call('reads.list', {collection: collection.id, outcomes: ['denied'], limit: 1000});
  expect(denied.total).toBe(collection.reads.denied);
  expect(denied.items.every(({outcome, error}) => outcome === 'denied' && error !== undefined)).toBe(true);
  expect(all.total).toBeGreaterThan(denied.total);
  const [first] = denied.items;
  const operation = first?.operation ?? '';
  const found = await client.call('reads.list', {
    collection: collection.id,
    outcomes: ['denied'],
    text: `${operation.toUpperCase()} ${first?.region}`,
  });
  expect(found.total).toBeGreaterThan(0);
  expect(found.items.every(item => item.operation === operation && item.region === first?.region)).toBe(true);
  expect(unread.some(row => row.operation === operation)).toBe(true);
  expect(await client.call('reads.list', {collection: collection.id, text: "' OR 1=1 --"})).toEqual({
    total: 0,
    items: [],
  });
  expect((await client.call('reads.list', {collection: collection.id, offset: all.total - 1})).items).toHaveLength(1);
  for (const id of ['C-0002', 'R-000001', 'x'])
    for (const method of ['reads.list', 'collect.unread'] as const)
      await expect(client.call(method, {collection: id})).rejects.toMatchObject({code: 'unknown-collection'});
}, 60_000);
