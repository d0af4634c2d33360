import type {SoaRow, SoaTable} from '../../contract/papers.ts';
import {heading, startSection, text, write} from '../flow.ts';
import {controlName, labelOf, someEvidence} from '../format.ts';
import type {Report} from '../parts.ts';
import {linked} from '../refs.ts';
import {conclusionState, verdictState} from '../shapes.ts';
import {colors, type} from '../style.ts';
import {type Row, table} from '../table.ts';
import {conclusionOrder, verdictOrder} from '../tally.ts';
import {count, counted, fillIn} from '../texts.ts';
import type {Paragraph, Span} from '../wrap.ts';

/** Ranges of evidence shown in a row; the index has all. */
const shownEvidence = 4;

/** Ends the status that nobody decided (see the assessment's own table). */
const byAnswers = ', by the answers';

/** The Statement of Applicability: every control of the edition, decided or not, with what is missing in its row. */
export const soa = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.soa;
  startSection(paper, 'soa', t.title);
  const tables = model.papers.soa;
  if (tables.length === 0) {
    write(paper, [text([{state: 'gap'}, {text: t.none}])]);
    return;
  }
  write(paper, [text(t.intro)]);
  // The edition in force in full; of another one what was decided, so that a crosswalk's leftovers do not bury it.
  for (const [i, one] of tables.entries()) edition(report, one, i === 0);
};

const edition = (report: Report, {edition: year, rows}: SoaTable, full: boolean): void => {
  const {texts, paper} = report;
  const t = texts.soa;
  const title = fillIn(t.edition, {edition: year});
  heading(paper, title, 120);
  paper.bookmark(title, 1);
  const undecided = rows.filter(({applicable}) => applicable === undefined).length;
  const shown = full ? rows : rows.filter(({applicable: decided}) => decided !== undefined);
  const gaps = shown.filter(row => row.gaps.length > 0).length;
  const loud = (words: string): Paragraph =>
    text([{state: 'gap'}, {text: words, style: 'bold', color: colors.fail}], type.small);
  write(paper, [
    ...(undecided > 0 ? [loud(counted(t.undecidedRows, undecided, {of: `${rows.length}`}))] : []),
    ...(gaps > 0 ? [loud(counted(t.gaps, gaps, {of: `${shown.length}`}))] : []),
    ...(shown.length < rows.length ? [text([{text: t.decidedOnly, color: colors.soft}], type.small)] : []),
  ]);
  paper.y += 6;
  table(
    paper,
    [
      {share: 19, head: t.columns.control},
      {share: 17, head: t.columns.applicable},
      {share: 20, head: t.columns.why},
      {share: 20, head: t.columns.how},
      {share: 12, head: t.columns.owner},
      {share: 12, head: t.columns.evidence},
    ],
    shown.flatMap(row => soaRows(report, row)),
  );
};

const soaRows = (report: Report, row: SoaRow): Row[] => {
  const {texts, places, marks} = report;
  const t = texts.soa;
  const labelled = (label: string, value: string): Paragraph[] =>
    value === '' ? [] : [text([{text: `${label} `, color: colors.faint}, {text: value}], type.tiny)];
  return [
    {
      keep: row.gaps.length > 0,
      cells: [
        [
          text([{...linked(controlName(row.control), places.control(row.control)), style: 'bold'} as Span], type.small),
          text(row.title, type.tiny),
        ],
        [
          applicable(row, t),
          ...(row.status === '' ? [] : [text(status(row.status, t), type.tiny, {before: 1})]),
          ...counts(report, row),
        ],
        [...labelled(t.inclusion, row.inclusion), ...labelled(t.exclusion, row.exclusion)],
        [...labelled(t.how, row.how), ...labelled(t.risks, row.risks)],
        [...labelled(t.owner, row.owner), ...labelled(t.reviewed, row.reviewed)],
        row.evidence.length === 0 ? [] : [text(someEvidence(row.evidence, marks, texts, shownEvidence), type.tiny)],
      ],
    },
    ...gapLine(row.gaps),
  ];
};

// Half-finished statements have gaps in every row: they stay readable in one paragraph each.
const gapLine = (gaps: readonly string[]): Row[] =>
  gaps.length === 0
    ? []
    : [
        {
          ground: colors.gapGround,
          cells: [[text([{state: 'gap'}, {text: gaps.join(' '), color: colors.fail}], type.tiny)]],
        },
      ];

const applicable = ({applicable: decided}: SoaRow, t: Report['texts']['soa']): Paragraph =>
  text(
    decided === undefined
      ? [{state: 'not-asked'}, {text: t.undecided, style: 'bold', color: colors.fail}]
      : decided
        ? [{text: t.yes, style: 'bold'}]
        : [{state: 'not-applicable'}, {text: t.no, style: 'bold', color: colors.soft}],
    type.small,
  );

const status = (value: string, t: Report['texts']['soa']): string =>
  value.endsWith(byAnswers)
    ? fillIn(t.byAnswers, {status: labelOf(t.statuses, value.slice(0, -byAnswers.length))})
    : labelOf(t.statuses, value);

/** What supports the row: how its questions ended and what the checks saw, in shapes and numbers. */
const counts = ({texts}: Report, {conclusions, verdicts}: SoaRow): Paragraph[] => {
  const t = texts.soa;
  const line = (label: string, shapes: readonly Span[]): Paragraph[] =>
    shapes.length === 0 ? [] : [text([{text: `${label} `, color: colors.faint}, ...shapes], type.tiny, {before: 1})];
  const number = (n: number): Span => ({text: `${count(n)} `});
  const asked = conclusionOrder.flatMap((key): Span[] => {
    const n = conclusions.filter(c => c.conclusion === key).length;
    return n === 0 ? [] : [{state: conclusionState[key]}, number(n)];
  });
  const seen = verdictOrder.flatMap((key): Span[] => {
    const n = verdicts?.[key] ?? 0;
    return n === 0 ? [] : [{state: verdictState[key]}, number(n)];
  });
  return [...line(t.answers, asked), ...line(t.checks, seen)];
};
