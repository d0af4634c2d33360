import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Client, createClient} from '../../main/contract/client.ts';
import type {Input} from '../../main/contract/methods.ts';
import type {Engine} from '../../main/engine/engine.ts';
import {createLocalEngine} from '../../main/engine/local.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';
import {resource, seedRows, verdictOn} from './seed-rows.ts';

const open = 'aws-s3-bucket-public';
const logs = 'aws-s3-access-logging';
const tenth = resource({id: 'arn:b10', name: 'Bucket-10'});
const second = resource({
  id: 'arn:b2',
  name: 'bucket-2',
  region: 'us-east-1',
  data: {acl: []},
  reads: {acl: [], policy: []},
});
const odd = resource({id: 'arn:łódź', name: 'ŁÓDŹ backup', type: 'AwsKmsKey', target: '444455556666'});
const verdicts = [
  verdictOn(tenth, open, 'pass'),
  verdictOn(tenth, logs, 'fail'),
  verdictOn(second, open, 'not-assessed'),
  verdictOn(second, logs, 'fail'),
  verdictOn(odd, 'aws-kms-rotation', 'pass'),
  {...verdictOn(odd, 'gone-check', 'not-applicable'), resource: undefined, resourceName: undefined},
].map(({resource: id, resourceName, ...rest}) =>
  id === undefined || resourceName === undefined ? rest : {...rest, resource: id, resourceName},
);

let engine: Engine;
let parent: string;
beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'fieldwork-rows-'));
  seedRows(join(parent, 'a'), [tenth, second, odd], verdicts);
  engine = await createLocalEngine(join(import.meta.dirname, '../..'));
  await createClient(engine.transport).call('assessment.open', {folder: join(parent, 'a')});
});
afterAll(() => {
  engine.close();
  rmSync(parent, {recursive: true, force: true});
});
const seeded = async (): Promise<Client> => createClient(engine.transport);

test('rows come in natural order, with their verdicts counted', async () => {
  const client = await seeded();
  const {items, total, of} = await client.call('resources.query', {});
  expect({total, of}).toEqual({total: 3, of: 3});
  expect(items.map(({name}) => name)).toEqual(['bucket-2', 'Bucket-10', 'ŁÓDŹ backup']);
  expect(items[0]).toMatchObject({
    id: 'arn:b2',
    type: 'AwsS3Bucket',
    region: 'us-east-1',
    verdicts: {pass: 0, fail: 1, 'not-assessed': 1, 'not-applicable': 0},
  });
});

test.each<[string, Input<'resources.query'>, string[]]>([
  ['a word in the name, whatever its case', {text: 'BUCKET'}, ['arn:b2', 'arn:b10']],
  ['a word that is not ASCII', {text: 'łódź'}, ['arn:łódź']],
  ['every word somewhere: name and region', {text: 'bucket us-east'}, ['arn:b2']],
  ["a word of the target's name", {text: 'shop'}, ['arn:b2', 'arn:b10']],
  ['a word that nothing has', {text: 'bucket nothing'}, []],
  ['what looks like a pattern is plain text', {text: '.*'}, []],
  ['a type', {types: ['AwsKmsKey']}, ['arn:łódź']],
  ['nothing chosen is no filter', {types: [], verdicts: []}, ['arn:b2', 'arn:b10', 'arn:łódź']],
  ['a type that is not there', {types: ['constructor']}, []],
  ['a target and a region', {targets: ['111122223333'], regions: ['eu-west-1']}, ['arn:b10']],
  ['one of two verdicts', {verdicts: ['not-assessed', 'fail']}, ['arn:b2', 'arn:b10']],
  ['what a check looked at', {check: open}, ['arn:b2', 'arn:b10']],
  ['what a check passed', {check: open, verdicts: ['pass']}, ['arn:b10']],
  ['a check that is not there', {check: 'no-check'}, []],
  ['sorted the other way', {descending: true}, ['arn:łódź', 'arn:b10', 'arn:b2']],
  ['by what could not be assessed', {sort: 'not-assessed', descending: true}, ['arn:b2', 'arn:b10', 'arn:łódź']],
  ['by region, names within', {sort: 'region'}, ['arn:b10', 'arn:łódź', 'arn:b2']],
  ['grouped by type', {group: 'type', sort: 'name'}, ['arn:łódź', 'arn:b2', 'arn:b10']],
  ['the second page', {offset: 1, limit: 1}, ['arn:b10']],
  ['a page behind the end', {offset: 7}, []],
])('resources: %s', async (_, query, ids) => {
  const client = await seeded();
  const {items} = await client.call('resources.query', query);
  expect(items.map(({id}) => id)).toEqual(ids);
});

