/** Heights in px; the style sheet says the same. */
export const rowHeight = 32;
export const headHeight = 34;

/** How the lines of a table are laid: every row has one, and every group's heading one in front of its first row. */
export type Lines = {
  readonly count: number;
  lineOfRow(row: number): number;
  /** The row at a line; at a heading, the first row of its group. */
  rowOfLine(line: number): number;
  /** The number of the group whose heading is at a line, or undefined where a row is. */
  headAt(line: number): number | undefined;
};

/** Lays `total` rows and the headings of groups (by the index of their first row, ascending). */
export const layLines = (total: number, groups: readonly {readonly index: number}[]): Lines => {
  const starts = groups.map(({index}, group) => index + group);
  return {
    count: total + groups.length,
    lineOfRow: row => row + below(groups.length, at => (groups[at]?.index ?? 0) <= row),
    rowOfLine: line => line - below(starts.length, at => (starts[at] ?? 0) < line),
    headAt: line => {
      const group = below(starts.length, at => (starts[at] ?? 0) < line);
      return starts[group] === line ? group : undefined;
    },
  };
};

/** How many of the first `count` places hold; all that hold stand before those that do not. */
const below = (count: number, holds: (at: number) => boolean): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The lines that are drawn: the last one included. */
export type Drawn = {readonly first: number; readonly last: number};

const step = 8;
const margin = 12;

/** The lines to draw for a scroll position in px, a margin around it; moves in steps, so that little scrolling draws nothing. */
export const drawnLines = (scrollTop: number, height: number): Drawn => {
  const first = Math.floor((Math.floor(Math.max(0, scrollTop) / rowHeight) - margin) / step) * step;
  return {first: Math.max(0, first), last: first + step + 2 * margin + Math.ceil(height / rowHeight)};
};

/** Where to scroll so that a line is in sight below the head; the same place where it is. */
export const scrollFor = (line: number, scrollTop: number, height: number): number => {
  const top = line * rowHeight;
  const most = top + rowHeight - (height - headHeight);
  return Math.max(0, Math.min(Math.max(scrollTop, most), top));
};

const flexible = 120;

/** The least width of all columns together, in px, by their grid tracks: `120px`, `minmax(160px, 2fr)`, `1fr`. */
export const leastWidth = (columns: readonly {readonly width: string}[]): number =>
  columns.reduce((sum, {width}) => sum + Number(/^(?:minmax\(\s*)?(\d+(?:\.\d+)?)px/.exec(width)?.[1] ?? flexible), 0);

/** Where a key moves the selection; undefined for other keys. Without a selection every key chooses the first row, End the last. */
export const movedBy = (key: string, from: number | undefined, total: number, page: number): number | undefined => {
  const by = new Map([
    ['ArrowDown', 1],
    ['ArrowUp', -1],
    ['j', 1],
    ['k', -1],
    ['PageDown', page],
    ['PageUp', -page],
    ['Home', -total],
    ['End', total],
  ]).get(key);
  if (by === undefined || total === 0) return undefined;
  if (from === undefined) return by === total ? total - 1 : 0;
  return Math.max(0, Math.min(total - 1, from + by));
};
