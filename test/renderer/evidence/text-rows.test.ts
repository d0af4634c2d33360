import {describe, expect, test} from 'vitest';
import {
  foldedDeep,
  foldsOf,
  lastAtOrBefore,
  linesOf,
  rowsOf,
  unfolded,
} from '../../../renderer/components/body/text-rows.ts';

const json = JSON.stringify({a: {b: [1, 2], c: 'x'}, d: {}, e: [{f: 1}]}, null, 2);
const none = new Map();

describe('rows of a text', () => {
  test('show every character once, in order, however narrow the view', () => {
    const text = 'one two three\r\nfour\n\nfünf 👩‍🚀 sechs\n';
    for (const columns of [3, 5, 20, 400]) {
      const rows = rowsOf(text, linesOf(text), columns, none, new Set());
      expect(rows.map(({start, end}) => text.slice(start, end)).join('')).toBe(text.replace(/\r?\n/g, ''));
      for (const {start, end} of rows) expect(text.slice(start, end)).toBe(text.slice(start, end).toWellFormed());
    }
  });

  test('number a broken line once', () => {
    const text = `${'word '.repeat(100)}\nend`;
    const rows = rowsOf(text, linesOf(text), 40, none, new Set());
    expect(rows.filter(row => row.first).map(row => row.line)).toEqual([0, 1]);
    expect(rows.length).toBeGreaterThan(10);
  });

  test('hide what is folded, and only that', () => {
    const lines = linesOf(json);
    const folds = foldsOf(json, lines);
    const shown = rowsOf(json, lines, 400, folds, new Set([1])).map(({start, end}) => json.slice(start, end).trim());
    expect(shown.slice(0, 4)).toEqual(['{', '"a": {', '},', '"d": {},']);
  });

  test('fold to the outermost level', () => {
    const lines = linesOf(json);
    const folds = foldsOf(json, lines);
    const rows = rowsOf(json, lines, 400, folds, foldedDeep(json, lines, folds));
    expect(rows.map(({start, end}) => json.slice(start, end).trim())).toEqual([
      '{',
      '"a": {',
      '},',
      '"d": {},',
      '"e": [',
      ']',
      '}',
    ]);
  });

  test('fold JSON whose end was cut off', () => {
    const cut = json.slice(0, 30);
    const lines = linesOf(cut);
    expect(foldsOf(cut, lines).get(0)?.last).toBe(lines.length - 1);
  });

  test('unfold all that hides a line', () => {
    const lines = linesOf(json);
    const folds = foldsOf(json, lines);
    const inside = lines.findIndex(({start, end}) => json.slice(start, end).includes('2'));
    const folded = foldedDeep(json, lines, folds);
    const left = unfolded(inside, folds, folded);
    expect([...left].every(line => !(line < inside && inside <= (folds.get(line)?.last ?? 0)))).toBe(true);
    expect(left.size).toBeLessThan(folded.size);
    expect(left.size).toBeGreaterThan(0);
  });
});

test('finds the last at or before a place', () => {
  const things = [{start: 0}, {start: 5}, {start: 9}];
  expect([0, 4, 5, 8, 9, 100].map(at => lastAtOrBefore(things, at))).toEqual([0, 0, 1, 1, 2, 2]);
});
