import {readFileSync} from 'node:fs';
import {ReportError} from './errors.ts';
import type {FontFiles} from './fonts.ts';
import {codePointMark, visible} from './visible.ts';

export type Style = 'regular' | 'bold' | 'mono';
/** A font file in use: its key is `regular`, `bold`, `mono`, or `fallback-0-bold`. */
export type Face = string;

/** What is drawn for a stretch of text in one face; widths are in thousandths of the font size. */
export type Glyphs = {
  readonly width: number;
  /** PDF text operands, `<hex> adjustment …`, where every glyph sits on the line. */
  readonly operands?: string;
  /** Single glyphs with their place, where marks are moved over their base. */
  readonly placed?: readonly {readonly hex: string; readonly x: number; readonly y: number}[];
};

/** A stretch of text in one face. */
export type Run = {readonly face: Face; readonly text: string; readonly width: number};

export type Typefaces = {
  /** Splits a text without line breaks into runs by glyph coverage; what no font has becomes a visible mark. */
  runs(text: string, style: Style, kerned: boolean): Run[];
  width(face: Face, text: string, kerned: boolean): number;
  glyphs(face: Face, text: string, kerned: boolean): Glyphs[];
  /** The font's resource name, registered with the current page. */
  resource(face: Face): string;
};

type Placement = {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
};

/** The part of pdfkit's embedded font that we stand on; pdfkit's `text()` would lay every run out three times. */
type EmbeddedFont = {
  readonly id: string;
  readonly font: {hasGlyphForCodePoint(codePoint: number): boolean};
  encode(text: string): [string[], Placement[]];
  ref(): unknown;
};

type Opened = {
  readonly font: EmbeddedFont;
  readonly covered: Map<number, boolean>;
  readonly units: Map<string, Glyphs>;
  /** Glyphs of the ASCII characters by code, the hot path. */
  readonly ascii: (Glyphs | undefined)[];
};

/** More marks than this on one base would run into the lines above; the rest is shown beside it. */
const maxMarks = 4;
/** What is kerned together: words, in stretches short enough for a font's tables. */
const kernable = / |(?:[^ \p{M}]\p{M}*){1,40}|\p{M}+/gu;
const asciiOnly = /^[\x20-\x7e]*$/;

