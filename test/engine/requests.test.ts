import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {inflateRawSync} from 'node:zlib';
import {parse} from 'csv-parse/sync';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import type {EvidenceRequest} from '../../main/contract/papers.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const opened = async () => {
  const {client} = engineOn(fakeTarget());
  const folder = freshFolder();
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: draft});
  return {client, folder};
};

const request = (document: string, more: Partial<EvidenceRequest> = {}): EvidenceRequest => ({
  kind: 'request',
  document,
  controls: [{edition: '2013', id: 'A.9.2.5'}],
  owner: 'CISO',
  status: 'asked',
  evidence: [],
  ...more,
});

const documents = async (client: Client) =>
  (await client.call('papers.list', {kind: 'request'})).map(({paper}) =>
    paper.kind === 'request' ? paper.document : '',
  );

test('the documents of the families are asked for once, also when asked again, and the client is to bring them', async () => {
  const {client} = await opened();
  const first = await client.call('requests.prepare', {families: ['A.5'], by});
  expect(first.present).toBe(0);
  expect(first.added.length).toBeGreaterThan(2);
  expect(first.added[0]?.paper).toMatchObject({
    owner: draft.client,
    status: 'not-started',
    why: expect.stringMatching(/^A\.5 /),
    controls: [{id: 'A.5.1.1'}, {id: 'A.5.1.2'}],
  });
  await client.call('papers.withdraw', {kind: 'request', id: 'RQ-001', reason: 'Not needed', by});
  expect(await client.call('requests.prepare', {families: ['A.5'], by})).toMatchObject({
    added: [],
    present: first.added.length,
  });
  await client.call('requests.prepare', {by, owner: 'CISO'});
  const all = await documents(client);
  expect(all.length).toBeGreaterThan(40);
  expect(new Set(all.map(text => text.toLowerCase())).size).toBe(all.length);
  expect((await client.call('requests.prepare', {by})).added).toEqual([]);
  await expect(client.call('requests.prepare', {families: ['A.99'], by})).rejects.toMatchObject({
    code: 'unknown-scope',
  });
});

const hostile = '=HYPERLINK("http://attacker.example","x")';

const listed = async (client: Client) => {
  for (const paper of [
    request('Sufficient', {status: 'sufficient', note: 'Seen'}),
    request(hostile, {due: '2026-12-02'}),
    request('Due first 策略', {due: '2026-12-01', note: 'two\nlines, "quoted"'}),
    request('Received', {status: 'received'}),
    request('Insufficient', {status: 'insufficient', note: 'Page 2 is missing'}),
    request('Never mind'),
  ])
    await client.call('papers.save', {paper, by});
  await client.call('papers.withdraw', {kind: 'request', id: 'RQ-006', reason: 'Not needed', by});
};

test('the list for the client has what is open first, leaves out what was withdrawn, and runs no formula', async () => {
  const {client, folder} = await opened();
  await listed(client);
  const path = join(folder, 'list.csv');
  const written = await client.call('requests.export', {path, format: 'csv'});
  expect(written.requests).toBe(5);
  const rows = parse(readFileSync(path), {bom: true, columns: true}) as Record<string, string>[];
  expect(rows.map(row => row.Document)).toEqual([
    'Insufficient',
    'Due first 策略',
    `'${hostile}`,
    'Received',
    'Sufficient',
  ]);
  expect(rows[1]).toMatchObject({
    Id: 'RQ-003',
    Due: '2026-12-01',
    Note: 'two\nlines, "quoted"',
    Controls: '2013:A.9.2.5',
  });
  await expect(client.call('requests.export', {path, format: 'csv'})).rejects.toMatchObject({code: 'exists'});
  await client.call('requests.export', {path, format: 'csv', replace: true});
});

test('a whole family stands as one in the list', async () => {
  const {client, folder} = await opened();
  await client.call('requests.prepare', {families: ['A.9'], by});
  await client.call('requests.export', {path: join(folder, 'list.csv'), format: 'csv'});
  const [row] = parse(readFileSync(join(folder, 'list.csv')), {bom: true, columns: true}) as Record<string, string>[];
  expect(row?.Controls).toBe('2013:A.9');
});

test('a workbook holds the same texts, none of them as a formula', async () => {
  const {client, folder} = await opened();
  await listed(client);
  const path = join(folder, 'list.xlsx');
  await client.call('requests.export', {path, format: 'xlsx'});
  const xml = entriesOf(readFileSync(path)).join('\n');
  expect(xml).toContain('Due first 策略');
  expect(xml).toContain('HYPERLINK');
  expect(xml).not.toMatch(/<f[ >]/);
  expect(existsSync(join(folder, 'list.csv'))).toBe(false);
});

/** The texts of a zip's entries, read by their local headers. */
const entriesOf = (zip: Buffer): string[] => {
  const central = zip.indexOf(Buffer.from('PK\x01\x02'));
  const texts: string[] = [];
  for (let at = central; zip.readUInt32LE(at) === 0x02014b50; ) {
    const [method, size, name, extra, comment, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(from, from + size);
    texts.push((method === 0 ? body : inflateRawSync(body)).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return texts;
};
