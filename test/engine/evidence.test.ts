import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {type Client, createClient} from '../../main/contract/client.ts';
import type {Event} from '../../main/contract/events.ts';
import {createEngine} from '../../main/engine/engine.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder, templates} from './fixture.ts';

const opened = async (account = fakeTarget()): Promise<{client: Client; folder: string}> => {
  const folder = freshFolder();
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: draft});
  return {client, folder};
};

const attach = async (
  {client, folder}: {client: Client; folder: string},
  name: string,
  content: string | Uint8Array,
  more: {controls?: {edition: '2013'; id: string}[]; classification?: 'public' | 'internal'; title?: string} = {},
) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return client.call('evidence.attach', {path, classification: 'internal', controls: [], by, ...more});
};

const blobOf = (folder: string, sha256: string) => join(folder, 'a', 'blobs', 'sha256', sha256.slice(0, 2), sha256);

const png = (width: number, height: number): Buffer => {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x06\0\0\0', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
};

test.each<[name: string, content: string | Uint8Array, body: Record<string, unknown>]>([
  [
    'a.json',
    '{"b":12345678901234567890,"a":[1]}',
    {view: 'json', text: '{\n  "b": 12345678901234567890,\n  "a": [\n    1\n  ]\n}'},
  ],
  ['broken.json', '{"a":', {view: 'text', text: '{"a":', mediaType: 'application/json'}],
  ['looks-like.txt', '{"a":1}', {view: 'json'}],
  ['42.txt', '42', {view: 'text', text: '42'}],
  ['notes.txt', 'Łódź', {view: 'text', text: 'Łódź', mediaType: 'text/plain'}],
  ['page.html', '<script>alert(1)</script>', {view: 'text', mediaType: 'text/html', text: '<script>alert(1)</script>'}],
  ['picture.svg', '<svg onload="alert(1)"/>', {view: 'text', mediaType: 'image/svg+xml'}],
  ['page.png', '<html>not a picture</html>', {view: 'text', mediaType: 'text/plain'}],
  ['photo.txt', png(640, 480), {view: 'image', mediaType: 'image/png', width: 640, height: 480}],
  [
    'bomb.png',
    png(30_000, 30_000),
    {view: 'none', width: 30_000, height: 30_000, why: expect.stringContaining('30000 by 30000')},
  ],
  ['edge.png', png(10_000, 5_000), {view: 'image'}],
  ['headless.png', png(0, 0), {view: 'none', why: expect.stringContaining('does not say how large')}],
  ['letter.pdf', '%PDF-1.7\n', {view: 'pdf', mediaType: 'application/pdf'}],
  ['run.exe', Buffer.from([0x4d, 0x5a, 0, 1, 2]), {view: 'none', mediaType: 'application/octet-stream'}],
  ['table.xlsx', Buffer.from('PK\x03\x04\0\0', 'latin1'), {view: 'none', why: expect.stringContaining('spreadsheet')}],
  ['empty.txt', '', {view: 'none', why: 'The file is empty.'}],
])('%s is shown without running anything in it', async (name, content, body) => {
  const context = await opened();
  const item = await attach(context, name, content);
  const shown = await context.client.call('evidence.body', {id: item.id});
  expect(shown).toMatchObject({
    name,
    sha256: item.files[0]?.sha256,
    bytes: content.length === 4 && name === 'notes.txt' ? 7 : Buffer.byteLength(content),
    truncated: false,
    ...body,
  });
  if (shown.view === 'image' || shown.view === 'pdf')
    expect(Buffer.from(shown.content ?? [])).toEqual(Buffer.from(content));
  else expect(shown.content).toBeUndefined();
});

test('of a long text the beginning is shown, and says so', async () => {
  const context = await opened();
  const item = await attach(context, 'log.txt', 'ż'.repeat(2 * 1024 * 1024 + 10));
  const {view, text, truncated} = await context.client.call('evidence.body', {id: item.id});
  expect({view, truncated, length: text?.length}).toEqual({view: 'text', truncated: true, length: 2 * 1024 * 1024});
});

