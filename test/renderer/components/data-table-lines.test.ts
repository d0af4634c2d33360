import {expect, test} from 'vitest';
import {
  drawnLines,
  layLines,
  leastWidth,
  movedBy,
  rowHeight,
  scrollFor,
} from '../../../renderer/components/data-table-lines.ts';

test('without groups a row is its own line', () => {
  const lines = layLines(100_000, []);
  expect([lines.count, lines.lineOfRow(99_999), lines.rowOfLine(42), lines.headAt(42)]).toEqual([
    100_000,
    99_999,
    42,
    undefined,
  ]);
});

test('every heading takes a line in front of its first row, and lines and rows lead to each other', () => {
  const lines = layLines(6, [{index: 0}, {index: 2}, {index: 5}]);
  const shown = Array.from({length: lines.count}, (_, line) =>
    lines.headAt(line) === undefined ? lines.rowOfLine(line) : `group ${lines.headAt(line)}`,
  );
  expect(shown).toEqual(['group 0', 0, 1, 'group 1', 2, 3, 4, 'group 2', 5]);
  for (let row = 0; row < 6; row++) expect(lines.rowOfLine(lines.lineOfRow(row))).toBe(row);
});

test('what is drawn covers what is in sight with a margin, and stays the same for a little scrolling', () => {
  const drawn = drawnLines(50_000 * rowHeight, 640);
  expect(drawn.first).toBeLessThanOrEqual(50_000 - 12);
  expect(drawn.last).toBeGreaterThanOrEqual(50_020 + 12);
  expect(drawn.last - drawn.first).toBeLessThan(70);
  expect(drawnLines(50_000 * rowHeight + 20, 640)).toEqual(drawn);
  expect(drawnLines(-80, 640).first).toBe(0);
});

test('a line out of sight is scrolled to the nearer edge, below the head; one in sight stays', () => {
  expect(scrollFor(10, 0, 674)).toBe(0);
  expect(scrollFor(20, 0, 674)).toBe(32);
  expect(scrollFor(5, 320, 674)).toBe(160);
});

test('keys move within the table and never out of it', () => {
  const cases: [string, number | undefined, number | undefined][] = [
    ['ArrowDown', undefined, 0],
    ['End', undefined, 99],
    ['j', 4, 5],
    ['k', 0, 0],
    ['PageDown', 95, 99],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['x', 50, undefined],
  ];
  for (const [key, from, to] of cases) expect(movedBy(key, from, 100, 10), key).toBe(to);
  expect(movedBy('j', undefined, 0, 10)).toBeUndefined();
});

test('the least width counts what each track cannot go below', () => {
  expect(leastWidth([{width: '120px'}, {width: 'minmax(160px, 2fr)'}, {width: '1fr'}])).toBe(400);
});
