import type {texts} from '../../texts/texts.ts';

type Meaning = keyof typeof texts.verify.problems.meanings;

const byCode: Readonly<Record<string, Meaning>> = {
  'changed-payload': 'changed',
  'changed-tag-file': 'changed',
  'payload-oxum': 'changed',
  'zip-crc': 'changed',
  'zip-data': 'changed',
  'zip-size': 'changed',
  'missing-file': 'missing',
  'missing-manifest': 'missing',
  incomplete: 'missing',
  'fetch-not-allowed': 'missing',
  'bag-info-missing': 'missing',
  'extra-file': 'extra',
  'unlisted-file': 'extra',
  'not-in-manifest': 'extra',
  'custody-broken': 'custody',
  'custody-length': 'custody',
  'custody-head': 'custody',
  'custody-unsealed': 'custody',
  'more-problems': 'more',
};

/** What kind of thing a problem is: its code's, or by the beginning of its code. */
export const meaningOf = (code: string): Meaning =>
  byCode[code] ?? (code.startsWith('zip') ? 'container' : code.startsWith('custody') ? 'custody' : 'form');
