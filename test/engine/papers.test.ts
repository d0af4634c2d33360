import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import type {Finding, Interview, Paper} from '../../main/contract/papers.ts';
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
  controls: [{edition: '2013', id: 'A.9.2.6'}],
  evidence: [],
};

const finding: Finding = {
  kind: 'finding',
  grade: 'minor',
  requirement: {source: 'standard', control: {edition: '2022', id: 'A.5.18'}},
  statement: 'Two leavers kept access for nine days.',
  objectiveEvidence: 'HR list against the directory.',
  evidence: ['E-000001'],
  date: '2026-10-20',
  auditor: by,
};

const opened = async (
  options: {mode?: 'certification' | 'readiness'} = {},
): Promise<{client: Client; folder: string}> => {
  const {client} = engineOn(fakeTarget());
  const folder = freshFolder();
  await client.call('assessment.create', {
    folder: join(folder, 'a'),
    assessment: {...draft, mode: options.mode ?? 'readiness'},
  });
  writeFileSync(join(folder, 'leavers.csv'), 'Person,Days\nS-1,0\nS-2,9\n');
  await client.call('evidence.attach', {
    path: join(folder, 'leavers.csv'),
    classification: 'internal',
    controls: [],
    by,
  });
  return {client, folder};
};

const save = (client: Client, paper: Paper, id?: string) =>
  client.call('papers.save', {paper, by, ...(id === undefined ? {} : {id})});

test('a paper is saved, changed and withdrawn, and every version stays', async () => {
  const {client} = await opened();
  expect(await save(client, interview)).toMatchObject({changed: true, stored: {id: 'I-001', version: 1}});
  expect(await save(client, {...interview, notes: 'And shown.'}, 'I-001')).toMatchObject({stored: {version: 2}});
  await expect(
    client.call('papers.save', {paper: {...interview, notes: 'Old'}, id: 'I-001', expected: 1, by}),
  ).rejects.toMatchObject({code: 'conflict'});
  const withdrawn = await client.call('papers.withdraw', {
    kind: 'interview',
    id: 'I-001',
    reason: 'Recorded twice',
    by: 'Ann',
  });
  expect(withdrawn.stored).toMatchObject({version: 3, paper: {withdrawn: {reason: 'Recorded twice', by: 'Ann'}}});
  expect((await client.call('papers.list', {kind: 'interview'})).map(({id}) => id)).toEqual(['I-001']);
  expect(await client.call('papers.history', {kind: 'interview', id: 'I-001'})).toHaveLength(3);
  await expect(save(client, interview, 'I-001')).rejects.toMatchObject({code: 'withdrawn'});
  await expect(
    client.call('papers.withdraw', {kind: 'interview', id: 'I-001', reason: 'Again', by}),
  ).rejects.toMatchObject({code: 'withdrawn'});
});

