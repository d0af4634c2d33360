import {WorkspaceError} from './errors.ts';

type Sqlite = typeof import('node:sqlite');

/** The runtime's SQLite. Errors: WorkspaceError `no-sqlite` where the runtime has none. */
export const loadSqlite = (builtin: (id: 'node:sqlite') => Sqlite | undefined = getBuiltin): Sqlite => {
  const sqlite = builtin('node:sqlite');
  if (!sqlite) {
    throw new WorkspaceError(
      'no-sqlite',
      `This runtime (Node ${process.versions.node}) has no node:sqlite. Run Fieldwork with Node 24 or newer; "npm ci" in a clone brings one.`,
    );
  }
  return sqlite;
};

const getBuiltin = (id: 'node:sqlite'): Sqlite | undefined => process.getBuiltinModule?.(id);
