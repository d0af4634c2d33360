import type {Conclusion, ControlRef, Edition} from '../contract/ids.ts';
import type {Answer} from '../workspace/types.ts';
import type {Control, Frameworks} from './frameworks.ts';
import {calledFor, type Question} from './question.ts';

/** How many questions ended how; `not-asked` has no answer on record. */
export type ConclusionCounts = Readonly<Record<Conclusion | 'not-asked', number>>;

/** A question that was put aside, and why. */
export type Excused = {readonly question: string; readonly reason: string};

/** Where a set of questions stands; a follow-up is one of them once an answer calls for it. Counts only: one percentage would hide what was not looked at. */
export type Standing = {
  readonly questions: number;
  /** Questions with anything on record, also "not tested". */
  readonly asked: number;
  /** Questions with a conclusion from evidence or a reasoned exclusion: asked, less not tested. */
  readonly answered: number;
  readonly conclusions: ConclusionCounts;
  /** Answers that name at least one evidence item. */
  readonly evidenced: number;
  /** Questions that conclude something (conforms, partly, does not conform) and name no evidence. */
  readonly unevidenced: readonly string[];
  readonly open: readonly string[];
  readonly notTested: readonly Excused[];
  readonly notApplicable: readonly Excused[];
};

export type ControlProgress = Standing & {readonly ref: ControlRef; readonly name: string};

/** Where one review stands, and each of its topics. */
export type ReviewProgress = Standing & {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly (Standing & {readonly id: string; readonly title: string})[];
};

/** One of the 14 families, 4 themes or 7 clauses. Its own standing counts a question once, however many of its controls it serves. */
export type GroupProgress = Standing & {
  readonly id: string;
  readonly name: string;
  readonly controls: readonly ControlProgress[];
};

/**
 * The progress by family (2013) or theme (2022). The families also hold the controls that are new in 2022, beside the
 * nearest of their 2013 controls, so that the way through the 14 families asks every question.
 */
export const progressOf = (frameworks: Frameworks, answers: Iterable<Answer>, edition: Edition): GroupProgress[] => {
  const byQuestion = indexed(answers);
  const groups = edition === '2013' ? frameworks.families : frameworks.themes;
  return groups.map(group => groupOf(frameworks, group, controlsOf(frameworks, edition, group.id), byQuestion));
};

/** The progress by clause, 4 to 10 of the 2022 edition. */
export const clauseProgress = (frameworks: Frameworks, answers: Iterable<Answer>): GroupProgress[] => {
  const byQuestion = indexed(answers);
  return frameworks.clauses.map(clause => {
    const requirements = frameworks.requirements.filter(({group}) => group === clause.id);
    return groupOf(frameworks, clause, requirements, byQuestion);
  });
};

/** The progress by review. */
export const reviewProgress = (frameworks: Frameworks, answers: Iterable<Answer>): ReviewProgress[] => {
  const byQuestion = indexed(answers);
  return frameworks.reviews.map(({id, title, topics}) => ({
    id,
    title,
    ...standing(
      topics.flatMap(topic => topic.questions),
      byQuestion,
    ),
    topics: topics.map(topic => ({id: topic.id, title: topic.title, ...standing(topic.questions, byQuestion)})),
  }));
};

const indexed = (answers: Iterable<Answer>): ReadonlyMap<string, Answer> =>
  new Map([...answers].map(answer => [answer.question, answer]));

const groupOf = (
  frameworks: Frameworks,
  {id, name}: {readonly id: string; readonly name: string},
  controls: readonly Control[],
  answers: ReadonlyMap<string, Answer>,
): GroupProgress => {
  const questions = new Set(controls.flatMap(control => frameworks.questionsFor(control.ref)));
  return {
    id,
    name,
    ...standing([...questions], answers),
    controls: controls.map(({ref, name}) => ({ref, name, ...standing(frameworks.questionsFor(ref), answers)})),
  };
};

const controlsOf = (frameworks: Frameworks, edition: Edition, group: string): Control[] =>
  edition === '2022'
    ? frameworks.controls('2022').filter(control => control.group === group)
    : [...frameworks.controls('2013'), ...frameworks.controls('2022').filter(control => control.newIn2022)].filter(
        control => control.family === group,
      );

const standing = (always: readonly Question[], answers: ReadonlyMap<string, Answer>): Standing => {
  const questions = calledFor(always, answers);
  const found = questions.flatMap(({id}) => answers.get(id) ?? []);
  const ended = (...conclusions: Conclusion[]) => found.filter(answer => conclusions.includes(answer.conclusion));
  const excused = (conclusion: Conclusion) =>
    ended(conclusion).map(({question, reason}) => ({question, reason: reason ?? ''}));
  return {
    questions: questions.length,
    asked: found.length,
    answered: found.length - ended('not-tested').length,
    conclusions: {
      conforms: ended('conforms').length,
      partly: ended('partly').length,
      'does-not-conform': ended('does-not-conform').length,
      'not-applicable': ended('not-applicable').length,
      'not-tested': ended('not-tested').length,
      'not-asked': questions.length - found.length,
    },
    evidenced: found.filter(answer => answer.evidence.length > 0).length,
    unevidenced: ended('conforms', 'partly', 'does-not-conform')
      .filter(answer => answer.evidence.length === 0)
      .map(answer => answer.question),
    open: questions.filter(({id}) => !answers.has(id)).map(({id}) => id),
    notTested: excused('not-tested'),
    notApplicable: excused('not-applicable'),
  };
};
