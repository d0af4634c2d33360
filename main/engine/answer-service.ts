import {readValue, withDocument} from '../assessment/answer-type.ts';
import type {Question} from '../assessment/question.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import type {Answer, Workspace} from '../workspace/types.ts';
import {importAnswers} from './answer-import.ts';
import {EngineError} from './errors.ts';
import type {Session} from './session.ts';

type AnswerMethods = 'answers.save' | 'answers.import' | 'answers.list' | 'answers.history';

/** Answers: saved one by one or from a file, history kept. */
export const answerHandlers = (session: Session): Pick<Handlers, AnswerMethods> => ({
  'answers.save': async ({answer, by}) => {
    const workspace = session.workspace();
    const question = (await session.library()).frameworks.question(answer.question);
    if (!question) {
      throw new EngineError(
        'unknown-question',
        `There is no question ${answer.question}. See questions.list for the ids.`,
      );
    }
    if ((answer.conclusion === 'not-applicable' || answer.conclusion === 'not-tested') && !answer.reason?.trim()) {
      throw new EngineError(
        'reason-required',
        `${answer.question}: say why it is ${answer.conclusion.replace('-', ' ')}.`,
      );
    }
    const missing = answer.evidence.find(id => !workspace.evidence.get(id));
    if (missing)
      throw new EngineError(
        'unknown-evidence',
        `${answer.question}: there is no evidence ${missing}. Attach it first.`,
      );
    const {reason, value: given, reference, ...rest} = answer;
    const value = given === undefined ? undefined : checkedValue(question, given, workspace);
    return workspace.answers.save({
      ...rest,
      ...(value === undefined ? {} : {value}),
      ...(reference === undefined ? {} : {reference}),
      evidence: question.answer.type === 'document' ? withDocument(answer.evidence, value) : answer.evidence,
      ...(reason?.trim() ? {reason} : {}),
      control: question.control,
      answeredBy: by,
      answeredAt: session.now(),
    });
  },

  'answers.import': input => importAnswers(session, input),
  'answers.list': () => session.workspace().answers.list().map(view),
  'answers.history': ({question}) => session.workspace().answers.history(question).map(view),
});

const checkedValue = (question: Question, given: string | number, workspace: Workspace): string | number => {
  const read = readValue(given, question.answer, id => workspace.evidence.get(id)?.id);
  if (read.ok) return read.value;
  throw new EngineError('bad-value', `${question.id}: ${read.message}. ${read.mend}`);
};

const view = (answer: Answer): Output<'answers.list'>[number] => ({...answer, evidence: [...answer.evidence]});
