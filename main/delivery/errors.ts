export type DeliveryErrorCode =
  | 'bad-name'
  | 'duplicate-path'
  | 'bad-info'
  | 'bad-custody'
  | 'missing-source'
  | 'corrupt-source'
  | 'exists'
  | 'not-writable'
  | 'no-space'
  | 'not-written'
  | 'unreadable'
  | 'cancelled';

/** Why a package could not be written, or not be read at all. A package that is merely bad is no error: see `Verification`. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code: DeliveryErrorCode;
  constructor(code: DeliveryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Errors: DeliveryError `cancelled` once the signal is aborted. */
export const stopIfCancelled = (signal: AbortSignal | undefined, what: string): void => {
  if (signal?.aborted) throw new DeliveryError('cancelled', `${what} was cancelled.`, {cause: signal.reason});
};

/** The system's code of an error (`ENOENT`), or `unknown`. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** A failed write as an error for people; a DeliveryError stays what it is. */
export const writeError = (error: unknown, path: string): DeliveryError => {
  if (error instanceof DeliveryError) return error;
  const code = systemCode(error);
  const cause = {cause: error};
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new DeliveryError(
      'no-space',
      `The disk of ${path} is full. Free some space, or choose another folder.`,
      cause,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new DeliveryError('not-writable', `${path} may not be written (${code}). Choose another folder.`, cause);
  }
  if (code === 'EEXIST' || code === 'ENOTEMPTY') {
    return new DeliveryError('exists', `${path} exists already. Move it away, or ask for it to be replaced.`, cause);
  }
  const why = error instanceof Error ? error.message : String(error);
  return new DeliveryError('not-written', `${path} could not be written: ${why}`, cause);
};

/** A failed read of the thing to verify, as an error for people; a DeliveryError stays what it is. */
export const readError = (error: unknown, path: string): DeliveryError => {
  if (error instanceof DeliveryError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new DeliveryError('unreadable', `${path} could not be read: ${why}`, {cause: error});
};
