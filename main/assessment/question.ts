import type {Conclusion, ControlRef} from '../contract/ids.ts';
import type {AnswerType} from './answer-type.ts';
import type {Method, QuestionEntry, QuestionFile, ReviewFile, ReviewQuestion} from './question-schema.ts';

/** A question as it is asked: of a pack, of a review's topic, or a follow-up of either. */
export type Question = {
  readonly id: string;
  /** The control or clause it is about; of a review's topic the first that its answers support. */
  readonly control: ControlRef;
  readonly method: Method;
  readonly ask: readonly string[];
  readonly text: string;
  /** What the answer holds beside the conclusion. */
  readonly answer: AnswerType;
  readonly evidence: string;
  readonly redFlags: readonly string[];
  /** Asked only where the answer calls for them. */
  readonly followUps: readonly Question[];
  readonly sampling?: string;
  readonly informedBy?: readonly string[];
  /** The topic of the review it belongs to. */
  readonly topic?: string;
  /** Of a follow-up: the question it follows, and the conclusions that call for it. */
  readonly follows?: {readonly question: string; readonly when: readonly Conclusion[]};
};

/** Questions that are written and versioned together: a family, the clauses, a review, or a pack by others. */
export type Pack = {
  readonly id: string;
  readonly version: number;
  readonly kind: 'questions' | 'review';
  readonly questions: readonly Question[];
};

/** The pack that a parsed file holds. */
export const toPack = (file: QuestionFile | ReviewFile): Pack => {
  if ('pack' in file)
    return {
      id: file.pack,
      version: file.version,
      kind: 'questions',
      questions: file.questions.map(entry => toQuestion(entry, entry.control)),
    };
  const first = new Map(file.topics.flatMap(({id, controls}) => controls.slice(0, 1).map(ref => [id, ref])));
  return {
    id: file.review,
    version: file.version,
    kind: 'review',
    questions: file.questions.flatMap(entry => {
      const control = first.get(entry.topic);
      return control ? [toQuestion(entry, control)] : [];
    }),
  };
};

/** The questions with all their follow-ups. */
export const withFollowUps = (questions: readonly Question[]): Question[] =>
  questions.flatMap(question => [question, ...question.followUps]);

/** The question of an entry, with its follow-ups. */
export const toQuestion = (entry: QuestionEntry | ReviewQuestion, control: ControlRef): Question => {
  const {id, method, ask, text, answer, evidence, redFlags, sampling, informedBy} = entry;
  const own = {id, control, method, ask, text, answer, evidence, redFlags, followUps: []};
  const more = {
    ...('topic' in entry ? {topic: entry.topic} : {}),
    ...(informedBy === undefined ? {} : {informedBy}),
  };
  return {
    ...own,
    ...more,
    ...(sampling === undefined ? {} : {sampling}),
    followUps: (entry.followUps ?? []).map(({id: followUp, when, text: words, answer: type}) => ({
      ...own,
      ...more,
      id: followUp,
      text: words,
      answer: type,
      follows: {question: id, when},
    })),
  };
};

/** The questions to ask, each with those of its follow-ups that its answer calls for, in order. */
export const calledFor = (
  questions: readonly Question[],
  answers: ReadonlyMap<string, {readonly conclusion: Conclusion}>,
): Question[] =>
  questions.flatMap(question => {
    const conclusion = answers.get(question.id)?.conclusion;
    return [question, ...question.followUps.filter(({follows}) => conclusion && follows?.when.includes(conclusion))];
  });
