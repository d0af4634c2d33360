/** More words than this do not narrow a search any further. */
const mostWords = 12;

/**
 * What a person typed as an FTS5 expression: every word is a prefix, all must occur, in any order. Each word is quoted, so that
 * nothing in it is an operator (sqlite.org/fts5.html §3.1); punctuation inside makes a phrase, so `A.9.2` finds that row of
 * tokens. Undefined where there is nothing to look for.
 */
export const matchOf = (text: string): string | undefined => {
  const words = text
    .split(/[\s\p{Cc}]+/u)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
  return words.length === 0 ? undefined : words.map(word => `"${word.replaceAll('"', '""')}"*`).join(' ');
};

/** Other spellings under which a text should be found: the parts of `GetBucketAcl`, and letters without their strokes. */
export const otherSpellings = (fold: (text: string) => string, ...texts: readonly string[]): string => {
  const found = new Set<string>();
  for (const text of texts) {
    const parts = text.replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ');
    if (parts !== text) found.add(parts);
    const folded = fold(text);
    if (/[łøđðħıßæœþ]/i.test(text)) found.add(folded);
  }
  return [...found].join(' ');
};
