/** How an identity that a person was told compares with the one of the package. */
export type Comparison = 'none' | 'same' | 'different' | 'incomplete' | 'malformed';

/** The digits of what was typed or pasted: blanks, colons and dashes between them and capitals make no difference. */
export const identityDigits = (told: string): string => told.replaceAll(/[\s:\-\u200b]/gu, '').toLowerCase();

export const compareIdentity = (told: string, identity: string): Comparison => {
  const digits = identityDigits(told);
  if (digits === '') return 'none';
  if (!/^[0-9a-f]+$/.test(digits) || digits.length > 64) return 'malformed';
  if (digits === identity) return 'same';
  return digits.length < 64 && identity.startsWith(digits) ? 'incomplete' : 'different';
};
