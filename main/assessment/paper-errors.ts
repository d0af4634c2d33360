import type {PaperErrorCode} from '../contract/paper-codes.ts';

export type {PaperErrorCode} from '../contract/paper-codes.ts';

/** A fault of a working paper: a stable code, the field it is about, what is wrong, and how to mend it. */
export type PaperProblem = {
  readonly code: PaperErrorCode;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly mend: string;
};

/** A working paper, or something done with one, that is refused: every fault in the message, the first one's code. */
export class PaperError extends Error {
  override readonly name = 'PaperError';
  readonly code: PaperErrorCode;
  readonly problems: readonly PaperProblem[];
  constructor(problems: readonly [PaperProblem, ...PaperProblem[]]) {
    super(problems.map(({message, mend}) => `${message}. ${mend}`).join(' '));
    this.code = problems[0].code;
    this.problems = problems;
  }
}

/** Throws the problems as one PaperError, where there are any. */
export const refuseProblems = ([first, ...rest]: readonly PaperProblem[]): void => {
  if (first) throw new PaperError([first, ...rest]);
};

/** The error for one fault that is about no field. */
export const refusal = (code: PaperErrorCode, message: string, mend: string): PaperError =>
  new PaperError([{code, path: [], message, mend}]);
