export type EngineErrorCode =
  | 'no-assessment'
  | 'already-open'
  | 'busy'
  | 'unknown-collection'
  | 'unknown-resource'
  | 'unknown-check'
  | 'unknown-question'
  | 'unknown-control'
  | 'unknown-evidence'
  | 'unknown-topic'
  | 'reason-required'
  | 'bad-value'
  | 'bad-input'
  | 'exists'
  | 'no-sample'
  | 'file-exists'
  | 'cannot-read'
  | 'cannot-write'
  | 'wrong-target';

/** A request that makes sense but cannot be carried out now: what, and what to do. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
