import {drawLine, heightOf, type LaidLine, lay, text} from './flow.ts';
import type {Paper} from './paper.ts';
import {type Color, colors, measure, page, type} from './style.ts';
import type {Paragraph, Span} from './wrap.ts';

export type Column = {
  /** A share of the table's width. */
  readonly share: number;
  readonly head: string | readonly Span[];
  readonly align?: 'left' | 'right' | 'center';
};

export type Row = {
  /** One a column; a single cell stands across all columns. */
  readonly cells: readonly (readonly Paragraph[])[];
  /** Stays on the page of the row below it. */
  readonly keep?: boolean;
  readonly ground?: Color;
  /** Names the row, so that links can point to it. */
  readonly mark?: string;
};

const pad = {x: 5, y: 3.6};
/** What a kept row wants below it, in points. */
const keepRoom = 34;

/**
 * Draws a table over as many pages as it needs, its head repeated on each. A row that fits on a page is kept whole unless it would
 * leave a third of the page empty; a longer one goes on under the repeated head.
 */
export const table = (
  paper: Paper,
  columns: readonly Column[],
  rows: Iterable<Row>,
  options: {readonly indent?: number} = {},
): void => {
  const left = page.left + (options.indent ?? 0);
  const total = measure - (options.indent ?? 0);
  const shares = columns.reduce((sum, c) => sum + c.share, 0);
  const widths = columns.map(c => (total * c.share) / shares);
  const lefts = widths.map((_, i) => left + widths.slice(0, i).reduce((a, b) => a + b, 0));
  const fit = (cells: readonly (readonly Paragraph[])[]): LaidLine[][] =>
    cells.length === 1
      ? [lay(paper.faces, cells[0] ?? [], total - 2 * pad.x)]
      : columns.map(({align = 'left'}, i) => {
          const aligned = (cells[i] ?? []).map(p => ({align, ...p}));
          return lay(paper.faces, aligned, (widths[i] ?? 0) - 2 * pad.x);
        });
  const head = fit(columns.map(c => [text(headSpans(c.head), type.tiny)]));
  const headHeight = tallest(head) + 2 * pad.y;

  const drawCells = (cells: readonly (readonly LaidLine[])[], top: number) =>
    cells.forEach((lines, i) => {
      let y = top;
      lines.forEach((laid, n) => {
        y += n === 0 ? 0 : laid.before;
        drawLine(paper, laid, (lefts[i] ?? 0) + pad.x, y, (widths[i] ?? 0) - 2 * pad.x);
        y += laid.height;
      });
    });
  const drawHead = () => {
    paper.pen.box(left, paper.y, total, headHeight, colors.accentGround);
    drawCells(head, paper.y + pad.y);
    paper.y += headHeight;
    paper.pen.rule(left, paper.y, total, colors.accent, 0.7);
  };
  const drawPart = (cells: readonly (readonly LaidLine[])[], row: Row, last: boolean) => {
    const height = tallest(cells) + 2 * pad.y;
    if (row.ground) paper.pen.box(left, paper.y, total, height, row.ground);
    drawCells(cells, paper.y + pad.y);
    paper.y += height;
    paper.pen.rule(left, paper.y, total, last ? colors.line : colors.strong, 0.4);
  };

  let started = false;
  for (const row of rows) {
    let rest = fit(row.cells);
    const height = tallest(rest) + 2 * pad.y;
    const smallest =
      Math.max(...rest.map(lines => heightOf(lines.slice(0, row.keep ? 9 : 3)))) +
      2 * pad.y +
      (row.keep ? keepRoom : 0);
    const full = page.height - page.top - page.bottom - headHeight;
    if (!started) paper.need(headHeight + Math.min(height, full * 0.35) + (row.keep ? keepRoom : 0));
    if (!started || paper.fresh) drawHead();
    else if (
      height + (row.keep ? keepRoom : 0) > paper.room &&
      (smallest > paper.room || (height <= full && paper.room < full / 3))
    ) {
      paper.newPage();
      drawHead();
    }
    started = true;
    if (row.mark !== undefined) paper.mark(row.mark);
    while (tallest(rest) + 2 * pad.y > paper.room + 0.01) {
      const cuts = rest.map(lines => fitting(lines, paper.room - 2 * pad.y));
      if (cuts.every(n => n === 0)) {
        paper.newPage();
        drawHead();
        continue;
      }
      drawPart(
        rest.map((lines, i) => lines.slice(0, cuts[i])),
        row,
        false,
      );
      rest = rest.map((lines, i) => lines.slice(cuts[i]));
      paper.newPage();
      drawHead();
    }
    if (rest.some(lines => lines.length > 0)) drawPart(rest, row, true);
  }
  paper.y += 4;
};

const headSpans = (head: Column['head']): readonly Span[] =>
  typeof head === 'string' ? [{text: head, style: 'bold', color: colors.accent}] : head;

const tallest = (cells: readonly (readonly LaidLine[])[]): number => Math.max(0, ...cells.map(heightOf));

/** How many lines fit into a height. */
const fitting = (lines: readonly LaidLine[], height: number): number => {
  let used = 0;
  for (let i = 0; i < lines.length; i++) {
    used += (lines[i]?.height ?? 0) + (i === 0 ? 0 : (lines[i]?.before ?? 0));
    if (used > height + 0.01) return i;
  }
  return lines.length;
};
