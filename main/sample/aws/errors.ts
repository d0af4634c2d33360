export type SampleErrorCode = 'unknown-member' | 'wrong-value' | 'bad-data' | 'unknown-service';

/** A fault of the sample itself (its data, or an override in a test), never of whoever calls it. */
export class SampleError extends Error {
  override readonly name = 'SampleError';
  readonly code: SampleErrorCode;
  constructor(code: SampleErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
