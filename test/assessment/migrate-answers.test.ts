import {describe, expect, test} from 'vitest';
import {migrateAnswers} from '../../main/assessment/migrate-answers.ts';
import {comparePacks, needsNewVersion} from '../../main/assessment/pack-change.ts';
import {type Pack, toPack} from '../../main/assessment/question.ts';
import {QuestionFile} from '../../main/assessment/question-schema.ts';
import type {Answer} from '../../main/workspace/types.ts';

const entry = (n: number, more: object = {}) => ({
  id: `acme/A.9.2.3-q${n}`,
  control: {edition: '2013', id: 'A.9.2.3'},
  method: 'examine',
  ask: ['Vault keeper'],
  text: `Who may open vault number ${n}, and since when?`,
  evidence: 'A list with names and days.',
  redFlags: ['No list'],
  ...more,
});
const pack = (version: number, ...questions: object[]): Pack =>
  toPack(QuestionFile.parse({pack: 'acme', version, language: 'en', questions}));
const answer = (question: string): Answer => ({
  question,
  control: {edition: '2013', id: 'A.9.2.3'},
  conclusion: 'conforms',
  text: 'seen',
  evidence: [],
  answeredBy: 'x',
  answeredAt: '2026-11-05T10:00:00.000Z',
});
const followed = {followUps: [{id: 'acme/A.9.2.3-q1-f1', when: ['partly'], text: 'What keeps the others out?'}]};
const q = (n: number) => `acme/A.9.2.3-q${n}`;

describe('answers stay where the question asks the same', () => {
  test.each<[string, object]>([
    ['nothing', {}],
    ['white space', {text: '  Who may open vault\n  number 1, and since when?'}],
    ['whom to ask', {ask: ['CISO', 'Guard']}],
    ['the method', {method: 'observe'}],
    ['the evidence to look for', {evidence: 'Something else that would do as well.'}],
    ['red flags', {redFlags: ['Dust']}],
    ['the sampling hint', {sampling: 'All vaults'}],
    ['the checks', {informedBy: ['aws-iam-root-mfa']}],
    ['a new follow-up', followed],
  ])('after a change of %s', (_, change) => {
    const {kept, outdated, orphaned} = migrateAnswers(pack(1, entry(1)), pack(2, entry(1, change)), [answer(q(1))]);
    expect([kept.length, outdated.length, orphaned.length]).toEqual([1, 0, 0]);
  });

  test.each<[string, object, string]>([
    ['the text', {text: 'Who may open vault number 1, and who agreed?'}, 'text'],
    ['the control', {control: {edition: '2013', id: 'A.9.2.5'}}, 'control'],
    ['the edition alone', {control: {edition: '2022', id: 'A.9.2.3'}}, 'control'],
    ['the answer type', {answer: {type: 'date'}}, 'answer type'],
    ['an option', {answer: {type: 'choice', options: ['a', 'c']}}, 'answer type'],
  ])('and must be given anew after a change of %s', (_, change, what) => {
    const from = pack(1, entry(1, what === 'answer type' && 'answer' in change ? {answer: {type: 'text'}} : {}));
    const {kept, outdated} = migrateAnswers(from, pack(2, entry(1, change)), [answer(q(1))]);
    expect(kept).toEqual([]);
    expect(outdated).toEqual([{answer: answer(q(1)), changed: [what]}]);
  });
});

test('every answer stands in exactly one list, whatever changed', () => {
  const from = pack(1, entry(1, followed), entry(2), entry(3), entry(4));
  const to = pack(
    2,
    entry(1),
    entry(2, {text: 'Who counted what lies in vault 2 last, and when?'}),
    entry(4),
    entry(5),
  );
  const answers = [`${q(1)}-f1`, q(1), q(2), q(3), 'A.5.1.1-q1'].map(answer);
  const {kept, outdated, orphaned, added} = migrateAnswers(from, to, answers);
  expect(kept.map(({question}) => question)).toEqual([q(1), 'A.5.1.1-q1']);
  expect(outdated.map(({answer: {question}}) => question)).toEqual([q(2)]);
  expect(orphaned.map(({question}) => question)).toEqual([`${q(1)}-f1`, q(3)]);
  expect(added).toEqual([q(5)]);
  expect(new Set([...kept, ...outdated.map(({answer: given}) => given), ...orphaned])).toEqual(new Set(answers));
});

test('the same pack again changes nothing', () => {
  const same = pack(1, entry(1, followed), entry(2));
  const answers = [q(1), q(2), `${q(1)}-f1`].map(answer);
  expect(migrateAnswers(same, same, answers)).toEqual({kept: answers, outdated: [], orphaned: [], added: []});
  expect(comparePacks(same, same)).toMatchObject({changed: [], removed: [], added: []});
});

test('a higher version is needed only where an answer may not fit any more', () => {
  const old = pack(1, entry(1), entry(2));
  const needs = (to: Pack) => needsNewVersion(comparePacks(old, to));
  expect(needs(pack(1, entry(1), entry(2), entry(3)))).toBe(false);
  expect(needs(pack(1, entry(1, {ask: ['CISO']}), entry(2)))).toBe(false);
  expect(needs(pack(1, entry(1)))).toBe(true);
  expect(needs(pack(1, entry(1, {answer: {type: 'text'}}), entry(2)))).toBe(true);
  expect(needs(pack(2, entry(1)))).toBe(false);
});
