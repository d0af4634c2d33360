import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import type {Mode} from '../../main/contract/ids.ts';
import type {Readiness} from '../../main/contract/views.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const opened = async (mode: Mode = 'readiness', account = fakeTarget()) => {
  const folder = freshFolder();
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: {...draft, mode}});
  return {client, folder};
};

type Code = Readiness['items'][number]['code'];

const itemOf = async (client: Client, code: Code) =>
  (await client.call('package.readiness', {})).items.find(item => item.code === code);

const save = async (client: Client, question: string, conclusion: 'conforms' | 'not-tested') =>
  client.call('answers.save', {answer: {question, conclusion, text: 'Seen.', reason: 'Later.', evidence: []}, by});

test('a fresh assessment says all that is missing, the gravest first, with numbers of what', async () => {
  const {client} = await opened();
  const {items, sealed, files, bytes} = await client.call('package.readiness', {});
  expect({sealed, files, bytes}).toEqual({sealed: undefined, files: 0, bytes: 0});
  expect(items.map(({code}) => code)).toEqual([
    'unsigned',
    'nothing-collected',
    'open-questions',
    'undecided-controls',
  ]);
  expect(items[0]).toMatchObject({count: 16, of: 16});
  expect(items.at(-1)).toMatchObject({
    count: 93,
    of: 93,
    examples: expect.arrayContaining([expect.stringMatching(/^2022 A\.5\.1 /)]),
  });
  expect(items.every(({examples}) => examples.length <= 5)).toBe(true);
});

test('what is asked for depends on what the assessment is for', async () => {
  const openIn = async (mode: Mode) => {
    const {client} = await opened(mode);
    const {items} = await client.call('package.readiness', {});
    return {codes: items.map(({code}) => code), of: items.find(({code}) => code === 'open-questions')?.of ?? 0, client};
  };
  const certification = await openIn('certification');
  const supplier = await openIn('supplier-review');
  expect(certification.codes).toEqual(['unsigned', 'nothing-collected', 'open-questions', 'undecided-controls']);
  expect(supplier.codes).toEqual(['unsigned', 'open-questions']);
  const reviews = (await supplier.client.call('assessment.status', {})).reviews;
  expect(supplier.of).toBe(reviews.reduce((sum, {questions}) => sum + questions, 0));
  // A review beside the standard is no part of a certification, even when somebody began one.
  await save(certification.client, 'CC-01-q1', 'not-tested');
  expect((await itemOf(certification.client, 'open-questions'))?.of).toBe(certification.of);
  const readiness = await opened('readiness');
  const before = (await itemOf(readiness.client, 'open-questions'))?.of ?? 0;
  await save(readiness.client, 'CC-01-q1', 'not-tested');
  expect((await itemOf(readiness.client, 'open-questions'))?.of).toBeGreaterThan(before);
});

test('the edition that the assessment goes by decides which controls are undecided', async () => {
  const {client} = await opened();
  await client.call('assessment.update', {assessment: {edition: '2013'}, by});
  expect(await itemOf(client, 'undecided-controls')).toMatchObject({count: 114, of: 114});
  const paper = {
    kind: 'applicability' as const,
    control: {edition: '2013' as const, id: 'A.5.1.1'},
    applicable: true,
    inclusion: ['risk' as const],
  };
  await client.call('papers.save', {paper, by});
  expect(await itemOf(client, 'undecided-controls')).toMatchObject({count: 113, of: 114});
});

test('refused reads, answers without evidence and strictly confidential items are named', async () => {
  const account = fakeTarget();
  account.acl = {b: 'denied', c: 'denied'};
  const {client, folder} = await opened('readiness', account);
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  expect(await itemOf(client, 'nothing-collected')).toBeUndefined();
  expect(await itemOf(client, 'unread')).toEqual({
    code: 'unread',
    count: 2,
    of: 4,
    examples: ['s3:GetBucketAcl, global: denied (2)'],
  });
  const [question] = await client.call('questions.list', {control: {edition: '2013', id: 'A.9.2.3'}});
  await save(client, question?.id ?? '', 'conforms');
  expect(await itemOf(client, 'unevidenced')).toEqual({code: 'unevidenced', count: 1, of: 1, examples: [question?.id]});
  writeFileSync(join(folder, 'x.txt'), 'secret plan');
  await client.call('evidence.attach', {
    path: join(folder, 'x.txt'),
    title: 'Plan',
    classification: 'strictly-confidential',
    controls: [],
    by,
  });
  expect(await itemOf(client, 'strictly-confidential')).toEqual({
    code: 'strictly-confidential',
    count: 1,
    of: 3,
    examples: ['E-000003 Plan'],
  });
  const {files, bytes} = await client.call('package.readiness', {});
  const {items} = await client.call('evidence.list', {});
  expect(files).toBe(3);
  expect(bytes).toBe(items.flatMap(item => item.files).reduce((sum, file) => sum + file.bytes, 0));
});

