import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {describeCheck} from '../../main/cli/template-commands.ts';
import {checkTemplate} from '../../main/engine/check-template.ts';
import {loadLibrary} from '../../main/engine/library.ts';
import {formatProblem} from '../../main/templates/yaml.ts';
import {runCli} from './run-cli.ts';

const root = join(import.meta.dirname, '../..');
const operations = new Set([...awsCollector.operations, ...kubernetesCollector.operations].map(({id}) => id));
const library = loadLibrary(join(root, 'templates'), operations).then(templates => ({templates, operations}));
const freshFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-template-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
};

/** A pack of one question and its follow-up, as someone else would write it. */
const pack = (
  {version = 1, text = 'Who may open the vault, and who looked at that list last?', extra = ''} = {},
  id = 'acme/A.9.2.3-q1',
) => `pack: acme-vault
version: ${version}
language: en
questions:
  - id: ${id}
    control: {edition: "2013", id: A.9.2.3}
    method: interview
    ask: [Vault keeper]
    text: ${text}
    evidence: A list with names and the day it was looked at.
    redFlags: [Nobody has the list]
    followUps:
      - {id: ${id}-f1, when: [partly], text: What keeps the others out?}
${extra}`;

const second = `  - id: acme/A.9.2.3-q2
    control: {edition: "2013", id: A.9.2.3}
    method: test
    ask: [Vault keeper]
    text: Open the vault without a permit, agreed beforehand, and show who noticed.
    answer: {type: number, unit: minutes}
    evidence: An alarm that a person saw and acted on within minutes.
    redFlags: [Nobody came]
`;

test('a good file of each kind is called fine', async () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'pack.yaml'), pack());
  for (const [file, said] of [
    [join(folder, 'pack.yaml'), 'pack acme-vault, version 1, 1 question. Fine.'],
    [join(root, 'templates/checks/aws/kms.yaml'), 'checks. Fine.'],
    [join(root, 'templates/frameworks/questions/A.10.yaml'), 'pack A.10, version 1'],
  ] as const) {
    const {code, stdout} = await runCli(['template', 'check', file]);
    expect(stdout).toContain(said);
    expect(stdout.startsWith(`${file}: `)).toBe(true);
    expect(code).toBe(0);
  }
});

test('a faulty file is named by file, line and column with the mend, in text and in JSON', async () => {
  const file = join(freshFolder(), 'pack.yaml');
  writeFileSync(file, pack({text: 'Do you have a list of those who may open the vault?'}));
  const {code, stdout} = await runCli(['template', 'check', file]);
  expect(stdout).toContain(`${file}:9:11: questions.0.text: a question that can be answered by yes gets one`);
  expect(stdout).toContain('1 problem.');
  expect(code).toBe(1);
  const json = await runCli(['--json', 'template', 'check', file]);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({kind: 'questions', problems: [{line: 9, column: 11}]});
});

test.each([
  [
    'a control that is not there',
    pack().replace('id: A.9.2.3}', 'id: A.9.2.9}'),
    /A\.9\.2\.9 is no control of the 2013/,
  ],
  ['an id of the bank', pack({}, 'A.9.2.3-q1'), /A\.9\.2\.3-q1 is also in pack A\.9/],
  ['a check nobody has', pack({extra: '    informedBy: [aws-no-such]\n'}), /There is no check aws-no-such/],
  ['a follow-up of another question', pack().replace('q1-f1', 'q2-f1'), /does not begin with its question/],
  ['no known key', 'title: x\n', /does not say what it is\. Begin with "pack:"/],
])('refuses %s', async (_, text, message) => {
  const {templates, operations} = await library;
  const checked = checkTemplate('pack.yaml', Buffer.from(text), {
    ...templates,
    operations,
    now: '2026-11-05T10:00:00.000Z',
  });
  expect(checked.ok ? '' : checked.problems.map(formatProblem).join('\n')).toMatch(message);
});

test('the pack that the README shows is a good one', async () => {
  const {templates} = await library;
  const shown = /^# acme\.yaml\n[\s\S]*?(?=^```)/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[0] ?? '';
  const checked = checkTemplate('acme.yaml', Buffer.from(shown), {
    ...templates,
    operations,
    now: '2026-11-05T10:00:00.000Z',
  });
  expect(checked).toMatchObject({ok: true, kind: 'questions', entries: 1, pack: {id: 'acme', version: 1}});
});

