import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import type {SearchHit} from '../../main/contract/views.ts';
import {fold} from '../../main/engine/folding.ts';
import {matchOf, otherSpellings} from '../../main/engine/search/terms.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const opened = async (account = fakeTarget()): Promise<{client: Client; folder: string; close: () => void}> => {
  const folder = freshFolder();
  const {client, close} = engineOn(account);
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: draft});
  return {client, folder, close};
};

/** The hits once everything is taken in. */
const search = async (client: Client, text: string, limit = 40): Promise<SearchHit[]> => {
  for (;;) {
    const {hits, indexing} = await client.call('search.query', {text, limit});
    if (!indexing) return hits;
  }
};

const brief = (hits: readonly SearchHit[]) => hits.map(({kind, id}) => `${kind} ${id}`);

const control = {edition: '2013', id: 'A.9.2.3'} as const;

const question = async (client: Client): Promise<string> =>
  (await client.call('questions.list', {control}))[0]?.id ?? '';

const answered = async (client: Client, text: string, evidence: string[] = []) =>
  client.call('answers.save', {
    answer: {question: await question(client), conclusion: 'conforms', text, evidence},
    by,
  });

test('a control is found by its id and by its name, in both editions', async () => {
  const {client} = await opened();
  expect((await search(client, 'A.9.2.3'))[0]).toMatchObject({kind: 'control', id: 'A.9.2.3', control});
  expect(brief(await search(client, 'a.5.23'))).toContain('control A.5.23');
  expect((await search(client, 'removal access rights'))[0]).toMatchObject({kind: 'control', id: 'A.9.2.6'});
  expect((await search(client, '6.1.3'))[0]).toMatchObject({kind: 'control', id: '6.1.3'});
});

test('every word is a beginning, all must occur, and the excerpt marks them', async () => {
  const {client} = await opened();
  await answered(client, 'The quetzalcoatl register was compared with the vellichor list.');
  for (const text of ['quetzal velli', 'VELLICHOR quetz'])
    expect(await search(client, text)).toEqual([
      expect.objectContaining({
        kind: 'answer',
        id: await question(client),
        control,
        excerpt: expect.stringMatching('\u0002quetzalcoatl\u0003.*\u0002vellichor\u0003'),
      }),
    ]);
  expect(await search(client, 'quetzal missingword')).toEqual([]);
});

test.each([
  '"',
  '""',
  '*',
  'AND',
  'OR NOT',
  'NEAR(a b, 2)',
  'title : x',
  '^a',
  '{a b}: c',
  '-a',
  '"a" OR 1=1 --',
  "'; DROP TABLE control; --",
  'a\0b',
  '\u0002mark\u0003',
  '(((((',
  '%_?',
  '\ud800',
  'A.'.repeat(100),
])('hostile text %j is data', async text => {
  const {client} = await opened();
  await expect(search(client, text)).resolves.toBeDefined();
  expect((await search(client, 'A.9.2.3'))[0]).toMatchObject({kind: 'control', id: 'A.9.2.3'});
});

test('marks in what was collected do not pass for marks of the search', async () => {
  const {client} = await opened();
  await answered(client, 'A \u0002forged\u0003 mark beside quetzalcoatl.');
  const [hit] = await search(client, 'quetzalcoatl');
  expect(hit?.excerpt.split('\u0002')).toHaveLength(2);
  expect(hit?.excerpt).toContain('forged');
});

test('accents and strokes do not count, nor where words are joined', async () => {
  const {client, folder} = await opened();
  writeFileSync(join(folder, 'x.txt'), 'x');
  const path = join(folder, 'x.txt');
  await client.call('evidence.attach', {
    path,
    title: 'Żółwia umowa über Straßen',
    classification: 'internal',
    controls: [],
    by,
  });
  for (const text of ['zolwia', 'Żółwia', 'zółwia', 'uber strassen', 'ÜBER'])
    expect(brief(await search(client, text))).toEqual(['evidence E-000001']);
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  const found = brief(await search(client, 'bucketacl'));
  expect(found).toEqual([]);
  expect(brief(await search(client, 'bucket acl')).filter(hit => hit.startsWith('evidence'))).toHaveLength(3);
  expect(brief(await search(client, 'getbucketa')).filter(hit => hit.startsWith('evidence'))).toHaveLength(3);
});

test('ids are found whole and in parts; what is named exactly stands first', async () => {
  const {client} = await opened({...fakeTarget(), buckets: ['zebra', 'zebra-logs', 'other']});
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  const resources = (hits: readonly SearchHit[]) =>
    hits.filter(({kind}) => kind === 'resource').map(({title}) => title);
  expect(resources(await search(client, 'arn:aws:s3:::zebra'))).toEqual(['zebra', 'zebra-logs']);
  expect(resources(await search(client, 'zebra-l'))).toEqual(['zebra-logs']);
  expect((await search(client, 'zebra'))[0]).toMatchObject({kind: 'resource', title: 'zebra'});
  expect((await search(client, 'e-000002'))[0]).toMatchObject({kind: 'evidence', id: 'E-000002'});
  const [hit] = await search(client, 'zebra');
  expect(await client.call('resources.get', {key: hit?.id ?? ''})).toMatchObject({row: {name: 'zebra'}});
});

