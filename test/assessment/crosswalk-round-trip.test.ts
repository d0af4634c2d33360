import {join} from 'node:path';
import {expect, test} from 'vitest';
import {loadFrameworks} from '../../main/assessment/frameworks.ts';
import {clauseProgress, progressOf} from '../../main/assessment/progress.ts';
import {calledFor, withFollowUps} from '../../main/assessment/question.ts';
import type {Conclusion} from '../../main/contract/ids.ts';
import type {Answer} from '../../main/workspace/types.ts';
import {smallBank} from './small-bank.ts';

const templates = join(import.meta.dirname, '../../templates');
const banks = {
  'the small bank': smallBank(),
  'the real bank': loadFrameworks(join(templates, 'frameworks'), undefined, join(templates, 'reviews')),
};
const conclusions: readonly Conclusion[] = ['conforms', 'partly', 'does-not-conform', 'not-applicable', 'not-tested'];

/** mulberry32: the same numbers for the same seed. */
const randomFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const byQuestion = (answers: readonly Answer[]) => new Map(answers.map(answer => [answer.question, answer]));

test.each(Object.entries(banks))('%s: one answer serves both editions, and a switch loses none', (_, frameworks) => {
  const all = withFollowUps(frameworks.questions);
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const share = random();
    const answers = all
      .filter(() => random() < share)
      .map(({id, control}): Answer => {
        const conclusion = conclusions[Math.floor(random() * conclusions.length)] ?? 'partly';
        const said = {text: `seen ${id}`, reason: 'agreed', evidence: random() < 0.5 ? ['E-000001'] : []};
        return {question: id, control, conclusion, ...said, answeredBy: 'x', answeredAt: '2026-11-05T10:00:00.000Z'};
      });
    const given = byQuestion(answers);
    const asked = calledFor(frameworks.questions, given);
    const shown = (edition: '2013' | '2022') => {
      const groups = [...progressOf(frameworks, answers, edition), ...clauseProgress(frameworks, answers)];
      const controls = groups.flatMap(group => group.controls);
      const ids = controls.flatMap(({ref}) => calledFor(frameworks.questionsFor(ref), given).map(({id}) => id));
      const put = (key: 'open' | 'unevidenced') => new Set(controls.flatMap(control => control[key]));
      const aside = new Set(controls.flatMap(control => control.notTested.map(({question}) => question)));
      return {ids: new Set(ids), open: put('open'), unevidenced: put('unevidenced'), aside};
    };
    const from = shown('2013');
    const to = shown('2022');
    expect(to.ids, `seed ${seed}`).toEqual(from.ids);
    expect(to, `seed ${seed}`).toEqual(from);
    expect(from.ids).toEqual(new Set(asked.map(({id}) => id)));
    expect(from.open).toEqual(new Set(asked.filter(({id}) => !given.has(id)).map(({id}) => id)));
  }
});

test.each(Object.entries(banks))('%s: there and back a question finds the control it came from', (_, frameworks) => {
  for (const question of frameworks.packs.flatMap(pack => withFollowUps(pack.questions))) {
    const served = frameworks.servedBy(question);
    expect(served, question.id).toContainEqual(question.control);
    for (const ref of served) {
      expect(frameworks.control(ref), `${question.id} ${ref.edition} ${ref.id}`).toBeDefined();
      if (!question.topic && !question.follows) expect(frameworks.questionsFor(ref)).toContain(question);
    }
    if (question.control.edition === '2013') expect(served.map(ref => ref.edition)).toContain('2022');
  }
});