test('lets no escape of a file reach the terminal', () => {
  const problems = [{file: 'x', line: 1, column: 1, message: 'Unknown "\u001b[2J\u202e"', mend: 'Remove it.'}];
  expect(describeCheck('\u001b.yaml', {entries: 0, problems})).toEqual([
    '\\u{1b}.yaml:1:1: Unknown "\\u{1b}[2J\\u{202e}". Remove it.',
    '1 problem.',
  ]);
});

test('wrong usage ends with 2, and a file that cannot be read with 3', async () => {
  expect((await runCli(['template', 'check'])).code).toBe(2);
  const missing = await runCli(['template', 'check', join(freshFolder(), 'none.yaml')]);
  expect(missing.code).toBe(3);
  expect(missing.stderr).toMatch(/none\.yaml cannot be read \(ENOENT\)/);
  expect((await runCli(['template', 'check', '/dev/zero'])).stderr).toMatch(/not a regular file/);
  expect((await runCli(['template', 'check', freshFolder()])).code).toBe(3);
});

test('a new version is compared with the old one; a changed question needs a higher number', async () => {
  const folder = freshFolder();
  const at = (name: string) => join(folder, name);
  writeFileSync(at('old.yaml'), pack({extra: second}));
  writeFileSync(
    at('same.yaml'),
    pack({text: 'Who may open the vault, and who changed that list last?', extra: second}),
  );
  writeFileSync(at('new.yaml'), pack({version: 2, text: 'Who may open the vault, and who changed that list last?'}));
  const same = await runCli(['template', 'check', at('same.yaml'), '--against', at('old.yaml')]);
  expect(same.stdout).toMatch(
    /same\.yaml:2:10: Questions changed or went, and the version is still 1\. Write "version: 2"/,
  );
  expect(same.code).toBe(1);
  const next = await runCli(['template', 'check', at('new.yaml'), '--against', at('old.yaml')]);
  expect(next.code).toBe(0);
  expect(next.stdout).toContain('From version 1 to 2: 1 question as before, whose answers stay.');
  expect(next.stdout).toContain('ask again  acme/A.9.2.3-q1: another text');
  expect(next.stdout).toContain('gone       acme/A.9.2.3-q2');
});

test('a pack taken into an assessment can be answered, and a new version keeps what still fits', async () => {
  const folder = freshFolder();
  const at = (name: string) => join(folder, name);
  const assessment = ['-C', at('job')];
  const newArgs = [
    'new',
    at('job'),
    '--client',
    'Acme',
    '--auditor',
    'J. Doe',
    '--scope',
    'All',
    '--reference',
    'EP-9',
  ];
  expect((await runCli(newArgs)).code).toBe(0);
  writeFileSync(at('v1.yaml'), pack({extra: second}));
  writeFileSync(
    at('v2.yaml'),
    pack({version: 2, text: 'Who may open the vault, and who changed that list last?', extra: second}),
  );
  writeFileSync(
    at('answers.yaml'),
    `answers:
  - {question: acme/A.9.2.3-q1, conclusion: conforms, text: Two names.}
  - {question: acme/A.9.2.3-q2, conclusion: partly, text: A guard came., value: 12, reference: "log 7, page 3"}
`,
  );
  expect((await runCli(['answer', at('answers.yaml'), ...assessment])).code).toBe(1);
  const used = await runCli(['template', 'use', at('v1.yaml'), ...assessment]);
  expect(used.stdout).toContain('In use. 0 answers kept');
  expect((await runCli(['answer', at('answers.yaml'), ...assessment])).code).toBe(0);

  const updated = await runCli(['--json', 'template', 'use', at('v2.yaml'), ...assessment]);
  expect(JSON.parse(updated.stdout)).toMatchObject({kept: 1, again: ['acme/A.9.2.3-q1'], orphaned: []});
  const status = JSON.parse((await runCli(['--json', 'status', ...assessment])).stdout);
  const family = status.families.find((entry: {id: string}) => entry.id === 'A.9');
  expect(family).toMatchObject({
    asked: 2,
    answered: 1,
    evidenced: 0,
    conclusions: {partly: 1, 'not-tested': 1, conforms: 0},
    notTested: [{question: 'acme/A.9.2.3-q1', reason: expect.stringContaining('version 2 of the pack acme-vault')}],
    unevidenced: ['acme/A.9.2.3-q2'],
  });
  const shown = (await runCli(['status', ...assessment])).stdout;
  expect(shown).toMatch(/Asked +Answered +Evidenced/);
  expect(shown).toMatch(/Not tested, and why:\n {2}acme\/A\.9\.2\.3-q1: To be asked again/);
  expect(readFileSync(at('job/packs/acme-vault.yaml'), 'utf8')).toBe(readFileSync(at('v2.yaml'), 'utf8'));
  const back = await runCli(['template', 'use', at('v1.yaml'), ...assessment]);
  expect(back.code).toBe(1);
  expect(back.stdout).toContain('Write "version: 3"');
});

