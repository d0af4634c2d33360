import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import type {Input} from '../../main/contract/methods.ts';
import type {Sample, StoredPaper} from '../../main/contract/papers.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const control = {edition: '2013', id: 'A.9.2.5'} as const;
const buckets = Array.from({length: 30}, (_, index) => `bucket-${index}`);
const seed = '000102030405060708090a0b0c0d0e0f';
const aws = {kind: 'aws', profile: 'audit'} as const;
const draw = {
  title: 'Buckets',
  control,
  source: {from: 'collection', resourceType: 'AwsS3Bucket'},
  basis: 'random',
  size: 5,
  seed,
  by,
} as const;

const opened = async () => {
  const target = fakeTarget();
  target.buckets = [...buckets];
  const {client} = engineOn(target);
  const folder = freshFolder();
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: draft});
  return {client, folder, target};
};

const collected = async () => {
  const all = await opened();
  await all.client.call('collect.start', {target: aws, by});
  return all;
};

const sampleOf = ({paper}: StoredPaper): Sample => {
  if (paper.kind !== 'sample') throw new TypeError(paper.kind);
  return paper;
};

const drawAgain = async (client: Client, input: Input<'samples.draw'>) =>
  sampleOf(await client.call('samples.draw', input));

test('a draw keeps its seed, its population as evidence with the hash it has, and where it came from', async () => {
  const {client, folder} = await collected();
  const stored = await client.call('samples.draw', draw);
  const sample = sampleOf(stored);
  expect(stored.id).toBe('S-001');
  expect(sample).toMatchObject({size: 5, seed, population: {size: 30, source: {collections: ['C-0001']}}});
  expect(sample.items.map(({label}) => label)).toHaveLength(5);
  const {sha256, evidence} = sample.population;
  const {items} = await client.call('evidence.list', {limit: 1000});
  const kept = items.find(({id}) => id === evidence);
  expect(kept).toMatchObject({controls: [control], files: [{name: 'population.txt', sha256}]});
  const bytes = readFileSync(join(folder, 'a/blobs/sha256', sha256.slice(0, 2), sha256));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  expect(bytes.toString().split('\n')).toHaveLength(31);
  expect((await drawAgain(client, draw)).items).toEqual(sample.items);
  const {seed: _, ...unseeded} = draw;
  const [one, two] = [await drawAgain(client, unseeded), await drawAgain(client, unseeded)];
  expect(one.seed).toMatch(/^[0-9a-f]{32}$/);
  expect(one.seed).not.toBe(two.seed);
});

test('a later collection shows what came and what went, and the draw can still be repeated', async () => {
  const {client, target} = await collected();
  await client.call('samples.draw', draw);
  expect(await client.call('samples.check', {id: 'S-001'})).toMatchObject({
    same: true,
    redraw: 'same',
    added: [],
    removed: [],
  });
  target.buckets = [...buckets.slice(1), 'bucket-new'];
  await client.call('collect.start', {target: aws, by, fresh: true});
  expect(await client.call('samples.check', {id: 'S-001'})).toMatchObject({
    same: false,
    redraw: 'same',
    atDraw: {size: 30},
    now: {size: 30, source: {collections: ['C-0002']}},
    added: ['arn:aws:s3:::bucket-new'],
    removed: ['arn:aws:s3:::bucket-0'],
  });
});

test('a filter takes the part it says; what it cannot answer is in the limits and not in the population', async () => {
  const {client, target} = await opened();
  target.acl = {'bucket-7': 'denied'};
  await client.call('collect.start', {target: aws, by});
  const filtered = (filter: string) =>
    client.call('samples.population', {source: {from: 'collection', resourceType: 'AwsS3Bucket', filter}});
  expect(await filtered('meta.name.endsWith("7")')).toMatchObject({size: 3, limits: []});
  expect(await filtered('resource.acl.Grants == []')).toMatchObject({
    size: 29,
    limits: [expect.stringMatching(/for 1 of .*bucket-7\./)],
  });
  for (const wrong of ['resource.acl ==', 'nothing == 1', '1 + 1'])
    await expect(filtered(wrong)).rejects.toMatchObject({code: 'bad-filter'});
});

test('nobody looked: no population, rather than an empty one', async () => {
  const {client} = await opened();
  const population = (resourceType: string) =>
    client.call('samples.population', {source: {from: 'collection', resourceType}});
  await expect(population('AwsS3Bucket')).rejects.toMatchObject({
    code: 'no-population',
    message: expect.stringMatching(/Collect first/),
  });
  await client.call('collect.start', {target: aws, by});
  await expect(population('AwsIamUser')).rejects.toMatchObject({
    code: 'no-population',
    message: expect.stringMatching(/AwsS3Bucket/),
  });
});

