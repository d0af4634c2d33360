import {describe, expect, it} from 'vitest';
import {Conclusion} from '../../../../main/contract/ids.ts';
import {entryStanding} from '../../../../renderer/screens/questionnaire/outline/entry-standing.ts';
import type {Entry} from '../../../../renderer/screens/questionnaire/outline/places.ts';
import type {Step} from '../../../../renderer/screens/questionnaire/steps.ts';

type Rule = (
  standing: {questions: number; asked: number; conclusions: Record<string, number>},
  facts: {unread: boolean; excluded: boolean},
) => string;

// By a variable: the window's sources know no Node, and this rule is the engine's own.
const engine = new URL('../../../../main/assessment/control-state.ts', import.meta.url).href;
const {controlState} = (await import(/* @vite-ignore */ engine)) as {controlState: Rule};

const steps = ['q1', 'q2', 'q3'].map(id => ({id}) as Step);
const options = [undefined, ...Conclusion.options];
const combinations = options.flatMap(one => options.flatMap(two => options.map(three => [one, two, three])));

const entry = (unread: number): Entry => ({
  id: 'A.9.2.3',
  name: 'Privileged access',
  state: unread > 0 ? 'could-not-be-read' : 'not-asked',
  questions: 3,
  asked: 0,
  evidenced: 0,
  verdicts: {pass: 1, fail: 0, 'not-assessed': unread, 'not-applicable': 0},
});

describe('where an entry stands by the answers just given', () => {
  it.each([0, 2])('is what the engine will say, for every combination, with %i unread', unread => {
    for (const given of combinations) {
      const has = (wanted: string) => given.filter(one => one === wanted).length;
      const conclusions = {
        conforms: has('conforms'),
        partly: has('partly'),
        'does-not-conform': has('does-not-conform'),
        'not-applicable': has('not-applicable'),
        'not-tested': has('not-tested'),
        'not-asked': given.filter(one => one === undefined).length,
      };
      const asked = 3 - conclusions['not-asked'];
      const expected = controlState({questions: 3, asked, conclusions}, {unread: unread > 0, excluded: false});
      const standing = entryStanding(entry(unread), steps, id => ({
        conclusion: given[steps.findIndex(step => step.id === id)],
        evidence: id === 'q1' ? ['E-000001'] : [],
      }));
      expect(standing, given.join()).toEqual({
        state: expected,
        questions: 3,
        asked,
        evidenced: given[0] === undefined ? 0 : 1,
      });
    }
  });
});
