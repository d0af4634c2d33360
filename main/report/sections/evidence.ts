import {startSection, text, write} from '../flow.ts';
import {controlList, instant, labelOf} from '../format.ts';
import type {ReportEvidence} from '../model.ts';
import type {Report} from '../parts.ts';
import {paperSpans} from '../refs.ts';
import {colors, type} from '../style.ts';
import {table} from '../table.ts';
import {counted, fillIn} from '../texts.ts';
import type {Paragraph} from '../wrap.ts';

/** Every item of evidence with the full SHA-256 of its files. */
export const evidenceIndex = (report: Report): void => {
  const {model, texts, paper, marks} = report;
  const t = texts.evidence;
  startSection(paper, 'evidence', t.title);
  if (model.evidence.length === 0) {
    write(paper, [text(t.none)]);
    return;
  }
  write(paper, [text(t.intro)]);
  paper.y += 8;
  table(
    paper,
    [
      {share: 12, head: t.columns.item},
      {share: 32.5, head: t.columns.what},
      {share: 55.5, head: t.columns.files},
    ],
    model.evidence.map(e => {
      const mark = marks.get(e.id);
      return {cells: row(report, e), ...(mark === undefined ? {} : {mark})};
    }),
  );
};

const row = (report: Report, e: ReportEvidence): Paragraph[][] => {
  const {texts} = report;
  const t = texts.evidence;
  return [
    [
      text([{text: e.id, style: 'bold'}], type.small),
      text([{text: labelOf(t.kinds, e.kind), color: colors.soft}], type.tiny),
      text([{text: labelOf(texts.furniture.classification, e.classification), color: colors.soft}], type.tiny),
    ],
    [
      text(e.title, type.small),
      text([{text: fillIn(t.captured, {at: instant(e.capturedAt), by: e.capturedBy}), color: colors.soft}], type.tiny),
      ...(e.controls.length === 0
        ? []
        : [text([{text: fillIn(t.controls, {controls: controlList(e.controls)}), color: colors.soft}], type.tiny)]),
      ...(e.papers.length === 0
        ? []
        : [text([{text: `${t.papers} `, color: colors.soft}, ...paperSpans(report, e.papers)], type.tiny)]),
    ],
    e.files.length === 0
      ? [text([{text: t.noFiles, color: colors.soft}], type.tiny)]
      : e.files.flatMap((f, i) => [
          text([{text: f.name}, {text: `   ${counted(t.bytes, f.bytes)}`, color: colors.soft}], type.tiny, {
            before: i === 0 ? 0 : 3,
          }),
          text([{text: f.sha256, style: 'mono'}], type.digest),
        ]),
  ];
};
