import type {Question} from '../assessment/question.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import {requireControls} from './references.ts';
import type {Session} from './session.ts';

/** What the standard asks, and the questions we ask for it. */
export const frameworkHandlers = (session: Session): Pick<Handlers, 'controls.list' | 'questions.list'> => ({
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
    return frameworks.questionsFor(control).map(view);
  },
});

const view = (question: Question): Output<'questions.list'>[number] => ({
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
