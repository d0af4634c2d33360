/** Why a collection as a whole cannot go on. Single failed reads are not errors: they are on the record. */
export type CollectorErrorCode =
  | 'no-credentials'
  | 'bad-credentials'
  | 'expired-credentials'
  | 'unreachable'
  | 'untrusted-server'
  | 'unknown-region'
  | 'bad-kubeconfig'
  | 'exec-needs-consent'
  | 'wrong-target'
  | 'undeclared-operation'
  | 'cancelled';

/** An error for people: what happened, to what, and what to do next. */
export class CollectorError extends Error {
  override readonly name = 'CollectorError';
  readonly code: CollectorErrorCode;
  constructor(code: CollectorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
