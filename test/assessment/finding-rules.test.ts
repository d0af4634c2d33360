import {expect, test} from 'vitest';
import {findingProblems} from '../../main/assessment/finding-rules.ts';
import {isSamePerson} from '../../main/assessment/people.ts';
import type {Finding, Sample} from '../../main/contract/papers.ts';

const finding: Finding = {
  kind: 'finding',
  grade: 'minor',
  requirement: {source: 'standard', control: {edition: '2022', id: 'A.5.18'}},
  statement: 'One of five leavers kept keys.',
  objectiveEvidence: 'HR list against the key list of 2 November 2026.',
  evidence: ['E-000001'],
  date: '2026-11-02',
  auditor: 'Ingrid Sørbø',
};

const answered: Finding = {
  ...finding,
  acknowledged: {by: 'Priya Raman', on: '2026-11-03'},
  owner: 'Łukasz Wiśniewski',
  due: '2026-12-01',
  correction: 'Key closed.',
  cause: 'Contractors are not on the HR list.',
  action: 'Purchasing reports the last day.',
};

const verification = {
  evidence: ['E-000002'],
  note: 'Six later leavers are closed on the day.',
  by: 'Ingrid Sørbø',
  on: '2026-11-18',
};
const closed = {by: 'Ingrid Sørbø', on: '2026-11-19', decision: 'Effective.'};

const done: Finding = {...answered, verification, closed};

const item = (key: string, result: Sample['items'][number]['result']) => ({key, label: key, result, evidence: []});

const sample: Sample = {
  kind: 'sample',
  title: 'Leavers',
  control: {edition: '2013', id: 'A.9.2.6'},
  population: {source: {from: 'list', evidence: 'E-000001'}, size: 9, sha256: 'a'.repeat(64)},
  basis: 'random',
  size: 4,
  seed: '00112233',
  items: [item('a', 'conforms'), item('b', 'does-not-conform'), item('c', 'conforms'), item('d', 'not-tested')],
  drawnBy: 'Ingrid Sørbø',
  drawnAt: '2026-11-01T10:00:00.000Z',
};

const context = (mode: 'certification' | 'readiness') => ({
  mode,
  sample: (id: string) => (id === 'S-001' ? sample : undefined),
  today: '2026-11-21',
});

const codes = (paper: Finding, mode: 'certification' | 'readiness' = 'readiness') =>
  findingProblems(paper, context(mode)).map(({code, path}) => `${path.join('.')}: ${code}`);

test.each([finding, answered, done])(
  'a finding is in order in both modes, newly raised, answered and closed',
  paper => {
    expect(codes(paper)).toEqual([]);
    expect(codes(paper, 'certification')).toEqual([]);
  },
);

test.each(['major', 'minor'] as const)('a %s nonconformity needs evidence', grade => {
  expect(codes({...finding, grade, evidence: []})).toEqual(['evidence: evidence-required']);
});

test.each(['opportunity', 'conformity'] as const)('a finding of the grade %s may stand without', grade => {
  expect(codes({...finding, grade, evidence: []})).toEqual([]);
});

test('advice is for readiness, never for certification', () => {
  const advised = {...finding, advice: 'Send the list of contractors as well.'};
  expect(codes(advised)).toEqual([]);
  expect(codes(advised, 'certification')).toEqual(['advice: advice-not-allowed']);
});

test.each(['correction', 'cause', 'action'] as const)('in certification the %s is the auditee’s own', field => {
  const {acknowledged: _, ...unacknowledged} = answered;
  const only = (paper: Finding): Finding => {
    const {correction: a, cause: b, action: c, ...rest} = paper;
    return {...rest, [field]: 'Words'};
  };
  expect(codes(only(unacknowledged), 'certification')).toEqual([`${field}: acknowledge-first`]);
  expect(codes(only({...answered, owner: 'ingrid  SØRBØ'}), 'certification')).toEqual([`${field}: not-the-auditee`]);
  const {owner: __, ...ownerless} = answered;
  expect(codes(only(ownerless), 'certification')).toEqual([`${field}: not-the-auditee`]);
  expect(codes(only(unacknowledged))).toEqual([]);
});

test('the auditor cannot acknowledge for the auditee', () => {
  expect(codes({...finding, acknowledged: {by: 'Ingrid Sørbø ', on: '2026-11-03'}})).toEqual([
    'acknowledged.by: not-the-auditee',
  ]);
});

test('a nonconformity is closed only when verified; a note of conformity may be closed as it is', () => {
  const {verification: _, ...unverified} = done;
  expect(codes(unverified)).toEqual(['closed: verification-required']);
  expect(codes({...unverified, grade: 'opportunity'})).toEqual([]);
});

test('who owns the action neither verifies nor closes it, however the name is written', () => {
  const by = 'łukasz  wiśniewski';
  expect(codes({...done, verification: {...verification, by}})).toEqual(['verification.by: verifier-is-owner']);
  expect(codes({...done, closed: {...closed, by}})).toEqual(['closed.by: verifier-is-owner']);
});

test.each<[NonNullable<Finding['sample']>, string[]]>([
  [{sample: 'S-001', failed: 1, of: 3}, []],
  [{failed: 2, of: 9}, []],
  [{sample: 'S-001', failed: 2, of: 3}, ['sample: sample-mismatch']],
  [{sample: 'S-001', failed: 1, of: 4}, ['sample: sample-mismatch']],
  [{sample: 'S-009', failed: 1, of: 3}, ['sample.sample: unknown-paper']],
  [{failed: 4, of: 3}, ['sample: sample-mismatch']],
  [{failed: 0, of: 3}, ['sample: sample-mismatch']],
])('a count of %j is held against the sample', (count, expected) => {
  expect(codes({...finding, sample: count})).toEqual(expected);
});

test('a conformity with failures is a contradiction', () => {
  expect(codes({...finding, grade: 'conformity', sample: {failed: 1, of: 3}})).toEqual(['sample: sample-mismatch']);
});

test.each<[Partial<Finding>, string]>([
  [{date: '2026-11-22'}, 'date: bad-date'],
  [{due: '2026-11-01'}, 'due: bad-date'],
  [{acknowledged: {by: 'P', on: '2026-11-01'}}, 'acknowledged.on: bad-date'],
  [{verification: {...verification, on: '2026-11-01'}}, 'verification.on: bad-date'],
  [{closed: {...closed, on: '2026-11-17'}}, 'closed.on: bad-date'],
  [{closed: {...closed, on: '2026-11-22'}}, 'closed.on: bad-date'],
])('dates that cannot be are refused: %j', (change, expected) => {
  expect(codes({...done, due: '2026-12-30', ...change})).toContain(expected);
});

test.each([
  ['J. Doe', 'j.doe', true],
  ['Zoë Auditor', 'Zoe\u0308  AUDITOR', true],
  ['陈晓梅', ' 陈 晓梅', true],
  ['J. Doe', 'J. Roe', false],
])('%s and %s: one person %s', (a, b, same) => {
  expect(isSamePerson(a, b)).toBe(same);
});
