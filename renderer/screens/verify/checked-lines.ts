import type {Output} from '../../../main/contract/methods.ts';
import {meaningOf} from './problem-meaning.ts';

/** `held`: looked at and found to hold; `failed`: a problem belongs to it; `note`: not there to look at, or not looked at here. */
export type CheckedLine = {readonly text: string; readonly state: 'held' | 'failed' | 'note'};

/** Which kinds of problem belong to a line of the verification, by what the line speaks of. */
const about: readonly (readonly [RegExp, readonly ReturnType<typeof meaningOf>[]])[] = [
  [/^the custody log/, ['custody']],
  [/^every SHA-/, ['changed']],
  [/^every digest/, ['changed']],
  [/listed/, ['missing', 'extra']],
  [/number and size/, ['changed', 'missing', 'extra']],
];

/** What was looked at, each with whether it holds. Where a problem cannot be laid at one line's door, no line is said to hold. */
export const checkedLines = ({checked, problems}: Output<'package.verify'>): readonly CheckedLine[] => {
  const kinds = new Set(problems.map(({code}) => meaningOf(code)));
  const log = problems.some(({path}) => path.includes('/custody/'));
  const general = kinds.has('container') || kinds.has('form') || kinds.has('more');
  return checked.map(text => {
    if (/^not /.test(text)) return {text, state: 'note'};
    const owned = about.find(([pattern]) => pattern.test(text))?.[1];
    if (problems.length === 0) return {text, state: 'held'};
    if (owned?.some(kind => kinds.has(kind)) || (log && owned?.includes('custody'))) return {text, state: 'failed'};
    return {text, state: owned === undefined || general ? 'note' : 'held'};
  });
};
