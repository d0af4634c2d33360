// @vitest-environment happy-dom
import {expect, test} from 'vitest';
import type {OutlineEntry, OutlineGroup} from '../../../main/contract/views.ts';
import {allAsked, entryLabel, outlineParts, placeOfEntry} from '../../../renderer/screens/overview/outline.ts';
import {moveIn} from '../../../renderer/screens/overview/roving.ts';

const entry: OutlineEntry = {
  id: 'A.9.2.3',
  control: {edition: '2013', id: 'A.9.2.3'},
  name: 'Privileged access',
  state: 'could-not-be-read',
  questions: 5,
  asked: 3,
  evidenced: 0,
  verdicts: {pass: 4, fail: 0, 'not-assessed': 2, 'not-applicable': 9},
};
const group = (kind: OutlineGroup['kind'], id: string): OutlineGroup => ({
  kind,
  id,
  name: id,
  sections: [{id, name: id, entries: [entry]}],
});
const groups = [group('family', 'A.9'), group('clause', '6'), group('review', 'outsourcing')];

test('the reviews lead in a supplier review, the families otherwise', () => {
  expect(outlineParts(groups, 'supplier-review').map(({kind}) => kind)).toEqual(['review', 'family', 'clause']);
  expect(outlineParts(groups, 'certification').map(({kind}) => kind)).toEqual(['family', 'clause', 'review']);
  expect(outlineParts([groups[1] as OutlineGroup], 'readiness').map(({kind}) => kind)).toEqual(['clause']);
});

test('a control is read aloud with its edition, its state, what was asked, and what could not be read', () => {
  expect(entryLabel(entry)).toBe(
    'A.9.2.3 (2013), Privileged access, Could not be read, 3 of 5 questions asked, Verdicts: 4 pass, 0 fail, 2 could not be read',
  );
});

test('a control leads to its questions by its edition, a topic by its review', () => {
  const {control: _, ...topic} = {...entry, id: 'exit'};
  expect(placeOfEntry(group('family', 'A.9'), entry).at).toEqual({group: 'A.9', entry: 'A.9.2.3', edition: '2013'});
  expect(placeOfEntry(group('review', 'outsourcing'), topic).at).toEqual({review: 'outsourcing', entry: 'exit'});
});

test('only what has questions, and all of them asked, counts', () => {
  const entries = [entry, {...entry, asked: 5}, {...entry, questions: 0, asked: 0}];
  expect(allAsked(entries)).toBe(1);
});

test.each([
  ['ArrowRight', {row: 0, column: 1}, {row: 1, column: 0}],
  ['ArrowLeft', {row: 1, column: 0}, {row: 0, column: 1}],
  ['ArrowDown', {row: 1, column: 4}, {row: 2, column: 2}],
  ['ArrowUp', {row: 0, column: 0}, undefined],
  ['ArrowRight', {row: 2, column: 2}, undefined],
  ['Home', {row: 1, column: 3}, {row: 1, column: 0}],
  ['End', {row: 1, column: 0}, {row: 1, column: 4}],
  ['x', {row: 1, column: 0}, undefined],
] as const)('%s from %o leads to %o', (key, from, to) => {
  expect(moveIn([2, 5, 3], from, key)).toEqual(to);
});
