import {startSection, text, write} from '../flow.ts';
import type {ReportFamily} from '../model.ts';
import type {Report} from '../parts.ts';
import {familyMark} from '../places.ts';
import {conclusionState, verdictState} from '../shapes.ts';
import {type Color, colors, measure, type} from '../style.ts';
import {table} from '../table.ts';
import {conclusionOrder, sumOf, verdictOrder} from '../tally.ts';
import {count} from '../texts.ts';
import type {Paragraph, Span} from '../wrap.ts';
import {coverage} from './coverage.ts';

/** One line a family: how its questions were concluded, what the machine found, how much evidence there is. */
export const families = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.families;
  startSection(paper, 'families', t.title);
  write(paper, [text(t.intro)]);
  paper.y += 8;
  const number = (n: number, color: Color = colors.ink): Paragraph[] => [
    text([n === 0 ? {text: '–', color: colors.faint} : {text: count(n), color}], type.small),
  ];
  const counts = (f: Omit<ReportFamily, 'id' | 'name'>): Paragraph[][] => [
    number(f.controls),
    ...conclusionOrder.map(k => number(f.conclusions[k], k === 'does-not-conform' ? colors.fail : colors.ink)),
    ...verdictOrder.map(k => number(f.verdicts[k], k === 'fail' ? colors.fail : colors.ink)),
    number(f.evidence),
  ];
  const shown = new Set(model.controls.map(c => c.family));
  const totals = {
    controls: model.families.reduce((sum, f) => sum + f.controls, 0),
    conclusions: sumOf(
      conclusionOrder,
      model.families.map(f => f.conclusions),
    ),
    verdicts: model.verdicts,
    evidence: model.evidence.length,
  };
  // Numbers never break: a column is as wide as the total in it, and the family's name has the rest.
  const wide = (n: number, least: number): number => Math.max(least, count(n).length * 4.7 + 12);
  const widths = {
    controls: wide(totals.controls, 45),
    conclusions: conclusionOrder.map(k => wide(totals.conclusions[k], 22)),
    verdicts: verdictOrder.map(k => wide(totals.verdicts[k], 28)),
    evidence: wide(totals.evidence, 46),
  };
  const taken = [widths.controls, ...widths.conclusions, ...widths.verdicts, widths.evidence].reduce(
    (a, b) => a + b,
    0,
  );
  table(
    paper,
    [
      {share: Math.max(90, measure - taken), head: t.columns.family},
      {share: widths.controls, head: t.columns.controls, align: 'right'},
      ...conclusionOrder.map(
        (k, i) =>
          ({
            share: widths.conclusions[i] ?? 22,
            head: [{state: conclusionState[k]}],
            align: 'right',
            group: t.legend,
          }) as const,
      ),
      ...verdictOrder.map(
        (k, i) =>
          ({
            share: widths.verdicts[i] ?? 28,
            head: [{state: verdictState[k]}],
            align: 'right',
            group: t.legendVerdicts,
          }) as const,
      ),
      {share: widths.evidence, head: t.columns.evidence, align: 'right'},
    ],
    [
      ...model.families.map(f => ({
        cells: [
          [
            text(
              [
                {text: `${f.id}  `, style: 'bold'},
                {text: f.name, ...(shown.has(f.id) ? {goTo: familyMark(f.id)} : {})},
              ],
              type.small,
            ),
          ],
          ...counts(f),
        ],
      })),
      {
        ground: colors.ground,
        cells: [[text([{text: t.total, style: 'bold'}], type.small)], ...counts(totals)],
      },
    ],
  );
  paper.y += 6;
  const legend = (title: string, items: readonly (readonly [Span, string])[]): void =>
    write(paper, [
      text(
        [
          {text: `${title}   `, style: 'bold'},
          ...items.flatMap(([shape, label]): Span[] => [
            shape,
            {text: `${label.replaceAll(' ', '\u00a0')}    `, color: colors.soft},
          ]),
        ],
        type.small,
        {before: 3},
      ),
    ]);
  legend(
    t.legend,
    conclusionOrder.map(k => [{state: conclusionState[k]}, texts.labels.conclusions[k]]),
  );
  legend(
    t.legendVerdicts,
    verdictOrder.map(k => [{state: verdictState[k]}, texts.labels.verdicts[k]]),
  );
  coverage(report);
};
