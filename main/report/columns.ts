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

/** The lines of a row, cell by cell. */
export type Cells = readonly (readonly LaidLine[])[];

/** Where a table's columns stand, and how cells and head are drawn in them. */
export type Columns = {
  readonly headHeight: number;
  /** Breaks the cells of a row into lines; a single cell stands across all columns. */
  lay(cells: readonly (readonly Paragraph[])[]): LaidLine[][];
  /** How high the lines are with the space around them. */
  height(cells: Cells): number;
  /** Draws lines at the paper's place, with a ground and a rule below, and moves on. */
  draw(cells: Cells, options?: {readonly ground?: Color | undefined; readonly rule?: Color}): void;
  /** Draws the head, and under it, on one line, what the rows go on with. */
  drawHead(again?: string): void;
};

/** Space inside a cell, in points. */
export const pad = {x: 5, y: 3.6} as const;

/** Sets columns out over the width of the text. */
export const setOut = (paper: Paper, columns: readonly Column[]): Columns => {
  const shares = columns.reduce((sum, c) => sum + c.share, 0);
  const widths = columns.map(c => (measure * c.share) / shares);
  const lefts = widths.map((_, i) => page.left + widths.slice(0, i).reduce((a, b) => a + b, 0));
  const inner = (i: number): number => (widths[i] ?? 0) - 2 * pad.x;
  const layCells: Columns['lay'] = cells =>
    cells.length === 1
      ? [lay(paper.faces, cells[0] ?? [], measure - 2 * pad.x)]
      : columns.map(({align = 'left'}, i) =>
          lay(
            paper.faces,
            (cells[i] ?? []).map(p => ({align, ...p})),
            inner(i),
          ),
        );
  const put = (cells: Cells, top: number): void =>
    cells.forEach((lines, i) => {
      let y = top;
      lines.forEach((laid, n) => {
        y += n === 0 ? 0 : laid.before;
        drawLine(paper, laid, (lefts[i] ?? 0) + pad.x, y, inner(i));
        y += laid.height;
      });
    });
  const height = (cells: Cells): number => tallest(cells) + 2 * pad.y;
  const draw: Columns['draw'] = (cells, {ground, rule = colors.line} = {}) => {
    const high = height(cells);
    if (ground !== undefined) paper.pen.box(page.left, paper.y, measure, high, ground);
    put(cells, paper.y + pad.y);
    paper.y += high;
    paper.pen.rule(page.left, paper.y, measure, rule, 0.4);
  };

  const head = layCells(columns.map(c => [text(headSpans(c.head), type.tiny)]));
  const groups = groupsOf(columns);
  const groupHeight = groups.length > 0 ? type.tiny.leading + pad.y : 0;
  const headHeight = groupHeight + height(head);
  const drawGroup = ({first, last, name}: Group): void => {
    const x = (lefts[first] ?? 0) + pad.x;
    const width = (lefts[last] ?? 0) + (widths[last] ?? 0) - pad.x - x;
    const laid = clipped(paper.faces, {text: name, style: 'bold', color: colors.accent}, type.tiny, width);
    const shift = (width - (laid.line.width * type.tiny.size) / 1000) / 2;
    drawLine(paper, laid, x + shift, paper.y + pad.y, width);
    paper.pen.rule(x, paper.y + groupHeight + 0.5, width, colors.strong, 0.4);
  };
  const drawHead: Columns['drawHead'] = again => {
    paper.pen.box(page.left, paper.y, measure, headHeight, colors.accentGround);
    groups.forEach(drawGroup);
    put(head, paper.y + groupHeight + pad.y);
    paper.y += headHeight;
    paper.pen.rule(page.left, paper.y, measure, colors.accent, 0.7);
    if (again === undefined) return;
    const span = {text: again, style: 'bold', color: colors.soft} as const;
    draw([[clipped(paper.faces, span, type.tiny, measure - 2 * pad.x)]], {ground: colors.ground});
  };
  return {headHeight, lay: layCells, height, draw, drawHead};
};

const headSpans = (head: Column['head']): readonly Span[] =>
  typeof head === 'string' ? [{text: head, style: 'bold', color: colors.accent}] : head;

type Group = {readonly name: string; readonly first: number; last: number};

const groupsOf = (columns: readonly Column[]): Group[] => {
  const out: Group[] = [];
  columns.forEach(({group}, i) => {
    const before = out.at(-1);
    if (group === undefined) return;
    if (before?.name === group && before.last === i - 1) before.last = i;
    else out.push({name: group, first: i, last: i});
  });
  return out;
};

const tallest = (cells: Cells): number => cells.reduce((most, lines) => Math.max(most, heightOf(lines)), 0);