test('a facet counts under the other filters and ignores its own; what is chosen stays in it', async () => {
  const client = await seeded();
  const {facets, groups, total} = await client.call('resources.query', {
    types: ['AwsS3Bucket', 'AwsGone'],
    regions: ['us-east-1'],
    group: 'region',
  });
  expect(total).toBe(1);
  expect(facets.types).toEqual([{value: 'AwsS3Bucket', label: 'AwsS3Bucket', count: 1}]);
  expect(facets.regions).toEqual([
    {value: 'eu-west-1', label: 'eu-west-1', count: 1},
    {value: 'us-east-1', label: 'us-east-1', count: 1},
  ]);
  expect(facets.targets).toEqual([{value: '111122223333', label: 'shop', count: 1}]);
  expect(facets.verdicts).toEqual([
    {value: 'fail', label: 'fail', count: 1},
    {value: 'not-assessed', label: 'not-assessed', count: 1},
  ]);
  expect(groups).toEqual([{value: 'us-east-1', label: 'us-east-1', count: 1}]);
});

test('a resource is found by its key, with what was read, what was not, and the rules that judged it', async () => {
  const client = await seeded();
  const {items} = await client.call('resources.query', {text: 'bucket-2'});
  const found = await client.call('resources.get', {key: items[0]?.key ?? ''});
  expect(found.row).toEqual(items[0]);
  expect(found.data).toEqual({acl: []});
  expect(found.parts).toEqual([
    {part: 'acl', read: true, reads: []},
    {part: 'policy', read: false, reads: []},
  ]);
  expect(found.verdicts.map(({verdict, check}) => [verdict.verdict, check.id, check.pass.length > 0])).toEqual([
    ['not-assessed', open, true],
    ['fail', logs, true],
  ]);
});

test.each(['', 'x', 'a\u001fb\u001fc', 'AwsS3Bucket\u001f1\u001feu\u001fgone'])(
  'a key that names nothing: %j',
  async key => {
    const client = await seeded();
    await expect(client.call('resources.get', {key})).rejects.toMatchObject({
      code: key === '' ? 'bad-input' : 'unknown-resource',
    });
  },
);

