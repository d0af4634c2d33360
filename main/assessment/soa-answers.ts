import type {Conclusion, ControlRef} from '../contract/ids.ts';
import type {Applicability} from '../contract/papers.ts';
import type {Answer} from '../workspace/types.ts';
import type {Frameworks} from './frameworks.ts';
import type {Question} from './question.ts';

/** The questions whose answers speak for a control, its own and those of its counterparts in the other edition. */
export const questionsServing = (frameworks: Frameworks, ref: ControlRef): Question[] => {
  const {edition, ids} = frameworks.counterparts(ref);
  const all = [ref, ...ids.map(id => ({edition, id}))].flatMap(known => frameworks.questionsFor(known));
  // A 2022 counterpart brings the questions of every control that was merged into it: only its own ones speak for this one.
  const own = new Set([`${ref.edition} ${ref.id}`, ...ids.map(id => `${edition} ${id}`)]);
  return [...new Set(all)].filter(({control}) => own.has(`${control.edition} ${control.id}`));
};

/** How many of a control's questions were concluded how; `open` have no answer yet. */
export type Concluded = Readonly<Record<Conclusion | 'open', number>> & {
  readonly of: readonly {readonly question: string; readonly conclusion: Conclusion}[];
};

export const conclude = (questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Concluded => {
  const of = questions.flatMap(({id}) => {
    const answer = answers.get(id);
    return answer ? [{question: id, conclusion: answer.conclusion}] : [];
  });
  const count = (conclusion: Conclusion) => of.filter(row => row.conclusion === conclusion).length;
  return {
    of,
    conforms: count('conforms'),
    partly: count('partly'),
    'does-not-conform': count('does-not-conform'),
    'not-applicable': count('not-applicable'),
    'not-tested': count('not-tested'),
    open: questions.length - of.length,
  };
};

/**
 * The status that the answers support: `implemented` only where every question was concluded so, or put aside as not applicable;
 * a question that is open or was not tested never makes a control implemented.
 */
export const statusByAnswers = (c: Concluded): NonNullable<Applicability['status']> => {
  const bad = c.partly + c['does-not-conform'];
  if (c.conforms + bad === 0) return 'not-assessed';
  if (bad === 0) return c.open + c['not-tested'] > 0 ? 'not-assessed' : 'implemented';
  return c.conforms + c.partly > 0 ? 'partly' : 'not-implemented';
};