test.each<[string, Paper, string | undefined, string]>([
  [
    'a control the edition does not have',
    {...interview, controls: [{edition: '2022', id: 'A.9.2.6'}]},
    undefined,
    'unknown-control',
  ],
  [
    'a requirement that is no control',
    {...finding, requirement: {source: 'standard', control: {edition: '2022', id: 'A.5.99'}}},
    undefined,
    'unknown-control',
  ],
  ['evidence that is not there', {...interview, evidence: ['E-000077']}, undefined, 'evidence-required'],
  ['a nonconformity without evidence', {...finding, evidence: []}, undefined, 'evidence-required'],
  ['a number of one’s own', interview, 'I-007', 'unknown-paper'],
  ['a day that is not yet', {...interview, date: '2099-01-01'}, undefined, 'bad-date'],
  [
    'a paper withdrawn from the start',
    {...interview, withdrawn: {reason: 'x', by, at: '2026-10-20T00:00:00.000Z'}},
    undefined,
    'not-by-hand',
  ],
  [
    'a signature by hand',
    {
      kind: 'sign-off',
      role: 'prepared',
      scope: 'A.9',
      by,
      at: '2026-10-20T00:00:00.000Z',
      contentSha256: 'a'.repeat(64),
    },
    undefined,
    'not-by-hand',
  ],
  [
    'an insufficient answer without a word',
    {kind: 'request', document: 'Policy', controls: [], owner: 'C', status: 'insufficient', evidence: []},
    undefined,
    'reason-required',
  ],
  [
    'a sufficient answer from nowhere',
    {kind: 'request', document: 'Policy', controls: [], owner: 'C', status: 'sufficient', evidence: []},
    undefined,
    'evidence-required',
  ],
  [
    'an exclusion without its reason',
    {kind: 'applicability', control: {edition: '2022', id: 'A.7.4'}, applicable: false, inclusion: [], risks: []},
    undefined,
    'reason-required',
  ],
  [
    'an exclusion of what applies',
    {
      kind: 'applicability',
      control: {edition: '2022', id: 'A.7.4'},
      applicable: true,
      exclusion: 'No rooms',
      inclusion: ['risk'],
      risks: [],
    },
    undefined,
    'contradiction',
  ],
  [
    'a decision under another name',
    {kind: 'applicability', control: {edition: '2022', id: 'A.7.4'}, applicable: true, inclusion: ['risk'], risks: []},
    '2022:A.7.5',
    'unknown-paper',
  ],
  [
    'a certificate that ends before it begins',
    {
      kind: 'vendor',
      name: 'AWS',
      provider: 'aws',
      services: [],
      regions: [],
      assurances: [
        {
          type: 'soc2',
          title: 'SOC 2',
          issuer: 'A',
          scope: 'All',
          validFrom: '2026-05-01',
          validUntil: '2025-05-01',
          services: [],
          regions: [],
          evidence: [],
        },
      ],
      inherited: [],
      customerSide: [],
    },
    undefined,
    'bad-date',
  ],
])('%s is refused with its code and a mend', async (_what, paper, id, code) => {
  const {client} = await opened();
  await expect(save(client, paper, id)).rejects.toMatchObject({code, message: expect.stringMatching(/\. .+\.$/)});
  expect(await client.call('papers.list', {kind: paper.kind})).toEqual([]);
});

test('advice is refused in a certification audit through the engine too', async () => {
  const {client} = await opened({mode: 'certification'});
  await expect(save(client, {...finding, advice: 'Do this.'})).rejects.toMatchObject({code: 'advice-not-allowed'});
  expect((await save(client, finding)).stored.id).toBe('F-001');
});

test('what a sample shows cannot be withdrawn from under a finding', async () => {
  const {client} = await opened();
  const drawn = await client.call('samples.draw', {
    title: 'Leavers',
    control: {edition: '2013', id: 'A.9.2.6'},
    source: {from: 'list', evidence: 'E-000001', column: 'Person'},
    basis: 'random',
    size: 2,
    by,
  });
  await client.call('samples.result', {id: drawn.id, key: 'S-1', result: 'conforms', by});
  await client.call('samples.result', {id: drawn.id, key: 'S-2', result: 'does-not-conform', note: '9 days', by});
  await expect(save(client, {...finding, sample: {sample: drawn.id, failed: 2, of: 2}})).rejects.toMatchObject({
    code: 'sample-mismatch',
  });
  await save(client, {...finding, sample: {sample: drawn.id, failed: 1, of: 2}});
  const withdraw = {kind: 'sample', id: drawn.id, reason: 'Wrong list', by} as const;
  await expect(client.call('papers.withdraw', withdraw)).rejects.toMatchObject({code: 'in-use'});
  await client.call('papers.withdraw', {kind: 'finding', id: 'F-001', reason: 'Merged', by});
  expect((await client.call('papers.withdraw', withdraw)).changed).toBe(true);
});

