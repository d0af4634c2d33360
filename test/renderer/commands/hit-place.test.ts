import {expect, test} from 'vitest';
import {Paper} from '../../../main/contract/papers.ts';
import type {SearchHit} from '../../../main/contract/views.ts';
import {placeOfHit} from '../../../renderer/commands/hit-place.ts';

const hit = (part: Partial<SearchHit> & Pick<SearchHit, 'kind' | 'id'>): SearchHit => ({
  title: '',
  excerpt: '',
  ...part,
});
const control = {edition: '2013', id: 'A.9.2.3'} as const;

test.each([
  [hit({kind: 'control', id: 'A.9.2.3', control}), 'questionnaire', {entry: 'A.9.2.3', edition: '2013'}],
  [hit({kind: 'question', id: 'q', control}), 'questionnaire', {entry: 'A.9.2.3', edition: '2013', question: 'q'}],
  [
    hit({kind: 'answer', id: 'q', control, topic: {review: 'outsourcing', topic: 'exit'}}),
    'questionnaire',
    {review: 'outsourcing', entry: 'exit', question: 'q'},
  ],
  [hit({kind: 'evidence', id: 'E-000001'}), 'evidence', {id: 'E-000001'}],
  [hit({kind: 'resource', id: 'k'}), 'resources', {view: 'resources', key: 'k'}],
  [hit({kind: 'check', id: 'c'}), 'resources', {view: 'verdicts', check: 'c'}],
  [hit({kind: 'paper', id: 'F-001', paper: 'finding'}), 'findings', {id: 'F-001'}],
  [hit({kind: 'paper', id: 'R-001', paper: 'request'}), 'papers', {tab: 'requests', id: 'R-001'}],
  [hit({kind: 'paper', id: 'x', paper: 'applicability', control}), 'soa', {control: 'A.9.2.3', edition: '2013'}],
] as const)('a hit leads to where it is looked at: %#', (found, screen, at) => {
  expect(placeOfHit(found)).toEqual({screen, at});
});

test('every kind of working paper has a place of its own', () => {
  const kinds = Paper.options.map(option => option.shape.kind.value);
  const lost = kinds.filter(paper => {
    const {screen, at} = placeOfHit(hit({kind: 'paper', id: 'X', paper}));
    return screen === 'papers' && !('tab' in at);
  });
  expect(lost).toEqual([]);
});
