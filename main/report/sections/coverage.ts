import {heading, text, write} from '../flow.ts';
import type {ReportCoverage} from '../papers-model.ts';
import type {Report} from '../parts.ts';
import {type Color, colors, type} from '../style.ts';
import {table} from '../table.ts';
import {count} from '../texts.ts';
import type {Paragraph} from '../wrap.ts';

const numbers = ['questions', 'asked', 'answered', 'evidenced', 'unevidenced', 'notTested', 'notAsked'] as const;
type Numbers = Record<(typeof numbers)[number], number>;

/** How far the questions went, in numbers that say of what, and why some were put aside. */
export const coverage = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.coverage;
  const rows = model.papers.coverage;
  if (rows.length === 0) return;
  heading(paper, t.title, 120);
  write(paper, [text(t.intro)]);
  paper.y += 8;
  const all = rows.map(numbersOf);
  const total = Object.fromEntries(numbers.map(k => [k, all.reduce((sum, row) => sum + row[k], 0)])) as Numbers;
  table(
    paper,
    [
      {share: 32, head: t.columns.part},
      ...numbers.map(k => ({share: 10, head: t.columns[k], align: 'right'}) as const),
    ],
    [
      ...rows.map((row, i) => ({cells: [[text(nameSpans(report, row), type.small)], ...cells(all[i] ?? total)]})),
      {
        ground: colors.ground,
        cells: [[text([{text: t.total, style: 'bold'}], type.small)], ...cells(total)],
      },
    ],
  );
  aside(report);
};

const numbersOf = (row: ReportCoverage): Numbers => ({
  questions: row.questions,
  asked: row.asked,
  answered: row.answered,
  evidenced: row.evidenced,
  unevidenced: row.unevidenced,
  notTested: row.asked - row.answered,
  notAsked: row.questions - row.asked,
});

/** Colours only what is missing. */
const missing: Partial<Record<keyof Numbers, Color>> = {
  unevidenced: colors.open,
  notTested: colors.open,
  notAsked: colors.fail,
};

const cells = (row: Numbers): Paragraph[][] =>
  numbers.map(key => [
    text(
      row[key] === 0
        ? [{text: '–', color: colors.faint}]
        : [{text: count(row[key]), color: missing[key] ?? colors.ink}],
      type.small,
    ),
  ]);

const nameSpans = ({texts}: Report, {kind, id, name}: ReportCoverage): Paragraph['spans'] =>
  kind === 'clauses'
    ? [{text: texts.coverage.clauses}]
    : kind === 'review'
      ? [{text: name}]
      : [{text: `${id}  `, style: 'bold'}, {text: name}];

const aside = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.coverage;
  const rows = model.papers.coverage.flatMap(part => part.notTested.map(one => ({part, ...one})));
  heading(paper, t.aside, 60);
  if (rows.length === 0) {
    write(paper, [text(t.asideNone)]);
    return;
  }
  table(
    paper,
    [
      {share: 26, head: t.asideColumns.part},
      {share: 50, head: t.asideColumns.reason},
      {share: 24, head: t.asideColumns.questions},
    ],
    rows.map(({part, reason, questions}) => ({
      cells: [
        [text(nameSpans(report, part), type.small)],
        [text(reason === '' ? [{text: texts.labels.unknown, color: colors.soft}] : reason, type.small)],
        [text([{text: questions.join(', '), color: colors.soft}], type.tiny)],
      ],
    })),
  );
};
