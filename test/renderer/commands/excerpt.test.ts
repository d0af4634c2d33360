import {expect, test} from 'vitest';
import {excerptParts} from '../../../renderer/commands/excerpt.ts';

const shown = (excerpt: string) =>
  excerptParts(excerpt)
    .map(({text, marked}) => (marked ? `[${text}]` : text))
    .join('');

test.each([
  ['who has \u0002access\u0003 and \u0002access\u0003es', 'who has [access] and [access]es'],
  ['\u0002all\u0003', '[all]'],
  ['nothing marked', 'nothing marked'],
  ['begun \u0002and cut off', 'begun and cut off'],
  ['ended\u0003 only', 'ended only'],
  ['<img src=x> \u0002<b>\u0003', '<img src=x> [<b>]'],
  ['', ''],
])('%j is shown as %s', (excerpt, text) => {
  expect(shown(excerpt)).toBe(text);
});
