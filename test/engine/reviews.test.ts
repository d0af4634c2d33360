import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {runReviews} from '../../main/sample/reviews.ts';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder, templates} from './fixture.ts';

const sample = join(templates, 'sample');

const opened = async () => {
  const {client} = engineOn(fakeTarget());
  const folder = freshFolder();
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment: draft});
  return {client, folder};
};

const withSample = async () => {
  const made = await opened();
  await made.client.call('evidence.attach', {
    path: join(sample, 'documents/supplier-review-cloud.md'),
    classification: 'internal',
    controls: [],
    by,
  });
  expect(await runReviews(made.client, sample, by)).toEqual({decisions: 207, papers: 25});
  return made;
};

test('the sample decides on all 93 and 114 controls, with an exclusion justified in each edition', async () => {
  const {client} = await withSample();
  for (const edition of ['2022', '2013'] as const) {
    const {rows} = await client.call('soa.table', {edition});
    expect(rows.filter(({applicable}) => applicable === undefined)).toEqual([]);
    const excluded = rows.filter(({applicable}) => applicable === false);
    expect(excluded.length).toBeGreaterThan(0);
    for (const row of excluded) expect(row.exclusion.length).toBeGreaterThan(40);
  }
});

test('the sample matrix has every row answered, and exactly the two gaps it is meant to have', async () => {
  const {client} = await withSample();
  const {rows} = await client.call('review.matrix', {supplier: 'Baltic Managed Hosting'});
  expect(rows.filter(({party}) => party === undefined)).toEqual([]);
  expect(
    rows.filter(({gaps}) => gaps.length > 0).map(({activity, party, gaps}) => [activity, party, gaps.length]),
  ).toEqual([
    ['patching-image', 'nobody', 1],
    ['logging', 'shared', 1],
  ]);
  expect(await client.call('review.suppliers', {})).toEqual([
    {supplier: 'Baltic Managed Hosting', answered: rows.length, of: rows.length, gaps: 2},
  ]);
});

test('the sample vendor has an assurance that ends soon and one that leaves out a region', async () => {
  const {client} = await withSample();
  const {vendors} = await client.call('vendors.assess', {on: '2026-11-20'});
  expect(vendors[0]?.assurances.map(({type, state}) => [type, state])).toEqual([
    ['iso27001', 'valid'],
    ['soc2', 'expiring'],
    ['c5', 'valid'],
  ]);
  expect((await client.call('vendors.assess', {on: '2027-01-01'})).vendors[0]?.assurances[1]?.state).toBe('expired');
});

test('an import is all or nothing, and the same file again changes nothing', async () => {
  const {client, folder} = await opened();
  const path = join(folder, 'soa.yaml');
  const text =
    'edition: "2022"\ndefaults: {applicable: true}\ndecisions:\n  - {control: A.5.1}\n  - {control: A.5.2, applicable: false}\n';
  writeFileSync(path, text);
  const refused = await client.call('soa.import', {path, by});
  expect(refused).toMatchObject({saved: 0, problems: [{file: 'soa.yaml', line: 5, column: 5}]});
  expect(await client.call('papers.list', {kind: 'applicability'})).toEqual([]);
  writeFileSync(path, text.replace(', applicable: false', ''));
  expect(await client.call('soa.import', {path, by})).toEqual({saved: 2, unchanged: 0, problems: []});
  expect(await client.call('soa.import', {path, by})).toEqual({saved: 0, unchanged: 2, problems: []});
});

test('an exclusion without a justification is refused when it is saved as a paper', async () => {
  const {client} = await opened();
  const paper = {kind: 'applicability', control: {edition: '2022', id: 'A.8.23'}, applicable: false} as const;
  await expect(client.call('papers.save', {paper, by})).rejects.toMatchObject({code: 'reason-required'});
  const {stored} = await client.call('papers.save', {paper: {...paper, exclusion: 'No way out to the web.'}, by});
  expect(stored.id).toBe('2022:A.8.23');
});

test('an exported table is read back as it was, and what it says is in the custody log', async () => {
  const {client, folder} = await withSample();
  const path = join(folder, 'soa.csv');
  const before = await client.call('papers.list', {kind: 'applicability'});
  for (const edition of ['2022', '2013'] as const) {
    const written = await client.call('soa.export', {edition, format: 'csv', path, replace: true});
    expect(written.rows).toBe(edition === '2022' ? 93 : 114);
    expect(await client.call('soa.import', {path, by})).toEqual({saved: 0, unchanged: written.rows, problems: []});
  }
  expect(await client.call('papers.list', {kind: 'applicability'})).toEqual(before);
  expect(before.every(({version}) => version === 1)).toBe(true);
  await expect(client.call('soa.export', {edition: '2022', format: 'csv', path})).rejects.toMatchObject({
    code: expect.stringMatching(/exists/),
  });
});

test('what the other edition suggests is taken over only when somebody says so, and only where it agrees', async () => {
  const {client, folder} = await opened();
  const path = join(folder, 'soa.yaml');
  writeFileSync(
    path,
    'edition: "2013"\ndecisions:\n  - {control: A.9.2.3, applicable: true}\n  - {control: A.9.2.2, applicable: true}\n  - {control: A.9.2.5, applicable: false, exclusion: x}\n',
  );
  await client.call('soa.import', {path, by});
  const row = async (id: string) => (await client.call('soa.table', {})).rows.find(({control}) => control.id === id);
  expect(await row('A.8.2')).toMatchObject({proposal: {applicable: true}});
  const {saved, left} = await client.call('soa.adopt', {edition: '2022', by, reviewed: '2026-11-01'});
  expect(saved).toBe(1);
  expect(left).toHaveLength(92);
  expect(left.find(({control}) => control.id === 'A.5.18')?.why).toContain('decide anew');
  expect(await row('A.8.2')).toMatchObject({applicable: true, reviewed: '2026-11-01'});
  expect((await row('A.5.18'))?.applicable).toBeUndefined();
  await expect(client.call('soa.adopt', {edition: '2022', controls: ['A.9.2.3'], by})).rejects.toMatchObject({
    code: 'unknown-control',
  });
});

test('the matrix is written for people with its gaps', async () => {
  const {client, folder} = await withSample();
  const path = join(folder, 'matrix.csv');
  const written = await client.call('review.export', {supplier: 'Baltic Managed Hosting', format: 'csv', path});
  expect(written).toMatchObject({rows: 24, gaps: 2});
  expect(readFileSync(path, 'utf8')).toContain('Nobody owns it.');
});
