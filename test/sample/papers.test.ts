import {rmSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Client, createClient} from '../../main/contract/client.ts';
import type {PaperKind, StoredPaper} from '../../main/contract/papers.ts';
import type {Engine} from '../../main/engine/engine.ts';
import {createLocalEngine} from '../../main/engine/local.ts';
import {type SampleCloud, startSampleCloud} from '../../main/sample/cloud.ts';
import {loadSampleCompany} from '../../main/sample/company.ts';
import {loadSampleAudit, runPapers, signPapers} from '../../main/sample/papers.ts';

const root = join(import.meta.dirname, '../..');
const sample = join(root, 'templates/sample');
const {assessment, documents, staff} = loadSampleCompany(sample);
const by = assessment.auditor;
let cloud: SampleCloud;
let engine: Engine;
let client: Client;
let folder: string;
let done: Awaited<ReturnType<typeof runPapers>>;

beforeAll(async () => {
  cloud = await startSampleCloud();
  Object.assign(process.env, cloud.environment);
  engine = await createLocalEngine(root);
  client = createClient(engine.transport);
  folder = await mkdtemp(join(tmpdir(), 'fieldwork-papers-'));
  await client.call('assessment.create', {folder: join(folder, 'a'), assessment});
  for (const target of [cloud.aws, cloud.kubernetes]) await client.call('collect.start', {target: target as never, by});
  for (const {file, note, ...document} of documents)
    await client.call('evidence.attach', {
      ...document,
      ...(note === undefined ? {} : {note}),
      path: join(sample, 'documents', file),
      by,
    });
  done = await runPapers(client, sample, by);
}, 120_000);

afterAll(async () => {
  engine.close();
  await cloud.close();
  rmSync(folder, {recursive: true, force: true});
});

const list = async <K extends PaperKind>(kind: K) =>
  (await client.call('papers.list', {kind})).flatMap(({paper, ...stored}: StoredPaper) =>
    paper.kind === kind ? [{...stored, paper: paper as Extract<StoredPaper['paper'], {kind: K}>}] : [],
  );

test('there are papers of every kind and state an audit has', async () => {
  expect(done).toEqual({samples: 6, papers: 52});
  expect(await list('interview')).toHaveLength(12);
  expect(await list('observation')).toHaveLength(5);
  const requests = await list('request');
  expect(requests).toHaveLength(25);
  expect(new Set(requests.map(({paper}) => paper.status)).size).toBe(6);
  const findings = (await list('finding')).map(({paper}) => paper);
  expect(new Set(findings.map(({grade}) => grade)).size).toBe(4);
  const majors = findings.filter(({grade}) => grade === 'major');
  expect(majors.map(({closed}) => closed !== undefined).sort()).toEqual([false, true]);
  for (const {evidence} of majors) expect(evidence.length).toBeGreaterThan(0);
});

test('every item of every sample has its result, and each sample shows more than one', async () => {
  const samples = await list('sample');
  for (const {id, paper} of samples) {
    const results = paper.items.map(({result}) => result);
    expect(results, id).not.toContain('open');
    expect(
      new Set(results).size,
      `${id}: ${paper.items.map(({label, result}) => `${label} ${result}`)}`,
    ).toBeGreaterThan(1);
  }
  expect(new Set(samples.map(({paper}) => paper.basis)).size).toBeGreaterThan(1);
});

test('results name items that the population has', async () => {
  const samples = await list('sample');
  for (const [index, draw] of loadSampleAudit(sample).draws.entries()) {
    const source = samples[index]?.paper.population.source;
    if (!source) throw new Error(draw.title);
    const {items} = await client.call('samples.population', {source});
    const labels = new Set(items.map(({label}) => label));
    for (const name of draw.results.flatMap(result => result.items)) expect([...labels], draw.title).toContain(name);
  }
});

test('the draws are the same in every run', async () => {
  for (const {id} of await list('sample'))
    expect(await client.call('samples.check', {id}), id).toMatchObject({same: true, redraw: 'same'});
});

test('people are of the company or of the auditors', async () => {
  const known = new Set([...staff.map(({name}) => name), by]);
  const people = [
    ...(await list('interview')).map(({paper}) => paper.interviewee),
    ...(await list('request')).map(({paper}) => paper.owner),
    ...(await list('finding')).flatMap(({paper}) => [paper.owner, paper.acknowledged?.by, paper.auditor]),
  ];
  expect(people.filter(name => name !== undefined && !known.has(name))).toEqual([]);
  const roles = new Map(staff.map(({name, role}) => [name, role]));
  for (const {paper} of await list('interview')) expect(paper.role).toBe(roles.get(paper.interviewee));
});

test('signed last, everything stands; the signatures are of two people', async () => {
  const count = await signPapers(client, sample);
  const status = await client.call('signoff.status', {});
  expect(count).toBe(2 * status.length);
  for (const {scope, prepared, reviewed} of status) {
    expect([prepared?.current, reviewed?.current], scope).toEqual([true, true]);
    expect(prepared?.by).not.toBe(reviewed?.by);
  }
});
