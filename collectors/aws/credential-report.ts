import {parse} from 'csv-parse/sync';
import type {AccountRun} from './account-run.ts';
import {generateCredentialReport, getCredentialReport} from './iam-calls.ts';
import {firstPage, known, type Part, unread} from './parts.ts';
import type {ReadResult} from './reader.ts';

/** One row of the credential report, with the report's own column names and texts. */
export type CredentialRow = Readonly<Record<string, string>>;

/** The rows of a credential report by user name; `<root_account>` is the root user. Undefined where it is no such report. */
export const parseCredentialReport = (
  content: Uint8Array | undefined,
): ReadonlyMap<string, CredentialRow> | undefined => {
  if (!content) return undefined;
  try {
    const rows: unknown = parse(Buffer.from(content), {columns: true, skip_empty_lines: true});
    if (!Array.isArray(rows)) return undefined;
    const byUser = new Map<string, CredentialRow>();
    for (const row of rows as unknown[]) {
      if (!isRow(row) || row.user === undefined) return undefined;
      byUser.set(row.user, row);
    }
    return byUser;
  } catch {
    return undefined;
  }
};

/** The name of the root user in the report. */
export const rootUser = '<root_account>';

const isRow = (row: unknown): row is CredentialRow =>
  typeof row === 'object' && row !== null && Object.values(row).every(value => typeof value === 'string');

/** The credential report as it was read; without rows where it could not be. */
export type CredentialReport = {
  readonly results: readonly ReadResult<unknown>[];
  readonly rows: ReadonlyMap<string, CredentialRow> | undefined;
};

/** Has the report made, waits for it and reads it. */
export const readCredentialReport = async (run: AccountRun): Promise<CredentialReport> => {
  // A report lives for four hours: one that was made before an interruption may be gone when the collection goes on.
  const fresh = !run.reader.isRecorded(getCredentialReport, 'global', {});
  const generated = await run.reader.read(generateCredentialReport, 'global', {}, {fresh});
  const report = await run.reader.read(getCredentialReport, 'global', {});
  return {results: [generated, report], rows: parseCredentialReport((await firstPage(report))?.Content)};
};

/** The part of one user's row; a user that the report does not know yet counts as unread. */
export const rowPart = ({rows, results}: CredentialReport, user: string): Part => {
  const row = rows?.get(user);
  return row ? known(row, results) : unread(results);
};
