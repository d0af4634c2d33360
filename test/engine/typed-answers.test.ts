import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Client} from '../../main/contract/client.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const ref = {edition: '2013', id: 'A.9.2.3'} as const;

/** An open assessment that uses a pack with one question of each answer type. */
const assessment = async (): Promise<{client: Client; folder: string}> => {
  const folder = freshFolder();
  const {client} = engineOn({} as never);
  await client.call('assessment.create', {folder: join(folder, 'job'), assessment: draft});
  const types = [
    '{type: date}',
    '{type: number, unit: days}',
    '{type: choice, options: [Weekly, Monthly]}',
    '{type: document}',
    '{type: text}',
    '{type: conclusion}',
  ];
  const entries = types.map(
    (type, n) => `  - id: acme/A.9.2.3-q${n + 1}
    control: {edition: "2013", id: A.9.2.3}
    method: examine
    ask: [Vault keeper]
    text: Who looked at list number ${n} of the vault, and when?
    answer: ${type}
    evidence: A list with names and the day it was looked at.
    redFlags: [Nobody has the list]
    followUps: [{id: acme/A.9.2.3-q${n + 1}-f1, when: [partly], text: What keeps the others out?}]
`,
  );
  writeFileSync(join(folder, 'acme.yaml'), `pack: acme\nlanguage: en\nquestions:\n${entries.join('')}`);
  const used = await client.call('templates.use', {path: join(folder, 'acme.yaml'), by});
  expect(used.problems).toEqual([]);
  return {client, folder};
};
const save = (client: Client, n: number, more: {value?: string | number; reference?: string}) =>
  client.call('answers.save', {
    answer: {question: `acme/A.9.2.3-q${n}`, conclusion: 'conforms', text: 'Seen.', evidence: [], ...more},
    by,
  });
const answerTo = async (client: Client, n: number) =>
  (await client.call('answers.list', {})).find(({question}) => question === `acme/A.9.2.3-q${n}`);

describe('an answer holds the value its question asks for', () => {
  test.each([
    [1, '2026-03-14', '2026-03-14'],
    [2, '12 days', 12],
    [3, 'weekly', 'Weekly'],
    [5, 'in words', 'in words'],
  ] as const)('question %i takes %j', async (n, value, kept) => {
    const {client} = await assessment();
    await save(client, n, {value, reference: 'clause 14.2, page 31'});
    expect(await answerTo(client, n)).toMatchObject({value: kept, reference: 'clause 14.2, page 31'});
  });

  test.each([
    [1, '14 March'],
    [2, 'some'],
    [3, 'daily'],
    [4, 'E-000099'],
    [6, 'anything'],
  ] as const)('question %i refuses %j and keeps nothing', async (n, value) => {
    const {client} = await assessment();
    await expect(save(client, n, {value})).rejects.toMatchObject({code: 'bad-value'});
    expect(await client.call('answers.list', {})).toEqual([]);
  });
});

test('a document that is the value is evidence of the answer', async () => {
  const {client, folder} = await assessment();
  writeFileSync(join(folder, 'list.txt'), 'names\n');
  const {id} = await client.call('evidence.attach', {
    path: join(folder, 'list.txt'),
    classification: 'internal',
    controls: [ref],
    by,
  });
  await save(client, 4, {value: id});
  expect(await answerTo(client, 4)).toMatchObject({value: id, evidence: [id]});
});

test('a change of the value or the reference alone is a change: history and custody log have it', async () => {
  const {client} = await assessment();
  const head = async () => (await client.call('assessment.status', {})).custody.entries;
  const before = await head();
  expect(await save(client, 2, {value: 12})).toEqual({changed: true});
  expect(await save(client, 2, {value: 12})).toEqual({changed: false});
  expect(await save(client, 2, {value: 13})).toEqual({changed: true});
  expect(await save(client, 2, {value: 13, reference: 'page 3'})).toEqual({changed: true});
  expect(await head()).toBe(before + 3);
  const history = await client.call('answers.history', {question: 'acme/A.9.2.3-q2'});
  expect(history.map(({value, reference}) => [value, reference])).toEqual([
    [12, undefined],
    [13, undefined],
    [13, 'page 3'],
  ]);
});

test('values and references come in from YAML and CSV, with faults at their place', async () => {
  const {client, folder} = await assessment();
  const read = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return client.call('answers.import', {path: join(folder, name), by});
  };
  const row = 'conclusion: conforms, text: Seen.';
  const yaml = await read(
    'a.yaml',
    `answers:
  - {question: acme/A.9.2.3-q1, ${row}, value: 2026-03-14, reference: page 3}
  - {question: acme/A.9.2.3-q2, ${row}, value: 0.5}
`,
  );
  expect(yaml).toMatchObject({saved: 2, problems: []});
  expect(await answerTo(client, 2)).toMatchObject({value: 0.5});
  const csv = 'question;conclusion;text;value;reference\n';
  expect(await read('b.csv', `${csv}acme/A.9.2.3-q3;conforms;Seen.;monthly;clause 4\n`)).toMatchObject({saved: 1});
  expect(await answerTo(client, 3)).toMatchObject({value: 'Monthly', reference: 'clause 4'});
  expect((await read('c.csv', `${csv}acme/A.9.2.3-q1;conforms;Seen.;14.3.2026;\n`)).problems).toMatchObject([
    {
      line: 2,
      column: 4,
      message: 'acme/A.9.2.3-q1: "14.3.2026" is no day',
      mend: expect.stringContaining('2026-03-14'),
    },
  ]);
  expect(
    (await read('d.yaml', `answers:\n  - {question: acme/A.9.2.3-q6, ${row}, value: 3}\n`)).problems,
  ).toMatchObject([{line: 2, message: expect.stringContaining('asks for no value')}]);
});

test('questions and controls say all that a screen needs', async () => {
  const {client} = await assessment();
  const questions = await client.call('questions.list', {control: ref});
  expect(questions.find(({id}) => id === 'acme/A.9.2.3-q2')).toMatchObject({
    answer: {type: 'number', unit: 'days'},
    redFlags: ['Nobody has the list'],
    followUps: [{id: 'acme/A.9.2.3-q2-f1', when: ['partly'], text: 'What keeps the others out?'}],
  });
  const controls = await client.call('controls.list', {edition: '2022'});
  expect(controls.find(({id}) => id === '6.1.3')).toMatchObject({group: '6'});
  expect(controls.find(({id}) => id === 'A.8.2')?.about[0]?.length).toBeGreaterThan(80);
});
