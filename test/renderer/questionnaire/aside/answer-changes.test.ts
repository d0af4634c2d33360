import {describe, expect, it} from 'vitest';
import {differing, versionsOf} from '../../../../renderer/screens/questionnaire/aside/answer-changes.ts';
import type {SavedAnswer} from '../../../../renderer/screens/questionnaire/drafts/answer-fields.ts';

const version = (change: Partial<SavedAnswer>): SavedAnswer => ({
  question: 'q1',
  control: {edition: '2013', id: 'A.9.2.3'},
  conclusion: 'partly',
  text: 'two of three',
  evidence: [],
  answeredBy: 'Ingrid',
  answeredAt: '2026-11-21T09:41:07.000Z',
  ...change,
});

describe('the versions of an answer', () => {
  it('stand newest first, each with what it changed', () => {
    const [last, middle, first] = versionsOf([
      version({}),
      version({conclusion: 'conforms', evidence: ['E-000001']}),
      version({conclusion: 'conforms', evidence: ['E-000001'], answeredBy: 'Tomasz'}),
    ]);
    expect(first).toMatchObject({first: true});
    expect(middle?.changes).toEqual([
      {field: 'conclusion', before: 'partly', after: 'conforms'},
      {field: 'evidence', before: '', after: 'E-000001'},
    ]);
    expect(last).toMatchObject({first: false, changes: [], answer: {answeredBy: 'Tomasz'}});
  });

  it('are none where nothing is on the record', () => expect(versionsOf([])).toEqual([]));
});

describe('what differs between two texts', () => {
  it.each([
    ['two of three', 'two of four', {same: 'two of ', before: 'three', after: 'four', rest: ''}],
    ['', 'seen', {same: '', before: '', after: 'seen', rest: ''}],
    ['a b c', 'a c', {same: 'a ', before: 'b ', after: '', rest: 'c'}],
    ['a a', 'a a a', {same: 'a ', before: '', after: 'a ', rest: 'a'}],
    ['same', 'same', {same: 'same', before: '', after: '', rest: ''}],
  ])('from “%s” to “%s”', (before, after, expected) => {
    const parts = differing(before, after);
    expect(parts).toEqual(expected);
    expect(parts.same + parts.before + parts.rest).toBe(before);
    expect(parts.same + parts.after + parts.rest).toBe(after);
  });
});
