import {createHash} from 'node:crypto';
import {refusal} from './paper-errors.ts';

/** A population in its canonical form: what is hashed, kept as evidence, and drawn from. */
export type CanonicalPopulation = {
  /** The keys in the order of their UTF-8 bytes. */
  readonly keys: readonly string[];
  /** One key a line, each with a line feed. */
  readonly text: string;
  /** SHA-256 (hex) of the text. */
  readonly sha256: string;
};

/**
 * The population as sorted lines and their hash, whatever order the keys came in: what `LC_ALL=C sort` and `sha256sum` give.
 * Errors: PaperError `duplicate-items` (naming them), `bad-list` for a key that is no single line.
 */
export const canonicalPopulation = (keys: Iterable<string>): CanonicalPopulation => {
  const sorted = [...keys].sort(byBytes);
  const repeated = [...new Set(sorted.filter((key, index) => key === sorted[index - 1]))];
  if (repeated.length > 0) {
    throw refusal(
      'duplicate-items',
      `${repeated.length === 1 ? 'An item stands' : `${repeated.length} items stand`} in the population more than once: ${nameSome(repeated)}`,
      'Remove the repetitions, or choose a column or a set of collections in which every item stands once.',
    );
  }
  const broken = sorted.find(key => key === '' || /[\n\r]/.test(key));
  if (broken !== undefined)
    throw refusal(
      'bad-list',
      `An item's key is empty or has a line break: ${JSON.stringify(broken.slice(0, 80))}`,
      'Choose a column with one line in every row.',
    );
  const text = sorted.map(key => `${key}\n`).join('');
  return {keys: sorted, text, sha256: sha256(text)};
};

/**
 * Draws `size` keys at random without replacement. Every key is given the SHA-256 of the seed, a line feed and the key; the keys
 * are put in the order of these digests, and the first `size` of them are the sample, in that order. The result depends on the
 * seed and on the set of keys alone, so anyone draws it again with `sha256sum` and `sort`, and every set of `size` keys is as
 * likely as any other for a seed nobody chose. Errors: PaperError `sample-too-large`.
 */
export const drawKeys = (seed: string, keys: readonly string[], size: number): string[] => {
  if (size > keys.length)
    throw refusal(
      'sample-too-large',
      `A sample of ${size} cannot be drawn from ${keys.length} items`,
      `Ask for at most ${keys.length}.`,
    );
  return keys
    .map(key => ({key, digest: sha256(`${seed}\n${key}`)}))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .slice(0, size)
    .map(({key}) => key);
};

/** What came to a population and what left it, in the order of the keys. */
export const comparePopulations = (
  then: readonly string[],
  now: readonly string[],
): {added: string[]; removed: string[]} => {
  const [before, after] = [new Set(then), new Set(now)];
  return {added: now.filter(key => !before.has(key)), removed: then.filter(key => !after.has(key))};
};

/** Up to ten of the names, and how many more there are. */
export const nameSome = (names: readonly string[]): string => {
  const rest = names.length - 10;
  return `${names.slice(0, 10).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

// JavaScript compares UTF-16 units, `sort` in the C locale bytes; they differ beyond the basic plane.
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
