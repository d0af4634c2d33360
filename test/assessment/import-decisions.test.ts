import {expect, test} from 'vitest';
import {importDecisions} from '../../main/assessment/import-decisions.ts';
import {soaTable} from '../../main/assessment/soa.ts';
import type {Applicability} from '../../main/contract/papers.ts';
import {csvOf} from '../../main/engine/sheet.ts';
import {soaSheet} from '../../main/engine/soa-sheet.ts';
import {answerAll, decide, decisions, exclude, frameworks} from './soa-fixture.ts';

const read = (file: string, text: string) => importDecisions(file, Buffer.from(text), frameworks);

const decisionsIn = (file: string, text: string | Uint8Array): readonly Applicability[] => {
  const imported = importDecisions(file, Buffer.from(text), frameworks);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  return imported.decisions;
};

/** mulberry32: the same numbers for the same seed. */
const randomFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

/** Texts that break naive tables: formulas, quotes, separators, line breaks, other scripts. */
const texts = [
  'Plain words',
  '=1+1',
  "'=1+1",
  "''-x",
  '+49 40 1234',
  '-',
  '@cell',
  '＝SUM(A1)',
  'a;b',
  'a,b "c"',
  'Łódź, Αθήνα, 有限公司',
  'first\nsecond',
  'tab\there',
  'sep=;',
  'implemented, by the answers',
  '# no comment',
  'not decided',
  '"',
  "it's",
];

const randomDecision = (random: () => number, edition: '2013' | '2022', id: string): Applicability => {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const some = <T>(all: readonly T[]): T[] => all.filter(() => random() < 0.4);
  const maybe = <T extends object>(value: T): T | object => (random() < 0.6 ? value : {});
  if (random() < 0.3) return {...exclude(edition, id, pick(texts)), ...maybe({owner: pick(texts)})};
  return {
    kind: 'applicability',
    control: {edition, id},
    applicable: true,
    inclusion: some(['risk', 'law', 'contract', 'business'] as const),
    risks: some(texts.filter(text => !text.includes('\n'))),
    ...maybe({inclusionNote: pick(texts)}),
    ...maybe({status: pick(['implemented', 'partly', 'planned', 'not-implemented', 'not-assessed'] as const)}),
    ...maybe({how: pick(texts)}),
    ...maybe({owner: pick(texts.filter(text => !text.includes('\n')))}),
    ...maybe({reviewed: pick(['2026-01-31', '2024-02-29'])}),
  };
};

test.each(['2022', '2013'] as const)('a decided table of %s, exported and imported again, is the same', edition => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomFrom(seed);
    const made = frameworks
      .controls(edition)
      .filter(() => random() < 0.8)
      .map(({ref}) => randomDecision(random, edition, ref.id));
    const all = decisions(...made);
    const answers = new Map(
      answerAll(edition, made[0]?.control.id ?? '', 'partly').map(answer => [answer.question, answer]),
    );
    const table = soaTable({
      edition,
      frameworks,
      decisions: all,
      answers,
      evidence: () => ['E-000001', 'E-000002'],
      documents: () => ['=Paper'],
      seen: () => undefined,
    });
    expect(decisionsIn('soa.csv', csvOf(soaSheet(table, all))), `seed ${seed}`).toEqual(made);
  }
});

test('rows that leave everything open are left out, in an export of an undecided table all of them', () => {
  const table = soaTable({
    edition: '2022',
    frameworks,
    decisions: decisions(decide('2022', 'A.5.2')),
    answers: new Map(),
    evidence: () => [],
    documents: () => [],
    seen: () => undefined,
  });
  const csv = csvOf(soaSheet(table, decisions(decide('2022', 'A.5.2'))));
  expect(decisionsIn('soa.csv', csv).map(({control}) => control.id)).toEqual(['A.5.2']);
});

const head = 'Edition;Control;Applicable;Justification for inclusion;Justification for exclusion;Date reviewed\r\n';

