import {heightOf, lay, text, write} from '../flow.ts';
import {evidenceSpans, instant} from '../format.ts';
import type {ReportAnswer, ReportControl} from '../model.ts';
import {facts, type Report} from '../parts.ts';
import {conclusionState, stateColor} from '../shapes.ts';
import {colors, measure, page, type} from '../style.ts';
import {fillIn} from '../texts.ts';
import {oneLine} from '../visible.ts';
import {checkVerdicts} from './verdicts.ts';

/** Internal names of places, in ASCII whatever the ids are. */
const hex = (value: string): string => Buffer.from(value).toString('hex');
export const familyMark = (id: string): string => `f${hex(id)}`;
export const controlMark = ({ref}: ReportControl): string => `c${hex(`${ref.edition} ${ref.id}`)}`;

/** `A.9.2.1 User registration and de-registration`, with its edition before it. */
export const controlTitle = ({ref, name}: ReportControl): string => `${ref.edition} ${ref.id}  ${name}`;

/** One control: what was asked, answered, read and concluded. */
export const control = (report: Report, c: ReportControl): void => {
  const {texts, paper} = report;
  const t = texts.controls;
  if (!paper.fresh) paper.y += 20;
  const title = text(
    [
      {text: c.ref.id, style: 'bold', color: colors.accent},
      {text: `  ${c.name}`, style: 'bold'},
    ],
    type.heading,
  );
  paper.need(heightOf(lay(paper.faces, [title], measure)) + 96);
  paper.mark(controlMark(c));
  paper.bookmark(oneLine(`${c.ref.id} ${c.name}`), 2);
  write(paper, [title]);
  const other =
    c.crosswalk.ids.length > 0
      ? fillIn(t.crosswalk, {edition: c.crosswalk.edition, ids: c.crosswalk.ids.join(', ')})
      : fillIn(t.noCrosswalk, {edition: c.crosswalk.edition});
  write(paper, [
    text([{text: `${fillIn(t.edition, {edition: c.ref.edition})} · ${other}`, color: colors.faint}], type.small, {
      before: 1,
    }),
  ]);
  paper.y += 5;
  paper.pen.rule(page.left, paper.y, measure, colors.line);
  paper.y += 7;
  if (c.answers.length === 0) write(paper, [text([{state: 'not-asked'}, {text: t.notAsked, color: colors.soft}])]);
  c.answers.forEach((answer, i) => {
    if (i > 0) paper.y += 8;
    answered(report, answer);
  });
  if (c.verdicts.length === 0)
    write(paper, [text([{text: t.noVerdicts, color: colors.faint}], type.small, {before: 5})]);
  else checkVerdicts(report, c);
  if (c.evidence.length > 0) {
    if (!paper.fresh) paper.y += 5;
    facts(paper, [[t.evidence, [text(evidenceSpans(c.evidence, report.marks, texts), type.small)]]], {label: 62});
  }
};

const answered = ({texts, paper, marks}: Report, a: ReportAnswer): void => {
  const t = texts.controls;
  const state = conclusionState[a.conclusion];
  paper.need(60);
  write(paper, [text([{text: a.text, style: 'bold'}], type.body)]);
  paper.y += 3;
  const conclusion = text(
    [{state}, {text: texts.labels.conclusions[a.conclusion], style: 'bold', color: stateColor[state]}],
    type.body,
  );
  const by =
    a.answeredBy === undefined
      ? undefined
      : a.answeredAt === undefined
        ? fillIn(t.answeredBy, {by: a.answeredBy})
        : fillIn(t.answered, {by: a.answeredBy, at: instant(a.answeredAt)});
  const asked = a.conclusion !== 'not-asked';
  facts(
    paper,
    [
      [t.conclusion, [conclusion]],
      ...(a.answer.trim() === ''
        ? asked && a.reason === undefined
          ? [[t.answer, [text([{text: t.noAnswer, color: colors.faint}])]] as const]
          : []
        : [[t.answer, [text(a.answer)]] as const]),
      ...(a.reason === undefined ? [] : [[t.reason, [text(a.reason)]] as const]),
      ...(a.evidence.length === 0
        ? []
        : [[t.evidence, [text(evidenceSpans(a.evidence, marks, texts), type.small)]] as const]),
      ...(by === undefined ? [] : [['', [text([{text: by, color: colors.faint}], type.tiny)]] as const]),
    ],
    {label: 62, gap: 2.5},
  );
};

/** The controls of one family, by objective. */
export const familyControls = (report: Report, controls: readonly ReportControl[]): void => {
  let objective = '';
  for (const c of controls) {
    if (c.objective !== objective && c.objective.trim() !== '') {
      objectiveLine(report, c.objective);
      objective = c.objective;
    }
    control(report, c);
  }
};

const objectiveLine = ({paper}: Report, objective: string): void => {
  const line = text([{text: objective, color: colors.soft}], type.lead);
  if (!paper.fresh) paper.y += 14;
  paper.need(heightOf(lay(paper.faces, [line], measure)) + 130);
  write(paper, [line]);
  paper.y -= 8;
};
