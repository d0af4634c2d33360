import {isPlain} from './wire-value.ts';

/** What the placeholders of the data stand for. */
export type Scope = {
  /** Words by name: `{account}`, `{region}`, `{each}`. */
  readonly words: Readonly<Record<string, string>>;
  /** The number of the copy, from 1: `{n}`. */
  readonly n: number;
  /** Copies are made this many times over (for benchmarks). */
  readonly scale: number;
  /** What `ago` and `in … days` count from. */
  readonly now: Date;
};

/**
 * Expands sample data. An entry of a list with `repeat: 40` or `each: [a, b]` becomes as many entries; in texts `{n}` is the number
 * of the copy, `{n:4}` the same with zeros in front, `{n%3}` goes 1, 2, 3, 1, …, `{a|b}` takes the alternatives in turn, and
 * `{each}`, `{account}`, `{region}` are words. A text such as `12 days ago`, `in 30 days` or an ISO time becomes a Date.
 */
export const expand = (value: unknown, scope: Scope): unknown => {
  if (typeof value === 'string') return toTime(fill(value, scope), scope.now);
  if (Array.isArray(value)) return value.flatMap(entry => expandEntry(entry, scope));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [fill(key, scope), expand(entry, scope)]));
};

const expandEntry = (entry: unknown, scope: Scope): unknown[] => {
  if (!isPlain(entry)) return [expand(entry, scope)];
  const {repeat, each, ...rest} = entry;
  if (typeof repeat === 'number') {
    return range(repeat * scope.scale).map(n => expand(rest, {...scope, n}));
  }
  if (Array.isArray(each)) {
    return range(each.length * scope.scale).map(n => {
      const round = Math.floor((n - 1) / each.length);
      const word = `${each[(n - 1) % each.length]}${round === 0 ? '' : `-${round + 1}`}`;
      return expand(rest, {...scope, n, words: {...scope.words, each: word}});
    });
  }
  return [expand(rest, scope)];
};

const range = (count: number): number[] => Array.from({length: count}, (_, index) => index + 1);

const turn = (n: number, count: number): number => ((n - 1) % count) + 1;

const fill = (text: string, {n, words}: Scope): string =>
  text
    .replace(/\{n(?:%(\d+))?(?::(\d+))?\}/g, (_, count?: string, width?: string) =>
      String(count === undefined ? n : turn(n, Number(count))).padStart(Number(width ?? 0), '0'),
    )
    .replace(/\{([^{}"|]*(?:\|[^{}"|]*)+)\}/g, (_, list: string) => {
      const choices = list.split('|');
      return choices[turn(n, choices.length) - 1] ?? '';
    })
    .replace(/(?<!\$)\{(\w+)\}/g, (whole, word: string) => words[word] ?? whole);

const unitMs = {minute: 60_000, hour: 3_600_000, day: 86_400_000};

const toTime = (text: string, now: Date): string | Date => {
  const ago = /^(\d+) (minute|hour|day)s? ago$/.exec(text);
  const ahead = /^in (\d+) (minute|hour|day)s?$/.exec(text);
  const [, count, unit] = ago ?? ahead ?? [];
  if (unit === 'minute' || unit === 'hour' || unit === 'day') {
    return new Date(now.getTime() + Number(count) * unitMs[unit] * (ago === null ? 1 : -1));
  }
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(text) ? new Date(text) : text;
};
