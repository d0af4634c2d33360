import type {Conclusion, ControlRef, Edition} from '../contract/ids.ts';
import type {Answer} from '../workspace/types.ts';
import type {Control, Frameworks, Question} from './frameworks.ts';

/** How many questions ended how; `not-asked` has no answer on record. */
export type ConclusionCounts = Readonly<Record<Conclusion | 'not-asked', number>>;

/** A question that was put aside, and why. */
export type Excused = {readonly question: string; readonly reason: string};

/** Where a set of questions stands. Counts only: one percentage would hide what was not looked at. */
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

/** One of the 14 families or 4 themes. Its own standing counts a question once, however many of its controls it serves. */
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
  const byQuestion = new Map([...answers].map(answer => [answer.question, answer]));
  const groups = edition === '2013' ? frameworks.families : frameworks.themes;
  return groups.map(({id, name}) => {
    const controls = controlsOf(frameworks, edition, id);
    const questions = new Set(controls.flatMap(control => frameworks.questionsFor(control.ref)));
    return {
      id,
      name,
      ...standing([...questions], byQuestion),
      controls: controls.map(({ref, name}) => ({ref, name, ...standing(frameworks.questionsFor(ref), byQuestion)})),
    };
  });
};

const controlsOf = (frameworks: Frameworks, edition: Edition, group: string): Control[] =>
  edition === '2022'
    ? frameworks.controls('2022').filter(control => control.group === group)
    : [...frameworks.controls('2013'), ...frameworks.controls('2022').filter(control => control.newIn2022)].filter(
        control => control.family === group,
      );

const standing = (questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Standing => {
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
