/** A line of a text: where it begins and ends in it, without its line end. */
export type Line = {readonly start: number; readonly end: number};
/** A part of a line as wide as the view; `first`: it carries the line's number. */
export type Row = {readonly line: number; readonly start: number; readonly end: number; readonly first: boolean};
/** Lines that can be folded into the one at `line`: those after it, up to and with `last`. */
export type Fold = {readonly line: number; readonly last: number};

/** The lines of a text; CR LF and LF end one. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (;;) {
    const at = text.indexOf('\n', start);
    const end = at === -1 ? text.length : at;
    lines.push({start, end: end > start && text[end - 1] === '\r' ? end - 1 : end});
    if (at === -1) return lines;
    start = at + 1;
  }
};

const indentOf = (text: string, {start, end}: Line): number => {
  let at = start;
  while (at < end && text[at] === ' ') at += 1;
  return at - start;
};

/** What can be folded in text that is laid out by its depth (JSON, XML): a line, and all deeper lines after it. Also where its end is cut off. */
export const foldsOf = (text: string, lines: readonly Line[]): ReadonlyMap<number, Fold> => {
  const folds = new Map<number, Fold>();
  const open: {line: number; indent: number}[] = [];
  const close = (indent: number, before: number) => {
    for (let top = open.at(-1); top && indent <= top.indent; top = open.at(-1)) {
      open.pop();
      if (before > top.line) folds.set(top.line, {line: top.line, last: before});
    }
  };
  lines.forEach((line, index) => {
    if (line.end === line.start) return;
    const indent = indentOf(text, line);
    close(indent, index - 1);
    open.push({line: index, indent});
  });
  close(0, lines.length - 1);
  return folds;
};

/** What is folded when only the outermost level is to be seen. */
export const foldedDeep = (text: string, lines: readonly Line[], folds: ReadonlyMap<number, Fold>): Set<number> => {
  const folded = new Set<number>();
  for (const line of folds.keys()) {
    const at = lines[line];
    if (at && indentOf(text, at) > 0) folded.add(line);
  }
  return folded;
};

/** Breaks at the last space of the part, where there is one in its second half. */
const breakAt = (text: string, start: number, columns: number): number => {
  const space = text.lastIndexOf(' ', start + columns - 1);
  let end = space > start + columns / 2 ? space + 1 : start + columns;
  // Never between the halves of one character.
  const code = text.charCodeAt(end - 1);
  if (code >= 0xd800 && code <= 0xdbff) end += 1;
  return end;
};

/** What is shown: lines that are not folded away, broken to `columns` characters. */
export const rowsOf = (
  text: string,
  lines: readonly Line[],
  columns: number,
  folds: ReadonlyMap<number, Fold>,
  folded: ReadonlySet<number>,
): Row[] => {
  const rows: Row[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line) break;
    let start = line.start;
    do {
      const end = line.end - start <= columns ? line.end : breakAt(text, start, columns);
      rows.push({line: index, start, end, first: start === line.start});
      start = end;
    } while (start < line.end);
    const fold = folded.has(index) ? folds.get(index) : undefined;
    if (fold) index = fold.last;
  }
  return rows;
};

/** The index of the last of sorted things that begins at or before `at`. */
export const lastAtOrBefore = (things: readonly {readonly start: number}[], at: number): number => {
  let low = 0;
  let high = things.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((things[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Unfolds whatever hides a line. */
export const unfolded = (
  line: number,
  folds: ReadonlyMap<number, Fold>,
  folded: ReadonlySet<number>,
): ReadonlySet<number> => {
  const hiding = [...folded].filter(at => {
    const fold = folds.get(at);
    return fold !== undefined && fold.line < line && line <= fold.last;
  });
  if (hiding.length === 0) return folded;
  const next = new Set(folded);
  for (const at of hiding) next.delete(at);
  return next;
};
