import {plainLetters} from '../../plain-letters.ts';

const most = 64;

/** A reference suggested from the client's name and a year, in portable characters: `Northwind-Logistics-2026`. */
export const suggestReference = (client: string, year: number): string => {
  const end = `-${year}`;
  const stem = plainLetters(client)
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, most - end.length)
    .replace(/-$/, '');
  return `${stem === '' ? 'assessment' : stem}${end}`;
};
