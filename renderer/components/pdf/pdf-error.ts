/** Why a document is not shown: `encrypted` needs a password, `damaged` is no PDF or a broken one, `worker` is our own fault. */
export type PdfErrorCode = 'encrypted' | 'damaged' | 'empty' | 'worker';

export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly code: PdfErrorCode;
  constructor(code: PdfErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** What the library threw, as one of the reasons that the window has words for. */
export const pdfError = (error: unknown): PdfError => {
  if (error instanceof PdfError) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return new PdfError('encrypted', {cause: error});
  const message = error instanceof Error ? error.message : '';
  if (/PDF file is empty/i.test(message)) return new PdfError('empty', {cause: error});
  return new PdfError('damaged', {cause: error});
};
