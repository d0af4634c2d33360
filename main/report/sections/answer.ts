import {text, write} from '../flow.ts';
import {evidenceSpans, instant} from '../format.ts';
import type {ReportAnswer} from '../model.ts';
import {facts, type Report} from '../parts.ts';
import {conclusionState, stateColor} from '../shapes.ts';
import {colors, type} from '../style.ts';
import {counted, fillIn} from '../texts.ts';
import type {Paragraph, Span} from '../wrap.ts';

/** How far follow-ups stand in from their question, in points. */
const step = 16;

/** Questions with their answers; those that nobody put come last, in few words. */
export const answers = (report: Report, all: readonly ReportAnswer[], notAsked: string): void => {
  const {paper} = report;
  const asked = all.filter(a => a.conclusion !== 'not-asked');
  asked.forEach((a, i) => {
    if (i > 0) paper.y += 8;
    answered(report, a, 0);
  });
  const open = all.filter(a => a.conclusion === 'not-asked');
  if (open.length === 0) return;
  if (!paper.fresh) paper.y += asked.length > 0 ? 8 : 2;
  paper.need(type.small.leading * 3);
  write(paper, [text([{state: 'not-asked'}, {text: notAsked, style: 'bold', color: colors.soft}], type.small)]);
  paper.y += 2;
  for (const a of open) {
    facts(paper, [['–', [text([{text: a.text, color: colors.soft}], type.small)]]], {label: 22, indent: 10, gap: 1.5});
  }
};

const answered = (report: Report, a: ReportAnswer, depth: number): void => {
  const {texts, paper} = report;
  const indent = depth * step;
  // A question does not stand at the end of a page without its conclusion and the beginning of its answer.
  paper.need(94);
  const lead: Span[] = depth === 0 ? [] : [{text: `${texts.answers.followUp}  `, color: colors.soft}];
  write(paper, [text([...lead, {text: a.text, style: 'bold'}], depth === 0 ? type.body : type.small)], {indent});
  paper.y += 3;
  facts(paper, rows(report, a), {label: 62, gap: 2.5, indent});
  for (const followUp of a.followUps) {
    paper.y += 3;
    if (followUp.conclusion === 'not-asked') openFollowUp(report, followUp, depth + 1);
    else answered(report, followUp, depth + 1);
  }
};

// The answer calls for it and nobody put it: a gap in the interview, said as one.
const openFollowUp = ({texts, paper}: Report, {text: question}: ReportAnswer, depth: number): void => {
  paper.need(type.small.leading * 2);
  const label = {text: `${texts.answers.followUpOpen}  `, style: 'bold', color: colors.soft} as const;
  write(paper, [text([{state: 'not-asked'}, label, {text: question, color: colors.soft}], type.small)], {
    indent: depth * step,
  });
  paper.y += 2;
};

type Fact = readonly [label: string, value: readonly Paragraph[]];

const rows = (report: Report, a: ReportAnswer): Fact[] => {
  const {texts, marks} = report;
  const t = texts.controls;
  const state = conclusionState[a.conclusion];
  const conclusion = {text: texts.labels.conclusions[a.conclusion], style: 'bold', color: stateColor[state]} as const;
  return [
    [t.conclusion, [text([{state}, conclusion], type.body)]],
    ...value(report, a),
    ...(a.answer.trim() === ''
      ? a.reason === undefined && a.value === undefined
        ? [[t.answer, [text([{text: t.noAnswer, color: colors.faint}])]] as const]
        : []
      : [[t.answer, [text(a.answer)]] as const]),
    ...(a.reference === undefined ? [] : [[texts.answers.reference, [text(a.reference)]] as const]),
    ...(a.reason === undefined ? [] : [[t.reason, [text(a.reason)]] as const]),
    ...(a.evidence.length === 0
      ? []
      : [[t.evidence, [text(evidenceSpans(a.evidence, marks, texts), type.small)]] as const]),
    ...by(report, a),
  ];
};

/** What the question asks for beside the conclusion: a day, a number of its unit, an option, a document. */
const value = ({texts, marks}: Report, {value: given}: ReportAnswer): Fact[] => {
  if (!given) return [];
  const spans: Span[] =
    given.kind === 'document' ? evidenceSpans([given.text], marks, texts) : [{text: given.text, style: 'bold'}];
  return [[texts.answers.values[given.kind], [text(spans)]]];
};

const by = ({texts}: Report, {answeredBy, answeredAt, revisions = 0}: ReportAnswer): Fact[] => {
  if (answeredBy === undefined) return [];
  const t = texts.controls;
  const words =
    answeredAt === undefined
      ? fillIn(t.answeredBy, {by: answeredBy})
      : fillIn(t.answered, {by: answeredBy, at: instant(answeredAt)});
  const changed = revisions === 0 ? '' : ` ${counted(texts.answers.revised, revisions)}`;
  return [['', [text([{text: `${words}${changed}`, color: colors.faint}], type.tiny)]]];
};
