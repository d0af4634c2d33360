/** Where what is looked for stands: from, and up to without. */
export type Match = {readonly start: number; readonly end: number};

/** More than this many are not marked; the number says so. */
export const mostMatches = 5000;

/** All places of some words in a text, without regard to case. */
export const findIn = (text: string, words: string): Match[] => {
  if (words === '') return [];
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');
  const found: Match[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push({start: match.index, end: match.index + match[0].length});
    if (found.length === mostMatches) break;
  }
  return found;
};

/** A piece of a row, drawn in one way. */
export type Piece = {readonly text: string; readonly key: boolean; readonly match?: number};

/** A row cut where a key of JSON or a match begins or ends. `matches`: sorted; `key`: the range of the line's key. */
export const piecesOf = (
  text: string,
  row: {readonly start: number; readonly end: number},
  key: Match | undefined,
  matches: readonly Match[],
  firstMatch: number,
): Piece[] => {
  const cuts = new Set([row.start, row.end]);
  const inside = (at: number) => at > row.start && at < row.end;
  if (key) for (const at of [key.start, key.end]) if (inside(at)) cuts.add(at);
  const mine: number[] = [];
  for (let index = firstMatch; index < matches.length; index += 1) {
    const match = matches[index];
    if (!match || match.start >= row.end) break;
    if (match.end <= row.start) continue;
    mine.push(index);
    for (const at of [match.start, match.end]) if (inside(at)) cuts.add(at);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const match = mine.find(at => {
      const one = matches[at];
      return one !== undefined && one.start <= start && start < one.end;
    });
    return {
      text: text.slice(start, sorted[index + 1]),
      key: key !== undefined && key.start <= start && start < key.end,
      ...(match === undefined ? {} : {match}),
    };
  });
};

const keyPattern = /\s*("(?:[^"\\]|\\.)*")(?=:)/y;

/** The key that a line of JSON begins with. */
export const keyOf = (text: string, start: number): Match | undefined => {
  keyPattern.lastIndex = start;
  const found = keyPattern.exec(text);
  const key = found?.[1];
  return found && key !== undefined
    ? {start: found.index + found[0].length - key.length, end: keyPattern.lastIndex}
    : undefined;
};
