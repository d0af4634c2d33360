/**
 * JSON laid out with two spaces, up to `limit` characters. Only white space changes: numbers, escapes, repeated keys and their order
 * stay as they were captured, which parsing and writing again would not keep. Undefined where the text is no JSON.
 */
export const prettyJson = (text: string, limit: number): {text: string; truncated: boolean} | undefined => {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const out: string[] = [];
  let [length, depth] = [0, 0];
  const put = (piece: string) => {
    out.push(piece);
    length += piece.length;
  };
  const line = () => put(`\n${'  '.repeat(Math.min(depth, deepest))}`);
  for (let at = skipSpace(text, 0); at < text.length && length <= limit; at = skipSpace(text, at)) {
    const from = at;
    at = endOfPiece(text, at);
    const piece = text.slice(from, at);
    if (piece === '{' || piece === '[') {
      const next = skipSpace(text, at);
      const empty = text[next] === '}' || text[next] === ']';
      put(empty ? `${piece}${text[next]}` : piece);
      if (empty) at = next + 1;
      else {
        depth += 1;
        line();
      }
    } else if (piece === '}' || piece === ']') {
      depth -= 1;
      line();
      put(piece);
    } else if (piece === ',') {
      put(piece);
      line();
    } else put(piece === ':' ? ': ' : piece);
  }
  const laidOut = out.join('');
  return laidOut.length > limit ? {text: cutAt(laidOut, limit), truncated: true} : {text: laidOut, truncated: false};
};

/** Deeper levels are laid out no further to the right. */
const deepest = 60;

const space = ' \t\n\r';
const marks = '{}[],:';

const skipSpace = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && space.includes(text[at] ?? '')) at += 1;
  return at;
};

/** Where a mark, a string or a bare word that begins at `from` ends. Strings of many megabytes are why this is no regular expression. */
const endOfPiece = (text: string, from: number): number => {
  if (marks.includes(text[from] ?? '')) return from + 1;
  if (text[from] === '"') {
    let at = from + 1;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    return at + 1;
  }
  let at = from + 1;
  while (at < text.length && !marks.includes(text[at] ?? '') && !space.includes(text[at] ?? '')) at += 1;
  return at;
};

/** The beginning of a text, not ending inside a character. */
export const cutAt = (text: string, length: number): string => {
  const cut = text.slice(0, length);
  const last = cut.charCodeAt(cut.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
};
