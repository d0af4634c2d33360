import {startSection, text, write} from '../flow.ts';
import {evidenceSpans, someControls} from '../format.ts';
import {requestState} from '../paper-states.ts';
import type {ReportPapers} from '../papers-model.ts';
import type {Report} from '../parts.ts';
import {paperMark} from '../places.ts';
import {stateColor} from '../shapes.ts';
import {colors, type} from '../style.ts';
import {type Row, table} from '../table.ts';
import {count, fillIn} from '../texts.ts';
import type {Span} from '../wrap.ts';
import {reportDay} from './finding.ts';
import {withdrawnPapers} from './withdrawn.ts';

type Request = ReportPapers['requests'][number];

// What is missing comes first.
const order = ['insufficient', 'asked', 'not-started', 'received', 'checked', 'sufficient'] as const;
/** With these the document is there. */
const settled: readonly Request['status'][] = ['received', 'checked', 'sufficient'];

/** The documents asked for, and what became of each request. */
export const requests = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.requests;
  const all = model.papers.requests;
  startSection(paper, 'requests', t.title);
  write(paper, [text(t.intro)]);
  paper.y += 6;
  write(paper, [text(totals(report), type.small)]);
  paper.y += 8;
  table(
    paper,
    [
      {share: 40, head: t.columns.document},
      {share: 19, head: t.columns.owner},
      {share: 17, head: t.columns.status},
      {share: 24, head: t.columns.note},
    ],
    all.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status)).map(one => row(report, one)),
  );
  withdrawnPapers(report, ['request']);
};

const totals = ({model, texts}: Report): Span[] =>
  order.flatMap((status): Span[] => {
    const n = model.papers.requests.filter(one => one.status === status).length;
    if (n === 0) return [];
    const state = requestState[status];
    const words = `${count(n)} ${texts.papers.requests[status].toLowerCase()}`.replaceAll(' ', '\u00a0');
    return [{state}, {text: words, color: stateColor[state]}, {text: '    '}];
  });

const row = (report: Report, one: Request): Row => {
  const {texts, marks} = report;
  const t = texts.requests;
  const state = requestState[one.status];
  const late = one.due !== undefined && one.due < reportDay(report) && !settled.includes(one.status);
  const due: Span[] =
    one.due === undefined
      ? [{text: t.noDue, color: colors.faint}]
      : late
        ? [{state: 'gap'}, {text: fillIn(t.overdue, {day: one.due}), style: 'bold', color: colors.fail}]
        : [{text: fillIn(t.due, {day: one.due}), color: colors.soft}];
  return {
    mark: paperMark(one.id),
    cells: [
      [
        text([{text: `${one.id}  `, style: 'bold'}, {text: one.document}], type.small),
        ...(one.why === undefined ? [] : [text([{text: one.why, color: colors.soft}], type.tiny, {before: 1})]),
        ...(one.controls.length === 0
          ? []
          : [text([{text: someControls(one.controls, texts, 8), color: colors.faint}], type.tiny, {before: 1})]),
      ],
      [text(one.owner, type.small), text(due, type.tiny, {before: 1})],
      [text([{state}, {text: texts.papers.requests[one.status], color: stateColor[state]}], type.small)],
      [
        ...(one.note === undefined ? [] : [text(one.note, type.small)]),
        ...(one.evidence.length === 0 ? [] : [text(evidenceSpans(one.evidence, marks, texts), type.tiny)]),
      ],
    ],
  };
};
