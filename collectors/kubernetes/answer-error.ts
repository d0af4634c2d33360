/** An answer of the API server that is not what was asked for: its `Status`, or why the body cannot be used. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  /** HTTP status. */
  readonly status: number;
  /** The `reason` of the Status object (`Forbidden`, `Expired`), or our own word. */
  readonly reason: string;
  /** What Retry-After asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  constructor(status: number, reason: string, message: string, retryAfterMs?: number) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}
