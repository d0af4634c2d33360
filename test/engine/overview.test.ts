import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import type {Overview} from '../../main/contract/views.ts';
import {linesOf, readPdf} from '../report/pdf-reader.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const target = {kind: 'aws'} as const;

const opened = async (account = fakeTarget()): Promise<Client> => {
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  return client;
};

const entry = ({groups}: Overview, id: string, edition: '2013' | '2022' = '2013') =>
  groups
    .flatMap(({sections}) => sections.flatMap(({entries}) => entries))
    .find(one => one.id === id && (!one.control || one.control.edition === edition));

const answer = (question: string, conclusion: 'conforms' | 'does-not-conform') => ({
  answer: {question, conclusion, text: 'Seen.', evidence: []},
  by,
});

test('a fresh assessment shows every family, clause and review, all of it not asked, and how to begin', async () => {
  const overview = await (await opened()).call('overview.get', {});
  const of = (kind: string) => overview.groups.filter(group => group.kind === kind);
  expect(of('family').map(({id}) => id)).toEqual(
    [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map(n => `A.${n}`),
  );
  expect(of('clause').map(({id}) => id)).toEqual(['4', '5', '6', '7', '8', '9', '10']);
  expect(of('review').map(({id}) => id)).toEqual(['container-platform', 'outsourced-contracts']);
  const entries = overview.groups.flatMap(({kind, sections}) =>
    kind === 'family' ? sections.flatMap(section => section.entries) : [],
  );
  expect(entries.filter(({control}) => control?.edition === '2013')).toHaveLength(114);
  expect(entries.filter(({control}) => control?.edition === '2022')).toHaveLength(11);
  expect(new Set(entries.map(({state}) => state))).toEqual(new Set(['not-asked']));
  expect(overview.next[0]).toEqual({kind: 'collect-first'});
  expect(overview.coverage).toEqual([]);
  expect(entry(overview, 'CC-01')).toMatchObject({state: 'not-asked', questions: 1});
  expect(entry(overview, 'CC-01')?.control).toBeUndefined();
});

test('a refused read is counted for its target, and the controls that wait for it could not be read until somebody concludes', async () => {
  const account = fakeTarget();
  account.acl = {b: 'denied'};
  const client = await opened(account);
  await client.call('collect.start', {target, by});
  const overview = await client.call('overview.get', {});
  expect(overview.coverage).toEqual([
    expect.objectContaining({collection: 'C-0001', name: 'fake account', answered: 3, of: 4, unread: 1}),
  ]);
  expect(overview.next[0]).toMatchObject({kind: 'grant-reads', collection: 'C-0001', operations: ['s3:GetBucketAcl']});
  const waiting = overview.groups
    .flatMap(({sections}) => sections.flatMap(({entries}) => entries))
    .find(({state}) => state === 'could-not-be-read');
  if (!waiting?.control) throw new Error('No control waits for the refused read.');
  const [question] = await client.call('questions.list', {control: waiting.control});
  await client.call('answers.save', answer(question?.id ?? '', 'conforms'));
  const after = entry(await client.call('overview.get', {}), waiting.id, waiting.control.edition);
  expect(after).toMatchObject({state: 'begun', asked: 1});
});

test('an answer shows at once, and so does what it leaves to do', async () => {
  const client = await opened();
  const control = {edition: '2013', id: 'A.9.2.3'} as const;
  const [question] = await client.call('questions.list', {control});
  await client.call('overview.get', {});
  await client.call('answers.save', answer(question?.id ?? '', 'does-not-conform'));
  const overview = await client.call('overview.get', {});
  expect(entry(overview, 'A.9.2.3')).toMatchObject({state: 'does-not-conform', asked: 1, evidenced: 0});
  expect(overview.next).toContainEqual({
    kind: 'evidence-missing',
    family: 'A.9',
    name: 'Access control',
    answers: 1,
  });
});

test('a control that somebody excluded is not applicable, not forgotten', async () => {
  const client = await opened();
  const control = {edition: '2013', id: 'A.6.2.2'} as const;
  const paper = {kind: 'applicability', control, applicable: false, exclusion: 'Nobody works remotely.'} as const;
  await client.call('papers.save', {paper, by});
  expect(entry(await client.call('overview.get', {}), 'A.6.2.2')).toMatchObject({state: 'not-applicable', asked: 0});
});

test('a signature asks for a second one, and after a change for both again, naming what changed', async () => {
  const client = await opened();
  await client.call('signoff.sign', {role: 'prepared', scope: 'A.9', by});
  expect((await client.call('overview.get', {})).next).toContainEqual({kind: 'second-signature', scopes: ['A.9']});
  const [question] = await client.call('questions.list', {control: {edition: '2013', id: 'A.9.2.3'}});
  await client.call('answers.save', answer(question?.id ?? '', 'conforms'));
  expect((await client.call('overview.get', {})).next).toContainEqual({
    kind: 'sign-again',
    scopes: ['A.9'],
    parts: [`answers/${question?.id}`],
  });
});

test('what an assessment is about changes on the record, survives reopening, and makes a signature stale', async () => {
  const folder = join(freshFolder(), 'a');
  const first = engineOn(fakeTarget());
  await first.client.call('assessment.create', {folder, assessment: {...draft, edition: '2013'}});
  await first.client.call('signoff.sign', {role: 'prepared', scope: 'assessment', by});
  const entries = (await first.client.call('assessment.status', {})).custody.entries;
  const change = {
    scope: 'The payroll service',
    team: [{name: 'B. Roe', role: 'Technical expert'}],
    from: '2026-11-02',
    until: '2026-11-06',
  };
  await first.client.call('assessment.update', {assessment: change, by});
  await first.client.call('assessment.update', {assessment: change, by});
  const status = await first.client.call('assessment.status', {});
  expect(status.assessment).toMatchObject({...draft, ...change, edition: '2013'});
  expect(status.custody.entries).toBe(entries + 1);
  expect((await first.client.call('overview.get', {})).next).toContainEqual({
    kind: 'sign-again',
    scopes: ['assessment'],
    parts: ['assessment'],
  });
  await expect(first.client.call('assessment.update', {assessment: {until: '2026-11-01'}, by})).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('2026-11-01'),
  });
  first.close();
  const second = engineOn(fakeTarget());
  expect(await second.client.call('assessment.open', {folder})).toMatchObject({...draft, ...change, edition: '2013'});
});

test('who works on it, when, and by which edition stands in the package and its report', async () => {
  const folder = freshFolder();
  const {client} = engineOn(fakeTarget());
  const about = {
    edition: '2022' as const,
    team: [{name: 'B. Roe', role: 'Technical expert'}],
    from: '2026-11-02',
    until: '2026-11-06',
  };
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: {...draft, ...about}});
  expect((await client.call('assessment.status', {})).assessment).toMatchObject(about);
  const {path} = await client.call('package.build', {folder, format: 'folder', by});
  const index: unknown = JSON.parse(readFileSync(join(path, 'data/index/assessment.json'), 'utf8'));
  expect(index).toMatchObject(about);
  const report = readPdf(readFileSync(join(path, 'data/report/report.pdf')));
  const cover = linesOf(report.fragments().filter(({page}) => page === 1)).join(' ');
  for (const words of ['B. Roe (Technical expert)', '2026-11-02 to 2026-11-06', 'ISO/IEC 27001:2022'])
    expect(cover).toContain(words);
});
