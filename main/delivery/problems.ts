import {shown} from './names.ts';
import type {VerificationProblem} from './types.ts';

/** More than this is not listed, only counted: a hostile package may have a problem a line. */
const limit = 1000;

export type ProblemList = {
  /** Notes one thing that does not hold: a stable code, where, and the difference in words. */
  note(code: string, path: string, message: string): void;
  count(): number;
  list(): VerificationProblem[];
};

/** Collects problems in bounded memory, with names made printable. */
export const createProblemList = (): ProblemList => {
  const problems: VerificationProblem[] = [];
  let more = 0;
  return {
    note: (code, path, message) => {
      if (problems.length < limit) problems.push({code, path: shown(path), message});
      else more++;
    },
    count: () => problems.length + more,
    list: () =>
      more === 0
        ? [...problems]
        : [...problems, {code: 'more-problems', path: '', message: `${more} more problems are not listed.`}],
  };
};
