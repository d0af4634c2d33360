export type WorkspaceErrorCode =
  | 'no-sqlite'
  | 'not-a-workspace'
  | 'exists'
  | 'newer-version'
  | 'locked'
  | 'closed'
  | 'gone'
  | 'corrupt-database'
  | 'corrupt-blob'
  | 'missing-blob'
  | 'disk-full'
  | 'read-only'
  | 'no-permission'
  | 'io'
  | 'bad-attachment'
  | 'source-changed'
  | 'cancelled'
  | 'conflict'
  | 'not-found'
  | 'wrong-state'
  | 'invalid';

/** An error for people: what happened, to what, and what to do next. Whatever was acknowledged before it is kept. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  readonly code: WorkspaceErrorCode;
  constructor(code: WorkspaceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
