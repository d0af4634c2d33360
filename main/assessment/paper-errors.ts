export type PaperErrorCode =
  | 'unknown-control'
  | 'unknown-question'
  | 'unknown-paper'
  | 'unknown-item'
  | 'unknown-scope'
  | 'not-by-hand'
  | 'withdrawn'
  | 'in-use'
  | 'cannot-withdraw'
  | 'reason-required'
  | 'evidence-required'
  | 'advice-not-allowed'
  | 'acknowledge-first'
  | 'not-the-auditee'
  | 'verification-required'
  | 'verifier-is-owner'
  | 'sample-mismatch'
  | 'bad-date'
  | 'bad-draw'
  | 'bad-list'
  | 'bad-filter'
  | 'duplicate-items'
  | 'no-population'
  | 'sample-too-large'
  | 'same-person'
  | 'not-prepared'
  | 'already-signed'
  | 'signature-stale';

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
