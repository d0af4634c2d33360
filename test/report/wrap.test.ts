import PDFDocument from 'pdfkit';
import {beforeAll, describe, expect, it} from 'vitest';
import {packagedFonts} from '../../main/report/fonts.ts';
import {openTypefaces, type Typefaces} from '../../main/report/typefaces.ts';
import {type Line, type Span, wrap} from '../../main/report/wrap.ts';

let faces: Typefaces;
beforeAll(() => {
  faces = openTypefaces(new PDFDocument({font: '', autoFirstPage: false}), packagedFonts());
});

const type = {size: 10, leading: 14};
const lay = (spans: readonly Span[], width: number): Line[] => wrap(faces, {spans, type}, width);
const textOf = (line: Line): string => line.pieces.map(p => (p.kind === 'text' ? p.text : '')).join('');
const lines = (text: string, width: number): string[] => lay([{text}], width).map(textOf);

describe('breaking lines', () => {
  it.each([
    ['prose', 'The register is kept by the owner and was shown to us on site.'],
    ['an id without spaces', 'arn:aws:s3:::payments-settlement-archive-eu-central-1/2026/11/14/part-0001.parquet'],
    ['a word without seams', 'x'.repeat(400)],
    ['Chinese', '审计员王小明（上海）：这是一个很长的句子，没有任何空格。'.repeat(4)],
    ['mixed scripts', 'Zdeněk Dvořák met Ελένη Παπαδοπούλου and Олена Шевченко, 王小明 took notes.'],
  ])('%s: no line is wider than asked, and no character is lost', (_, text) => {
    for (const width of [31, 60, 140]) {
      const laid = lay([{text}], width);
      for (const line of laid) expect((line.width * 10) / 1000).toBeLessThanOrEqual(width + 0.001);
      expect(laid.map(textOf).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });
  it('breaks at spaces first, and long names at a seam', () => {
    expect(lines('one two three', 40)).toEqual(['one two', 'three']);
    expect(lines('payments-settlement-archive', 60)).toEqual(['payments-', 'settlement-', 'archive']);
  });
  it('never starts a line with closing punctuation in Chinese', () => {
    for (const width of [30, 41, 52, 63]) {
      for (const line of lines('一二三，四五六。七八九）十', width)) expect(line).not.toMatch(/^[，。）]/);
    }
  });
  it('keeps line breaks and indentation of rules', () => {
    expect(lines('a\n\n  && b', 200)).toEqual(['a', '', '  && b']);
  });
  it('gives one empty line for an empty text', () => expect(lines('', 50)).toEqual(['']));
  it('goes on where not even one character fits', () => {
    expect(lines('abc', 1)).toEqual(['a', 'b', 'c']);
  });
  it('keeps a state and the word after it together', () => {
    const laid = lay([{text: 'word '}, {state: 'unread'}, {text: 'Fail'}], 45);
    expect(laid).toHaveLength(2);
    expect(laid[1]?.pieces.map(p => p.kind)).toEqual(['state', 'text']);
  });
});

describe('choosing fonts', () => {
  it('writes Armenian and Georgian names', () => {
    expect(faces.runs('Արամ გიორგი', 'regular', false).map(r => [r.face, r.text])).toEqual([
      ['fallback-0-regular', 'Արամ'],
      ['regular', ' '],
      ['fallback-1-regular', 'გიორგი'],
    ]);
  });

  it('takes the first font that covers the text', () => {
    expect(faces.runs('Ελένη 王小明 → x', 'regular', false).map(r => [r.face, r.text])).toEqual([
      ['regular', 'Ελένη '],
      ['fallback-2-regular', '王小明'],
      ['regular', ' '],
      ['mono', '→'],
      ['regular', ' x'],
    ]);
  });
  it('keeps a mark with its base', () => {
    expect(faces.runs('Че\u0301хов', 'bold', false)).toHaveLength(1);
    expect(faces.glyphs('regular', 'e\u0301', false)).toHaveLength(1);
  });
  it('shows what no font has', () => {
    expect(faces.runs('a😀b', 'bold', false).map(r => r.text)).toEqual(['a[U+1F600]b']);
  });
});