type Bounded = {readonly code: number | null; readonly stdout: string; readonly rss: number; readonly cpu: number};

const measure = `data:text/javascript,process.on('exit',()=>{const{maxRSS,userCPUTime}=process.resourceUsage();process.stderr.write('\\nmeasured '+maxRSS*1024+' '+userCPUTime/1e6)})`;

/** Runs the check in a process that is killed after 25 seconds, and says what it took. */
const checkBounded = (file: string): Promise<Bounded> =>
  new Promise((resolve, reject) => {
    const args = ['--import', measure, join(root, 'main/cli/main.ts'), 'template', 'check', file];
    const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'pipe'], timeout: 25_000});
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', chunk => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', chunk => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', code => {
      const [, rss = Number.NaN, cpu = Number.NaN] = (/measured (\d+) ([\d.]+)/.exec(stderr) ?? []).map(Number);
      resolve({code, stdout, rss, cpu});
    });
  });

const megabyte = 1024 * 1024;
const bomb = () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n <= 9; n++)
    lines.push(
      `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join(', ')}]`,
    );
  return `checks: []\n${lines.join('\n')}\n`;
};
const rule = (pass: string) => `checks:
  - id: aws-hostile
    title: Hostile
    severity: low
    provider: aws
    resourceType: AwsS3Bucket
    controls: [{edition: "2013", id: A.9.1.1}]
    reads: [s3:ListBuckets]
    pass: >-
      ${pass}
    explain: {pass: fine, fail: not fine}
    whenEmpty: {verdict: not-applicable, reason: none}
    ask: Show it.
`;
const nested = (depth: number): string => (depth === 0 ? 'true' : `resource.acl.all(x${depth}, ${nested(depth - 1)})`);
const questions = (count: number) =>
  `pack: many\nlanguage: en\nquestions:\n${'  - {id: x, method: guess, text: no}\n'.repeat(count)}`;

describe('a hostile file is refused in bounded time and memory', () => {
  test.each<[string, string, () => string | Buffer, RegExp]>([
    ['an alias bomb', 'bomb.yaml', bomb, /alias/i],
    ['100 MB of YAML', 'big.yaml', () => Buffer.alloc(100 * megabyte, 'questions: x\n'), /larger than 1 MiB/],
    ['100 MB of CSV', 'big.csv', () => Buffer.alloc(100 * megabyte, 'question;conclusion\n'), /larger than 4 MiB/],
    ['4 MiB of quotes', 'quotes.csv', () => Buffer.alloc(4 * megabyte, '"'), /header|quote/],
    ['a rule that walks lists in lists without end', 'cel.yaml', () => rule(nested(12)), /ranges inside each other/],
    [
      'a pattern made to backtrack',
      're.yaml',
      () => rule('resource.name.matches("^(a+)+$")'),
      /pattern|regular|repeat/i,
    ],
    ['a rule of 900 KB', 'sum.yaml', () => rule(`${'1+'.repeat(450_000)}1 == resource.n`), /./],
    ['a rule of open brackets', 'open.yaml', () => rule('('.repeat(400_000)), /./],
    ['brackets in brackets', 'deep.yaml', () => `pack: ${'['.repeat(900_000)}`, /Nested deeper/],
    ['lists in lists', 'lists.yaml', () => `pack:\n  ${'- '.repeat(400_000)}x`, /Nested deeper/],
    ['25,000 faulty questions', 'faulty.yaml', () => questions(25_000), /more; see --json/],
    ['bytes that are no text', 'noise.yaml', () => Buffer.alloc(megabyte, 0xff), /not UTF-8|UTF-16/],
  ])('%s', async (_, name, content, said) => {
    const file = join(freshFolder(), name);
    writeFileSync(file, content());
    const {code, stdout, rss, cpu} = await checkBounded(file);
    expect(stdout).toMatch(said);
    expect(code).toBe(1);
    expect(stdout.length).toBeLessThan(200_000);
    expect(cpu).toBeLessThan(15);
    expect(rss).toBeLessThan(700 * megabyte);
  });
});