test('no kind crowds out another', async () => {
  const {client} = await opened();
  await answered(client, 'Access is reviewed by the owner.');
  const hits = await search(client, 'access', 8);
  expect(hits).toHaveLength(8);
  expect(hits.map(({kind}) => kind)).toContain('answer');
  expect(new Set(hits.map(({kind}) => kind)).size).toBeGreaterThanOrEqual(4);
});

test('a question of a review and its answer lead to their topic', async () => {
  const {client} = await opened();
  const topic = {review: 'outsourced-contracts', topic: 'CC-01'};
  const answer = {
    question: 'CC-01-q1',
    conclusion: 'not-tested' as const,
    text: 'quetzalcoatl',
    reason: 'Later.',
    evidence: [],
  };
  await client.call('answers.save', {answer, by});
  expect(await search(client, 'quetzalcoatl')).toMatchObject([{kind: 'answer', id: 'CC-01-q1', topic}]);
  expect(await search(client, 'CC-01-q1')).toContainEqual(expect.objectContaining({kind: 'question', topic}));
});

test('what changes is found as it is now: answers, evidence, papers, collections', async () => {
  const account = {...fakeTarget(), buckets: ['wombat']};
  const {client, folder} = await opened(account);
  expect(await search(client, 'quetzalcoatl')).toEqual([]);

  await answered(client, 'quetzalcoatl');
  expect(brief(await search(client, 'quetzalcoatl'))).toEqual([`answer ${await question(client)}`]);
  await answered(client, 'something else');
  expect(await search(client, 'quetzalcoatl')).toEqual([]);

  writeFileSync(join(folder, 'quetzalcoatl.txt'), 'x');
  const path = join(folder, 'quetzalcoatl.txt');
  await client.call('evidence.attach', {path, classification: 'internal', controls: [], by});
  expect(brief(await search(client, 'quetzalcoatl'))).toEqual(['evidence E-000001']);

  const interview = {
    kind: 'interview' as const,
    interviewee: 'Ann',
    role: 'Head of HR',
    date: '2026-11-02',
    method: 'remote' as const,
    topic: 'Leavers',
    notes: 'Speaks of a vellichor.',
    controls: [control],
    evidence: [],
  };
  await client.call('papers.save', {paper: interview, by});
  expect(await search(client, 'vellichor')).toMatchObject([{kind: 'paper', id: 'I-001', paper: 'interview', control}]);
  await client.call('papers.save', {paper: {...interview, notes: 'Nothing.'}, id: 'I-001', by});
  expect(await search(client, 'vellichor')).toEqual([]);

  await client.call('collect.start', {target: {kind: 'aws'}, by});
  const found = async (text: string) =>
    (await search(client, text)).filter(({kind}) => kind === 'resource').map(({title}) => title);
  expect(await found('wombat')).toEqual(['wombat']);
  account.buckets = ['ocelot'];
  await client.call('collect.start', {target: {kind: 'aws'}, by, fresh: true});
  expect(await found('wombat')).toEqual([]);
  expect(await found('ocelot')).toEqual(['ocelot']);
});

test('another assessment brings another index, and none is left where none is open', async () => {
  const {client, folder} = await opened();
  await answered(client, 'quetzalcoatl');
  expect(await search(client, 'quetzalcoatl')).toHaveLength(1);
  await client.call('assessment.create', {folder: join(folder, 'b'), assessment: draft});
  expect(await search(client, 'quetzalcoatl')).toEqual([]);
  await client.call('assessment.open', {folder: join(folder, 'a')});
  expect(await search(client, 'quetzalcoatl')).toHaveLength(1);
  await client.call('assessment.close', {});
  await expect(client.call('search.query', {text: 'x'})).rejects.toMatchObject({code: 'no-assessment'});
});

test.each<[string, string | undefined]>([
  ['access', '"access"*'],
  ['  a   b ', '"a"* "b"*'],
  ['say "no"', '"say"* """no"""*'],
  ['- * "" ()', undefined],
  ['A.9.2 -x', '"A.9.2"* "-x"*'],
])('%j is looked for as %j', (text, match) => {
  expect(matchOf(text)).toBe(match);
});

test('a name of joined words is spelt apart as well', () => {
  expect(otherSpellings(fold, 'GetBucketAcl', 'AwsS3Bucket', 'plain', 'HTTPServer')).toBe(
    'Get Bucket Acl Aws S3 Bucket HTTP Server',
  );
  expect(otherSpellings(fold, 'Łódź')).toBe('lodz');
});
