import {expect, test} from 'vitest';
import {Readiness} from '../../../main/contract/views.ts';
import {mendPlace} from '../../../renderer/screens/packaging/mend-place.ts';
import {packaging} from '../../../renderer/texts/en/packaging.ts';

const codes = Readiness.shape.items.element.shape.code.options;

test.each(codes)('%s is put into words that say of how many', code => {
  const {title, text} = packaging.checks.items[code];
  expect(text.length).toBeGreaterThan(10);
  if (!['nothing-collected', 'collection-unfinished'].includes(code)) expect(title(3, 12)).toMatch(/^3 of 12 /);
});

test('all but signatures have a place where they are closed', () => {
  const without = codes.filter(code => mendPlace(code) === undefined);
  expect(without).toEqual(['unsigned', 'signature-stale', 'not-reviewed']);
});
