import {heightOf, lay, text, write} from '../flow.ts';
import {evidenceSpans} from '../format.ts';
import type {ReportControl} from '../model.ts';
import {facts, type Report} from '../parts.ts';
import {controlMark} from '../places.ts';
import {paperSpans} from '../refs.ts';
import {colors, measure, page, type} from '../style.ts';
import {fillIn} from '../texts.ts';
import {oneLine} from '../visible.ts';
import {answers} from './answer.ts';
import {checkVerdicts} from './verdicts.ts';

/** `A.9.2.1 User registration and de-registration`, with its edition before it. */
export const controlTitle = ({ref, name}: Pick<ReportControl, 'ref' | 'name'>): string =>
  `${ref.edition} ${ref.id}  ${name}`;

/** One control or clause: what it is about, what was asked, answered, read and concluded. */
export const control = (report: Report, c: ReportControl, level: 1 | 2 = 2): void => {
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
  paper.need(heightOf(lay(paper.faces, [title], measure)) + 110);
  paper.mark(controlMark(c));
  paper.bookmark(oneLine(`${c.ref.id} ${c.name}`), level);
  write(paper, [title]);
  write(paper, [text([{text: standing(report, c), color: colors.faint}], type.small, {before: 1})]);
  paper.y += 5;
  paper.pen.rule(page.left, paper.y, measure, colors.line);
  paper.y += 7;
  if (c.about.length > 0) {
    write(paper, [text([{text: c.about.join(' '), color: colors.soft}], type.small)]);
    paper.y += 6;
  }
  if (c.answers.length === 0) write(paper, [text([{state: 'not-asked'}, {text: t.notAsked, color: colors.soft}])]);
  else answers(report, c.answers, texts.answers.notAsked);
  if (c.verdicts.length > 0) checkVerdicts(report, c);
  else if (!isClause(c)) write(paper, [text([{text: t.noVerdicts, color: colors.faint}], type.small, {before: 5})]);
  const papers = report.places.about(c);
  if (papers.length + c.evidence.length === 0) return;
  if (!paper.fresh) paper.y += 5;
  facts(
    paper,
    [
      ...(papers.length > 0 ? [[texts.papers.seeAlso, [text(paperSpans(report, papers), type.small)]] as const] : []),
      ...(c.evidence.length > 0
        ? [[t.evidence, [text(evidenceSpans(c.evidence, report.marks, texts), type.small)]] as const]
        : []),
    ],
    {label: 62},
  );
};

/** Clauses have no number with an `A` before it, no counterpart in the other edition, and no machine check. */
const isClause = ({ref}: ReportControl): boolean => !ref.id.startsWith('A.');

const standing = ({texts}: Report, c: ReportControl): string => {
  const {edition} = c.ref;
  if (isClause(c)) return fillIn(texts.clauses.edition, {edition});
  const t = texts.controls;
  const other =
    c.crosswalk.ids.length > 0
      ? fillIn(t.crosswalk, {edition: c.crosswalk.edition, ids: c.crosswalk.ids.join(', ')})
      : fillIn(t.noCrosswalk, {edition: c.crosswalk.edition});
  return `${fillIn(t.edition, {edition})} · ${other}`;
};

/** The controls of one family, by objective. `level`: of their bookmarks. */
export const familyControls = (report: Report, controls: readonly ReportControl[], level: 1 | 2 = 2): void => {
  let objective = '';
  for (const c of controls) {
    if (c.objective !== objective && c.objective.trim() !== '') {
      objectiveLine(report, c.objective);
      objective = c.objective;
    }
    control(report, c, level);
  }
};

const objectiveLine = ({paper}: Report, objective: string): void => {
  const line = text([{text: objective, color: colors.soft}], type.lead);
  if (!paper.fresh) paper.y += 14;
  paper.need(heightOf(lay(paper.faces, [line], measure)) + 130);
  write(paper, [line]);
  paper.y -= 8;
};
