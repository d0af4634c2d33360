import type {Conclusion} from '../../../main/contract/ids.ts';
import type {Output} from '../../../main/contract/methods.ts';

export type QuestionView = Output<'questions.list'>[number];

/** One thing to ask: a question, or a follow-up that its parent's conclusion calls for. */
export type Step = {
  readonly id: string;
  readonly text: string;
  readonly answer: QuestionView['answer'];
  /** Its own question, or the parent's for a follow-up: method, whom to ask, what good evidence is. */
  readonly question: QuestionView;
  /** The question that called for it. */
  readonly follows: string | undefined;
};

type ConclusionOf = (question: string) => Conclusion | undefined;

/** The questions in order, each with the follow-ups that its conclusion calls for right beneath it. */
export const stepsOf = (questions: readonly QuestionView[], conclusionOf: ConclusionOf): Step[] =>
  questions.flatMap(question => {
    const {id, text, answer} = question;
    const conclusion = conclusionOf(id);
    const called = question.followUps.filter(({when}) => conclusion !== undefined && when.includes(conclusion));
    return [
      {id, text, answer, question, follows: undefined},
      ...called.map(followUp => ({
        id: followUp.id,
        text: followUp.text,
        answer: followUp.answer,
        question,
        follows: id,
      })),
    ];
  });

/** The step that a place names; where it is not called for now, the question it follows; without one, the first open, else the first. */
export const stepAt = (steps: readonly Step[], wanted: string | undefined, conclusionOf: ConclusionOf) =>
  steps.find(({id}) => id === wanted) ??
  steps.find(({question}) => wanted !== undefined && question.followUps.some(({id}) => id === wanted)) ??
  steps.find(({id}) => conclusionOf(id) === undefined) ??
  steps[0];

/** The next step without a conclusion: after this one, else from the beginning; undefined where all have one. */
export const nextOpenStep = (steps: readonly Step[], from: string | undefined, conclusionOf: ConclusionOf) => {
  const at = steps.findIndex(({id}) => id === from);
  const open = (step: Step) => step.id !== from && conclusionOf(step.id) === undefined;
  return steps.slice(at + 1).find(open) ?? steps.slice(0, Math.max(at, 0)).find(open);
};

/** The step before or after; undefined past either end. */
export const neighbourStep = (steps: readonly Step[], from: string | undefined, by: 1 | -1): Step | undefined =>
  steps[steps.findIndex(({id}) => id === from) + by];
