/** Why a report could not be made. */
export type ReportErrorCode = 'missing-font' | 'unusable-font' | 'bad-texts' | 'bad-date' | 'cancelled';

/** An error for people: what happened, to what, and what to do next. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly code: ReportErrorCode;
  constructor(code: ReportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
