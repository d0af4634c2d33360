import type {Handlers, Output} from '../contract/methods.ts';
import type {Answer} from '../workspace/types.ts';
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
    const {reason, ...rest} = answer;
    return workspace.answers.save({
      ...rest,
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

const view = (answer: Answer): Output<'answers.list'>[number] => ({...answer, evidence: [...answer.evidence]});
