import type {Matrix, MatrixRow} from '../../contract/review-methods.ts';
import {heading, startSection, text, write} from '../flow.ts';
import {controlList, evidenceSpans} from '../format.ts';
import type {Report} from '../parts.ts';
import {paperMark} from '../places.ts';
import {colors, type} from '../style.ts';
import {type Row, table} from '../table.ts';
import {counted, fillIn} from '../texts.ts';
import {oneLine} from '../visible.ts';
import type {Paragraph} from '../wrap.ts';

/** Who does what in each outsourcing; what nobody owns, or two own without an interface, stands out. */
export const responsibility = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.responsibility;
  startSection(paper, 'responsibility', t.title);
  if (model.papers.matrices.length === 0) {
    write(paper, [text([{state: 'gap'}, {text: t.none}])]);
    return;
  }
  write(paper, [text(t.intro)]);
  for (const one of model.papers.matrices) matrix(report, one);
};

const matrix = (report: Report, {supplier, rows}: Matrix): void => {
  const {texts, paper} = report;
  const t = texts.responsibility;
  heading(paper, supplier, 110);
  paper.mark(paperMark(supplier));
  paper.bookmark(oneLine(supplier), 1);
  const gaps = rows.filter(row => row.gaps.length > 0).length;
  write(paper, [
    text(
      gaps === 0
        ? [{state: 'conforms'}, {text: t.noGaps}]
        : [{state: 'gap'}, {text: counted(t.gaps, gaps, {of: `${rows.length}`}), style: 'bold', color: colors.fail}],
    ),
  ]);
  paper.y += 6;
  table(
    paper,
    [
      {share: 24, head: t.columns.activity},
      {share: 9.5, head: t.columns.customer, align: 'center'},
      {share: 9, head: t.columns.supplier, align: 'center'},
      {share: 16, head: t.columns.accountable},
      {share: 14, head: t.columns.contract},
      {share: 27.5, head: t.columns.notes},
    ],
    rows.flatMap(row => matrixRows(report, row)),
  );
};

const owns = '●';

const matrixRows = (report: Report, row: MatrixRow): Row[] => {
  const {texts, marks} = report;
  const t = texts.responsibility;
  const {party, gaps} = row;
  const side = (own: 'customer' | 'supplier'): Paragraph[] =>
    party === own || party === 'shared'
      ? [text([{text: owns, color: colors.accent}], type.small)]
      : [text([{text: '–', color: colors.faint}], type.small)];
  const words = (value: string, lead = ''): Paragraph[] => (value === '' ? [] : [text(`${lead}${value}`, type.small)]);
  const open = party === undefined;
  return [
    {
      keep: gaps.length > 0,
      cells: [
        [
          text([{text: row.title, style: 'bold'}], type.small),
          ...(row.controls.length === 0
            ? []
            : [text([{text: controlList(row.controls), color: colors.faint}], type.tiny)]),
        ],
        open ? [text([{state: 'not-asked'}], type.small)] : side('customer'),
        open ? [text([{state: 'not-asked'}], type.small)] : side('supplier'),
        words(row.accountable),
        [...words(row.contractClause), ...(row.page === '' ? [] : words(fillIn(t.page, {page: row.page})))],
        [
          ...(row.interface === '' ? [] : words(fillIn(t.meets, {interface: row.interface}))),
          ...words(row.note),
          ...(row.evidence.length === 0 ? [] : [text(evidenceSpans(row.evidence, marks, texts), type.tiny)]),
        ],
      ],
    },
    ...gapRow(open ? [t.notAnswered] : gaps),
  ];
};

/** What is missing, across the table. */
export const gapRow = (gaps: readonly string[]): Row[] =>
  gaps.length === 0
    ? []
    : [
        {
          ground: colors.gapGround,
          cells: [gaps.map(gap => text([{state: 'gap'}, {text: gap, style: 'bold', color: colors.fail}], type.small))],
        },
      ];
