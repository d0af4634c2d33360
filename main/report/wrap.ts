import type {State} from './shapes.ts';
import {type Color, colors, type Type} from './style.ts';
import {clusters, type Run, type Style, type Typefaces} from './typefaces.ts';
import {visible} from './visible.ts';

/** A stretch of text in one style, the shape of a state standing in the line, or the number of the page where a name is. */
export type Span =
  | {readonly text: string; readonly style?: Style; readonly color?: Color; readonly goTo?: string}
  | {readonly state: State}
  | {readonly pageOf: string};

/** Text of one size. */
export type Paragraph = {
  readonly spans: readonly Span[];
  readonly type: Type;
  /** Space before it, in points; not at the top of a page or cell. */
  readonly before?: number;
  readonly align?: 'left' | 'right' | 'center';
};

type TextPiece = Run & {readonly kind: 'text'; readonly color: Color; readonly goTo?: string};
type StatePiece = {readonly kind: 'state'; readonly state: State; readonly width: number};
type PagePiece = {readonly kind: 'page'; readonly name: string; readonly width: number};
/** What stands in a line, left to right; widths are in thousandths of the size. */
export type Piece = TextPiece | StatePiece | PagePiece;
export type Line = {readonly pieces: readonly Piece[]; readonly width: number; readonly paragraph: Paragraph};

/** How wide the shape of a state is, in thousandths of the size, the space after it included. */
export const stateWidth = 1350;

/** Room for a page number of four digits, in thousandths of the size. */
const pageWidth = 2400;

const cjk = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const notAtStart = /^[、。，．：；！？）】」』》〉〕］｝·…ー～々]/;
const notAtEnd = /[（【「『《〈〔［｛]$/;
/** After these a long name or path may go on in the next line. */
const seam = /[/\\\-:_.,;=&?@|)\]}]$/;

/** Breaks a paragraph into lines of at most `width` points: at spaces, between ideographs, and inside a word only where it fits in no line. */
export const wrap = (faces: Typefaces, paragraph: Paragraph, width: number): Line[] => {
  const kerned = paragraph.type.kerned === true;
  const limit = (width / paragraph.type.size) * 1000;
  const lines: Line[] = [];
  let line: Piece[] = [];
  let lineWidth = 0;
  let space: TextPiece | undefined;
  let word: Piece[] = [];
  let wordWidth = 0;

  const endLine = () => {
    lines.push({pieces: line, width: lineWidth, paragraph});
    line = [];
    lineWidth = 0;
    space = undefined;
  };
  const place = (piece: Piece) => {
    const grown = merged(line.at(-1), piece);
    if (grown) line[line.length - 1] = grown;
    else line.push(piece);
    lineWidth += piece.width;
  };
  const placeSpace = () => {
    if (space) place(space);
    space = undefined;
  };
  const breakInside = () => {
    if (line.length > 0 && limit - lineWidth - (space?.width ?? 0) < limit * 0.35) endLine();
    placeSpace();
    for (const piece of word) {
      if (piece.kind !== 'text') {
        if (lineWidth + piece.width > limit && line.length > 0) endLine();
        place(piece);
        continue;
      }
      for (const {part, last} of fragments(faces, piece, limit, () => limit - lineWidth, kerned)) {
        if (lineWidth + part.width > limit && line.length > 0) endLine();
        place(part);
        if (!last) endLine();
      }
    }
  };
  const endWord = () => {
    if (word.length === 0) return;
    if (lineWidth + (space?.width ?? 0) + wordWidth <= limit) {
      placeSpace();
      word.forEach(place);
    } else if (wordWidth <= limit) {
      endLine();
      word.forEach(place);
    } else breakInside();
    word = [];
    wordWidth = 0;
  };
  const addToWord = (piece: Piece) => {
    word.push(piece);
    wordWidth += piece.width;
  };

  for (const span of paragraph.spans) {
    if ('state' in span) {
      addToWord({kind: 'state', state: span.state, width: stateWidth});
      continue;
    }
    if ('pageOf' in span) {
      addToWord({kind: 'page', name: span.pageOf, width: pageWidth});
      continue;
    }
    const style = span.style ?? 'regular';
    const dress = {
      kind: 'text',
      color: span.color ?? colors.ink,
      ...(span.goTo === undefined ? {} : {goTo: span.goTo}),
    } as const;
    for (const token of visible(span.text).match(/\n| +|[^ \n]+/g) ?? []) {
      if (token === '\n') {
        endWord();
        endLine();
      } else if (token.startsWith(' ')) {
        endWord();
        const run = faces.runs(token, style, kerned)[0];
        if (run) space = {...run, ...dress};
      } else {
        for (const run of faces.runs(token, style, kerned)) {
          if (!cjk.test(run.text)) addToWord({...run, ...dress});
          else {
            for (const ideograph of ideographs(run.text)) {
              if (!notAtStart.test(ideograph) && !endsOpen(word)) endWord();
              addToWord({face: run.face, text: ideograph, width: faces.width(run.face, ideograph, kerned), ...dress});
            }
          }
        }
      }
    }
  }
  endWord();
  if (line.length > 0 || lines.length === 0) endLine();
  return lines;
};

/** Two pieces as one, where they look alike. */
const merged = (a: Piece | undefined, b: Piece): TextPiece | undefined =>
  a?.kind === 'text' && b.kind === 'text' && a.face === b.face && a.color === b.color && a.goTo === b.goTo
    ? {...a, text: a.text + b.text, width: a.width + b.width}
    : undefined;

const endsOpen = (word: readonly Piece[]): boolean => {
  const last = word.at(-1);
  return last?.kind === 'text' && notAtEnd.test(last.text);
};

/** Ideographs one by one, other text of the run as it stands. */
const ideographs = (text: string): string[] => {
  const out: string[] = [];
  let joined = false;
  for (const cluster of clusters(text)) {
    const single = cjk.test(cluster);
    if (single || !joined) out.push(cluster);
    else out[out.length - 1] += cluster;
    joined = !single;
  }
  return out;
};

/** Cuts a piece that fits in no line into parts that do, each as long as the room allows and ending at a seam where one is near. */
function* fragments(
  faces: Typefaces,
  piece: TextPiece,
  limit: number,
  room: () => number,
  kerned: boolean,
): Generator<{part: TextPiece; last: boolean}> {
  const units = clusters(piece.text);
  const widths = units.map(u => faces.width(piece.face, u, kerned));
  let start = 0;
  while (start < units.length) {
    let space = room();
    if (space < (widths[start] ?? 0)) space = limit;
    let end = start;
    let used = 0;
    let seamEnd = 0;
    while (end < units.length && (end === start || used + (widths[end] ?? 0) <= space)) {
      used += widths[end] ?? 0;
      end++;
      if (seam.test(units[end - 1] ?? '')) seamEnd = end;
    }
    if (end < units.length && seamEnd > start + (end - start) * 0.5) end = seamEnd;
    const text = units.slice(start, end).join('');
    start = end;
    yield {part: {...piece, text, width: faces.width(piece.face, text, kerned)}, last: start >= units.length};
  }
}
