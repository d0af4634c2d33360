import {expect, test} from 'vitest';
import {type NextFacts, nextSteps} from '../../main/assessment/next-steps.ts';
import {EvidenceRequest, Finding, Sample} from '../../main/contract/papers.ts';

const control = {edition: '2013', id: 'A.9.2.3'} as const;

const done: NextFacts = {
  mode: 'readiness',
  today: '2026-11-21',
  collected: true,
  resumable: [],
  refused: [],
  requests: [{id: 'RQ-001', ...request({status: 'sufficient', due: '2026-01-01'})}],
  samples: [],
  findings: [],
  stale: {scopes: [], parts: []},
  unreviewed: [],
  groups: [{kind: 'family', id: 'A.9', name: 'Access control', questions: 4, asked: 4, unevidenced: 0}],
  applicability: {open: 0, of: 93},
};

function request(more: Partial<EvidenceRequest>): EvidenceRequest {
  return EvidenceRequest.parse({
    kind: 'request',
    document: 'Access policy',
    controls: [],
    owner: 'Client',
    status: 'asked',
    evidence: [],
    ...more,
  });
}

const finding = (more: Partial<Finding>): Finding =>
  Finding.parse({
    kind: 'finding',
    grade: 'minor',
    requirement: {source: 'standard', control},
    statement: 'Rights stay',
    objectiveEvidence: 'Seen',
    evidence: [],
    date: '2026-11-01',
    auditor: 'J. Doe',
    ...more,
  });

const sample = (results: Sample['items'][number]['result'][]): Sample =>
  Sample.parse({
    kind: 'sample',
    title: 'Leavers',
    control,
    population: {source: {from: 'list', evidence: 'E-000001'}, size: 9, sha256: 'a'.repeat(64)},
    basis: 'judgement',
    basisNote: 'x',
    size: results.length,
    items: results.map((result, n) => ({key: `${n}`, label: `${n}`, result, evidence: []})),
    drawnBy: 'J. Doe',
    drawnAt: '2026-11-01T00:00:00.000Z',
  });

const kinds = (facts: Partial<NextFacts>) => nextSteps({...done, ...facts}).map(({kind}) => kind);

test('where nothing is left to do, the package is ready', () => {
  expect(nextSteps(done)).toEqual([{kind: 'package-ready'}]);
});

test('a fresh assessment begins by reading, asking for documents, and asking questions', () => {
  const fresh = {collected: false, requests: [], applicability: {open: 93, of: 93}};
  const groups = done.groups.map(group => ({...group, asked: 0}));
  expect(kinds({...fresh, groups})).toEqual([
    'collect-first',
    'prepare-requests',
    'family-open',
    'decide-applicability',
  ]);
});

test('a supplier review begins with its contracts, and reading can wait', () => {
  const groups = [
    {kind: 'family', id: 'A.9', name: 'Access control', questions: 4, asked: 2, unevidenced: 0},
    {kind: 'review', id: 'contracts', name: 'Contracts', questions: 4, asked: 0, unevidenced: 0},
  ] as const;
  const facts = {collected: false, groups, applicability: {open: 93, of: 93}};
  expect(nextSteps({...done, ...facts, mode: 'supplier-review'})).toMatchObject([
    {kind: 'family-open', family: 'contracts', open: 4, of: 4},
    {kind: 'family-open', family: 'A.9', open: 2, of: 4},
    {kind: 'collect-first'},
  ]);
});

test('what blocks reading comes before what is late, that before what others wait for, and never more than eight', () => {
  const steps = nextSteps({
    ...done,
    resumable: [{collection: 'C-0002', name: 'b'}],
    refused: [{collection: 'C-0001', name: 'a', operations: ['s3:GetBucketAcl'], controls: 3}],
    requests: [
      {id: 'RQ-001', ...request({due: '2026-11-20'})},
      {id: 'RQ-002', ...request({due: '2026-11-01', status: 'insufficient'})},
      {id: 'RQ-003', ...request({due: '2026-11-19'})},
      {id: 'RQ-004', ...request({due: '2026-11-21'})},
      {id: 'RQ-005', ...request({due: '2026-10-01', status: 'received'})},
    ],
    stale: {scopes: ['A.9'], parts: ['answers/A.9.2.3-q1']},
    findings: [
      {id: 'F-001', ...finding({due: '2026-10-01'})},
      {id: 'F-002', ...finding({grade: 'major'})},
      {id: 'F-003', ...finding({grade: 'opportunity'})},
      {id: 'F-004', ...finding({grade: 'major', closed: {by: 'a', on: '2026-11-02', decision: 'done'}})},
    ],
    samples: [{id: 'S-001', ...sample(['open', 'conforms'])}],
    unreviewed: ['A.5'],
  });
  expect(steps.map(({kind}) => kind)).toEqual([
    'resume-collection',
    'grant-reads',
    'request-overdue',
    'request-overdue',
    'sign-again',
    'finding-open',
    'finding-open',
    'sample-open',
  ]);
  expect(steps.flatMap(step => (step.kind === 'request-overdue' ? [step.request] : []))).toEqual(['RQ-002', 'RQ-003']);
  expect(steps.flatMap(step => (step.kind === 'finding-open' ? [step.finding] : []))).toEqual(['F-002', 'F-001']);
  expect(steps.at(-1)).toEqual({kind: 'sample-open', sample: 'S-001', title: 'Leavers', open: 1, of: 2});
});

test('the family with the most answers without evidence is named, and the one that was begun goes on first', () => {
  const groups = [
    {kind: 'family', id: 'A.5', name: 'Policies', questions: 4, asked: 0, unevidenced: 0},
    {kind: 'family', id: 'A.9', name: 'Access control', questions: 4, asked: 3, unevidenced: 1},
    {kind: 'clause', id: '6', name: 'Planning', questions: 4, asked: 4, unevidenced: 3},
  ] as const;
  expect(nextSteps({...done, groups})).toMatchObject([
    {kind: 'evidence-missing', family: '6', answers: 3},
    {kind: 'family-open', family: 'A.9', open: 1},
    {kind: 'family-open', family: 'A.5', open: 4},
  ]);
});