test('a body that is no longer what was captured is never shown and never written', async () => {
  const context = await opened();
  const item = await attach(context, 'a.txt', 'as it was');
  writeFileSync(blobOf(context.folder, item.files[0]?.sha256 ?? ''), 'tampered!');
  await expect(context.client.call('evidence.body', {id: item.id})).rejects.toMatchObject({code: 'corrupt-blob'});
  const path = join(context.folder, 'copy.txt');
  await expect(context.client.call('evidence.export', {id: item.id, path})).rejects.toMatchObject({
    code: 'corrupt-source',
  });
  expect(existsSync(path)).toBe(false);
  expect(readdirSync(context.folder).filter(name => name.includes('partial'))).toEqual([]);
});

test('a copy is the very bytes, and takes the place of another file only where asked to', async () => {
  const context = await opened();
  const item = await attach(context, 'a.txt', 'content');
  const path = join(context.folder, 'copy.txt');
  const sha256 = createHash('sha256').update('content').digest('hex');
  expect(await context.client.call('evidence.export', {id: item.id, path})).toEqual({path, bytes: 7, sha256});
  writeFileSync(path, 'mine');
  await expect(context.client.call('evidence.export', {id: item.id, path})).rejects.toMatchObject({code: 'exists'});
  expect(readFileSync(path, 'utf8')).toBe('mine');
  await context.client.call('evidence.export', {id: item.id, path, replace: true});
  expect(readFileSync(path, 'utf8')).toBe('content');
});

test('evidence or a file of it that is not there is refused', async () => {
  const context = await opened();
  const {id} = await attach(context, 'a.txt', 'content');
  const {client} = context;
  for (const call of [
    client.call('evidence.get', {id: 'E-000099'}),
    client.call('evidence.body', {id: '../../etc/passwd'}),
    client.call('evidence.body', {id, file: 1}),
    client.call('evidence.export', {id, file: 1, path: join(context.folder, 'x')}),
  ])
    await expect(call).rejects.toMatchObject({code: 'unknown-evidence'});
});

test.each([
  ['Bildschirmfoto Łódź.png', 'Bildschirmfoto_odz.png'],
  ['../../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\con.png', 'file-con.png'],
  ['‮gpj.exe', 'gpj.exe'],
])('what is pasted as %j is kept like a file, under a safe name beside the one it was given', async (name, safe) => {
  const {client} = await opened();
  const bytes = new Uint8Array(png(64, 48));
  const item = await client.call('evidence.paste', {name, bytes, classification: 'internal', controls: [], by});
  expect(item).toMatchObject({
    kind: 'photo',
    title: name,
    originalName: name,
    files: [{name: safe, bytes: bytes.length, mediaType: 'image/png'}],
  });
  const {custody} = await client.call('evidence.get', {id: item.id});
  expect(custody).toEqual([expect.objectContaining({action: 'attached', actor: by, about: name})]);
  expect(await client.call('evidence.body', {id: item.id})).toMatchObject({view: 'image', width: 64});
});

test('evidence tells where it came from and who relies on it', async () => {
  const context = await opened();
  const {client} = context;
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  const {items} = await client.call('evidence.list', {});
  const read = items.find(({title}) => title.includes('GetBucketAcl'));
  const captured = await client.call('evidence.get', {id: read?.id ?? ''});
  expect(captured.read).toMatchObject({
    id: read?.readId,
    operation: 's3:GetBucketAcl',
    outcome: 'ok',
    evidence: read?.id,
  });
  expect(captured.custody).toMatchObject([{action: 'captured'}]);
  expect(captured.answers).toEqual([]);

  const item = await attach(context, 'list.csv', 'name\nann\n');
  const control = {edition: '2013', id: 'A.9.2.3'} as const;
  const [question] = await client.call('questions.list', {control});
  await client.call('answers.save', {
    answer: {question: question?.id ?? '', conclusion: 'conforms', text: 'Seen.', evidence: [item.id]},
    by,
  });
  await client.call('papers.save', {
    paper: {
      kind: 'interview',
      interviewee: 'Ann',
      role: 'Head of HR',
      date: '2026-11-02',
      method: 'remote',
      topic: 'Leavers',
      notes: 'Tells of the list.',
      controls: [control],
      evidence: [item.id],
    },
    by,
  });
  const cited = await client.call('evidence.get', {id: item.id});
  expect(cited.read).toBeUndefined();
  expect(cited.answers).toEqual([{question: question?.id, control, text: question?.text}]);
  expect(cited.papers).toEqual([{kind: 'interview', id: 'I-001', title: 'Ann: Leavers', state: 'held'}]);
});

