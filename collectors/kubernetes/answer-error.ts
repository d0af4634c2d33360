/** An answer of the API server that is not what was asked for: its `Status`, or why the body cannot be used. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  /** HTTP status. */
  readonly status: number;
  /** The `reason` of the Status object (`Forbidden`, `Expired`), or our own word. */
  readonly reason: string;
  /** What Retry-After asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The refusing body: proof of what the server said. */
  readonly body: Uint8Array | undefined;
  constructor(
    status: number,
    reason: string,
    message: string,
    more: {retryAfterMs?: number | undefined; body?: Uint8Array} = {},
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = more.retryAfterMs;
    this.body = more.body;
  }
}
