import {cp, mkdtemp, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {TemplateError} from '../../main/templates/yaml.ts';
import {writeSmallBank} from './small-bank.ts';

let bank: string;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldwork-frameworks-'));
  await cp(bank, folder, {recursive: true});
});
afterEach(() => rm(folder, {recursive: true}));
beforeAll(() => {
  bank = writeSmallBank();
});
afterAll(() => rm(bank, {recursive: true}));

const problemsOf = (checks?: ReadonlySet<string>) => {
  try {
    loadFrameworks(folder, checks);
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
  return [];
};

const placeOf = (text: string, needle: string) => {
  const before = text.slice(0, text.indexOf(needle)).split('\n');
  return {line: before.length, column: (before.at(-1) ?? '').length + 1};
};

type Case = {
  name: string;
  file: string;
  find: string;
  replace: string;
  /** The text that stands where the problem must point, after the change. */
  where: string;
  /** The file the problem is reported in, where it is not the changed one. */
  reported?: string;
  message: RegExp;
  mend: RegExp;
};

const q = 'questions/A.09.yaml';
const note =
  '  - control: {edition: "2013", id: A.9.1.1}\n    about: >-\n      Say who may do what in which system, and let the owner decide it. Without it, rights grow by copying.\n';
const rowA511 = '  - {iso2013: A.5.1.1, iso2022: [A.5.1], type: merged, status: agreed}\n';
const cases: Case[] = [
  {
    name: 'broken YAML',
    file: 'iso27001-2013.yaml',
    find: 'families:',
    replace: 'families: [',
    where: '# never',
    message: /./,
    mend: /Correct the YAML/,
  },
  {
    name: 'an edition without quotes',
    file: 'iso27001-2013.yaml',
    find: 'edition: "2013"',
    replace: 'edition: 2013',
    where: '2013\ntitle',
    message: /edition/,
    mend: /"2013"/,
  },
  {
    name: 'an unknown evidence mode',
    file: 'iso27001-2013.yaml',
    find: 'A.5.1.1, name: Policies for information security, evidence: interview-and-documents',
    replace: 'A.5.1.1, name: Policies for information security, evidence: telepathy',
    where: 'telepathy',
    message: /evidence/,
    mend: /interview-and-documents/,
  },
  {
    name: 'a control without a name',
    file: 'iso27001-2013.yaml',
    find: '{id: A.5.1.1, name: Policies for information security,',
    replace: '{id: A.5.1.1,',
    where: '{id: A.5.1.1,',
    message: /name/,
    mend: /Write a string/,
  },
  {
    name: 'a control twice',
    file: 'iso27001-2013.yaml',
    find: '{id: A.5.1.2,',
    replace: '{id: A.5.1.1,',
    where: 'A.5.1.1, name: Review',
    message: /A\.5\.1\.1 stands here a second time/,
    mend: /Remove or renumber/,
  },
  {
    name: 'a control gone',
    file: 'iso27001-2013.yaml',
    find: '          - {id: A.5.1.2, name: Review of the policies for information security, evidence: interview-and-documents}\n',
    replace: '',
    where: 'id: A.5\n',
    message: /A\.5 has 1 controls, expected 2/,
    mend: /Restore/,
  },
  {
    name: 'a control under the wrong objective',
    file: 'iso27001-2013.yaml',
    find: '{id: A.6.1.5,',
    replace: '{id: A.6.2.5,',
    where: 'A.6.2.5,',
    message: /A\.6\.2\.5 stands under A\.6\.1/,
    mend: /Move it/,
  },
  {
    name: 'a family of another standard',
    file: 'iso27001-2013.yaml',
    find: '  - id: A.18\n',
    replace: '  - id: A.19\n',
    where: 'A.19\n',
    message: /A\.19 is no family/,
    mend: /A\.5 to A\.18/,
  },
  {
    name: 'a 2022 control under another theme',
    file: 'iso27001-2022.yaml',
    find: '{id: A.6.8,',
    replace: '{id: A.7.8,',
    where: 'A.7.8,',
    message: /A\.7\.8 stands under A\.6/,
    mend: /Move it/,
  },
  {
    name: 'a new control not marked',
    file: 'iso27001-2022.yaml',
    find: 'id: A.5.7, name: Threat intelligence, evidence: interview-and-documents, new: true',
    replace: 'id: A.5.7, name: Threat intelligence, evidence: interview-and-documents',
    where: 'A.5.7, nearest2013',
    reported: 'crosswalk-2013-2022.yaml',
    message: /A\.5\.7 is not marked new/,
    mend: /new: true/,
  },
  {
    name: 'a crosswalk row gone',
    file: 'crosswalk-2013-2022.yaml',
    find: rowA511,
    replace: '',
    where: '- {iso2013: A.5.1.2',
    message: /2013 A\.5\.1\.1 has no row/,
    mend: /Add a row/,
  },
  {
    name: 'a crosswalk row twice',
    file: 'crosswalk-2013-2022.yaml',
    find: rowA511,
    replace: `${rowA511}  - {iso2013: A.5.1.1, iso2022: [A.5.1], type: merged, status: agreed }\n`,
    where: 'A.5.1.1, iso2022: [A.5.1], type: merged, status: agreed }',
    message: /A\.5\.1\.1 has a row already/,
    mend: /Merge/,
  },
  {
    name: 'a row to a control that is not there',
    file: 'crosswalk-2013-2022.yaml',
    find: 'A.5.1.1, iso2022: [A.5.1]',
    replace: 'A.5.1.1, iso2022: [A.5.99]',
    where: 'A.5.99',
    message: /A\.5\.99 is no control of the 2022 edition/,
    mend: /Correct the id/,
  },
  {
    name: 'a row to a new control',
    file: 'crosswalk-2013-2022.yaml',
    find: 'A.5.1.1, iso2022: [A.5.1]',
    replace: 'A.5.1.1, iso2022: [A.5.1, A.5.7]',
    where: 'A.5.7], type',
    message: /A\.5\.7 is new in 2022/,
    mend: /Correct the id/,
  },
  {
    name: 'a row called by the wrong type',
    file: 'crosswalk-2013-2022.yaml',
    find: 'A.5.1.1, iso2022: [A.5.1], type: merged',
    replace: 'A.5.1.1, iso2022: [A.5.1], type: carried',
    where: 'carried, status: agreed',
    message: /called carried, but its row reads merged/,
    mend: /Write merged/,
  },
  {
    name: 'a doubtful row without note',
    file: 'crosswalk-2013-2022.yaml',
    find: 'A.5.1.1, iso2022: [A.5.1], type: merged, status: agreed',
    replace: 'A.5.1.1, iso2022: [A.5.1], type: merged, status: doubtful',
    where: '{iso2013: A.5.1.1',
    message: /doubtful without a note/,
    mend: /Add "note"/,
  },
  {
    name: 'a 2022 id in the place of a 2013 id',
    file: 'crosswalk-2013-2022.yaml',
    find: '{iso2013: A.5.1.1,',
    replace: '{iso2013: A.5.1,',
    where: 'A.5.1, iso2022',
    message: /three numbers/,
    mend: /./,
  },
  {
    name: 'a yes/no question',
    file: q,
    find: 'Take one application: who decided',
    replace: 'Do you know who decided',
    where: '>-\n      Do you know',
    message: /answered by yes/,
    mend: /./,
  },
  {
    name: 'a misspelt key',
    file: q,
    find: 'redFlags:',
    replace: 'redflags:',
    where: 'id: A.9.1.1-q1',
    message: /redflags|redFlags/,
    mend: /redflags|Write a array/,
  },
  {
    name: 'a question of a control that is not there',
    file: q,
    find: 'id: A.9.1.1}',
    replace: 'id: A.9.1.9}',
    where: '{edition: "2013", id: A.9.1.9}',
    message: /A\.9\.1\.9 is no control of the 2013 edition/,
    mend: /Correct/,
  },
  {
    name: 'a question id that does not fit its control',
    file: q,
    find: 'id: A.9.1.1-q1',
    replace: 'id: A.9.1.2-q7',
    where: 'A.9.1.2-q7',
    message: /does not begin with its control/,
    mend: /Name it A\.9\.1\.1-q1/,
  },
  {
    name: 'a question id twice',
    file: q,
    find: 'id: A.9.2.3-q2',
    replace: 'id: A.9.2.3-q1',
    where:
      'A.9.2.3-q1\n    control: {edition: "2013", id: A.9.2.3}\n    method: examine\n    ask: [application owner]\n    text: >-\n      Take one application: who decided what is written about A 9 2 3 q2?',
    message: /A\.9\.2\.3-q1 is also in questions\/A\.09/,
    mend: /next free number/,
  },
  {
    name: 'a question in the pack of another family',
    file: q,
    find: 'pack: A.9',
    replace: 'pack: A.10',
    where: '{edition: "2013", id: A.9.1.1}',
    message: /does not belong into pack A\.10/,
    mend: /Move/,
  },
  {
    name: 'a follow-up of another question',
    file: q,
    find: 'id: A.9.2.3-q1-f1',
    replace: 'id: A.9.2.3-q2-f1',
    where: 'A.9.2.3-q2-f1',
    message: /A\.9\.2\.3-q2-f1 does not begin with its question/,
    mend: /Name it A\.9\.2\.3-q1-f1/,
  },
  {
    name: 'a follow-up twice',
    file: q,
    find: 'id: A.9.2.3-q1-f2',
    replace: 'id: A.9.2.3-q1-f1',
    where: 'A.9.2.3-q1-f1\n        when: [conforms]',
    message: /A\.9\.2\.3-q1-f1 stands here a second time/,
    mend: /next free number/,
  },
  {
    name: 'a follow-up that no answer can call for',
    file: q,
    find: 'when: [conforms]',
    replace: 'when: []',
    where: '[]\n        answer',
    message: /when/,
    mend: /./,
  },
  {
    name: 'an answer type nobody knows',
    file: q,
    find: '{type: number, unit: days}',
    replace: '{type: percent}',
    where: 'percent',
    message: /answer\.type/,
    mend: /"number"|conclusion/,
  },
  {
    name: 'an option twice',
    file: 'questions/A.08.yaml',
    find: '[Weekly, Monthly]',
    replace: '[Weekly, Weekly]',
    where: '[Weekly, Weekly]',
    message: /An option of A\.8\.1\.1-q1 stands twice/,
    mend: /Remove/,
  },
  {
    name: 'a control described twice',
    file: q,
    find: 'questions:',
    replace: `controls:\n${note}${note}questions:`,
    where:
      '{edition: "2013", id: A.9.1.1}\n    about: >-\n      Say who may do what in which system, and let the owner decide it. Without it, rights grow by copying.\nq',
    message: /2013 A\.9\.1\.1 is described a second time/,
    mend: /Merge/,
  },
  {
    name: 'a clause that is not there',
    file: 'questions/isms-clauses.yaml',
    find: '"2022", id: "6.1.3"',
    replace: '"2022", id: "6.1.9"',
    where: '{edition: "2022", id: "6.1.9"}',
    message: /6\.1\.9 is no control of the 2022 edition/,
    mend: /Correct the id/,
  },
  {
    name: 'a requirement gone',
    file: 'isms-clauses-2022.yaml',
    find: '      - {id: "7.4", name: Communication}\n',
    replace: '',
    where: '- id: "4"',
    message: /There are 24 requirements, expected 25/,
    mend: /Restore/,
  },
  {
    name: 'two packs of one name',
    file: q,
    find: 'pack: A.9',
    replace: 'pack: A.8',
    where: 'A.8\n',
    message: /There is another pack A\.8/,
    mend: /another name/,
  },
  {
    name: 'a check nobody has',
    file: q,
    find: 'informedBy: [aws-iam-no-user-policies]',
    replace: 'informedBy: [aws-no-such-check]',
    where: 'aws-no-such-check',
    message: /There is no check aws-no-such-check/,
    mend: /Correct the id/,
  },
];

describe('a malformed framework is named by file, line and column, with the mend', () => {
  test.each(cases)('$name', async ({file, find, replace, where, reported, message, mend}) => {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(find);
    const changed = text.replace(find, replace);
    await writeFile(join(folder, file), changed);
    const in_ = reported ?? file;
    const found = problemsOf(new Set(['aws-other'])).filter(problem => problem.file === in_);
    const problem = found.find(({message: said}) => message.test(said) && !said.includes('has no question'));
    expect(problem, found.map(p => p.message).join('\n')).toBeDefined();
    expect(problem?.mend).toMatch(mend);
    if (where === '# never') return;
    expect({line: problem?.line, column: problem?.column}).toEqual(
      placeOf(await readFile(join(folder, in_), 'utf8'), where),
    );
  });

  test('a control that nothing asks about', async () => {
    const path = join(folder, 'questions/A.18.yaml');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, text.indexOf('  - id: A.18.2.3-q1')));
    const messages = problemsOf().map(problem => problem.message);
    expect(messages).toEqual(['2013 A.18.2.3 has no question']);
  });

  test('a new 2022 control that nothing asks about', async () => {
    const path = join(folder, 'questions/new-2022.yaml');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.slice(0, text.indexOf('  - id: 2022:A.8.28-q1')));
    expect(problemsOf()).toMatchObject([{file: 'iso27001-2022.yaml', message: expect.stringContaining('2022 A.8.28')}]);
  });

  test('a missing file, and all faults of all files at once', async () => {
    await rm(join(folder, 'crosswalk-2013-2022.yaml'));
    await writeFile(join(folder, q), 'pack: A.9\nlanguage: en\nquestions: []\n');
    const problems = problemsOf();
    expect(problems.map(problem => problem.file)).toEqual(['crosswalk-2013-2022.yaml', q]);
    expect(problems[0]).toMatchObject({line: 1, column: 1, mend: expect.stringMatching(/Put the file back/)});
  });

  test('a file of 100 MB, without reading it', async () => {
    await truncate(join(folder, q), 100 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(problemsOf()).toMatchObject([
      {file: q, line: 1, column: 1, message: expect.stringContaining('larger than 1 MiB')},
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(60e6);
  });

  test('a missing questions folder', async () => {
    await rm(join(folder, 'questions'), {recursive: true});
    expect(problemsOf()).toMatchObject([{file: 'questions', line: 1, column: 1}]);
  });
});