test.each([
  [
    'no reason',
    `${head}2022;A.5.1;no;;;\r\n`,
    {line: 2, column: 5, message: '2022 A.5.1 is excluded without a justification'},
  ],
  ['an unknown word', `${head}2022;A.5.1;perhaps;risk;;\r\n`, {line: 2, column: 3}],
  ['a control of the other edition', `${head}2022;A.9.2.3;yes;risk;;\r\n`, {line: 2, column: 2}],
  ['no edition', `${head};A.5.1;yes;risk;;\r\n`, {line: 2, column: 1}],
  ['an unknown edition', `${head}2005;A.5.1;yes;risk;;\r\n`, {line: 2, column: 1}],
  ['an unknown reason', `${head}2022;A.5.1;yes;risk, gut feeling;;\r\n`, {line: 2, column: 4}],
  ['a day that is none', `${head}2022;A.5.1;yes;risk;;2026-02-30\r\n`, {line: 2, column: 6}],
  ['the same control twice', `${head}2022;A.5.1;yes;risk;;\r\n2022;A.5.1;yes;law;;\r\n`, {line: 3, column: 2}],
  ['words without yes or no', `${head}2022;A.5.1;;risk;;\r\n`, {line: 2, column: 3}],
  ['a cell too many', `${head}2022;A.5.1;yes;risk;;;more\r\n`, {line: 2, column: 7}],
  ['an unknown column', 'Edition;Control;Applicable;Mood\r\n2022;A.5.1;yes;good\r\n', {line: 1, column: 4}],
  ['a column twice', 'Edition;Control;Applicable;Owner;owner\r\n2022;A.5.1;yes;a;b\r\n', {line: 1, column: 5}],
  ['no column for the decision', 'Edition;Control\r\n2022;A.5.1\r\n', {line: 1, column: 1}],
  ['nothing decided', `${head}2022;A.5.1;not decided;;;\r\n`, {line: 1, column: 1}],
  ['an open quote', `${head}2022;"A.5.1;yes;risk;;\r\n`, {line: 2, column: 1}],
  ['nothing at all', '', {line: 1, column: 1}],
])('a CSV with %s is refused whole, with place and mend', (_, text, place) => {
  const imported = read('soa.csv', text);
  if (imported.ok) throw new Error('it was taken');
  expect(imported.problems[0]).toMatchObject({file: 'soa.csv', ...place, mend: expect.stringMatching(/.{8,}/)});
});

test('every fault of a file is told at once', () => {
  const imported = read('soa.csv', `${head}2022;A.5.1;no;;;\r\n2022;A.5.2;yes;risk;;\r\n2022;A.5.3;no;;;\r\n`);
  expect(imported.ok ? [] : imported.problems.map(({line}) => line)).toEqual([2, 4]);
});

test('YAML: defaults count for applicable controls, and an exclusion takes only owner and date from them', () => {
  const text = `edition: "2022"
defaults: {applicable: true, inclusion: [risk], status: partly, how: As written, owner: A. B., reviewed: "2026-10-19"}
decisions:
  - control: A.5.1
  - {control: A.5.2, status: implemented, inclusion: [law]}
  - {control: A.5.3, applicable: false, exclusion: None here.}
`;
  expect(decisionsIn('soa.yaml', text)).toEqual([
    decide('2022', 'A.5.1', {how: 'As written', owner: 'A. B.', reviewed: '2026-10-19'}),
    decide('2022', 'A.5.2', {
      how: 'As written',
      owner: 'A. B.',
      reviewed: '2026-10-19',
      status: 'implemented',
      inclusion: ['law'],
    }),
    {...exclude('2022', 'A.5.3', 'None here.'), owner: 'A. B.', reviewed: '2026-10-19'},
  ]);
});

test('YAML: a fault has the place of its entry', () => {
  const imported = read(
    'soa.yaml',
    'edition: 2022\ndecisions:\n  - {control: A.5.1, applicable: true}\n  - {control: A.5.99, applicable: true}\n',
  );
  expect(imported.ok ? [] : imported.problems).toMatchObject([{line: 4, column: 15}]);
});

test.each([
  ['soa.xlsx', 'PK'],
  ['soa', 'x'],
])('%s is refused by its name', (file, text) => {
  expect(read(file, text)).toMatchObject({ok: false, problems: [{mend: expect.stringContaining('.csv')}]});
});

test('a file beyond the limit is refused without being parsed', () => {
  const imported = importDecisions('soa.csv', new Uint8Array(4 * 1024 * 1024 + 1), frameworks);
  expect(imported).toMatchObject({ok: false, problems: [{message: 'The file is larger than 4 MiB'}]});
});
