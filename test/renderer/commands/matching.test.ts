import {expect, test} from 'vitest';
import {matching, rankOf} from '../../../renderer/commands/matching.ts';

test.each([
  ['a.9.2.3', 'A.9.2.3', 'Management of privileged access rights', 0],
  ['9.2', 'A.9.2.3', 'Management of privileged access rights', 1],
  ['manage', 'A.9.2.3', 'Management of privileged access rights', 2],
  ['priv acc', 'A.9.2.3', 'Management of privileged access rights', 3],
  ['ileg', 'A.9.2.3', 'Management of privileged access rights', 4],
  ['rights backup', 'A.9.2.3', 'Management of privileged access rights', undefined],
  ['lodz', '', 'Shift briefings at Łódź', 3],
  ['cafe', '', 'Café network', 2],
  ['CAFÉ', '', 'cafe network', 2],
  ['', 'A.5', 'anything', 1],
] as const)('%j against %s %s ranks %s', (query, id, name, rank) => {
  expect(rankOf(query, {id, name})).toBe(rank);
});

test('the best comes first; among equals what was chosen before, then the order given', () => {
  const things = ['beta access', 'alpha access', 'access', 'gamma access'].map(name => ({key: name, name}));
  const found = matching('access', things, ({name}) => ({name}), ['gamma access']);
  expect(found.map(({key}) => key)).toEqual(['access', 'gamma access', 'beta access', 'alpha access']);
});
