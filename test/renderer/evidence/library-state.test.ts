import {expect, test} from 'vitest';
import {methods} from '../../../main/contract/methods.ts';
import {libraryState, narrowed, queryOf, toggled} from '../../../renderer/screens/evidence/library-state.ts';

test('what is asked is what the engine takes, and leaves out what does not narrow', () => {
  expect(queryOf(libraryState('  '))).toEqual({sort: 'id', descending: false});
  const state = toggled(toggled(libraryState(' MFA '), 'kinds', 'read'), 'classifications', 'internal');
  const query = queryOf({...state, sort: {by: 'bytes', descending: true}});
  expect(methods['evidence.query'].input.parse(query)).toMatchObject({
    text: 'MFA',
    kinds: ['read'],
    classifications: ['internal'],
    sort: 'bytes',
    descending: true,
  });
});

test('a facet is chosen and no longer, and other rows mean no selection', () => {
  const chosen = toggled({...libraryState(''), selected: 4}, 'kinds', 'photo');
  expect(chosen).toMatchObject({kinds: ['photo'], selected: undefined});
  expect(narrowed(chosen)).toBe(true);
  expect(narrowed(toggled(chosen, 'kinds', 'photo'))).toBe(false);
});