test('a list the client gave is drawn from by its column; repetitions are refused by name', async () => {
  const {client, folder} = await opened();
  const attach = async (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    const path = join(folder, name);
    return (await client.call('evidence.attach', {path, classification: 'public', controls: [], by})).id;
  };
  const evidence = await attach('leavers.csv', 'Person;Days\nS-1;0\nS-2;9\nS-3;1\n');
  const source = {from: 'list', evidence, column: 'Person'} as const;
  const sample = await drawAgain(client, {...draw, source, size: 2});
  expect(sample.items.map(({key}) => key).every(key => ['S-1', 'S-2', 'S-3'].includes(key))).toBe(true);
  const {items} = await client.call('evidence.list', {});
  expect(items.find(({id}) => id === sample.population.evidence)?.classification).toBe('public');
  const twice = await attach('twice.csv', 'Person\nS-1\nS-2\nS-1\n');
  await expect(drawAgain(client, {...draw, source: {from: 'list', evidence: twice}})).rejects.toMatchObject({
    code: 'duplicate-items',
    message: expect.stringContaining('S-1'),
  });
  await expect(drawAgain(client, {...draw, source: {from: 'list', evidence: 'E-000099'}})).rejects.toMatchObject({
    code: 'no-population',
  });
});

const items = ['arn:aws:s3:::bucket-3', 'arn:aws:s3:::bucket-4'];
const chosen = {
  title: draw.title,
  control,
  source: draw.source,
  basis: 'risk',
  items,
  basisNote: 'Largest',
  by,
} as const;

test('by risk or judgement the items are the ones named', async () => {
  const {client} = await collected();
  const sample = await drawAgain(client, chosen);
  expect(sample).toMatchObject({size: 2, items: items.map(key => ({key})), basisNote: 'Largest'});
  expect(sample).not.toHaveProperty('seed');
  expect(await client.call('samples.check', {id: 'S-001'})).toMatchObject({redraw: 'same'});
});

test.each<[string, Input<'samples.draw'>, string]>([
  ['more than there are', {...draw, size: 31}, 'sample-too-large'],
  ['no size', {...chosen, basis: 'random', items: undefined}, 'bad-draw'],
  ['a random draw with items', {...draw, items}, 'bad-draw'],
  ['a choice without a reason', {...chosen, basisNote: undefined}, 'bad-draw'],
  ['a choice without items', {...chosen, items: []}, 'bad-draw'],
  ['a choice with a seed', {...chosen, seed}, 'bad-draw'],
  ['another size than the items', {...chosen, size: 3}, 'bad-draw'],
  ['an item that is not there', {...chosen, items: ['arn:aws:s3:::bucket-99']}, 'unknown-item'],
  ['an item twice', {...chosen, items: [...items, ...items]}, 'duplicate-items'],
  ['a control of no edition', {...draw, control: {edition: '2022', id: 'A.9.2.5'}}, 'unknown-control'],
  ['a question nobody asks', {...draw, question: 'A.9.2.5-q99'}, 'unknown-question'],
  ['a collection that is not there', {...draw, source: {...draw.source, collections: ['C-0099']}}, 'no-population'],
  ['a seed of other letters', {...draw, seed: 'XYZ'}, 'bad-input'],
])('%s: nothing is drawn', async (_what, input, code) => {
  const {client} = await collected();
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  await expect(client.call('samples.draw', given as Input<'samples.draw'>)).rejects.toMatchObject({code});
  expect(await client.call('papers.list', {kind: 'sample'})).toEqual([]);
  expect((await client.call('evidence.list', {limit: 1000})).items.some(({title}) => title.startsWith('Pop'))).toBe(
    false,
  );
});

test('each item is followed to its result; what was drawn cannot be changed', async () => {
  const {client} = await collected();
  const stored = await client.call('samples.draw', draw);
  const sample = sampleOf(stored);
  const [first, second] = sample.items;
  const result = (key: string | undefined, what: Partial<Input<'samples.result'>>) =>
    client.call('samples.result', {id: 'S-001', key: key ?? '', result: 'conforms', by, ...what});
  const saved = await result(first?.key, {evidence: ['E-000001']});
  expect(sampleOf(saved.stored).items[0]).toMatchObject({result: 'conforms', evidence: ['E-000001']});
  const named = await result(second?.label, {result: 'does-not-conform', note: 'Open to all'});
  expect(sampleOf(named.stored).items.map(item => item.result)).toEqual([
    'conforms',
    'does-not-conform',
    'open',
    'open',
    'open',
  ]);
  await expect(result(first?.key, {result: 'not-tested'})).rejects.toMatchObject({code: 'reason-required'});
  await expect(result(first?.key, {result: 'does-not-conform'})).rejects.toMatchObject({code: 'evidence-required'});
  await expect(result('bucket-x', {})).rejects.toMatchObject({code: 'unknown-item'});
  await expect(result(first?.key, {evidence: ['E-999999']})).rejects.toMatchObject({code: 'evidence-required'});
  const save = (paper: Sample, id?: string) => client.call('papers.save', {paper, by, ...(id ? {id} : {})});
  const forged = [
    {...sample, seed: `${seed}00`},
    {...sample, items: sample.items.slice(1)},
    {...sample, items: [...sample.items].reverse()},
    {...sample, population: {...sample.population, size: 31}},
    {...sample, drawnBy: 'Somebody else'},
    {...sample, basisNote: 'Another'},
  ];
  for (const paper of forged) await expect(save(paper, 'S-001')).rejects.toMatchObject({code: 'not-by-hand'});
  await expect(save(sample)).rejects.toMatchObject({code: 'not-by-hand'});
  expect((await save({...sample, limits: 'One day only.'}, 'S-001')).changed).toBe(true);
});
