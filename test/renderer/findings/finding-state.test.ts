import {describe, expect, it} from 'vitest';
import type {Finding} from '../../../main/contract/papers.ts';
import {
  filterFindings,
  isOverdue,
  type StoredFinding,
  stateOf,
} from '../../../renderer/screens/findings/finding-state.ts';

const finding = (over: Partial<Finding> = {}): Finding => ({
  kind: 'finding',
  grade: 'minor',
  requirement: {source: 'standard', control: {edition: '2022', id: 'A.8.2'}},
  statement: 'Rights stayed',
  objectiveEvidence: 'Sheet',
  evidence: ['E-000001'],
  date: '2026-10-01',
  auditor: 'Ada',
  ...over,
});
const signed = {by: 'Grace', on: '2026-10-02'};
const withdrawn = {by: 'Ada', at: '2026-10-03T00:00:00.000Z', reason: 'Twice'};

describe('how far a finding has come', () => {
  it.each<[string, Finding]>([
    ['raised', finding()],
    ['acknowledged', finding({acknowledged: signed})],
    ['answered', finding({acknowledged: signed, action: 'Review monthly'})],
    ['verified', finding({verification: {...signed, note: 'Seen', evidence: []}})],
    ['closed', finding({closed: {...signed, decision: 'Done'}})],
    ['withdrawn', finding({closed: {...signed, decision: 'Done'}, withdrawn})],
    ['recorded', finding({grade: 'conformity'})],
  ])('%s', (state, paper) => {
    expect(stateOf(paper)).toBe(state);
  });

  it('is overdue only after its day, and only while it is open', () => {
    expect(isOverdue(finding({due: '2026-11-20'}), '2026-11-21')).toBe(true);
    expect(isOverdue(finding({due: '2026-11-21'}), '2026-11-21')).toBe(false);
    expect(isOverdue(finding({due: '2026-11-20', closed: {...signed, decision: 'Done'}}), '2026-11-21')).toBe(false);
    expect(isOverdue(finding(), '2026-11-21')).toBe(false);
  });
});

describe('the list of findings', () => {
  const stored = (id: string, paper: Finding): StoredFinding => ({
    id,
    version: 1,
    sha256: '0'.repeat(64),
    savedBy: 'Ada',
    savedAt: '2026-10-01T00:00:00.000Z',
    paper,
  });
  const all = [
    stored('F-001', finding({withdrawn})),
    stored('F-002', finding({grade: 'major', owner: 'Grace Hopper'})),
    stored('F-003', finding({closed: {...signed, decision: 'Done'}})),
  ];
  const ids = (found: readonly StoredFinding[]) => found.map(({id}) => id);

  it('has withdrawn ones last', () => {
    expect(ids(filterFindings(all, 'all', ''))).toEqual(['F-002', 'F-003', 'F-001']);
  });

  it('shows what is not closed', () => {
    expect(ids(filterFindings(all, 'open', ''))).toEqual(['F-002']);
  });

  it('finds by every word in any field', () => {
    expect(ids(filterFindings(all, 'all', 'hopper a.8.2'))).toEqual(['F-002']);
    expect(ids(filterFindings(all, 'all', 'hopper a.8.3'))).toEqual([]);
  });
});
