import {heightOf, lay, startSection, text, write} from '../flow.ts';
import {controlList} from '../format.ts';
import type {ReportReview, ReportTopic} from '../papers-model.ts';
import {facts, type Report} from '../parts.ts';
import {topicMark} from '../places.ts';
import {conclusionState, stateColor} from '../shapes.ts';
import {colors, measure, page, type} from '../style.ts';
import {table} from '../table.ts';
import {withFollowUps, worstOf} from '../tally.ts';
import {fillIn} from '../texts.ts';
import {oneLine} from '../visible.ts';
import type {Paragraph} from '../wrap.ts';
import {answers} from './answer.ts';

/** The name of the place where a review begins. */
export const reviewMark = (id: string): string => topicMark(id, '');

/** A review beside the standard: its topics on one list, then each with what was asked and answered. */
export const review = (report: Report, r: ReportReview): void => {
  const {texts, paper} = report;
  const t = texts.reviews;
  startSection(paper, reviewMark(r.id), r.title);
  const asked = r.topics.filter(isAsked);
  write(paper, [text(asked.length === 0 ? t.none : t.intros[r.kind])]);
  paper.y += 8;
  if (asked.length > 0) {
    overview(report, r);
    for (const one of asked) topic(report, r, one);
  }
  open(
    report,
    r.topics.filter(one => !isAsked(one)),
  );
};

const isAsked = ({answers: all}: ReportTopic): boolean => all.some(a => a.conclusion !== 'not-asked');

const overview = ({texts, paper}: Report, r: ReportReview): void => {
  const t = texts.reviews;
  const withReference = r.kind === 'contracts';
  table(
    paper,
    [
      {share: 48, head: t.columns.topic},
      {share: 22, head: t.columns.conclusion},
      ...(withReference ? [{share: 22, head: t.columns.reference}] : []),
      {share: 8, head: t.columns.page, align: 'right'},
    ],
    r.topics.map(one => {
      const conclusion = worstOf(one.answers);
      const state = conclusionState[conclusion];
      const mark = topicMark(r.id, one.id);
      return {
        cells: [
          [
            text(
              [
                {text: `${one.id}  `, style: 'bold', color: colors.accent},
                isAsked(one) ? {text: one.title, goTo: mark} : {text: one.title, color: colors.soft},
              ],
              type.small,
            ),
          ],
          [text([{state}, {text: texts.labels.conclusions[conclusion], color: stateColor[state]}], type.small)],
          ...(withReference ? [references(one, t.noReference)] : []),
          isAsked(one) ? [text([{pageOf: mark}], type.small)] : [],
        ],
      };
    }),
  );
};

/** Where the contract itself says it; missing where something was concluded without. */
const references = (one: ReportTopic, none: string): Paragraph[] => {
  const all = withFollowUps(one.answers);
  const given = [...new Set(all.flatMap(a => (a.reference === undefined ? [] : [a.reference])))];
  if (given.length > 0) return given.map(reference => text(reference, type.small));
  const concluded = all.some(a => ['conforms', 'partly'].includes(a.conclusion));
  return concluded ? [text([{state: 'gap'}, {text: none, color: colors.fail}], type.small)] : [];
};

const topic = (report: Report, r: ReportReview, one: ReportTopic): void => {
  const {texts, paper} = report;
  const t = texts.reviews;
  if (!paper.fresh) paper.y += 20;
  const title = text(
    [
      {text: one.id, style: 'bold', color: colors.accent},
      {text: `  ${one.title}`, style: 'bold'},
    ],
    type.heading,
  );
  paper.need(heightOf(lay(paper.faces, [title], measure)) + 110);
  paper.mark(topicMark(r.id, one.id));
  paper.bookmark(oneLine(`${one.id} ${one.title}`), 1);
  write(paper, [title]);
  if (one.controls.length > 0)
    write(paper, [
      text([{text: fillIn(t.supports, {controls: controlList(one.controls)}), color: colors.faint}], type.small, {
        before: 1,
      }),
    ]);
  paper.y += 5;
  paper.pen.rule(page.left, paper.y, measure, colors.line);
  paper.y += 7;
  write(paper, [text([{text: one.about, color: colors.soft}], type.small)]);
  paper.y += 6;
  answers(report, one.answers, texts.answers.notAsked);
};

const open = ({texts, paper}: Report, topics: readonly ReportTopic[]): void => {
  if (topics.length === 0) return;
  paper.y += 16;
  paper.need(type.body.leading * 3);
  const label = {text: texts.reviews.notAsked, style: 'bold', color: colors.soft} as const;
  write(paper, [text([{state: 'not-asked'}, label])]);
  paper.y += 3;
  for (const {id, title} of topics)
    facts(paper, [[id, [text([{text: title, color: colors.soft}], type.small)]]], {label: 44, gap: 1});
};
