import {startSection, text, write} from '../flow.ts';
import type {Report} from '../parts.ts';
import {conclusionState, verdictState} from '../shapes.ts';
import {type Color, colors, type} from '../style.ts';
import {table} from '../table.ts';
import {conclusionOrder, sumOf, verdictOrder} from '../tally.ts';
import {count} from '../texts.ts';
import type {Paragraph, Span} from '../wrap.ts';
import {familyMark} from './control.ts';

const ends = {conclusions: conclusionOrder, verdicts: verdictOrder} as const;

/** One line a family: how its questions were concluded, what the machine found, how much evidence there is. */
export const families = ({model, texts, paper}: Report): void => {
  const t = texts.families;
  startSection(paper, 'families', t.title);
  write(paper, [text(t.intro)]);
  paper.y += 8;
  const number = (n: number, color: Color = colors.ink): Paragraph[] => [
    text([n === 0 ? {text: '–', color: colors.faint} : {text: count(n), color}], type.small),
  ];
  const counts = (f: {
    readonly controls: number;
    readonly conclusions: Report['model']['families'][number]['conclusions'];
    readonly verdicts: Report['model']['families'][number]['verdicts'];
    readonly evidence: number;
  }): Paragraph[][] => [
    number(f.controls),
    ...ends.conclusions.map(k => number(f.conclusions[k], k === 'does-not-conform' ? colors.fail : colors.ink)),
    ...ends.verdicts.map(k => number(f.verdicts[k], k === 'fail' ? colors.fail : colors.ink)),
    number(f.evidence),
  ];
  table(
    paper,
    [
      {share: 30, head: t.columns.family},
      {share: 9.2, head: t.columns.controls, align: 'right'},
      ...ends.conclusions.map(k => ({share: 5.6, head: [{state: conclusionState[k]}], align: 'right'}) as const),
      ...ends.verdicts.map(k => ({share: 6.4, head: [{state: verdictState[k]}], align: 'right'}) as const),
      {share: 10, head: t.columns.evidence, align: 'right'},
    ],
    [
      ...model.families.map(f => ({
        cells: [
          [
            text(
              [
                {text: `${f.id}  `, style: 'bold'},
                {text: f.name, goTo: familyMark(f.id)},
              ],
              type.small,
            ),
          ],
          ...counts(f),
        ],
      })),
      {
        ground: colors.ground,
        cells: [
          [text([{text: t.total, style: 'bold'}], type.small)],
          ...counts({
            controls: model.families.reduce((sum, f) => sum + f.controls, 0),
            conclusions: sumOf(
              conclusionOrder,
              model.families.map(f => f.conclusions),
            ),
            verdicts: sumOf(
              verdictOrder,
              model.families.map(f => f.verdicts),
            ),
            evidence: model.families.reduce((sum, f) => sum + f.evidence, 0),
          }),
        ],
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
};
