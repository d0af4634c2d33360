/** Whether two names are one person's: case, spacing and Unicode form do not make two people of one. */
export const isSamePerson = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
