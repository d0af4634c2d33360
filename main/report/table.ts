import {clipped, drawLine, heightOf, type LaidLine, lay, text} from './flow.ts';
import type {Paper} from './paper.ts';
import {type Color, colors, measure, page, type} from './style.ts';
import type {Paragraph, Span} from './wrap.ts';

export type Column = {
  /** A share of the table's width. */
  readonly share: number;
  readonly head: string | readonly Span[];
  readonly align?: 'left' | 'right' | 'center';
  /** Columns beside each other with the same group stand under its name. */
  readonly group?: string;
};

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
  const laidOut = (cells: readonly (readonly Paragraph[])[]): LaidLine[][] =>
    cells.length === 1
      ? [lay(paper.faces, cells[0] ?? [], total - 2 * pad.x)]
      : columns.map(({align = 'left'}, i) => {
          const aligned = (cells[i] ?? []).map(p => ({align, ...p}));
          return lay(paper.faces, aligned, (widths[i] ?? 0) - 2 * pad.x);
        });
  const head = laidOut(columns.map(c => [text(headSpans(c.head), type.tiny)]));
  const groups = columnGroups(columns);
  const groupHeight = groups.length > 0 ? type.tiny.leading + pad.y : 0;
  const headHeight = groupHeight + tallest(head) + 2 * pad.y;

  const drawCells = (cells: readonly (readonly LaidLine[])[], top: number) =>
    cells.forEach((lines, i) => {
      let y = top;
      lines.forEach((laid, n) => {
        y += n === 0 ? 0 : laid.before;
        drawLine(paper, laid, (lefts[i] ?? 0) + pad.x, y, (widths[i] ?? 0) - 2 * pad.x);
        y += laid.height;
      });
    });
  const drawHead = (again?: string) => {
    paper.pen.box(left, paper.y, total, headHeight, colors.accentGround);
    for (const {first, last, name} of groups) {
      const x = (lefts[first] ?? 0) + pad.x;
      const width = (lefts[last] ?? 0) + (widths[last] ?? 0) - pad.x - x;
      const line = lay(
        paper.faces,
        [text([{text: name, style: 'bold', color: colors.accent}], type.tiny, {align: 'center'})],
        width,
      )[0];
      if (line) drawLine(paper, line, x, paper.y + pad.y, width);
      paper.pen.rule(x, paper.y + groupHeight + 0.5, width, colors.strong, 0.4);
    }
    drawCells(head, paper.y + groupHeight + pad.y);
    paper.y += headHeight;
    paper.pen.rule(left, paper.y, total, colors.accent, 0.7);
    if (again === undefined) return;
    const band = clipped(paper.faces, {text: again, style: 'bold', color: colors.soft}, type.tiny, total - 2 * pad.x);
    const height = band.height + 2 * pad.y;
    paper.pen.box(left, paper.y, total, height, colors.ground);
    drawCells([[band]], paper.y + pad.y);
    paper.y += height;
    paper.pen.rule(left, paper.y, total, colors.line, 0.4);
  };
  const drawPart = (cells: readonly (readonly LaidLine[])[], row: Row, last: boolean) => {
    const height = tallest(cells) + 2 * pad.y;
    if (row.ground) paper.pen.box(left, paper.y, total, height, row.ground);
    drawCells(cells, paper.y + pad.y);
    paper.y += height;
    paper.pen.rule(left, paper.y, total, last ? colors.line : colors.strong, 0.4);
  };

  let started = false;
  let above: string | undefined;
  for (const row of rows) {
    const again = row.again === undefined ? above : undefined;
    let rest = laidOut(row.cells);
    const height = tallest(rest) + 2 * pad.y;
    const smallest =
      Math.max(...rest.map(lines => heightOf(lines.slice(0, row.keep ? 9 : 3)))) +
      2 * pad.y +
      (row.keep ? keepRoom : 0);
    const full = page.height - page.top - page.bottom - headHeight;
    if (!started) paper.need(headHeight + Math.min(height, full * 0.35) + (row.keep ? keepRoom : 0));
    if (!started || paper.fresh) drawHead(again);
    else if (
      height + (row.keep ? keepRoom : 0) > paper.room &&
      (smallest > paper.room || (height <= full && paper.room < full / 3))
    ) {
      paper.newPage();
      drawHead(again);
    }
    started = true;
    if (row.mark !== undefined) paper.mark(row.mark);
    let continued = false;
    while (tallest(rest) + 2 * pad.y > paper.room + 0.01) {
      const cuts = rest.map(lines => Math.max(fitting(lines, paper.room - 2 * pad.y), continued ? 1 : 0));
      if (cuts.some(n => n > 0)) {
        drawPart(
          rest.map((lines, i) => lines.slice(0, cuts[i])),
          row,
          false,
        );
        rest = rest.map((lines, i) => lines.slice(cuts[i]));
      }
      paper.newPage();
      drawHead(row.again ?? above);
      continued = true;
    }
    above = row.again ?? above;
    if (rest.some(lines => lines.length > 0)) drawPart(rest, row, true);
  }
  paper.y += 4;
};

const headSpans = (head: Column['head']): readonly Span[] =>
  typeof head === 'string' ? [{text: head, style: 'bold', color: colors.accent}] : head;

const columnGroups = (columns: readonly Column[]): {name: string; first: number; last: number}[] => {
  const out: {name: string; first: number; last: number}[] = [];
  columns.forEach(({group}, i) => {
    const before = out.at(-1);
    if (group === undefined) return;
    if (before?.name === group && before.last === i - 1) before.last = i;
    else out.push({name: group, first: i, last: i});
  });
  return out;
};

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
