import type {Handlers} from '../contract/methods.ts';
import {requireControls} from './references.ts';
import type {Session} from './session.ts';

/** What the standard asks, and the questions we ask for it. */
export const frameworkHandlers = (session: Session): Pick<Handlers, 'controls.list' | 'questions.list'> => ({
  'controls.list': async ({edition}) =>
    (await session.library()).frameworks.controls(edition).map(({ref, name, group}) => ({id: ref.id, name, group})),

  'questions.list': async ({control}) => {
    const {frameworks} = await session.library();
    requireControls(frameworks, [control]);
    return frameworks.questionsFor(control).map(({id, text, method, ask}) => ({id, text, method, ask: ask.join(', ')}));
  },
});
