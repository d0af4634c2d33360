import {type Cells, type Column, type Columns, pad, setOut} from './columns.ts';
import type {LaidLine} from './flow.ts';
import type {Paper} from './paper.ts';
import {type Color, colors, page} from './style.ts';
import type {Paragraph} from './wrap.ts';

export type {Column} from './columns.ts';

export type Row = {
  /** One a column; a single cell stands across all columns. */
  readonly cells: readonly (readonly Paragraph[])[];
  /** Stays on the page of the row below it. */
  readonly keep?: boolean;
  /** This row heads the rows below it; the text stands in its place, on one line, where they go on on a new page. */
  readonly again?: string;
  readonly ground?: Color;
  /** Names the row, so that links can point to it. */
  readonly mark?: string;
};

/** What a kept row wants below it, in points. */
const keepRoom = 34;
/** A row that starts on a page shows at least so many lines there. */
const leastLines = 3;

/**
 * Draws a table over as many pages as it needs, its head repeated on each. A row that fits on a page is kept whole unless it would
 * leave a third of the page empty; a longer one goes on under the repeated head.
 */
export const table = (paper: Paper, columns: readonly Column[], rows: Iterable<Row>): void => {
  const set = setOut(paper, columns);
  const full = page.height - page.top - page.bottom - set.headHeight;
  let started = false;
  let above: string | undefined;
  for (const row of rows) {
    const cells = set.lay(row.cells);
    const below = row.keep ? keepRoom : 0;
    const height = set.height(cells) + below;
    const least = row.keep ? height : set.height(cells.map(lines => lines.slice(0, leastLines)));
    if (!started) paper.need(set.headHeight + Math.min(height, full * 0.35));
    const early = height > paper.room && (least > paper.room || (height <= full && paper.room < full / 3));
    if (started && early && !paper.fresh) paper.newPage();
    if (!started || paper.fresh) set.drawHead(row.again === undefined ? above : undefined);
    started = true;
    if (row.mark !== undefined) paper.mark(row.mark);
    drawOver(paper, set, cells, row.ground, row.again ?? above);
    above = row.again ?? above;
  }
  paper.y += 4;
};

/** Draws a row at the paper's place and, where it does not fit, goes on under the head on new pages. */
const drawOver = (
  paper: Paper,
  set: Columns,
  cells: Cells,
  ground: Color | undefined,
  again: string | undefined,
): void => {
  let rest = cells;
  // On a page of its own, a line is drawn even if it seems not to fit: a report must end.
  let least = 0;
  while (set.height(rest) > paper.room + 0.01) {
    const cuts = rest.map(lines => Math.max(least, fitting(lines, paper.room - 2 * pad.y)));
    if (cuts.some(n => n > 0)) {
      set.draw(
        rest.map((lines, i) => lines.slice(0, cuts[i])),
        {ground, rule: colors.strong},
      );
      rest = rest.map((lines, i) => lines.slice(cuts[i]));
    }
    paper.newPage();
    set.drawHead(again);
    least = 1;
  }
  if (rest.some(lines => lines.length > 0)) set.draw(rest, {ground});
};

/** How many lines fit into a height. */
const fitting = (lines: readonly LaidLine[], height: number): number => {
  let used = 0;
  for (let i = 0; i < lines.length; i++) {
    used += (lines[i]?.height ?? 0) + (i === 0 ? 0 : (lines[i]?.before ?? 0));
    if (used > height + 0.01) return i;
  }
  return lines.length;
};