const yaml = `papers:
  - kind: interview
    interviewee: Ł. W.
    role: Head of platform
    date: 2026-10-20
    method: on-site
    topic: Leavers
    notes: Explained it.
    controls: [{edition: "2013", id: A.9.2.6}]
    evidence: [leavers.csv]
  - kind: finding
    grade: minor
    requirement: {source: standard, control: {edition: "2022", id: A.5.18}}
    statement: Two leavers kept access.
    objectiveEvidence: The HR list.
    evidence: [leavers.csv, E-000001]
    date: 2026-10-20
    auditor: J. Doe
`;

test('papers come from a file, evidence by the name it had; a second run makes nothing twice', async () => {
  const {client, folder} = await opened();
  const path = join(folder, 'papers.yaml');
  writeFileSync(path, yaml);
  expect(await client.call('papers.import', {path, by})).toEqual({
    saved: 2,
    unchanged: 0,
    ids: ['I-001', 'F-001'],
    problems: [],
  });
  expect(await client.call('papers.import', {path, by})).toMatchObject({saved: 0, unchanged: 2});
  const [stored] = await client.call('papers.list', {kind: 'finding'});
  expect(stored?.paper).toMatchObject({evidence: ['E-000001', 'E-000001']});
  writeFileSync(
    path,
    yaml.replace('  - kind: interview', '  - id: I-001\n    kind: interview').replace('it.', 'more.'),
  );
  expect(await client.call('papers.import', {path, by})).toMatchObject({
    saved: 1,
    unchanged: 1,
    ids: ['I-001', 'F-001'],
  });
});

test.each<[string, (text: string) => string, number, RegExp]>([
  ['evidence nobody attached', text => text.replace('[leavers.csv]', '[other.csv]'), 10, /no evidence "other\.csv"/],
  ['a field that is not there', text => text.replace('topic:', 'subject:'), 2, /topic|subject/],
  [
    'a control of the other edition',
    text => text.replace('id: A.9.2.6', 'id: A.9.2'),
    9,
    /2013 edition has no control A\.9\.2/,
  ],
  ['a rule of the kind', text => text.replace('[leavers.csv, E-000001]', '[]'), 16, /needs evidence/],
  ['a kind that is not there', text => text.replace('kind: finding', 'kind: verdict'), 11, /kind/],
  [
    'an id that is not there',
    text => text.replace('  - kind: finding', '  - id: F-009\n    kind: finding'),
    11,
    /no finding F-009/,
  ],
  [
    'a signature',
    text =>
      `${text}  - {kind: sign-off, role: prepared, scope: A.9, by: J, at: "2026-10-20T00:00:00.000Z", contentSha256: ${'a'.repeat(64)}}\n`,
    19,
    /given, not written/,
  ],
])('%s: nothing of the file is saved, and the fault has its place', async (_what, break_, line, message) => {
  const {client, folder} = await opened();
  const path = join(folder, 'papers.yaml');
  writeFileSync(path, break_(yaml));
  const result = await client.call('papers.import', {path, by});
  expect(result).toMatchObject({saved: 0, ids: []});
  expect(result.problems[0]).toMatchObject({
    file: 'papers.yaml',
    line,
    message: expect.stringMatching(message),
    mend: expect.stringMatching(/\S/),
  });
  expect(await client.call('papers.list', {kind: 'interview'})).toEqual([]);
});

test('a file that is none is refused in words', async () => {
  const {client, folder} = await opened();
  mkdirSync(join(folder, 'dir'));
  for (const name of ['none.yaml', 'dir'])
    await expect(client.call('papers.import', {path: join(folder, name), by})).rejects.toMatchObject({
      code: 'cannot-read',
    });
  writeFileSync(join(folder, 'large.yaml'), Buffer.alloc(2 * 1024 * 1024, 32));
  const {problems} = await client.call('papers.import', {path: join(folder, 'large.yaml'), by});
  expect(problems[0]?.message).toMatch(/larger than 1 MiB/);
});
