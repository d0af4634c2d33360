export type ShellErrorCode = 'no-keyring' | 'unknown-key' | 'unreadable-key' | 'endpoint-refused';

/** Something the shell cannot do: what, and what to do. */
export class ShellError extends Error {
  override readonly name = 'ShellError';
  readonly code: ShellErrorCode;
  constructor(code: ShellErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