test('a collection that stopped is unfinished until it is resumed, also behind a finished one', async () => {
  const account = fakeTarget();
  const {client} = await opened('readiness', account);
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  account.failAt = {read: 5, error: new Error('network')};
  await expect(client.call('collect.start', {target: {kind: 'aws'}, by})).rejects.toThrow('network');
  expect(await itemOf(client, 'collection-unfinished')).toMatchObject({
    count: 1,
    examples: ['C-0002 fake account: interrupted'],
  });
  delete account.failAt;
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  expect(await itemOf(client, 'collection-unfinished')).toBeUndefined();
});

test('signatures: missing, then waiting for a second one, then stale after a change', async () => {
  const {client} = await opened();
  await client.call('signoff.sign', {role: 'prepared', scope: 'A.9', by});
  expect(await itemOf(client, 'unsigned')).toMatchObject({count: 15, of: 16});
  expect(await itemOf(client, 'not-reviewed')).toEqual({
    code: 'not-reviewed',
    count: 1,
    of: 16,
    examples: ['A.9 Access control'],
  });
  await client.call('signoff.sign', {role: 'prepared', scope: 'assessment', by});
  expect(await itemOf(client, 'unsigned')).toBeUndefined();
  const [question] = await client.call('questions.list', {control: {edition: '2013', id: 'A.9.2.3'}});
  await save(client, question?.id ?? '', 'conforms');
  expect(await itemOf(client, 'signature-stale')).toMatchObject({
    count: 2,
    examples: ['A.9 Access control', 'The whole assessment'],
  });
  expect(await itemOf(client, 'not-reviewed')).toBeUndefined();
});

test('samples and requests that are open are named', async () => {
  const {client, folder} = await opened();
  writeFileSync(join(folder, 'list.csv'), 'name\nann\nben\n');
  const path = join(folder, 'list.csv');
  const list = await client.call('evidence.attach', {path, classification: 'internal', controls: [], by});
  await client.call('samples.draw', {
    title: 'Leavers',
    control: {edition: '2013', id: 'A.9.2.6'},
    source: {from: 'list', evidence: list.id},
    basis: 'judgement',
    basisNote: 'Both.',
    items: ['ann', 'ben'],
    by,
  });
  expect(await itemOf(client, 'open-samples')).toMatchObject({count: 1, of: 1, examples: ['S-001 Leavers: 2 of 2']});
  await client.call('requests.prepare', {families: ['A.9'], by});
  const requests = await itemOf(client, 'open-requests');
  expect(requests?.count).toBe(requests?.of);
  expect(requests?.examples[0]).toMatch(/^RQ-001 /);
});

test('a draft is previewed until the assessment is sealed, then the very report of the package, until something changes', async () => {
  const {client, folder} = await opened();
  const before = await client.call('report.preview', {});
  expect(before.sealed).toBe(false);
  expect(Buffer.from(before.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  const {sealedAt} = await client.call('package.build', {folder, by});
  expect((await client.call('package.readiness', {})).sealed).toEqual({at: sealedAt, by});
  const sealed = await client.call('report.preview', {});
  expect(sealed.sealed).toBe(true);
  const path = join(folder, 'report.pdf');
  const written = await client.call('report.write', {path});
  expect(sealed.pdf.length).toBe(written.bytes);
  await client.call('assessment.update', {assessment: {scope: 'Less'}, by});
  expect((await client.call('report.preview', {})).sealed).toBe(false);
  expect((await client.call('package.readiness', {})).sealed).toBeUndefined();
});
