/** Letters that do not come apart into a base and a mark. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  þ: 'th',
  Þ: 'Th',
  œ: 'oe',
  Œ: 'Oe',
  ı: 'i',
};

/** A text with the letters that a plain keyboard has: without accents, `Łódź` as `Lodz`. Other scripts stay as they are. */
export const plainLetters = (text: string): string =>
  [...text.normalize('NFKD').replaceAll(/\p{M}/gu, '')].map(letter => spelled[letter] ?? letter).join('');
