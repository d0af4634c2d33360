// @vitest-environment happy-dom
import {describe, expect, it} from 'vitest';
import type {EvidenceRequest} from '../../../main/contract/papers.ts';
import {changedFields, controlsInShort} from '../../../renderer/screens/papers/paper-rows.ts';
import {filterRequests, isOverdue, type StoredRequest} from '../../../renderer/screens/papers/request-rows.ts';

const today = '2026-11-21';
const request = (id: string, part: Partial<EvidenceRequest> = {}): StoredRequest => ({
  id,
  version: 1,
  sha256: '0'.repeat(64),
  savedBy: 'Ada',
  savedAt: '2026-11-20T09:00:00.000Z',
  paper: {
    kind: 'request',
    document: `Document ${id}`,
    controls: [{edition: '2013', id: 'A.9.2.3'}],
    owner: 'Grace',
    status: 'asked',
    evidence: [],
    ...part,
  },
});
const withdrawn = {reason: 'Twice', by: 'Ada', at: '2026-11-20T10:00:00.000Z'};
const all = [
  request('RQ-1', {status: 'sufficient', due: '2026-10-01'}),
  request('RQ-2', {due: '2026-12-01'}),
  request('RQ-3', {due: '2026-11-20'}),
  request('RQ-4', {due: '2026-11-01', withdrawn}),
  request('RQ-5', {status: 'insufficient', due: '2026-10-16', note: 'Half of it'}),
  request('RQ-6', {status: 'received', due: '2026-11-01'}),
  request('RQ-7'),
];
const ids = (filter: Parameters<typeof filterRequests>[1], text = '') =>
  filterRequests(all, filter, text, today).map(({id}) => id);

describe('requests', () => {
  it('stand overdue first, then by their day, withdrawn last', () => {
    expect(ids('all')).toEqual(['RQ-5', 'RQ-3', 'RQ-2', 'RQ-7', 'RQ-1', 'RQ-6', 'RQ-4']);
  });

  it('are overdue only while they are still to come', () => {
    expect(ids('overdue')).toEqual(['RQ-5', 'RQ-3']);
    expect(isOverdue({...request('x').paper, due: today}, today)).toBe(false);
  });

  it('are found by every word, a control among them', () => {
    expect(ids('all', 'half grace')).toEqual(['RQ-5']);
    expect(ids('all', 'a.9.2.3 rq-7')).toEqual(['RQ-7']);
    expect(ids('open')).toEqual(['RQ-5', 'RQ-3', 'RQ-2', 'RQ-7']);
    expect(ids('received')).toEqual(['RQ-6']);
    expect(ids('answered')).toEqual(['RQ-1']);
  });
});

it.each([
  [[], ''],
  [['A.9.2.3'], 'A.9.2.3'],
  [['A.9.2.3', 'A.5.1.1'], 'A.9.2.3 +1'],
  [['A.9.2.3', 'A.9.2.4', 'A.9.4.1'], 'A.9 (3)'],
  [['A.1.2.3', 'A.11.2.4', 'A.1.4.1'], 'A.1.2.3 +2'],
])('controls %j in short are %s', (controls, short) => {
  expect(controlsInShort(controls.map(id => ({edition: '2013', id})))).toBe(short);
});

it('says which fields a version changed, those it dropped as well', () => {
  expect(changedFields({a: 1, b: [1], c: 'x'}, {a: 1, b: [2], d: true})).toEqual(['b', 'd', 'c']);
});
