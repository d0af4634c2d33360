import {expect, test} from 'vitest';
import {controlState} from '../../main/assessment/control-state.ts';
import type {ConclusionCounts} from '../../main/assessment/progress.ts';
import type {ControlState} from '../../main/contract/views.ts';

const none: ConclusionCounts = {
  conforms: 0,
  partly: 0,
  'does-not-conform': 0,
  'not-applicable': 0,
  'not-tested': 0,
  'not-asked': 0,
};

const standing = (counts: Partial<ConclusionCounts>) => {
  const conclusions = {...none, ...counts};
  const questions = Object.values(conclusions).reduce((sum, n) => sum + n, 0);
  return {questions, asked: questions - conclusions['not-asked'], conclusions};
};

type Row = [ControlState, Partial<ConclusionCounts>, {unread?: boolean; excluded?: boolean}?];

test.each<Row>([
  ['does-not-conform', {conforms: 9, partly: 1, 'does-not-conform': 1, 'not-asked': 3}],
  ['partly', {conforms: 9, partly: 1, 'not-asked': 3}],
  ['partly', {partly: 1}, {unread: true, excluded: true}],
  ['could-not-be-read', {'not-asked': 3}, {unread: true}],
  ['could-not-be-read', {'not-tested': 1, 'not-asked': 3}, {unread: true}],
  ['begun', {conforms: 1, 'not-asked': 1}],
  ['begun', {conforms: 1, 'not-asked': 1}, {unread: true}],
  ['begun', {conforms: 1, 'not-tested': 1}],
  ['begun', {'not-tested': 2}],
  ['not-asked', {'not-asked': 2}],
  ['not-asked', {}],
  ['not-applicable', {'not-applicable': 2}],
  ['not-applicable', {'not-asked': 2}, {excluded: true}],
  ['not-applicable', {'not-asked': 2}, {excluded: true, unread: true}],
  ['begun', {conforms: 1, 'not-asked': 2}, {excluded: true}],
  ['conforms', {conforms: 2}],
  ['conforms', {conforms: 1, 'not-applicable': 1}, {unread: true}],
])('%s: %j %j', (state, counts, facts = {}) => {
  expect(controlState(standing(counts), {unread: false, excluded: false, ...facts})).toBe(state);
});
