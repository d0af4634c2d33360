import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const target = {kind: 'aws'} as const;

const engagement = async (mode: 'readiness' | 'certification' = 'readiness') => {
  const folder = freshFolder();
  const account = fakeTarget();
  account.acl = {b: 'denied'};
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: {...draft, mode}});
  await client.call('collect.start', {target, by});
  const document = join(folder, 'Überblick 概览.txt');
  writeFileSync(document, 'what was seen');
  const item = await client.call('evidence.attach', {
    path: document,
    classification: 'internal',
    controls: [{edition: '2013', id: 'A.9.2.3'}],
    by,
  });
  await client.call('answers.save', {
    answer: {question: 'A.9.2.3-q1', conclusion: 'partly', text: 'Seen in part', evidence: [item.id]},
    by,
  });
  return {folder, client, item};
};

const build = (client: Client, folder: string) => client.call('package.build', {folder, by});
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test('the same sealed state gives the same package byte for byte; any change gives a new seal', async () => {
  const {client, folder} = await engagement();
  const first = await build(client, join(folder, 'one'));
  const again = await build(client, join(folder, 'two'));
  expect(again.identity).toBe(first.identity);
  expect(sha256(again.path)).toBe(sha256(first.path));
  await client.call('answers.save', {
    answer: {question: 'A.9.2.3-q2', conclusion: 'conforms', text: 'Seen', evidence: []},
    by,
  });
  const changed = await build(client, join(folder, 'three'));
  expect(changed.identity).not.toBe(first.identity);
  for (const {path} of [first, again, changed]) {
    expect(await client.call('package.verify', {path})).toMatchObject({ok: true, problems: []});
  }
});

test('what is saved while the report is made is in the sealed report, or the package is not made', async () => {
  const {client, folder} = await engagement();
  const building = build(client, join(folder, 'out'));
  await client.call('answers.save', {
    answer: {question: 'A.9.2.3-q2', conclusion: 'conforms', text: 'Saved meanwhile', evidence: []},
    by,
  });
  const {path} = await building;
  expect(await client.call('package.verify', {path})).toMatchObject({ok: true});
  const report = await client.call('report.write', {path: join(folder, 'sealed.pdf')});
  const again = await client.call('package.build', {folder: join(folder, 'again'), format: 'folder', by});
  expect(sha256(join(again.path, 'data/report/report.pdf'))).toBe(report.sha256);
  const custody = readFileSync(join(again.path, 'data/custody/custody.jsonl'), 'utf8').trimEnd().split('\n');
  expect(custody.filter(line => line.includes('"action":"sealed"'))).toHaveLength(1);
  expect(custody.findIndex(line => line.includes('A.9.2.3-q2'))).toBeLessThan(custody.length - 1);
});

test('the report of a sealed assessment is the file in the package', async () => {
  const {client, folder} = await engagement();
  const {path} = await client.call('package.build', {folder: join(folder, 'out'), format: 'folder', by});
  const report = await client.call('report.write', {path: join(folder, 'report.pdf')});
  expect(report.sha256).toBe(sha256(join(path, 'data/report/report.pdf')));
});

test('an assessor finds every read, the failed one too, and the evidence behind each verdict', async () => {
  const {client, folder, item} = await engagement();
  const {path} = await client.call('package.build', {folder: join(folder, 'out'), format: 'folder', by});
  const index = (name: string) => JSON.parse(readFileSync(join(path, 'data/index', name), 'utf8'));
  const reads: {provenance: {outcome: string; error?: {code: string}}}[] = index('reads.json');
  expect(reads.map(read => read.provenance.outcome).sort()).toEqual(['denied', 'ok', 'ok', 'ok']);
  const verdicts: {resource?: string; verdict: string; reason: string}[] = index('verdicts.json');
  const ofDenied = verdicts.filter(verdict => verdict.resource === 'arn:aws:s3:::b');
  expect(ofDenied.length).toBeGreaterThan(0);
  expect(new Set(ofDenied.map(verdict => verdict.verdict))).not.toContain('pass');
  const evidence: {id: string; originalName?: string; files: {name: string; sha256: string}[]}[] =
    index('evidence.json');
  const attached = evidence.find(entry => entry.id === item.id);
  expect(attached?.originalName).toBe('Überblick 概览.txt');
  expect(attached?.files[0]?.name).toMatch(/^[A-Za-z0-9._-]+$/);
  expect(sha256(join(path, 'data/evidence', item.id, attached?.files[0]?.name ?? ''))).toBe(attached?.files[0]?.sha256);
  expect(readFileSync(join(path, 'data/index/evidence.csv'), 'utf8')).toContain('Überblick 概览.txt');
});

test('a blob that was damaged is not packed: the package is refused by name and nothing is left', async () => {
  const {client, folder, item} = await engagement();
  const hash = item.files[0]?.sha256 ?? '';
  truncateSync(join(folder, 'a/blobs/sha256', hash.slice(0, 2), hash), 3);
  await expect(build(client, join(folder, 'out'))).rejects.toMatchObject({message: expect.stringContaining(item.id)});
  expect(readdirSync(join(folder, 'out'))).toEqual([]);
});

test('an existing package is never overwritten without being asked', async () => {
  const {client, folder} = await engagement();
  const {path} = await build(client, join(folder, 'out'));
  const before = sha256(path);
  await expect(build(client, join(folder, 'out'))).rejects.toMatchObject({code: 'exists'});
  expect(sha256(path)).toBe(before);
});

test.each([
  [
    'a question that does not exist',
    {question: 'A.1.1.1-q1', conclusion: 'conforms', text: 'x', evidence: []},
    'unknown-question',
  ],
  [
    'not applicable without a reason',
    {question: 'A.9.2.3-q1', conclusion: 'not-applicable', text: '', evidence: []},
    'reason-required',
  ],
  [
    'evidence that is not there',
    {question: 'A.9.2.3-q1', conclusion: 'conforms', text: 'x', evidence: ['E-999999']},
    'unknown-evidence',
  ],
] as const)('%s is refused', async (_what, answer, code) => {
  const {client} = await engagement();
  await expect(
    client.call('answers.save', {answer: {...answer, evidence: [...answer.evidence]}, by}),
  ).rejects.toMatchObject({code});
});

test('history keeps what an answer was before', async () => {
  const {client} = await engagement();
  await client.call('answers.save', {
    answer: {question: 'A.9.2.3-q1', conclusion: 'conforms', text: 'Mended since', evidence: []},
    by: 'R. Roe',
  });
  const history = await client.call('answers.history', {question: 'A.9.2.3-q1'});
  expect(history.map(({conclusion, answeredBy}) => [conclusion, answeredBy])).toEqual([
    ['partly', 'J. Doe'],
    ['conforms', 'R. Roe'],
  ]);
});
