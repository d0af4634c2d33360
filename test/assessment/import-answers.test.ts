import {describe, expect, test} from 'vitest';
import {importAnswers} from '../../main/assessment/import-answers.ts';
import {smallBank} from './small-bank.ts';

const frameworks = smallBank();
const evidence = new Map([
  ['E-000001', 'E-000001'],
  ['E-000002', 'E-000002'],
  ['policy-register.csv', 'E-000001'],
  ['plan, final.pdf', 'E-000002'],
]);
const read = (file: string, content: string | Uint8Array) =>
  importAnswers(file, typeof content === 'string' ? Buffer.from(content) : content, {
    frameworks,
    answeredBy: 'Ingrid Sørbø',
    now: '2026-11-05T10:00:00.000Z',
    evidence: reference => evidence.get(reference),
  });
const answersOf = (file: string, content: string | Uint8Array) => {
  const result = read(file, content);
  if (!result.ok)
    throw new Error(result.problems.map(problem => `${problem.line}:${problem.column} ${problem.message}`).join('\n'));
  return result.answers;
};
const problemsOf = (file: string, content: string | Uint8Array) => {
  const result = read(file, content);
  return result.ok ? [] : result.problems;
};
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('YAML', () => {
  test('gives answers with control, evidence ids, and who and when where the file does not say', () => {
    const yaml = `
answers:
  - question: A.5.1.1-q1
    conclusion: partly
    text: Two of 14 lack an approver.
    evidence: [policy-register.csv, E-000002, E-000001]
  - question: 2022:A.5.23-q1
    conclusion: not-tested
    reason: Contract owner absent.
    answeredBy: 陈晓梅
    answeredAt: 2026-11-03T14:30:00+01:00
`;
    expect(answersOf('a.yaml', yaml)).toEqual([
      {
        question: 'A.5.1.1-q1',
        control: {edition: '2013', id: 'A.5.1.1'},
        conclusion: 'partly',
        text: 'Two of 14 lack an approver.',
        evidence: ['E-000001', 'E-000002'],
        answeredBy: 'Ingrid Sørbø',
        answeredAt: '2026-11-05T10:00:00.000Z',
      },
      {
        question: '2022:A.5.23-q1',
        control: {edition: '2022', id: 'A.5.23'},
        conclusion: 'not-tested',
        text: '',
        reason: 'Contract owner absent.',
        evidence: [],
        answeredBy: '陈晓梅',
        answeredAt: '2026-11-03T13:30:00.000Z',
      },
    ]);
  });

  test('a control stands for its question where it has just one', () => {
    const yaml = 'answers:\n  - {control: A.8.2, edition: 2022, conclusion: not-applicable, reason: none}\n';
    expect(problemsOf('a.yml', yaml)).toMatchObject(
      [{line: 2, column: 15, message: /has 2 questions/, mend: /A\.9\.2\.3-q1, A\.9\.2\.3-q2/}].map(
        ({message, mend, ...place}) => ({
          ...place,
          message: expect.stringMatching(message),
          mend: expect.stringMatching(mend),
        }),
      ),
    );
    const one = 'answers:\n  - {control: A.8.4, edition: 2022, conclusion: not-applicable, reason: none}\n';
    expect(answersOf('a.yml', one)).toMatchObject([
      {question: 'A.9.4.5-q1', control: {edition: '2013', id: 'A.9.4.5'}},
    ]);
  });

  test('answeredBy at the top counts for all', () => {
    const yaml =
      'answeredBy: Žofie Dvořáková\nanswers:\n  - {question: A.5.1.1-q1, conclusion: conforms, text: seen}\n';
    expect(answersOf('a.yaml', yaml)).toMatchObject([{answeredBy: 'Žofie Dvořáková'}]);
  });

  const row = (fields: string) => `answers:\n  - {${fields}}\n`;
  test.each([
    [
      'a question nobody asks',
      row('question: A.9.2.3-q9, conclusion: conforms, text: x'),
      2,
      16,
      /no question A\.9\.2\.3-q9/,
      /A\.9\.2\.3 has A\.9\.2\.3-q1, A\.9\.2\.3-q2/,
    ],
    [
      'a 2022 id without its edition',
      row('question: A.5.23-q1, conclusion: conforms, text: x'),
      2,
      16,
      /no question/,
      /2022:A\.5\.23-q1/,
    ],
    ['no question at all', row('conclusion: conforms, text: x'), 2, 5, /names no question/, /question id/],
    [
      'a control without edition',
      row('control: A.8.2, conclusion: conforms, text: x'),
      2,
      15,
      /without an edition/,
      /2013 or 2022/,
    ],
    [
      'an edition of another year',
      row('control: A.8.2, edition: "2005", conclusion: conforms, text: x'),
      2,
      31,
      /Unknown edition "2005"/,
      /2013 or 2022/,
    ],
    [
      'a control the edition does not have',
      row('control: A.8.2, edition: "2013", conclusion: conforms, text: x'),
      2,
      15,
      /2013 edition has no control/,
      /three numbers/,
    ],
    [
      'a question of another control',
      row('question: A.5.1.1-q1, control: A.9.2.3, edition: 2013, conclusion: conforms, text: x'),
      2,
      37,
      /no question of 2013 A\.9\.2\.3/,
      /2013 and A\.5\.1\.1/,
    ],
    [
      'an unknown conclusion',
      row('question: A.5.1.1-q1, conclusion: mostly, text: x'),
      2,
      40,
      /Unknown conclusion "mostly"/,
      /conforms, partly/,
    ],
    ['no conclusion', row('question: A.5.1.1-q1, text: x'), 2, 5, /no conclusion/, /conforms, partly/],
    [
      'not-applicable without reason',
      row('question: A.5.1.1-q1, conclusion: not-applicable, text: x'),
      2,
      5,
      /not-applicable stands without a reason/,
      /why/,
    ],
    [
      'not-tested with an empty reason',
      row('question: A.5.1.1-q1, conclusion: not-tested, reason: " "'),
      2,
      5,
      /not-tested stands without a reason/,
      /why/,
    ],
    [
      'conforms without a text',
      row('question: A.5.1.1-q1, conclusion: conforms'),
      2,
      5,
      /without a text/,
      /seen or said/,
    ],
    [
      'evidence that is not there',
      row('question: A.5.1.1-q1, conclusion: conforms, text: x, evidence: [E-000009]'),
      2,
      69,
      /no evidence "E-000009"/,
      /Attach/,
    ],
    [
      'a day instead of a time',
      row('question: A.5.1.1-q1, conclusion: conforms, text: x, answeredAt: 2026-11-03'),
      2,
      71,
      /no point in time/,
      /2026-11-03T14:30:00Z/,
    ],
    [
      'a time without zone',
      row('question: A.5.1.1-q1, conclusion: conforms, text: x, answeredAt: 2026-11-03T10:00:00'),
      2,
      71,
      /no point in time/,
      /zone/,
    ],
    ['an unknown key', row('question: A.5.1.1-q1, conclusion: conforms, text: x, grade: 3'), 2, 5, /grade/, /"grade"/],
    [
      'a question answered twice',
      `${row('question: A.5.1.1-q1, conclusion: conforms, text: x')}  - {question: A.5.1.1-q1, conclusion: partly, text: y}\n`,
      3,
      16,
      /answered twice/,
      /Remove/,
    ],
    ['no answers', 'answers: []\n', 1, 1, /no answer/, /at least one/],
    ['broken YAML', 'answers:\n  - {question: A.5.1.1-q1\n', 3, 1, /./, /YAML/],
    ['another document', '- 1\n- 2\n', 1, 1, /./, /./],
  ])('refuses %s, and says where and what to do', (_, yaml, line, column, message, mend) => {
    expect(problemsOf('a.yaml', yaml)[0]).toMatchObject({
      file: 'a.yaml',
      line,
      column,
      message: expect.stringMatching(message),
      mend: expect.stringMatching(mend),
    });
  });
});