/** The fonts of one document: opened when first needed, embedded only when used. Errors: ReportError `missing-font`, `unusable-font`. */
export const openTypefaces = (doc: PDFKit.PDFDocument, files: FontFiles): Typefaces => {
  const opened = new Map<Face, Opened>();
  const paths = new Map<Face, string>([
    ['regular', files.regular],
    ['bold', files.bold],
    ['mono', files.mono],
    ...files.fallbacks.flatMap((f, i): [Face, string][] => [
      [`fallback-${i}-regular`, f.regular],
      [`fallback-${i}-bold`, f.bold],
    ]),
  ]);
  const others = (weight: 'regular' | 'bold') => files.fallbacks.map((_, i) => `fallback-${i}-${weight}`);
  const chains: Record<Style, readonly Face[]> = {
    regular: ['regular', 'mono', ...others('regular')],
    bold: ['bold', 'mono', ...others('bold')],
    mono: ['mono', 'regular', ...others('regular')],
  };

  const open = (face: Face): Opened => {
    const known = opened.get(face);
    if (known) return known;
    const font = embed(doc, paths.get(face) ?? '');
    const fresh: Opened = {font, covered: new Map(), units: new Map(), ascii: []};
    opened.set(face, fresh);
    return fresh;
  };

  const covers = (face: Face, character: string): boolean => {
    const {covered, font} = open(face);
    const codePoint = character.codePointAt(0) ?? 0;
    let known = covered.get(codePoint);
    if (known === undefined) {
      known = font.font.hasGlyphForCodePoint(codePoint);
      covered.set(codePoint, known);
    }
    return known;
  };

  const unitGlyphs = (face: Face, unit: string): Glyphs => {
    const {units, font, ascii} = open(face);
    let known = units.get(unit);
    if (!known) {
      known = arrange(...font.encode(unit));
      units.set(unit, known);
      if (unit.length === 1 && unit <= '~') ascii[unit.charCodeAt(0)] = known;
    }
    return known;
  };

  const asciiGlyphs = (face: Face, text: string, index: number): Glyphs =>
    open(face).ascii[text.charCodeAt(index)] ?? unitGlyphs(face, text.charAt(index));

  const glyphs = (face: Face, text: string, kerned: boolean): Glyphs[] => {
    if (kerned) return (text.match(kernable) ?? []).map(word => unitGlyphs(face, word));
    if (asciiOnly.test(text)) return Array.from(text, (_, i) => asciiGlyphs(face, text, i));
    return clusters(text).map(cluster => unitGlyphs(face, cluster));
  };

  const width = (face: Face, text: string, kerned: boolean): number => {
    let total = 0;
    if (!kerned && asciiOnly.test(text)) {
      for (let i = 0; i < text.length; i++) total += asciiGlyphs(face, text, i).width;
      return total;
    }
    for (const unit of glyphs(face, text, kerned)) total += unit.width;
    return total;
  };

  const shown = (cluster: string, style: Style): [Face, string][] => {
    const chain = chains[style];
    const characters = [...cluster];
    const whole =
      characters.length <= maxMarks + 1 &&
      !startsWithMark(cluster) &&
      chain.find(f => characters.every(c => covers(f, c)));
    if (whole) return [[whole, cluster]];
    return characters.map(c => {
      const face = startsWithMark(c) ? undefined : chain.find(f => covers(f, c));
      return face ? [face, c] : [style, codePointMark(c)];
    });
  };

  const runs = (text: string, style: Style, kerned: boolean): Run[] => {
    const safe = visible(text);
    if (asciiOnly.test(safe)) return safe === '' ? [] : [{face: style, text: safe, width: width(style, safe, kerned)}];
    const out: {face: Face; text: string}[] = [];
    for (const cluster of clusters(safe)) {
      for (const [face, part] of shown(cluster, style)) {
        const last = out.at(-1);
        if (last?.face === face) last.text += part;
        else out.push({face, text: part});
      }
    }
    return out.map(r => ({...r, width: width(r.face, r.text, kerned)}));
  };

  const resource = (face: Face): string => {
    const {font} = open(face);
    doc.page.fonts[font.id] ??= font.ref();
    return font.id;
  };

  return {runs, width, glyphs, resource};
};

const mark = /^\p{M}/u;
const startsWithMark = (text: string): boolean => mark.test(text);

/** Base characters with the marks that follow them. */
export const clusters = (text: string): string[] => text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];

const embed = (doc: PDFKit.PDFDocument, path: string): EmbeddedFont => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new ReportError('missing-font', `The font file ${path} cannot be read. Install Fieldwork's packages again.`, {
      cause,
    });
  }
  try {
    doc.font(bytes);
  } catch (cause) {
    throw new ReportError('unusable-font', `The font file ${path} is not a usable TrueType font. Replace it.`, {cause});
  }
  const font = (doc as unknown as {_font?: EmbeddedFont})._font;
  if (!font?.font?.hasGlyphForCodePoint || !font.encode) {
    throw new ReportError('unusable-font', `pdfkit did not embed ${path} as expected. Use the pdfkit version we name.`);
  }
  // Which text a glyph copies as is decided by its first use: ASCII first, look-alikes later.
  if (font.font.hasGlyphForCodePoint(0x41)) font.encode(asciiText);
  return font;
};

const asciiText = Array.from({length: 95}, (_, i) => String.fromCharCode(0x20 + i)).join(' ');

const arrange = (codes: readonly string[], positions: readonly Placement[]): Glyphs => {
  const width = positions.reduce((sum, p) => sum + p.xAdvance, 0);
  if (positions.some(p => p.xOffset !== 0 || p.yOffset !== 0)) {
    let x = 0;
    const placed = codes.map((hex, i) => {
      const p = positions[i];
      const at = {hex, x: x + (p?.xOffset ?? 0), y: p?.yOffset ?? 0};
      x += p?.xAdvance ?? 0;
      return at;
    });
    return {width, placed};
  }
  const operands = codes.map((hex, i) => {
    const p = positions[i];
    const kern = p ? p.advanceWidth - p.xAdvance : 0;
    return kern === 0 ? `<${hex}>` : `<${hex}> ${Math.round(kern * 100) / 100} `;
  });
  return {width, operands: operands.join('').replaceAll('><', '')};
};
