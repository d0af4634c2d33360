import {text} from '../flow.ts';
import {evidenceSpans, labelOf} from '../format.ts';
import type {ReportControl, ReportControlVerdict} from '../model.ts';
import type {Report} from '../parts.ts';
import {stateColor, verdictState} from '../shapes.ts';
import {colors, type} from '../style.ts';
import {type Row, table} from '../table.ts';
import {verdictOrder} from '../tally.ts';
import {count, counted, fillIn} from '../texts.ts';
import type {Paragraph, Span} from '../wrap.ts';

/** The machine checks of a control: counts of each, and below them the resources worth reading. */
export const checkVerdicts = (report: Report, c: ReportControl): void => {
  const t = report.texts.controls;
  if (!report.paper.fresh) report.paper.y += 7;
  table(
    report.paper,
    [
      {share: 15.5, head: t.columns.verdict},
      {share: 35.5, head: t.columns.resource},
      {share: 33, head: t.columns.reason},
      {share: 16, head: t.columns.evidence},
    ],
    c.verdicts.flatMap(v => checkRows(report, c, v)),
  );
};

const checkRows = (report: Report, c: ReportControl, v: ReportControlVerdict): Row[] => {
  const {texts, model} = report;
  const t = texts.controls;
  const across = (paragraphs: readonly Paragraph[]): Row => ({cells: [paragraphs]});
  return [
    {
      cells: [checkHead(report, v)],
      ground: colors.ground,
      keep: v.rows.length > 0,
      again: fillIn(t.continued, {control: c.ref.id, check: v.title}),
    },
    ...v.rows.map((row): Row => {
      const state = verdictState[row.verdict];
      return {
        cells: [
          [text([{state}, {text: texts.labels.verdicts[row.verdict], color: stateColor[state]}], type.small)],
          [
            row.resource === ''
              ? text([{text: t.wholePopulation, color: colors.soft}], type.small)
              : text([{text: row.resource, style: 'mono'}], type.tiny),
            ...(row.region === '' ? [] : [text([{text: row.region, color: colors.soft}], type.tiny)]),
          ],
          [text(row.reason, type.small)],
          [text(evidenceSpans(row.evidence, report.marks, texts), type.tiny)],
        ],
      };
    }),
    ...(v.more > 0 ? [across([text([{text: counted(t.more, v.more), color: colors.soft}], type.tiny)])] : []),
    // An assessor may not advise in a certification audit: hints never show there, even if the model holds some.
    ...(v.remediation === undefined || model.mode === 'certification'
      ? []
      : [
          across([
            text(
              [{text: `${t.remediation}  `, style: 'bold', color: colors.accent}, {text: v.remediation}],
              type.small,
            ),
          ]),
        ]),
  ];
};

const checkHead = ({texts}: Report, v: ReportControlVerdict): Paragraph[] => {
  const severity = fillIn(texts.controls.severity, {severity: labelOf(texts.labels.severities, v.severity)});
  const numbers = verdictOrder.flatMap((key): Span[] =>
    v.counts[key] === 0
      ? []
      : [
          {state: verdictState[key]},
          {
            text: `${count(v.counts[key])} ${texts.labels.verdicts[key].toLowerCase()}`.replaceAll(' ', '\u00a0'),
            color: stateColor[verdictState[key]],
          },
          {text: '    '},
        ],
  );
  return [
    text([{text: v.title, style: 'bold'}], type.small),
    text(
      [
        {text: v.check, style: 'mono', color: colors.soft},
        {text: `   ${severity}`, color: colors.soft},
      ],
      type.tiny,
    ),
    ...(numbers.length === 0 ? [] : [text(numbers, type.small, {before: 1.5})]),
  ];
};
