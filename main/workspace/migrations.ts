import {type Database, whole} from './database.ts';
import {WorkspaceError} from './errors.ts';
import {schemaVersions} from './schema.ts';

/**
 * Brings a database to the newest schema, one transaction a version, and returns the version it came from (0: it was empty).
 * Errors: WorkspaceError `newer-version`; then nothing was changed.
 */
export const migrate = (database: Database, versions: readonly string[] = schemaVersions): number => {
  const from = whole(database.get('PRAGMA user_version') ?? {}, 'user_version');
  if (from > versions.length) throw newerVersion(database.path, from, versions.length);
  for (const [index, sql] of versions.entries()) {
    if (index < from) continue;
    database.transaction(() => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
  return from;
};

/** The error for a folder that a newer Fieldwork wrote. */
export const newerVersion = (path: string, found: number, known: number): WorkspaceError =>
  new WorkspaceError(
    'newer-version',
    `${path} was written by a newer Fieldwork (format ${found}; this one knows up to ${known}). Nothing was changed. Update Fieldwork and open it again.`,
  );
