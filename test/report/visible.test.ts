import {describe, expect, it} from 'vitest';
import {oneLine, visible} from '../../main/report/visible.ts';

describe('visible text', () => {
  it.each([
    ['plain text', 'a b-c', 'a b-c'],
    ['line ends of every kind', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['a tab', 'a\tb', 'a    b'],
    ['NUL', 'a\0b', 'a[U+0000]b'],
    ['a terminal escape', '\u001b[31m', '[U+001B][31m'],
    ['a right-to-left override', 'exe\u202Efdp', 'exe[U+202E]fdp'],
    ['bidi isolates', '\u2066x\u2069', '[U+2066]x[U+2069]'],
    ['a zero-width space and joiner', 'a\u200bb\u200dc', 'a[U+200B]b[U+200D]c'],
    ['a soft hyphen', 'a\u00adb', 'a[U+00AD]b'],
    ['a byte order mark', '\ufeffa', '[U+FEFF]a'],
    ['lone surrogates', '\ud800x\udc00', '[U+D800]x[U+DC00]'],
    ['a tag character', 'a\u{e0041}', 'a[U+E0041]'],
    ['a variation selector', '❤\ufe0f', '❤[U+FE0F]'],
    ['a private character', '\ue000', '[U+E000]'],
    ['a noncharacter', '\uffff', '[U+FFFF]'],
    ['letters with marks', 'e\u0301', 'e\u0301'],
    ['a pair of surrogates', '𠀋', '𠀋'],
  ])('%s', (_, given, shown) => expect(visible(given)).toBe(shown));

  it('puts text on one line where there is only one', () => {
    expect(oneLine('  a\n\n b\tc ')).toBe('a b c');
  });
});
