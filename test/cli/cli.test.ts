import {execFile} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';
import {parse} from 'yaml';
import {runCli} from './run-cli.ts';

const freshFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-cli-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
};

const newArgs = (folder: string) => [
  'new',
  folder,
  '--client',
  'Acme',
  '--auditor',
  'J. Doe',
  '--scope',
  'All',
  '--reference',
  'EP-9',
];

test('--help shows the commands and the exit codes, and ends with 0', async () => {
  const {code, stdout} = await runCli(['--help']);
  expect(code).toBe(0);
  for (const command of [
    'new',
    'status',
    'preflight',
    'policy',
    'collect',
    'answer',
    'attach',
    'report',
    'package',
    'verify',
  ]) {
    expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  }
  expect(stdout).toContain('Exit codes');
});

test('a reader that stops reading ends it quietly', async () => {
  const pipe = `"${process.execPath}" "${join(import.meta.dirname, '../../main/cli/main.ts')}" --help | head -n 1`;
  const {stdout, stderr} = await promisify(execFile)('/bin/sh', ['-c', pipe]);
  expect(stdout).toContain('Usage');
  expect(stderr).toBe('');
});

test.each([
  [['frobnicate']],
  [['new']],
  [['new', 'x', '--client', 'Acme']],
  [['attach', 'x.pdf', '--control', 'A.9.2.3']],
  [['attach', 'x.pdf', '--classification', 'top-secret']],
  [['collect', 'gcp']],
  [['status', '--frobnicate']],
])('%j is wrong usage: exit 2 and a word on stderr', async args => {
  const {code, stderr} = await runCli(args);
  expect(code).toBe(2);
  expect(stderr).not.toBe('');
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a folder that is no assessment, a missing package, a second creation: exit 3 and what to do', async () => {
  const folder = freshFolder();
  const status = await runCli(['status', '-C', folder]);
  expect(status).toMatchObject({code: 3, stderr: expect.stringMatching(/^fieldwork: .+/)});
  const verify = await runCli(['verify', join(folder, 'none.zip')]);
  expect(verify.code).toBe(3);
  const path = join(folder, 'a');
  expect((await runCli(newArgs(path))).code).toBe(0);
  expect(await runCli(newArgs(path))).toMatchObject({code: 3, stderr: expect.stringContaining('already')});
});

test('errors are JSON with --json, on stdout, with a stable code', async () => {
  const {code, stdout} = await runCli(['--json', 'status', '-C', freshFolder()]);
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({error: {code: 'not-a-workspace'}});
});

test('answers are imported whole or not at all, and the problem is placed', async () => {
  const folder = freshFolder();
  const path = join(folder, 'a');
  await runCli(newArgs(path));
  const file = join(folder, 'answers.csv');
  writeFileSync(file, 'question,conclusion,text,reason\nA.9.2.3-q1,conforms,Seen,\nA.9.2.3-q99,conforms,Seen,\n');
  const bad = await runCli(['answer', file, '-C', path]);
  expect(bad).toMatchObject({code: 1, stdout: expect.stringMatching(/answers\.csv:3:\d+: .*A\.9\.2\.3-q99/)});
  writeFileSync(file, 'question,conclusion,text,reason\nA.9.2.3-q1,conforms,Seen,\n');
  expect(await runCli(['answer', file, '-C', path])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 answers saved'),
  });
  expect(await runCli(['history', 'A.9.2.3-q1', '-C', path])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/J\. Doe +conforms +Seen/),
  });
  const status = JSON.parse((await runCli(['status', '--json', '-C', path])).stdout);
  expect(status.families.find((family: {id: string}) => family.id === 'A.9').conclusions.conforms).toBe(1);
});

test('attach keeps a hostile name as text, and the package stays inside its folder', async () => {
  const folder = freshFolder();
  const path = join(folder, 'a');
  await runCli(newArgs(path));
  for (const name of ['CON', 'naïve‮txt.exe', ' leading.pdf', 'a'.repeat(200)]) {
    writeFileSync(join(folder, name), name);
    expect(await runCli(['attach', join(folder, name), '-C', path, '--control', '2013:A.8.1.1'])).toMatchObject({
      code: 0,
    });
  }
  const out = join(folder, 'out');
  const packed = await runCli(['package', '-C', path, '--out', out, '--json']);
  expect(packed.code).toBe(0);
  expect(readdirSync(out)).toEqual(['EP-9.zip']);
  expect(await runCli(['verify', join(out, 'EP-9.zip')])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('unaltered'),
  });
});

test('policies come from the declarations and hold no write', async () => {
  const aws = await runCli(['policy', 'aws']);
  const {Statement} = JSON.parse(aws.stdout);
  expect(Statement.flatMap((s: {Action: string[]}) => s.Action)).toContain('s3:GetBucketAcl');
  const kubernetes = await runCli(['policy', 'kubernetes']);
  const {kind, rules} = parse(kubernetes.stdout);
  expect(kind).toBe('ClusterRole');
  const flat = (key: string): string[] => rules.flatMap((rule: Record<string, string[]>) => rule[key] ?? []);
  expect(new Set(flat('verbs'))).toEqual(new Set(['get', 'list']));
  expect(flat('resources')).toContain('pods');
  expect(flat('resources').filter(name => /secrets|\*|\//.test(name))).toEqual([]);
});
