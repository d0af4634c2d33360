import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {expect, test} from 'vitest';
import type {Finding, Interview} from '../../main/contract/papers.ts';
import {createWorkspace, openWorkspace} from '../../main/workspace/workspace.ts';
import {draft} from './fixtures/records.ts';
import {freshFolder, freshWorkspace} from './fixtures/workspace.ts';

const interview: Interview = {
  kind: 'interview',
  interviewee: 'Ł. W.',
  role: 'Head of platform',
  date: '2026-11-20',
  method: 'on-site',
  topic: 'Leavers',
  notes: 'Explained how accounts are closed.',
  controls: [{edition: '2013', id: 'A.9.2.6'}],
  evidence: [],
};

const finding: Finding = {
  kind: 'finding',
  grade: 'minor',
  requirement: {source: 'standard', control: {edition: '2022', id: 'A.5.18'}},
  statement: 'Two leavers kept access for nine days.',
  objectiveEvidence: 'HR list against the directory.',
  evidence: [],
  date: '2026-11-20',
  auditor: 'Zoë Auditor',
};

test('papers are numbered by kind, keep every version, and each change is on the record', () => {
  const workspace = freshWorkspace();
  const first = workspace.papers.save(interview, {by: 'A'});
  expect(first).toMatchObject({changed: true, stored: {id: 'I-001', version: 1}});
  expect(workspace.papers.save(finding, {by: 'A'}).stored.id).toBe('F-001');
  expect(
    workspace.papers.save({...interview, notes: 'And shown.'}, {id: 'I-001', by: 'B', expected: 1}).stored.version,
  ).toBe(2);
  expect(workspace.papers.save({...interview, notes: 'And shown.'}, {id: 'I-001', by: 'C'})).toMatchObject({
    changed: false,
    stored: {savedBy: 'B'},
  });
  expect(workspace.papers.save(interview, {by: 'A'}).stored.id).toBe('I-002');
  expect(workspace.papers.list('interview').map(({id, version}) => [id, version])).toEqual([
    ['I-001', 2],
    ['I-002', 1],
  ]);
  expect(workspace.papers.history('interview', 'I-001').map(({savedBy}) => savedBy)).toEqual(['A', 'B']);
  expect(workspace.custody.last()).toMatchObject({action: 'paper-added', subject: {kind: 'interview', id: 'I-002'}});
});

test('a change made on an old version is refused, and so is a paper that cites evidence nobody has', () => {
  const workspace = freshWorkspace();
  workspace.papers.save(finding, {by: 'A'});
  workspace.papers.save({...finding, grade: 'major'}, {id: 'F-001', by: 'B', expected: 1});
  expect(() =>
    workspace.papers.save({...finding, grade: 'opportunity'}, {id: 'F-001', by: 'A', expected: 1}),
  ).toThrowError(expect.objectContaining({code: 'conflict', message: expect.stringContaining('by B')}));
  expect(() => workspace.papers.save({...finding, evidence: ['E-000009']}, {by: 'A'})).toThrowError(
    expect.objectContaining({code: 'not-found'}),
  );
  expect(workspace.papers.list('finding')).toHaveLength(1);
});

test('an assessment from before papers opens and takes them', () => {
  const folder = join(freshFolder(), 'old');
  createWorkspace(folder, draft).close();
  const database = new DatabaseSync(join(folder, 'assessment.db'));
  database.exec('DROP TABLE papers; PRAGMA user_version = 1;');
  database.close();
  const workspace = openWorkspace(folder);
  expect(workspace.papers.save(interview, {by: 'A'}).stored.id).toBe('I-001');
  workspace.close();
});
