import {CallError} from '../contract/client.ts';
import {paperErrorCodes} from '../contract/paper-codes.ts';

/** What the shell gets: documented in the README, and stable. */
export const exitCode = {fine: 0, notFine: 1, usage: 2, couldNotRun: 3} as const;

const usageCodes = new Set<string>([
  ...paperErrorCodes,
  'bad-input',
  'unknown-method',
  'unknown-question',
  'unknown-control',
  'reason-required',
  'bad-value',
]);

/** The exit code for a call that failed: 2 where the request was wrong, 3 where it could not be carried out. */
export const exitCodeOf = (error: unknown): number =>
  error instanceof CallError && usageCodes.has(error.code) ? exitCode.usage : exitCode.couldNotRun;
