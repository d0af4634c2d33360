import type {Question} from '../assessment/question.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import {EngineError} from './errors.ts';
import {requireControls} from './references.ts';
import type {Session} from './session.ts';

/** What the standard asks, and the questions we ask for it. */
export const frameworkHandlers = (
  session: Session,
): Pick<Handlers, 'controls.list' | 'questions.list' | 'questions.ofTopic'> => ({
  'controls.list': async ({edition}) => {
    const {frameworks} = await session.library();
    const requirements = edition === '2022' ? frameworks.requirements : [];
    return [...frameworks.controls(edition), ...requirements].map(({ref, name, group}) => ({
      id: ref.id,
      name,
      group,
      about: [...frameworks.about(ref)],
    }));
  },

  'questions.list': async ({control}) => {
    const {frameworks} = await session.library();
    requireControls(frameworks, [control]);
    return frameworks.questionsFor(control).map(questionView);
  },

  'questions.ofTopic': async ({review, topic}) => {
    const {frameworks} = await session.library();
    const found = frameworks.reviews.find(({id}) => id === review)?.topics.find(({id}) => id === topic);
    if (!found)
      throw new EngineError('unknown-topic', `There is no topic ${topic} in the review ${review}. Check both ids.`);
    const {title, about, controls, questions} = found;
    return {title, about, controls: [...controls], questions: questions.map(questionView)};
  },
});

/** A question as a client shows it. */
export const questionView = (question: Question): Output<'questions.list'>[number] => ({
  id: question.id,
  control: question.control,
  text: question.text,
  answer: question.answer,
  method: question.method,
  ask: question.ask.join(', '),
  evidence: question.evidence,
  redFlags: [...question.redFlags],
  ...(question.sampling === undefined ? {} : {sampling: question.sampling}),
  informedBy: [...(question.informedBy ?? [])],
  followUps: question.followUps.map(({id, text, answer, follows}) => ({
    id,
    text,
    answer,
    when: [...(follows?.when ?? [])],
  })),
});
