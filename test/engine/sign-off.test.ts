import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import type {Interview} from '../../main/contract/papers.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const interview: Interview = {
  kind: 'interview',
  interviewee: 'Ł. W.',
  role: 'Head of platform',
  date: '2026-10-20',
  method: 'on-site',
  topic: 'Leavers',
  notes: 'Explained how accounts are closed.',
  controls: [{edition: '2022', id: 'A.5.18'}],
  evidence: [],
};

const opened = async () => {
  const target = fakeTarget();
  const {client} = engineOn(target);
  const folder = freshFolder();
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: draft});
  await client.call('papers.save', {paper: interview, by: 'Ann'});
  const [question] = await client.call('questions.list', {control: {edition: '2013', id: 'A.9.2.5'}});
  const answer = (text: string, who = 'Ann') =>
    client.call('answers.save', {
      answer: {question: question?.id ?? '', conclusion: 'conforms', text, evidence: []},
      by: who,
    });
  await answer('Seen.');
  return {client, folder, target, answer, question: question?.id ?? ''};
};

const sign = (client: Client, role: 'prepared' | 'reviewed', who: string, scope = 'A.9') =>
  client.call('signoff.sign', {role, scope, by: who});

const statusOf = async (client: Client, scope = 'A.9') => {
  const found = (await client.call('signoff.status', {})).find(row => row.scope === scope);
  if (!found) throw new Error(scope);
  return found;
};

test('what is signed is a list of hashes that lies in the content store under the hash that is signed', async () => {
  const {client, folder, question} = await opened();
  const {contentSha256, parts} = await client.call('signoff.content', {scope: 'A.9'});
  expect(parts.map(({part}) => part)).toEqual([`answers/${question}`, 'assessment', 'papers/interview/I-001']);
  const signed = await sign(client, 'prepared', 'Ann');
  expect(signed.paper).toMatchObject({role: 'prepared', contentSha256});
  const text = readFileSync(join(folder, 'a/blobs/sha256', contentSha256.slice(0, 2), contentSha256), 'utf8');
  expect(text).toBe(parts.map(({part, sha256}) => `${sha256}  ${part}\n`).join(''));
  expect(createHash('sha256').update(text).digest('hex')).toBe(contentSha256);
  const [kept] = await client.call('papers.list', {kind: 'interview'});
  expect(parts.at(-1)?.sha256).toBe(kept?.sha256);
});

test('prepared, then reviewed by a second person; a signature does not change what is signed', async () => {
  const {client} = await opened();
  await expect(sign(client, 'reviewed', 'Bob')).rejects.toMatchObject({code: 'not-prepared'});
  await sign(client, 'prepared', 'J. Doe');
  for (const same of ['J. Doe', 'j. doe', ' J.DOE ', 'J.  Doe'])
    await expect(sign(client, 'reviewed', same)).rejects.toMatchObject({code: 'same-person'});
  await sign(client, 'reviewed', 'Bob');
  expect(await statusOf(client)).toMatchObject({
    prepared: {by: 'J. Doe', current: true, changes: []},
    reviewed: {by: 'Bob', current: true, changes: []},
  });
  await expect(sign(client, 'prepared', 'Cid')).rejects.toMatchObject({code: 'already-signed'});
  await expect(sign(client, 'reviewed', 'Cid')).rejects.toMatchObject({code: 'already-signed'});
  await expect(sign(client, 'prepared', 'Cid', 'A.99')).rejects.toMatchObject({code: 'unknown-scope'});
});

test('a later change makes a signature stale and says what changed, by whom', async () => {
  const {client, folder, answer, question} = await opened();
  await sign(client, 'prepared', 'Ann');
  await sign(client, 'reviewed', 'Bob');
  await answer('Seen again.', 'Cid');
  await client.call('papers.save', {paper: {...interview, notes: 'More.'}, id: 'I-001', by: 'Dan'});
  await client.call('papers.save', {paper: interview, by: 'Eve'});
  writeFileSync(join(folder, 'list.csv'), 'x');
  await client.call('evidence.attach', {
    path: join(folder, 'list.csv'),
    classification: 'internal',
    controls: [{edition: '2013', id: 'A.9.2.6'}],
    by: 'Fay',
  });
  const {prepared, reviewed} = await statusOf(client);
  const changes = [
    {part: `answers/${question}`, change: 'changed', by: 'Cid'},
    {part: 'evidence/E-000001', change: 'added', by: 'Fay'},
    {part: 'papers/interview/I-001', change: 'changed', by: 'Dan'},
    {part: 'papers/interview/I-002', change: 'added', by: 'Eve'},
  ];
  expect(prepared).toMatchObject({current: false, changes});
  expect(reviewed).toMatchObject({current: false, changes});
});

test('what is not in the scope leaves its signature current; the whole assessment sees it', async () => {
  const {client} = await opened();
  await sign(client, 'prepared', 'Ann');
  await sign(client, 'prepared', 'Ann', 'assessment');
  await client.call('papers.save', {paper: {...interview, controls: [{edition: '2013', id: 'A.7.2.2'}]}, by});
  expect((await statusOf(client)).prepared?.current).toBe(true);
  expect((await statusOf(client, 'assessment')).prepared?.changes).toMatchObject([
    {part: 'papers/interview/I-002', change: 'added'},
  ]);
});

test('a 2022 control merged from two families is signed with both', async () => {
  const {client} = await opened();
  // A.8.32 came from A.12.1.2 and A.14.2.2 to A.14.2.4.
  await client.call('papers.save', {paper: {...interview, controls: [{edition: '2022', id: 'A.8.32'}]}, by});
  for (const scope of ['A.12', 'A.14']) {
    const {parts} = await client.call('signoff.content', {scope});
    expect(parts.map(({part}) => part)).toContain('papers/interview/I-002');
  }
});

test('verdicts are signed with the family whose controls their check informs', async () => {
  const {client, target} = await opened();
  await client.call('collect.start', {target: {kind: 'aws', profile: 'audit'}, by});
  const {parts} = await client.call('signoff.content', {scope: 'A.9'});
  expect(parts.some(({part}) => part.startsWith('checks/'))).toBe(true);
  await sign(client, 'prepared', 'Ann');
  target.acl = {a: 'denied'};
  await client.call('collect.start', {target: {kind: 'aws', profile: 'audit'}, by, fresh: true});
  const {prepared} = await statusOf(client);
  expect(prepared?.changes.filter(({part}) => part.startsWith('checks/')).map(({change}) => change)).toContain(
    'changed',
  );
});

test('a review is of what stands prepared: not of what changed, and not of an earlier preparation', async () => {
  const {client, answer} = await opened();
  await sign(client, 'prepared', 'Ann');
  await answer('Seen again.');
  await expect(sign(client, 'reviewed', 'Bob')).rejects.toMatchObject({code: 'signature-stale'});
  await sign(client, 'prepared', 'Ann');
  await sign(client, 'reviewed', 'Bob');
  await client.call('papers.withdraw', {kind: 'sign-off', id: 'SO-002', reason: 'Too early', by: 'Ann'});
  const status = await statusOf(client);
  expect(status.prepared).toMatchObject({id: 'SO-001', current: false});
  await sign(client, 'prepared', 'Bob');
  const again = await statusOf(client);
  expect(again.prepared).toMatchObject({by: 'Bob', current: true});
  expect(again).not.toHaveProperty('reviewed');
  await expect(sign(client, 'reviewed', 'BOB')).rejects.toMatchObject({code: 'same-person'});
});
