import {expect, test} from 'vitest';
import {openProblem} from '../../../renderer/screens/start/open-problem.ts';

const failed = (code: string, message = 'What the engine said.') => ({folder: '/a', code, message});
const unknown = {known: false, missing: false};

test.each([
  ['locked', unknown, 'It is open elsewhere', 'tryAgain'],
  ['newer-version', unknown, 'It was made by a newer Fieldwork', 'tryAgain'],
  ['corrupt-database', unknown, 'Its database is damaged', 'reveal'],
  ['not-a-workspace', {known: true, missing: true}, 'The folder is not there', 'locate'],
  ['not-a-workspace', unknown, 'There is no assessment in this folder', 'chooseAnother'],
  ['no-permission', unknown, 'It may not be opened', 'tryAgain'],
  ['disk-full', unknown, 'The disk is full', 'tryAgain'],
  ['path-refused', unknown, 'It could not be opened', 'chooseAnother'],
  ['something-else', unknown, 'It could not be opened', 'tryAgain'],
] as const)('%s: what happened, and first what to do', (code, recent, title, first) => {
  const problem = openProblem(failed(code), recent);
  expect([problem.title, problem.remedies[0]]).toEqual([title, first]);
});

test('who holds the lock is told as the engine says it', () => {
  expect(openProblem(failed('locked', 'open in process 7 on desk-2'), unknown).message).toBe(
    'open in process 7 on desk-2',
  );
});

test('only what is listed can be forgotten', () => {
  expect(openProblem(failed('not-a-workspace'), unknown).remedies).not.toContain('forget');
  expect(openProblem(failed('not-a-workspace'), {known: true, missing: false}).remedies).toContain('forget');
});
