import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {runCli} from './run-cli.ts';

const assessment = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-cli-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  const path = join(folder, 'a');
  const made = await runCli(['new', path, '--client', 'Acme', '--auditor', 'J. Doe', '--scope', 'All']);
  expect(made.code).toBe(0);
  const run = (...args: string[]) => runCli([...args, '-C', path]);
  const json = async (...args: string[]) => {
    const {code, stdout, stderr} = await run(...args, '--json');
    if (code !== 0) throw new Error(`${code}: ${stdout}${stderr}`);
    return JSON.parse(stdout);
  };
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {folder, run, json, write};
};

const seed = ['--seed', '000102030405060708090a0b0c0d0e0f'];

test('a sample is drawn from a list, followed to its results, and checked', async () => {
  const {run, json, write} = await assessment();
  await json('attach', write('leavers.csv', `Person\n${Array.from({length: 20}, (_, i) => `S-${i}`).join('\n')}\n`));
  const draw = ['sample', 'draw', '--title', 'Leavers', '--control', '2013:A.9.2.6', '--list', 'E-000001'];
  const drawn = await json(...draw, '--size', '3', ...seed);
  const again = await run(...draw, '--size', '3', ...seed);
  expect(again).toMatchObject({code: 0, stdout: expect.stringContaining('3 of 20, at random with seed 0001')});
  const keys: string[] = drawn.paper.items.map((item: {key: string}) => item.key);
  expect(
    again.stdout
      .split('\n')
      .slice(2, 5)
      .map(line => line.trim()),
  ).toEqual(keys);
  const [key = ''] = keys;
  expect(await run('sample', 'result', 'S-001', key, 'not-tested')).toMatchObject({code: 2});
  expect(await run('sample', 'result', 'S-001', key, 'broken')).toMatchObject({code: 2});
  expect((await run('sample', 'result', 'S-001', key, 'conforms', '--evidence', 'E-000001')).stdout).toContain(
    'conforms',
  );
  expect(await run('sample', 'check', 'S-001')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/is the one of the draw, 20 items.*\n.*gives the same items/),
  });
  expect(await run(...draw, '--size', '21')).toMatchObject({code: 2, stderr: expect.stringContaining('at most 20')});
  expect((await run(...draw.slice(0, 6), '--size', '3')).code).toBe(2);
  expect((await run(...draw, '--type', 'AwsIamUser', '--size', '3')).code).toBe(2);
  expect((await run('paper', 'list', 'sample')).stdout).toMatch(/S-001 +1 of 3 looked at +2013:A\.9\.2\.6 +Leavers/);
});

const yaml = `papers:
  - kind: finding
    grade: minor
    requirement: {source: standard, control: {edition: "2022", id: A.5.18}}
    statement: Two leavers kept access.
    objectiveEvidence: The HR list.
    evidence: [list.txt]
    date: 2026-10-20
    auditor: J. Doe
`;

test('papers are imported whole or not at all, listed, and withdrawn with a reason', async () => {
  const {run, json, write} = await assessment();
  const file = write('papers.yaml', yaml);
  expect(await run('paper', 'import', file)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/papers\.yaml:7:16: There is no evidence "list\.txt"/),
  });
  await json('attach', write('list.txt', 'S-1\n'));
  expect(await run('paper', 'import', file)).toMatchObject({code: 0, stdout: '1 papers saved, 0 unchanged.\n'});
  expect((await run('finding', 'list')).stdout).toMatch(/F-001 +minor +2022:A\.5\.18 +Two leavers kept access\./);
  expect((await run('paper', 'withdraw', 'finding', 'F-001')).code).toBe(2);
  expect((await run('paper', 'withdraw', 'finding', 'F-001', '--reason', 'Merged')).code).toBe(0);
  expect(await json('paper', 'history', 'finding', 'F-001')).toHaveLength(2);
  expect(await run('paper', 'history', 'finding', 'F-002')).toMatchObject({code: 2});
  expect((await run('paper', 'list', 'verdict')).code).toBe(2);
});

test('the list of documents is prepared once and exported', async () => {
  const {folder, run} = await assessment();
  expect((await run('request', 'prepare', '--family', 'A.5')).stdout).toMatch(/[1-9]\d* added, 0 were/);
  expect((await run('request', 'prepare', '--family', 'A.5')).stdout).toMatch(/^0 added, [1-9]/);
  const csv = join(folder, 'list.csv');
  expect((await run('request', 'export', csv)).code).toBe(0);
  expect(readFileSync(csv, 'utf8')).toContain('RQ-001,');
  expect((await run('request', 'export', csv)).code).toBe(3);
  expect((await run('request', 'export', join(folder, 'list.xlsx'))).code).toBe(0);
  expect(readFileSync(join(folder, 'list.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test('two people sign, in order; status ends with 1 once something changed, and says what', async () => {
  const {run, json, write} = await assessment();
  const sign = (role: string, by: string) => run('sign', role, '--scope', 'A.9', '--by', by);
  expect((await run('sign', 'status')).code).toBe(0);
  expect((await sign('reviewed', 'Ann')).code).toBe(2);
  expect(await sign('prepared', 'J. Doe')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^SO-001: A\.9 prepared/),
  });
  expect(await sign('reviewed', 'j.doe')).toMatchObject({code: 2, stderr: expect.stringContaining('second person')});
  expect((await sign('reviewed', 'Ann')).code).toBe(0);
  const signed = await run('sign', 'status');
  expect(signed).toMatchObject({code: 0, stdout: expect.stringMatching(/^A\.9 .*J\. Doe, .* Ann, /m)});
  const answers = write('answers.csv', 'question,conclusion,text\nA.9.2.5-q1,conforms,Seen\n');
  expect((await run('answer', answers)).code).toBe(0);
  const stale = await run('sign', 'status');
  expect(stale.code).toBe(1);
  expect(stale.stdout).toMatch(/^A\.9 .*\(STALE\).*\(STALE\)/m);
  expect(stale.stdout).toMatch(/added +answers\/A\.9\.2\.5-q1 +by J\. Doe/);
  expect((await run('sign', 'prepared', '--scope', 'A.9')).code).toBe(2);
  expect((await json('paper', 'list', 'sign-off')).length).toBe(2);
});