test.each<[string, Input<'verdicts.query'>, string[]]>([
  ['worst first', {}, []],
  ['fails', {verdicts: ['fail'], sort: 'resource'}, [`${logs} arn:b2`, `${logs} arn:b10`]],
  ['a word of the resource', {text: 'łódź'}, ['aws-kms-rotation arn:łódź']],
  ['a word of the check', {text: 'rotation'}, ['aws-kms-rotation arn:łódź']],
  ['a check and a region', {checks: [open], regions: ['eu-west-1']}, [`${open} arn:b10`]],
  ['a check that the templates no longer have', {checks: ['gone-check']}, ['gone-check undefined']],
  [
    'by resource, those of none last',
    {sort: 'resource', targets: ['444455556666']},
    ['aws-kms-rotation arn:łódź', 'gone-check undefined'],
  ],
])('verdicts: %s', async (_, query, expected) => {
  const client = await seeded();
  const {items, total, of} = await client.call('verdicts.query', query);
  expect(of).toBe(6);
  expect(total).toBe(items.length);
  if (expected.length > 0) expect(items.map(({check, resource}) => `${check} ${resource}`)).toEqual(expected);
  else {
    const grades = ['critical', 'high', 'medium', 'low', ''];
    const order = items.map(({severity}) => grades.indexOf(severity));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
});

test('verdicts of a control are those of the checks that inform it, grouped by check in the order of the groups', async () => {
  const client = await seeded();
  const {controls} = await client.call('checks.get', {check: logs});
  const [control] = controls;
  if (!control) throw new Error('the check informs no control');
  const {items, groups} = await client.call('verdicts.query', {control, group: 'check'});
  expect(items.some(({check}) => check === logs)).toBe(true);
  for (const {check} of items)
    if (check !== 'gone-check')
      expect((await client.call('checks.get', {check})).controls, check).toContainEqual(control);
  expect(groups.flatMap(({value, count}) => Array(count).fill(value))).toEqual(items.map(({check}) => check));
});

test('a row of a verdict names its resource by the key of the resources', async () => {
  const client = await seeded();
  const {items} = await client.call('verdicts.query', {checks: [open], sort: 'resource'});
  const resources = await client.call('resources.query', {check: open});
  expect(items.map(({key}) => key)).toEqual(resources.items.map(({key}) => key));
  expect(items[0]).toMatchObject({reason: `${open} says not-assessed`, severity: expect.any(String)});
});

test('a check counts its verdicts, and gives no advice in a certification audit', async () => {
  const client = await seeded();
  const check = await client.call('checks.get', {check: logs});
  expect(check).toMatchObject({counts: {pass: 0, fail: 2, 'not-assessed': 0, 'not-applicable': 0}});
  expect(check.remediation).toBeDefined();
  await expect(client.call('checks.get', {check: 'constructor'})).rejects.toMatchObject({code: 'unknown-check'});
  const strict = engineOn(fakeTarget());
  await strict.client.call('assessment.create', {
    folder: join(freshFolder(), 'a'),
    assessment: {...draft, mode: 'certification'},
  });
  expect((await strict.client.call('checks.get', {check: logs})).remediation).toBeUndefined();
});

test('tables follow the record: before a collection, after it, and after the next', async () => {
  const account = fakeTarget();
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  expect(await client.call('resources.query', {})).toMatchObject({total: 0, items: []});
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  const first = await client.call('resources.query', {});
  expect(first.items.map(({name}) => name)).toEqual(['a', 'b', 'c']);
  const [a] = first.items;
  account.buckets = ['a', 'd'];
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  const next = await client.call('resources.query', {});
  expect(next.items.map(({name}) => name)).toEqual(['a', 'd']);
  expect(next.items[0]?.key).toBe(a?.key);
  expect((await client.call('verdicts.query', {})).of).toBeGreaterThan(0);
});

test('a table is exported as it is shown, and nothing in it is a formula', async () => {
  const folder = freshFolder();
  const evil = resource({id: '=1+1', name: '@cmd, "quoted"\nline'});
  seedRows(join(folder, 'a'), [tenth, second, evil], [verdictOn(evil, open, 'fail'), verdictOn(tenth, open, 'fail')]);
  const {client} = engineOn(fakeTarget());
  await client.call('assessment.open', {folder: join(folder, 'a')});
  const path = join(folder, 'rows.csv');
  const query = {regions: ['eu-west-1'], sort: 'name', descending: true, offset: 1};
  const done = await client.call('rows.export', {path, of: {rows: 'resources', query}});
  const text = readFileSync(path, 'utf8');
  expect(done).toEqual({path, rows: 2, bytes: Buffer.byteLength(text)});
  expect(text.split('\r\n')).toEqual([
    '\ufeffType,Target,Region,Id,Name,Fail,Not assessed,Pass,Not applicable',
    'AwsS3Bucket,111122223333,eu-west-1,arn:b10,Bucket-10,1,0,0,0',
    `AwsS3Bucket,111122223333,eu-west-1,'=1+1,"'@cmd, ""quoted""\nline",1,0,0,0`,
    '',
  ]);
  await expect(client.call('rows.export', {path, of: {rows: 'verdicts', query: {}}})).rejects.toMatchObject({
    code: 'exists',
  });
  expect(await client.call('rows.export', {path, replace: true, of: {rows: 'verdicts', query: {}}})).toMatchObject({
    rows: 2,
  });
  expect(await client.call('rows.export', {path, replace: true, of: {rows: 'evidence', query: {}}})).toMatchObject({
    rows: 0,
  });
  await expect(
    client.call('rows.export', {path, replace: true, of: {rows: 'verdicts', query: {sort: 'no'}}}),
  ).rejects.toMatchObject({code: 'bad-input', message: expect.stringContaining('sort')});
});
