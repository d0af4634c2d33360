export type ExcerptPart = {readonly text: string; readonly marked: boolean};

/** An excerpt cut at its marks: what matched lies between U+0002 and U+0003. Marks that do not pair are passed over. */
export const excerptParts = (excerpt: string): readonly ExcerptPart[] =>
  excerpt
    .split('\u0002')
    .flatMap((piece, index): ExcerptPart[] => {
      const end = piece.indexOf('\u0003');
      if (index === 0 || end < 0) return [{text: piece.replaceAll('\u0003', ''), marked: false}];
      return [
        {text: piece.slice(0, end), marked: true},
        {text: piece.slice(end + 1).replaceAll('\u0003', ''), marked: false},
      ];
    })
    .filter(({text}) => text !== '');
