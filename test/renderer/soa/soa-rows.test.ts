import {describe, expect, it} from 'vitest';
import type {SoaRow} from '../../../main/contract/papers.ts';
import {decisionOf, filterCounts, filterRows, worstConclusion} from '../../../renderer/screens/soa/soa-rows.ts';

const row = (id: string, over: Partial<SoaRow> = {}): SoaRow => ({
  control: {edition: '2022', id},
  title: `Control ${id}`,
  inclusion: '',
  exclusion: '',
  status: '',
  how: '',
  risks: '',
  owner: '',
  evidence: [],
  reviewed: '',
  conclusions: [],
  gaps: [],
  ...over,
});

const rows = [
  row('A.5.1', {applicable: true, owner: 'Ada Lovelace', gaps: ['No owner']}),
  row('A.5.2', {applicable: false, exclusion: 'No premises'}),
  row('A.5.3', {proposal: {applicable: true, from: []}}),
];
const ids = (found: readonly SoaRow[]) => found.map(({control}) => control.id);

describe('rows of the Statement of Applicability', () => {
  it('are never applicable until somebody decides', () => {
    expect(rows.map(decisionOf)).toEqual(['applicable', 'excluded', 'undecided']);
  });

  it('are counted by filter', () => {
    expect(filterCounts(rows)).toEqual({all: 3, applicable: 1, excluded: 1, undecided: 1, gaps: 1, proposed: 1});
  });

  it.each([
    ['lovelace', ['A.5.1']],
    ['PREMISES no', ['A.5.2']],
    ['a.5', ['A.5.1', 'A.5.2', 'A.5.3']],
    ['lovelace premises', []],
  ])('are found by every word of %j', (text, found) => {
    expect(ids(filterRows(rows, 'all', text))).toEqual(found);
  });

  it('show the worst conclusion', () => {
    const concluded = (...conclusions: ('conforms' | 'partly' | 'does-not-conform' | 'not-tested')[]) =>
      worstConclusion(row('A.5.1', {conclusions: conclusions.map(conclusion => ({question: 'q', conclusion}))}));
    expect(concluded()).toBe('not-asked');
    expect(concluded('conforms', 'not-tested')).toBe('not-tested');
    expect(concluded('conforms', 'does-not-conform', 'partly')).toBe('does-not-conform');
  });
});
