import {describe, expect, test} from 'vitest';
import {clauseProgress, progressOf} from '../../main/assessment/progress.ts';
import type {Conclusion} from '../../main/contract/ids.ts';
import type {Answer} from '../../main/workspace/types.ts';
import {smallBank} from './small-bank.ts';

const frameworks = smallBank();

const answer = (question: string, conclusion: Conclusion, more: Partial<Answer> = {}): Answer => ({
  question,
  control: frameworks.question(question)?.control ?? {edition: '2013', id: ''},
  conclusion,
  text: 'seen',
  evidence: [],
  answeredBy: 'x',
  answeredAt: '2026-11-05T10:00:00.000Z',
  ...more,
});
const find = <T extends {id: string}>(list: readonly T[], id: string): T => {
  const found = list.find(item => item.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

describe('progress', () => {
  test('of nothing is all open, in every family', () => {
    const families = progressOf(frameworks, [], '2013');
    expect(families).toHaveLength(14);
    for (const family of families) {
      expect(family.asked).toBe(0);
      expect(family.conclusions['not-asked']).toBe(family.questions);
      expect(family.open).toHaveLength(family.questions);
    }
    const clauses = clauseProgress(frameworks, []);
    expect(clauses.map(clause => clause.id)).toEqual(['4', '5', '6', '7', '8', '9', '10']);
    expect([...families, ...clauses].reduce((sum, group) => sum + group.questions, 0)).toBe(
      frameworks.questions.length,
    );
  });

  test('says how it was concluded, what is evidenced, and what was not tested and why', () => {
    const answers = [
      answer('A.9.2.3-q1', 'does-not-conform', {evidence: ['E-000001']}),
      answer('A.9.2.3-q2', 'conforms'),
      answer('A.9.2.5-q1', 'not-tested', {reason: 'owner absent'}),
      answer('A.9.2.6-q1', 'not-applicable', {reason: 'nobody moved'}),
    ];
    const family = find(progressOf(frameworks, answers, '2013'), 'A.9');
    expect(family).toMatchObject({
      asked: 4,
      answered: 3,
      evidenced: 1,
      unevidenced: ['A.9.2.3-q2'],
      notTested: [{question: 'A.9.2.5-q1', reason: 'owner absent'}],
      notApplicable: [{question: 'A.9.2.6-q1', reason: 'nobody moved'}],
      conclusions: {conforms: 1, partly: 0, 'does-not-conform': 1, 'not-applicable': 1, 'not-tested': 1},
    });
    expect(family.controls.find(control => control.ref.id === 'A.9.2.3')).toMatchObject({
      questions: 3,
      answered: 2,
      open: ['A.9.2.3-q1-f1'],
    });
  });

  test('counts a follow-up only while the answer calls for it', () => {
    const standing = (answers: Answer[]) =>
      find(progressOf(frameworks, answers, '2013'), 'A.9').controls.find(control => control.ref.id === 'A.9.2.3');
    const followed = answer('A.9.2.3-q1-f1', 'conforms');
    expect(standing([])).toMatchObject({questions: 2, open: ['A.9.2.3-q1', 'A.9.2.3-q2']});
    expect(standing([answer('A.9.2.3-q1', 'conforms')])?.open).toEqual(['A.9.2.3-q1-f2', 'A.9.2.3-q2']);
    expect(standing([answer('A.9.2.3-q1', 'partly'), followed])).toMatchObject({questions: 3, asked: 2});
    expect(standing([answer('A.9.2.3-q1', 'not-tested', {reason: 'ill'}), followed])).toMatchObject({
      questions: 2,
      asked: 1,
    });
    expect(standing([followed])).toMatchObject({questions: 2, asked: 0});
  });

  test('carries an answer over to every 2022 control it serves, and counts it once in a theme', () => {
    const themes = progressOf(frameworks, [answer('A.18.2.3-q1', 'partly')], '2022');
    const control = (theme: string, id: string) => find(themes, theme).controls.find(entry => entry.ref.id === id);
    expect(control('A.5', 'A.5.36')?.conclusions.partly).toBe(1);
    expect(control('A.8', 'A.8.8')?.conclusions.partly).toBe(1);
    const merged = find(themes, 'A.5');
    expect(merged.questions).toBeLessThanOrEqual(merged.controls.reduce((sum, entry) => sum + entry.questions, 0));
    expect(merged.asked).toBe(1);
  });

  test('shows the controls that are new in 2022 beside their nearest family', () => {
    const family = find(progressOf(frameworks, [answer('2022:A.5.23-q1', 'conforms')], '2013'), 'A.15');
    expect(family.controls.map(({ref}) => `${ref.edition} ${ref.id}`).at(-1)).toBe('2022 A.5.23');
    expect(family.asked).toBe(1);
  });

  test('is counts, never one number', () => {
    for (const family of progressOf(frameworks, [answer('A.5.1.1-q1', 'conforms')], '2013'))
      expect(JSON.stringify(Object.keys(family))).not.toMatch(/percent|score|ratio/);
  });
});
