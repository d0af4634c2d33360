import {expect, test} from 'vitest';
import {AssessmentDraft} from '../../../main/contract/records.ts';
import {draftOf, type EngagementFields, problemsOf} from '../../../renderer/screens/new-assessment/draft.ts';
import {withSuggestions} from '../../../renderer/screens/new-assessment/suggested.ts';

const fields = (change: Partial<EngagementFields> = {}): EngagementFields => ({
  ...withSuggestions({client: 'Northwind', scope: 'All of it'}, 'Ana', 2026),
  ...change,
});

test('with client, scope and a name the suggestions make the rest', () => {
  expect(problemsOf(fields())).toEqual({});
  expect(AssessmentDraft.parse(draftOf(fields()))).toMatchObject({
    reference: 'Northwind-2026',
    title: 'ISO/IEC 27001 readiness assessment, 2026',
    edition: '2022',
    auditor: 'Ana',
  });
});

test('what was typed is not taken back by a suggestion', () => {
  const typed = withSuggestions(
    {client: 'Northwind', reference: '', title: 'Mine', mode: 'certification'},
    'Ana',
    2026,
  );
  expect([typed.reference, typed.title]).toEqual(['', 'Mine']);
});

test.each([
  ['client', {client: '  '}, 'Fill this in.'],
  ['reference', {reference: ''}, 'Fill this in.'],
  ['reference', {reference: 'a/b'}, /Begin with a letter or digit/],
  ['scope', {scope: 'x'.repeat(10_001)}, 'At most 10,000 characters.'],
  ['auditor', {auditor: ''}, 'Fill this in.'],
  ['from', {from: '2026-13-01'}, /A day like/],
  ['until', {from: '2026-11-02', until: '2026-11-01'}, 'The last day is before the first.'],
] as const)('%s says what it needs: %#', (field, change, words) => {
  const problems = problemsOf(fields(change));
  expect(Object.keys(problems)).toEqual([field]);
  expect(problems[field]).toMatch(words);
});

test('an empty row of the team is left out, a half-filled one is named by its own row', () => {
  const team = [
    {key: 1, name: '', role: ' '},
    {key: 7, name: 'Bo', role: ''},
  ];
  expect(problemsOf(fields({team}))).toEqual({'team.7.role': 'Give a role, or remove the row.'});
  expect(draftOf(fields({team: team.slice(0, 1)})).team).toEqual([]);
});