describe('CSV', () => {
  test('as Excel writes it: BOM, semicolons, CRLF, quoted line breaks, other case, empty rows', () => {
    const csv =
      '\ufeffQuestion;Question text;Conclusion;Answer;Reason;Evidence;Answered by\r\n' +
      'A.5.1.1-q1;Which policies …;Does not conform;"Signed by nobody;\r\nsee ""draft""";;"policy-register.csv; E-000002";Łukasz\r\n' +
      ';;;;;;\r\n\r\n' +
      'A.5.1.1-q2;;Not applicable;;"No staff, yet";;\r\n' +
      'A.5.1.2-q1;Show the record …;;;;;\r\n';
    const result = read('answers.csv', csv);
    expect(result).toMatchObject({
      ok: true,
      blank: 1,
      answers: [
        {
          question: 'A.5.1.1-q1',
          conclusion: 'does-not-conform',
          text: 'Signed by nobody;\r\nsee "draft"',
          evidence: ['E-000001', 'E-000002'],
          answeredBy: 'Łukasz',
        },
        {question: 'A.5.1.1-q2', conclusion: 'not-applicable', reason: 'No staff, yet', answeredBy: 'Ingrid Sørbø'},
      ],
    });
  });

  test.each([
    ['commas', 'question,conclusion,text\nA.5.1.1-q1,conforms,"a, b"\n'],
    ['tabs', 'question\tconclusion\ttext\nA.5.1.1-q1\tconforms\ta, b\n'],
    ['a sep= line', 'sep=|\r\nquestion|conclusion|text\r\nA.5.1.1-q1|conforms|a, b\r\n'],
    ['old Mac line ends', 'question;conclusion;text\rA.5.1.1-q1;conforms;a, b\r'],
    ['no last line end', 'question;conclusion;text\nA.5.1.1-q1;conforms;a, b'],
  ])('with %s', (_, csv) => {
    expect(answersOf('answers.csv', csv)).toMatchObject([{question: 'A.5.1.1-q1', text: 'a, b'}]);
  });

  test('in UTF-16 with its mark, as "Unicode text" is saved', () => {
    const csv = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('question\tconclusion\ttext\r\nA.5.1.1-q1\tconforms\tŽlutý 上海\r\n', 'utf16le'),
    ]);
    expect(answersOf('answers.csv', csv)).toMatchObject([{text: 'Žlutý 上海'}]);
  });

  test('finds a file whose name has a comma, and several ids in one cell', () => {
    const csv =
      'question;conclusion;text;evidence\nA.5.1.1-q1;conforms;x;plan, final.pdf\nA.5.1.1-q2;conforms;x;E-000001, E-000002\n';
    expect(answersOf('answers.csv', csv).map(answer => answer.evidence)).toEqual([
      ['E-000002'],
      ['E-000001', 'E-000002'],
    ]);
  });

  test('takes a formula as the text it is', () => {
    const csv = 'question;conclusion;text\nA.5.1.1-q1;conforms;"=HYPERLINK(""http://x"")"\n';
    expect(answersOf('answers.csv', csv)).toMatchObject([{text: '=HYPERLINK("http://x")'}]);
  });

  const head = 'question;conclusion;text;reason\r\n';
  test.each([
    [
      'Windows-1252',
      latin1(`${head}A.5.1.1-q1;conforms;ok;\r\nA.5.1.1-q2;conforms;caf\xe9;\r\n`),
      3,
      24,
      /not UTF-8: byte 0xE9/,
      /CSV UTF-8/,
    ],
    ['Windows-1252 in the last byte', latin1(`${head}A.5.1.1-q1;conforms;caf\xe9`), 2, 24, /byte 0xE9/, /CSV UTF-8/],
    [
      'a stray byte after a genuine replacement character',
      Buffer.concat([Buffer.from(`${head}A.5.1.1-q1;conforms;\ufffd`), Buffer.from([0xff])]),
      2,
      22,
      /byte 0xFF/,
      /CSV UTF-8/,
    ],
    ['NUL bytes', Buffer.from(`${head}A.5\0`), 2, 4, /NUL/, /UTF-8/],
    ['half a UTF-16 character', Buffer.from([0xff, 0xfe, 0x41]), 1, 1, /UTF-16/, /UTF-8/],
    [
      'a quote that never closes',
      `${head}A.5.1.1-q1;conforms;"open;\r\nA.5.1.1-q2;conforms;x;\r\n`,
      2,
      1,
      /never closed/,
      /Close it/,
    ],
    [
      'a quote inside a cell',
      `${head}A.5.1.1-q1;conforms;ok;\r\nA.5.1.1-q2;conforms;a "b" c;\r\n`,
      3,
      1,
      /middle of a cell/,
      /double those/,
    ],
    [
      'text with the separator',
      `${head}A.5.1.1-q1;conforms;a; b;;\r\n`,
      2,
      5,
      /6 cells, the header 4/,
      /double quotes/,
    ],
    ['an unknown column', 'question;conclusion;text;grade\r\n', 1, 4, /Unknown column "grade"/, /Rename/],
    [
      'a column with the name of an object property',
      'question;conclusion;constructor\r\n',
      1,
      3,
      /Unknown column "constructor"/,
      /Rename/,
    ],
    ['a column twice', 'question;conclusion;text;Text\r\n', 1, 4, /twice/, /Remove/],
    ['no question column', 'conclusion;text\r\n', 1, 1, /no column "question"/, /Add/],
    ['no conclusion column', 'question;text\r\n', 1, 1, /no column "conclusion"/, /Add/],
    ['an empty file', '', 1, 1, /no header/, /Begin/],
    ['a header and nothing else', head, 1, 1, /no answer/, /at least one/],
    [
      'an unknown conclusion below a quoted line break',
      `${head}A.5.1.1-q1;conforms;"a\r\nb";\r\nA.5.1.1-q2;yes;x;\r\n`,
      4,
      2,
      /Unknown conclusion "yes"/,
      /conforms/,
    ],
    [
      'an unknown conclusion below empty lines',
      `${head}\r\n\r\nA.5.1.1-q2;yes;x;\r\n`,
      4,
      2,
      /Unknown conclusion "yes"/,
      /conforms/,
    ],
    ['a missing reason', `${head}A.5.1.1-q1;not tested;;\r\n`, 2, 1, /without a reason/, /why/],
  ])('refuses %s, and says where and what to do', (_, csv, line, column, message, mend) => {
    expect(problemsOf('answers.csv', csv)[0]).toMatchObject({
      line,
      column,
      message: expect.stringMatching(message),
      mend: expect.stringMatching(mend),
    });
  });
});

test('one bad row keeps all others out, and every bad row is named', () => {
  const csv = 'question;conclusion;text\nA.5.1.1-q1;conforms;x\nA.5.1.1-q7;conforms;x\nA.5.1.1-q2;maybe;x\n';
  const result = read('answers.csv', csv);
  expect(result).not.toHaveProperty('answers');
  expect(problemsOf('answers.csv', csv).map(problem => problem.line)).toEqual([3, 4]);
});

test.each(['answers.xlsx', 'answers', 'answers.yaml.exe'])('the name %s says no known format', file => {
  expect(problemsOf(file, 'x')).toMatchObject([{mend: expect.stringMatching(/\.yaml or \.csv/)}]);
});

test('a file that is too large is refused before it is parsed', () => {
  expect(problemsOf('answers.csv', new Uint8Array(5 * 1024 * 1024))).toMatchObject([
    {message: expect.stringMatching(/larger than 4 MiB/)},
  ]);
});
