import {describe, expect, it} from 'vitest';
import type {Conclusion} from '../../../main/contract/ids.ts';
import {
  neighbourStep,
  nextOpenStep,
  type QuestionView,
  stepAt,
  stepsOf,
} from '../../../renderer/screens/questionnaire/steps.ts';

const question = (id: string, followUps: QuestionView['followUps'] = []): QuestionView => ({
  id,
  text: `Text of ${id}`,
  answer: {type: 'conclusion'},
  control: {edition: '2013', id: 'A.9.2.3'},
  method: 'test',
  ask: 'CISO',
  evidence: 'A list',
  redFlags: [],
  informedBy: [],
  followUps,
});
const followUp = (id: string, ...when: Conclusion[]) => ({
  id,
  text: `Text of ${id}`,
  answer: {type: 'conclusion' as const},
  when,
});
const questions = [
  question('q1', [followUp('q1-f1', 'conforms', 'partly'), followUp('q1-f2', 'partly', 'does-not-conform')]),
  question('q2'),
  question('q3', [followUp('q3-f1', 'does-not-conform')]),
];
const given = (answers: Record<string, Conclusion>) => (id: string) => answers[id];
const ids = (answers: Record<string, Conclusion>) => stepsOf(questions, given(answers)).map(({id}) => id);

describe('the questions of a control', () => {
  it.each<[Record<string, Conclusion>, string[]]>([
    [{}, ['q1', 'q2', 'q3']],
    [{q1: 'conforms'}, ['q1', 'q1-f1', 'q2', 'q3']],
    [{q1: 'partly', q3: 'does-not-conform'}, ['q1', 'q1-f1', 'q1-f2', 'q2', 'q3', 'q3-f1']],
    [{q1: 'not-applicable', q3: 'not-tested'}, ['q1', 'q2', 'q3']],
  ])('with %j are %j', (answers, expected) => {
    expect(ids(answers)).toEqual(expected);
  });

  it('have a follow-up know what it follows and whom to ask', () => {
    const [, step] = stepsOf(questions, given({q1: 'conforms'}));
    expect(step).toMatchObject({id: 'q1-f1', follows: 'q1', question: {ask: 'CISO'}});
  });
});

describe('the question at hand', () => {
  const at = (answers: Record<string, Conclusion>, wanted?: string) =>
    stepAt(stepsOf(questions, given(answers)), wanted, given(answers))?.id;

  it('is the one named', () => expect(at({}, 'q2')).toBe('q2'));
  it('is the parent of a follow-up that is not called for', () => expect(at({}, 'q3-f1')).toBe('q3'));
  it('is the first open one without a name', () => expect(at({q1: 'not-applicable'})).toBe('q2'));
  it('is the first one where all are answered', () =>
    expect(at({q1: 'not-applicable', q2: 'conforms', q3: 'conforms'})).toBe('q1'));
  it('is none where there are none', () => expect(stepAt([], 'q1', given({}))).toBeUndefined());
});

describe('moving on', () => {
  it('finds the next open question, round the end, follow-ups included', () => {
    const answers = given({q1: 'conforms', q2: 'conforms'});
    const steps = stepsOf(questions, answers);
    expect(nextOpenStep(steps, 'q1', answers)?.id).toBe('q1-f1');
    expect(nextOpenStep(steps, 'q1-f1', answers)?.id).toBe('q3');
    expect(nextOpenStep(steps, 'q3', answers)?.id).toBe('q1-f1');
  });

  it('finds none where only the one at hand is open', () => {
    const answers = given({q1: 'not-tested', q2: 'conforms'});
    expect(nextOpenStep(stepsOf(questions, answers), 'q3', answers)).toBeUndefined();
  });

  it('ends at either end', () => {
    const steps = stepsOf(questions, given({}));
    expect(neighbourStep(steps, 'q3', 1)).toBeUndefined();
    expect(neighbourStep(steps, 'q1', -1)).toBeUndefined();
    expect(neighbourStep(steps, 'q2', -1)?.id).toBe('q1');
  });
});
