import {expect, test} from 'vitest';
import {AssessmentDraft} from '../../../main/contract/records.ts';
import {changeOf, fieldsOf} from '../../../renderer/screens/settings/engagement-change.ts';

const assessment = {
  id: '7f3cf1c4-1f3a-4f58-9a73-7b0a5e1d4c11',
  createdAt: '2026-11-21T09:00:00.000Z',
  folder: '/a',
  reference: 'NL-2026',
  client: 'Northwind',
  title: 'Stage 2',
  scope: 'All',
  mode: 'certification',
  auditor: 'Ana',
  team: [{name: 'Bo', role: 'auditor'}],
  from: '2026-11-01',
} as const;
const before = fieldsOf({...assessment, team: [...assessment.team]});

test('only what differs is sent', () => {
  expect(changeOf(before, before)).toEqual({});
  const change = changeOf(before, {...before, scope: 'All but payroll', edition: '2013'});
  expect(change).toEqual({scope: 'All but payroll', edition: '2013'});
  expect(AssessmentDraft.partial().safeParse(change).success).toBe(true);
});

test('a team is sent as a whole, also when nobody is left in it', () => {
  expect(changeOf(before, {...before, team: []})).toEqual({team: []});
});

test('a day that was emptied stays as it is', () => {
  expect(changeOf(before, {...before, from: ''})).toEqual({});
});
