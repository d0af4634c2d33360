const most = 64;

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

/** A reference suggested from the client's name and a year, in portable characters: `Northwind-Logistics-2026`. */
export const suggestReference = (client: string, year: number): string => {
  const end = `-${year}`;
  const stem = [...client.normalize('NFKD')]
    .map(character => spelled[character] ?? character)
    .join('')
    .replaceAll(/\p{M}|['’]/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, most - end.length)
    .replace(/-+$/, '');
  return `${stem === '' ? 'assessment' : stem}${end}`;
};