test('the list of evidence is filtered, sorted and counted', async () => {
  const context = await opened();
  const {client} = context;
  await client.call('collect.start', {target: {kind: 'aws'}, by});
  const control = {edition: '2013', id: 'A.9.2.3'} as const;
  await attach(context, 'b.txt', 'bb', {title: 'Żółty plan', controls: [control]});
  await attach(context, 'a.txt', 'a', {title: 'Access plan', classification: 'public'});
  await attach(context, 'c.png', png(1, 1), {title: 'A photo of the plan'});
  const titles = async (query: Parameters<typeof client.call<'evidence.query'>>[1]) =>
    (await client.call('evidence.query', query)).items.map(({title}) => title);

  const all = await client.call('evidence.query', {});
  expect({total: all.total, of: all.of}).toEqual({total: 7, of: 7});
  expect(all.facets.kinds.map(({value, count}) => [value, count])).toEqual([
    ['read', 4],
    ['document', 2],
    ['photo', 1],
  ]);
  expect(await titles({text: 'ZOLTY'})).toEqual(['Żółty plan']);
  expect(await titles({text: 'plan', sort: 'title'})).toEqual(['A photo of the plan', 'Access plan', 'Żółty plan']);
  expect(await titles({text: 'plan', sort: 'bytes', descending: true})).toEqual([
    'A photo of the plan',
    'Żółty plan',
    'Access plan',
  ]);
  expect(await titles({text: 'plan access'})).toEqual(['Access plan']);
  expect(await titles({kinds: ['document'], offset: 1, limit: 1})).toEqual(['Access plan']);
  expect(await titles({kinds: ['document'], control})).toEqual(['Żółty plan']);
  expect(await titles({text: 'E-000006'})).toEqual(['Access plan']);

  const documents = await client.call('evidence.query', {kinds: ['document']});
  expect({total: documents.total, of: documents.of}).toEqual({total: 2, of: 7});
  // A facet counts under the other filters, so that one sees what choosing another value would give.
  expect(documents.facets.kinds.map(({count}) => count)).toEqual([4, 2, 1]);
  expect(documents.facets.classifications.map(({value, count}) => [value, count])).toEqual([
    ['public', 1],
    ['internal', 1],
  ]);
});

test('taking in a large file tells how far it is, at most ten times a second', async () => {
  let now = 0;
  const engine = createEngine({
    templates,
    version: '0.0.0-test',
    // 40 ms go by whenever somebody looks.
    clock: () => {
      now += 40;
      return new Date(now);
    },
    collectors: {aws: awsCollector as never, kubernetes: kubernetesCollector as never},
  });
  onTestFinished(() => engine.close());
  const client = createClient(engine.transport);
  const folder = freshFolder();
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: draft});
  const told: Event<'evidence.progress'>[] = [];
  client.on('evidence.progress', event => told.push(event));
  const MB = 1024 * 1024;
  await attach({client, folder}, 'large.bin', Buffer.alloc(9 * MB));
  const path = join(folder, 'large.bin');
  expect(told.map(({bytes}) => bytes / MB)).toEqual([3, 6, 9]);
  expect(told[0]).toEqual({path, bytes: 3 * MB, total: 9 * MB});
  await attach({client, folder}, 'small.bin', Buffer.alloc(10));
  expect(told).toHaveLength(3);
});
