import {existsSync} from 'node:fs';
import type {DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync} from 'node:sqlite';
import {WorkspaceError} from './errors.ts';
import {corruptDatabase, explaining, movedAway} from './failures.ts';
import {loadSqlite} from './sqlite.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A connection whose failures are WorkspaceErrors. A write outside `transaction` is durable on return. */
export type Database = {
  readonly path: string;
  run(sql: string, ...values: SQLInputValue[]): {lastId: number; changes: number};
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** All rows at once, for few: quicker than streaming them. */
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** Streams the rows; each call has a statement of its own, so iterations may overlap. */
  iterate(sql: string, ...values: SQLInputValue[]): Generator<Row, void, void>;
  exec(sql: string): void;
  /** All of `work` or nothing; durable when the outermost one returns. `work` is synchronous. Errors: `gone` where the file was moved away. */
  transaction<T>(work: () => T): T;
  close(): void;
};

/** Opens a database with WAL, synchronous=FULL and foreign keys. Errors: WorkspaceError. */
export const openDatabase = (path: string): Database => {
  const {DatabaseSync} = loadSqlite();
  const connection = explaining('Opening the database', path, () => {
    const opened = new DatabaseSync(path, {timeout: 5000, enableForeignKeyConstraints: true});
    try {
      opened.exec(
        'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=ON; PRAGMA checkpoint_fullfsync=ON; PRAGMA journal_size_limit=67108864;',
      );
      return opened;
    } catch (cause) {
      opened.close();
      throw cause;
    }
  });
  return wrap(connection, path);
};

const wrap = (connection: DatabaseSync, path: string): Database => {
  const statements = new Map<string, StatementSync>();
  let depth = 0;

  const attempt = <T>(doing: string, work: () => T): T => {
    if (!connection.isOpen) {
      throw new WorkspaceError('closed', `${doing} failed: the assessment is closed. Open ${path} again.`);
    }
    return explaining(doing, path, work);
  };

  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  const transaction = <T>(work: () => T): T => {
    const [begin, commit, rollback] =
      depth === 0
        ? ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK']
        : [`SAVEPOINT s${depth}`, `RELEASE s${depth}`, `ROLLBACK TO s${depth}; RELEASE s${depth}`];
    attempt('Saving', () => connection.exec(begin));
    depth++;
    try {
      const result = work();
      // An open file that was moved or deleted takes writes without a word: they would be acknowledged, and gone.
      if (depth === 1 && !existsSync(path)) throw movedAway(path);
      attempt('Saving', () => connection.exec(commit));
      return result;
    } catch (cause) {
      // SQLite itself rolls back on some failures (a full disk); then there is nothing left to undo.
      if (connection.isOpen && connection.isTransaction) connection.exec(rollback);
      throw cause;
    } finally {
      depth--;
    }
  };

  return {
    path,
    run: (sql, ...values) =>
      attempt('Saving', () => {
        const {lastInsertRowid, changes} = prepared(sql).run(...values);
        return {lastId: Number(lastInsertRowid), changes: Number(changes)};
      }),
    get: (sql, ...values) => attempt('Reading', () => prepared(sql).get(...values)),
    all: (sql, ...values) => attempt('Reading', () => prepared(sql).all(...values)),
    iterate: function* (sql, ...values) {
      const rows = attempt('Reading', () => connection.prepare(sql).iterate(...values));
      try {
        for (;;) {
          const next = attempt('Reading', () => rows.next());
          if (next.done) return;
          yield next.value;
        }
      } finally {
        if (connection.isOpen) rows.return?.();
      }
    },
    exec: sql => attempt('Changing the database', () => connection.exec(sql)),
    transaction,
    close: () => {
      statements.clear();
      if (connection.isOpen) explaining('Closing the database', path, () => connection.close());
    },
  };
};

/** A text column. Errors: WorkspaceError `corrupt-database`. */
export const text = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value !== 'string') throw corruptDatabase('of this assessment', `column ${column} holds no text`);
  return value;
};

/** A whole-number column. Errors: WorkspaceError `corrupt-database`. */
export const whole = (row: Row, column: string): number => {
  const value = row[column];
  if (typeof value !== 'number') throw corruptDatabase('of this assessment', `column ${column} holds no number`);
  return value;
};

/** A text column that may be null: `{[key]: text}` or nothing, to spread into a record with an optional key. */
export const optionalText = <K extends string>(row: Row, column: string, key: K): {[P in K]?: string} => {
  const value = row[column];
  return value === null || value === undefined ? {} : ({[key]: text(row, column)} as {[P in K]: string});
};

/** A JSON column; its shape is that of its only writer, this workspace's store. Errors: WorkspaceError `corrupt-database`. */
export const json = <T>(row: Row, column: string): T => {
  const written = text(row, column);
  try {
    return JSON.parse(written) as T;
  } catch (cause) {
    throw corruptDatabase('of this assessment', `column ${column} holds no JSON`, cause);
  }
};
