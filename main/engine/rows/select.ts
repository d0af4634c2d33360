import type {Facet, RowGroup} from '../../contract/views.ts';
import {addTo, fold} from './column.ts';
import {ranksOf} from './order.ts';

/** A filter with a facet: each row's code, and for every code whether it is wanted. */
export type Dimension = {readonly codes: ArrayLike<number>; readonly wanted: Uint8Array};

export type Selection = {
  /** 1 for every row that passes all filters. */
  readonly keep: Uint8Array;
  readonly total: number;
  /** By dimension and code: rows that pass all filters but that dimension's own. */
  readonly counts: readonly Uint32Array[];
};

/** One pass over all rows. `common`: what passes the filters without a facet; absent: all. */
export const select = (count: number, common: Uint8Array | undefined, dimensions: readonly Dimension[]): Selection => {
  const keep = new Uint8Array(count);
  const counts = dimensions.map(({wanted}) => new Uint32Array(wanted.length));
  let total = 0;
  for (let row = 0; row < count; row++) {
    if (common && common[row] === 0) continue;
    let missed = -1;
    let misses = 0;
    for (let at = 0; at < dimensions.length && misses < 2; at++) {
      const dimension = dimensions[at];
      if (dimension && dimension.wanted[dimension.codes[row] ?? 0] === 0) {
        misses += 1;
        missed = at;
      }
    }
    if (misses > 1) continue;
    if (misses === 0) {
      keep[row] = 1;
      total += 1;
    }
    for (let at = misses === 0 ? 0 : missed; at < (misses === 0 ? dimensions.length : missed + 1); at++) {
      const own = counts[at];
      if (own) addTo(own, dimensions[at]?.codes[row] ?? 0);
    }
  }
  return {keep, total, counts};
};

/** Which values of a column are wanted; nothing named: all. */
export const wantedOf = (values: readonly string[], named: readonly string[] | undefined): Uint8Array => {
  if (named === undefined || named.length === 0) return new Uint8Array(values.length).fill(1);
  const set = new Set(named);
  return Uint8Array.from(values, value => (set.has(value) ? 1 : 0));
};

/** A facet's values with rows, and those that are named though they have none; by label. */
export const facetOf = (
  values: readonly string[],
  counts: ArrayLike<number>,
  named: readonly string[] | undefined,
  label: (value: string) => string = value => value,
  ranks: Uint32Array = ranksOf(values, label),
): Facet[] => {
  const set = new Set(named);
  return values
    .map((value, code) => ({value, label: label(value), count: counts[code] ?? 0, rank: ranks[code] ?? 0}))
    .filter(({value, count}) => count > 0 || set.has(value))
    .sort((a, b) => a.rank - b.rank)
    .map(({rank: _, ...facet}) => facet);
};

/** How many of the kept rows each group has, in the order of the groups. */
export const groupsOf = (
  keep: Uint8Array,
  codes: ArrayLike<number>,
  values: readonly string[],
  label: (value: string) => string,
  ranks: Uint32Array,
): RowGroup[] => {
  const counts = new Uint32Array(values.length);
  for (let row = 0; row < keep.length; row++) if (keep[row] === 1) addTo(counts, codes[row] ?? 0);
  return facetOf(values, counts, undefined, label, ranks);
};

/** The kept rows in an order. */
export const keptRows = (order: Uint32Array, {keep, total}: Selection): Uint32Array => {
  const rows = new Uint32Array(total);
  let at = 0;
  for (const row of order) if (keep[row] === 1) rows[at++] = row;
  return rows;
};

/** The words of what somebody typed, as they are searched; each has to occur. */
export const wordsOf = (text: string | undefined): string[] =>
  fold(text ?? '')
    .split(/\s+/)
    .filter(Boolean);

/** Which values of a column have a word in them. */
export const hits = (values: readonly string[], word: string, label?: (value: string) => string): Uint8Array =>
  Uint8Array.from(values, value =>
    fold(value).includes(word) || (label && fold(label(value)).includes(word)) ? 1 : 0,
  );

/** Rows both of which pass; absent: all do. */
export const both = (a: Uint8Array | undefined, b: Uint8Array | undefined): Uint8Array | undefined => {
  if (!a || !b) return a ?? b;
  return a.map((value, row) => value & (b[row] ?? 0));
};
