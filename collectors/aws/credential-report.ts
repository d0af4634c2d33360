import {parse} from 'csv-parse/sync';

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
