import {addTo, fold} from './column.ts';

/** A text such that plain comparison puts `node-2` before `node-10`: every number is led by its length. */
export const naturalKey = (text: string): string =>
  fold(text).replaceAll(/\d+/g, digits => {
    const number = digits.replace(/^0+(?=\d)/, '');
    return String.fromCharCode(0x30 + Math.min(number.length, 40)) + number;
  });

/** The place of every value among its like, by its label in natural order. */
export const ranksOf = (values: readonly string[], label: (value: string) => string = value => value): Uint32Array => {
  const keys = values.map(value => naturalKey(label(value)));
  const order = values.map((_, code) => code).sort((a, b) => compare(keys[a] ?? '', keys[b] ?? '') || a - b);
  const ranks = new Uint32Array(values.length);
  for (const [rank, code] of order.entries()) ranks[code] = rank;
  return ranks;
};

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What rows are sorted by: each row's code, and the place of every code. */
export type SortKey = {readonly codes: ArrayLike<number>; readonly ranks: Uint32Array};

/** The same key the other way round. */
export const reversed = ({codes, ranks}: SortKey): SortKey => ({
  codes,
  ranks: ranks.map(rank => ranks.length - 1 - rank),
});

/** A key of small numbers, such as counts. */
export const byNumber = (codes: ArrayLike<number>): SortKey => {
  let most = 0;
  for (let row = 0; row < codes.length; row++) most = Math.max(most, codes[row] ?? 0);
  return {codes, ranks: Uint32Array.from({length: most + 1}, (_, n) => n)};
};

/** Rows sorted by one key after another, the last one leading; rows alike keep their order (a counting sort a key, O(rows)). */
export const sortRows = (rows: Uint32Array, keys: readonly SortKey[]): Uint32Array => {
  let from = rows;
  for (const {codes, ranks} of keys) {
    const next = new Uint32Array(ranks.length + 1);
    for (let row = 0; row < from.length; row++) addTo(next, (ranks[codes[from[row] ?? 0] ?? 0] ?? 0) + 1);
    for (let rank = 0; rank < ranks.length; rank++) addTo(next, rank + 1, next[rank]);
    const to = new Uint32Array(from.length);
    for (let at = 0; at < from.length; at++) {
      const row = from[at] ?? 0;
      const rank = ranks[codes[row] ?? 0] ?? 0;
      to[next[rank] ?? 0] = row;
      addTo(next, rank);
    }
    from = to;
  }
  return from;
};

const chunk = 8_192;

/** Sorts rows by comparing them, piece by piece; `rest` is waited for after each, so that other calls get their turn. */
export const sortSlowly = async (
  count: number,
  before: (a: number, b: number) => number,
  rest: () => Promise<void>,
): Promise<Uint32Array> => {
  let runs: Uint32Array[] = [];
  for (let start = 0; start < count; start += chunk) {
    const run = Uint32Array.from({length: Math.min(chunk, count - start)}, (_, n) => start + n);
    runs.push(run.sort(before));
    await rest();
  }
  while (runs.length > 1) {
    const merged: Uint32Array[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [left, right] = [runs[at], runs[at + 1]];
      if (left) merged.push(right ? merge(left, right, before) : left);
      await rest();
    }
    runs = merged;
  }
  return runs[0] ?? new Uint32Array();
};

const merge = (left: Uint32Array, right: Uint32Array, before: (a: number, b: number) => number): Uint32Array => {
  const to = new Uint32Array(left.length + right.length);
  for (let at = 0, l = 0, r = 0; at < to.length; at++) {
    const takeLeft = r >= right.length || (l < left.length && before(left[l] ?? 0, right[r] ?? 0) <= 0);
    to[at] = (takeLeft ? left[l++] : right[r++]) ?? 0;
  }
  return to;
};
