import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const opened = async (account = fakeTarget()): Promise<{client: Client; folder: string}> => {
  const folder = freshFolder();
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: draft});
  return {client, folder};
};

test('a control shows where it stands in both editions', async () => {
  const {client} = await opened();
  expect(await client.call('controls.get', {control: {edition: '2013', id: 'A.9.2.6'}})).toMatchObject({
    name: 'Removal or adjustment of access rights',
    group: expect.stringMatching(/^A\.9\.2 /),
    family: {id: 'A.9', name: 'Access control'},
    counterparts: {edition: '2022', ids: ['A.5.18']},
    evidence: {total: 0, items: []},
    papers: [],
  });
  expect(await client.call('controls.get', {control: {edition: '2022', id: '6.1.3'}})).toMatchObject({
    group: '6 Planning',
    family: {id: 'ISMS', name: 'Clauses 4 to 10'},
    counterparts: {ids: []},
  });
  await expect(client.call('controls.get', {control: {edition: '2022', id: 'A.9.2.6'}})).rejects.toMatchObject({
    code: 'unknown-control',
  });
});

test('a control shows its checks with counts, why resources could not be assessed, and what failed', async () => {
  const account = fakeTarget();
  account.acl = {b: 'denied'};
  const {client} = await opened(account);
  const {verdicts} = await client.call('collect.start', {target: {kind: 'aws'}, by});
  expect(verdicts['not-assessed']).toBeGreaterThan(0);
  const {items} = await client.call('verdicts.list', {verdict: 'not-assessed', limit: 1000});
  const {groups} = await client.call('overview.get', {});
  const control = groups
    .flatMap(({sections}) => sections.flatMap(({entries}) => entries))
    .find(entry => entry.control && entry.verdicts['not-assessed'] > 0)?.control;
  if (!control) throw new Error('No control has a verdict.');
  const {checks} = await client.call('controls.get', {control});
  const check = checks.find(({counts}) => counts['not-assessed'] > 0);
  const own = items.filter(verdict => verdict.check === check?.id);
  expect(check?.counts['not-assessed']).toBe(own.length);
  expect(check?.unread.reduce((sum, {count}) => sum + count, 0)).toBe(own.length);
  expect(own.map(({reason}) => reason)).toContain(check?.unread[0]?.reason);
  expect(check?.ask).not.toBe('');
});

test('the evidence of a control holds what was linked, what answers cite, and what checks rest on: documents first', async () => {
  const {client, folder} = await opened();
  const control = {edition: '2013', id: 'A.9.2.3'} as const;
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  const attach = async (name: string, controls: (typeof control)[]) => {
    writeFileSync(join(folder, name), name);
    return client.call('evidence.attach', {path: join(folder, name), classification: 'internal', controls, by});
  };
  const cited = await attach('cited.txt', []);
  const linked = await attach('linked.txt', [control]);
  await attach('neither.txt', []);
  const [question] = await client.call('questions.list', {control});
  const before = await client.call('controls.get', {control});
  await client.call('answers.save', {
    answer: {question: question?.id ?? '', conclusion: 'conforms', text: 'Seen.', evidence: [cited.id]},
    by,
  });
  const {evidence} = await client.call('controls.get', {control});
  expect(evidence.items.slice(0, 2).map(({id}) => id)).toEqual([cited.id, linked.id]);
  expect(evidence.total).toBe(before.evidence.total + 1);
  expect(evidence.items.slice(2).every(({kind}) => kind === 'read')).toBe(true);
});

test('the papers of a control name it, are findings against its counterpart, or count its sample; findings stand first', async () => {
  const {client, folder} = await opened();
  const control = {edition: '2013', id: 'A.9.2.6'} as const;
  writeFileSync(join(folder, 'list.csv'), 'name\nann\nben\n');
  const list = await client.call('evidence.attach', {
    path: join(folder, 'list.csv'),
    classification: 'internal',
    controls: [],
    by,
  });
  const sample = await client.call('samples.draw', {
    title: 'Leavers',
    control,
    source: {from: 'list', evidence: list.id},
    basis: 'judgement',
    basisNote: 'Both.',
    items: ['ann', 'ben'],
    by,
  });
  await client.call('samples.result', {
    id: sample.id,
    key: 'ann',
    result: 'does-not-conform',
    note: 'Still active.',
    by,
  });
  await client.call('samples.result', {id: sample.id, key: 'ben', result: 'conforms', by});
  const finding = (requirement: {edition: '2013' | '2022'; id: string}, more = {}) => ({
    kind: 'finding' as const,
    grade: 'minor' as const,
    requirement: {source: 'standard' as const, control: requirement},
    statement: `Against ${requirement.edition} ${requirement.id}`,
    objectiveEvidence: 'Seen on the list.',
    evidence: [list.id],
    date: '2026-11-02',
    auditor: by,
    ...more,
  });
  const save = (paper: ReturnType<typeof finding>) => client.call('papers.save', {paper, by});
  await save(finding({edition: '2022', id: 'A.5.18'}));
  await save(finding({edition: '2013', id: 'A.9.2.1'}, {sample: {sample: sample.id, failed: 1, of: 2}}));
  await save(finding({edition: '2013', id: 'A.12.4.1'}));
  await save(finding({edition: '2013', id: 'A.9.2.6'}));
  await client.call('papers.withdraw', {kind: 'finding', id: 'F-004', reason: 'Recorded twice.', by});
  const {papers} = await client.call('controls.get', {control});
  expect(papers).toEqual([
    {kind: 'finding', id: 'F-001', title: 'Against 2022 A.5.18', state: 'minor'},
    {kind: 'finding', id: 'F-002', title: 'Against 2013 A.9.2.1', state: 'minor'},
    {kind: 'sample', id: 'S-001', title: 'Leavers', state: 'does-not-conform'},
  ]);
});

test('the questions of a topic come with what the topic is about; a topic that is not there is refused', async () => {
  const {client} = await opened();
  const topic = await client.call('questions.ofTopic', {review: 'outsourced-contracts', topic: 'CC-01'});
  expect(topic.questions.map(({id}) => id)).toEqual(['CC-01-q1']);
  expect(topic.controls).toContainEqual({edition: '2013', id: 'A.15.1.1'});
  expect(topic.about).not.toBe('');
  await expect(client.call('questions.ofTopic', {review: 'container-platform', topic: 'CC-01'})).rejects.toMatchObject({
    code: 'unknown-topic',
  });
});
