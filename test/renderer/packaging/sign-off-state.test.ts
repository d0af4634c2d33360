import {describe, expect, test} from 'vitest';
import {
  looksLikeSamePerson,
  nextRole,
  partKinds,
  type Scope,
  type Signature,
  signedCounts,
} from '../../../renderer/screens/packaging/sign-off-state.ts';

const signature = (current: boolean): Signature => ({
  id: 'SO-001',
  by: 'Ada Keller',
  at: '2026-11-21T09:00:00.000Z',
  contentSha256: 'a'.repeat(64),
  current,
  changes: [],
});
const scope = (prepared?: boolean, reviewed?: boolean): Scope => ({
  scope: 'A.9',
  name: 'Access control',
  contentSha256: 'a'.repeat(64),
  parts: 3,
  ...(prepared === undefined ? {} : {prepared: signature(prepared)}),
  ...(reviewed === undefined ? {} : {reviewed: signature(reviewed)}),
});

describe('what is signed next', () => {
  test.each([
    [scope(), 'prepared'],
    [scope(false), 'prepared'],
    [scope(false, false), 'prepared'],
    [scope(true), 'reviewed'],
    [scope(true, false), 'reviewed'],
    [scope(true, true), undefined],
  ])('case %#', (given, role) => {
    expect(nextRole(given)).toBe(role);
  });

  test('a signature of something else does not count', () => {
    expect(signedCounts([scope(true, true), scope(true, false), scope(false, false), scope()])).toEqual({
      prepared: 2,
      reviewed: 1,
    });
  });
});

test('a reviewer is told from the preparer however the name is typed', () => {
  expect(looksLikeSamePerson(' ada  KELLER', 'Ada Keller')).toBe(true);
  expect(looksLikeSamePerson('Ada Kellermann', 'Ada Keller')).toBe(false);
  expect(looksLikeSamePerson('', '')).toBe(false);
});

test('parts are counted by kind', () => {
  expect(
    partKinds([{part: 'assessment'}, {part: 'answers/a'}, {part: 'answers/b'}, {part: 'papers/finding/F-001'}]),
  ).toEqual([
    ['assessment', 1],
    ['answers', 2],
    ['papers', 1],
  ]);
});
