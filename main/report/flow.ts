import type {Paper} from './paper.ts';
import {colors, measure, page, type Type, type} from './style.ts';
import type {Typefaces} from './typefaces.ts';
import {oneLine} from './visible.ts';
import {type Line, type Paragraph, type Span, wrap} from './wrap.ts';

/** A line with its height in points; `before` is dropped at the top of a page. */
export type LaidLine = {readonly line: Line; readonly before: number; readonly height: number};

/** Text in one style as a paragraph. */
export const text = (
  value: string | readonly Span[],
  style: Type = type.body,
  options: Omit<Paragraph, 'spans' | 'type'> = {},
): Paragraph => ({spans: typeof value === 'string' ? [{text: value}] : value, type: style, ...options});

/** Breaks paragraphs into lines of at most `width` points. */
export const lay = (faces: Typefaces, paragraphs: readonly Paragraph[], width: number): LaidLine[] =>
  paragraphs.flatMap(p =>
    wrap(faces, p, width).map((line, i) => ({line, before: i === 0 ? (p.before ?? 0) : 0, height: p.type.leading})),
  );

export const heightOf = (lines: readonly LaidLine[]): number =>
  lines.reduce((sum, l, i) => sum + l.height + (i === 0 ? 0 : l.before), 0);

/** Draws one line with its top at y, aligned as its paragraph says. */
export const drawLine = (paper: Paper, {line, height}: LaidLine, x: number, y: number, width: number): void => {
  const {
    align,
    type: {size},
  } = line.paragraph;
  const points = (line.width * size) / 1000;
  const shift = align === 'right' ? width - points : align === 'center' ? (width - points) / 2 : 0;
  const baseline = y + height / 2 + size * 0.357;
  paper.pen.line(line, x + shift, baseline);
  let at = x + shift;
  for (const piece of line.pieces) {
    at += (piece.width * size) / 1000;
    if (piece.kind === 'page') drawPageNumber(paper, piece.name, line.paragraph.type, at, baseline);
  }
};

/** Draws the number of the page where a name is, ending at x, once all pages exist. */
const drawPageNumber = (paper: Paper, name: string, style: Type, x: number, baseline: number): void =>
  paper.later(pageOf => {
    const line = wrap(paper.faces, text([{text: `${pageOf(name) ?? ''}`, goTo: name}], style), measure)[0];
    if (line) paper.pen.line(line, x - (line.width * style.size) / 1000, baseline);
  });

const longestClipped = 400;

/** A text on one line of at most `width` points, ending in `…` where it is cut. */
export const clipped = (
  faces: Typefaces,
  span: Span & {readonly text: string},
  style: Type,
  width: number,
): LaidLine => {
  const whole = oneLine(span.text.slice(0, longestClipped));
  const onLines = (value: string): LaidLine[] => lay(faces, [text([{...span, text: value}], style)], width);
  const lines = onLines(whole);
  const first = lines[0] ?? {
    line: {pieces: [], width: 0, paragraph: text('', style)},
    before: 0,
    height: style.leading,
  };
  if (lines.length < 2 && span.text.length <= longestClipped) return first;
  const kept = first.line.pieces.flatMap(p => (p.kind === 'text' ? [...p.text] : []));
  for (let length = kept.length; length > 0; length--) {
    const [cut, more] = onLines(`${kept.slice(0, length).join('').trimEnd()}…`);
    if (cut && !more) return cut;
  }
  return first;
};

/** Writes paragraphs at the paper's place and over as many pages as they need; never leaves a single line alone where two fit. */
export const write = (
  paper: Paper,
  paragraphs: readonly Paragraph[],
  options: {readonly indent?: number; readonly width?: number} = {},
): void => {
  const x = page.left + (options.indent ?? 0);
  const width = options.width ?? measure - (options.indent ?? 0);
  const lines = lay(paper.faces, paragraphs, width);
  lines.forEach((laid, i) => {
    const next = lines[i + 1];
    const first = i === 0 || laid.line.paragraph !== lines[i - 1]?.line.paragraph;
    const nextIsLast =
      next && next.line.paragraph === laid.line.paragraph && lines[i + 2]?.line.paragraph !== laid.line.paragraph;
    const together = next && (first || nextIsLast) && next.line.paragraph === laid.line.paragraph ? next.height : 0;
    if (!paper.fresh) paper.y += laid.before;
    paper.need(laid.height + together);
    drawLine(paper, laid, x, paper.y, width);
    paper.y += laid.height;
  });
};

/** Starts a part of the report on a new page, with its place in outline and contents. */
export const startSection = (paper: Paper, name: string, title: string): void => {
  paper.newPage();
  paper.mark(name);
  paper.bookmark(title, 0);
  write(paper, [text([{text: title, style: 'bold', color: colors.accent}], type.title)]);
  paper.y += 5;
  paper.pen.rule(page.left, paper.y, measure, colors.accent, 1.1);
  paper.y += 14;
};

/** A heading inside a part; stays with at least `follows` points of what comes after it. */
export const heading = (paper: Paper, title: string, follows = 60): void => {
  const lines = lay(paper.faces, [text([{text: title, style: 'bold'}], type.heading)], measure);
  if (!paper.fresh) paper.y += 16;
  paper.need(heightOf(lines) + 6 + follows);
  write(paper, [text([{text: title, style: 'bold'}], type.heading)]);
  paper.y += 5;
};
