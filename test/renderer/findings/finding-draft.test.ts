import {describe, expect, it} from 'vitest';
import type {Finding} from '../../../main/contract/papers.ts';
import {
  draftOfFinding,
  type FindingDraft,
  faultsOfDraft,
  findingOf,
  newDraft,
} from '../../../renderer/screens/findings/finding-draft.ts';

const draft: FindingDraft = {
  ...newDraft('Ada', '2026-11-21', {control: '2022:A.8.2', statement: 'Rights stayed', evidence: 'E-000001,E-000002'}),
  objectiveEvidence: 'Sheet of the third quarter',
};

const closed: Finding = {
  kind: 'finding',
  grade: 'major',
  requirement: {source: 'contract', text: 'Schedule 3'},
  statement: 'Nobody watches at night',
  objectiveEvidence: 'No rota after six',
  evidence: ['E-000001'],
  location: 'Hall 2',
  sample: {sample: 'S-001', failed: 2, of: 11},
  date: '2026-10-01',
  auditor: 'Ada',
  acknowledged: {by: 'Grace', on: '2026-10-02'},
  correction: 'A rota was written',
  owner: 'Grace',
  due: '2026-10-31',
  verification: {evidence: ['E-000003'], note: 'Rota seen', by: 'Ada', on: '2026-11-01'},
  closed: {by: 'Ada', on: '2026-11-02', decision: 'Done'},
};

describe('a finding while it is typed', () => {
  it('begins with what it was raised from', () => {
    expect(findingOf(draft)).toEqual({
      kind: 'finding',
      grade: 'minor',
      requirement: {source: 'standard', control: {edition: '2022', id: 'A.8.2'}},
      statement: 'Rights stayed',
      objectiveEvidence: 'Sheet of the third quarter',
      evidence: ['E-000001', 'E-000002'],
      date: '2026-11-21',
      auditor: 'Ada',
    });
  });

  it('comes back from the record as it went there', () => {
    expect(findingOf(draftOfFinding(closed))).toEqual(closed);
    expect(faultsOfDraft(draftOfFinding(closed))).toEqual({});
  });

  it.each<[string, Partial<FindingDraft>, Record<string, string>]>([
    ['a nonconformity without evidence', {evidence: []}, {evidence: 'evidence'}],
    ['words that are only spaces', {statement: ' \n'}, {statement: 'required'}],
    ['a control that no edition has the form of', {control: 'A.99'}, {control: 'unknown-control'}],
    ['a law without its name', {source: 'law', requirement: ''}, {requirement: 'required'}],
    ['more failed than there are', {failed: '3', of: '2'}, {sample: 'sample'}],
    ['a count that is no number', {failed: 'x', of: '2'}, {sample: 'sample'}],
    ['half a sample', {failed: '', of: '2'}, {sample: 'sample'}],
    ['a closure without a decision', {closed: {by: 'Ada', on: '2026-11-21', note: ''}}, {'closed.note': 'required'}],
    [
      'an acknowledgement by nobody',
      {acknowledged: {by: '', on: '', note: ''}},
      {'acknowledged.by': 'required', 'acknowledged.on': 'required'},
    ],
  ])('says what is wrong: %s', (_, change, faults) => {
    expect(faultsOfDraft({...draft, ...change})).toEqual(faults);
  });

  it('needs no evidence for an opportunity', () => {
    expect(faultsOfDraft({...draft, grade: 'opportunity', evidence: []})).toEqual({});
  });
});
