import {expect, test} from 'vitest';
import {compareIdentity} from '../../../renderer/screens/verify/identity.ts';

const identity = 'c091d30b38ba39c64f5aece0d9f73e59c4cb75c181b8745aeb989fbc358af2d5';

test.each([
  ['', 'none'],
  ['  ', 'none'],
  [identity, 'same'],
  [` ${identity.toUpperCase()}\n`, 'same'],
  [identity.replaceAll(/(.{8})/g, '$1 '), 'same'],
  [identity.slice(0, 12), 'incomplete'],
  [`${identity.slice(0, 11)}0`, 'different'],
  [`${identity.slice(0, 63)}6`, 'different'],
  [`${identity}0`, 'malformed'],
  ['not an identity', 'malformed'],
] as const)('%j compares as %s', (told, comparison) => {
  expect(compareIdentity(told, identity)).toBe(comparison);
});
