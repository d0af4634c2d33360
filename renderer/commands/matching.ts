import {plainLetters} from '../plain-letters.ts';

const fold = (text: string): string => plainLetters(text).toLowerCase();

/**
 * How well a thing answers what was typed: 0 its id, 1 an id that begins so, 2 a name that begins so, 3 words that begin so,
 * 4 anywhere; undefined where a word of the query is nowhere in it.
 */
export const rankOf = (
  query: string,
  {id = '', name}: {readonly id?: string; readonly name: string},
): number | undefined => {
  const [wanted, ofId, ofName] = [fold(query.trim()), fold(id), fold(name)];
  const whole = `${ofId} ${ofName}`;
  const words = wanted.split(/\s+/).filter(Boolean);
  if (!words.every(word => whole.includes(word))) return undefined;
  if (ofId !== '' && ofId === wanted) return 0;
  if (ofId.startsWith(wanted) || ofId.replace(/^a\./, '').startsWith(wanted)) return 1;
  if (ofName.startsWith(wanted)) return 2;
  const begins = whole.split(/[\s,:;/()-]+/);
  return words.every(word => begins.some(part => part.startsWith(word))) ? 3 : 4;
};

/** What answers a query, the best first; among equals what was chosen before, then as given. An empty query lets all through. */
export const matching = <T extends {readonly key: string}>(
  query: string,
  things: readonly T[],
  termsOf: (thing: T) => {readonly id?: string; readonly name: string},
  before: readonly string[],
): readonly T[] =>
  things
    .flatMap((thing, order) => {
      const rank = rankOf(query, termsOf(thing));
      const last = before.indexOf(thing.key);
      return rank === undefined ? [] : [{thing, rank, last: last < 0 ? before.length : last, order}];
    })
    .sort((a, b) => a.rank - b.rank || a.last - b.last || a.order - b.order)
    .map(({thing}) => thing);
