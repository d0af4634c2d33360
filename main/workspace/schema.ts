/**
 * The tables, version by version: entry n brings a database from `user_version` n to n + 1. Entries that were released
 * never change. Numbers are the ids without their prefix and are never used twice.
 */
export const schemaVersions: readonly string[] = [
  `
  CREATE TABLE assessment (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    info TEXT NOT NULL
  ) STRICT;

  CREATE TABLE custody (
    seq INTEGER PRIMARY KEY,
    line TEXT NOT NULL,
    sha256 TEXT NOT NULL
  ) STRICT;

  CREATE TABLE collections (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    identity TEXT,
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    by TEXT NOT NULL,
    problem TEXT
  ) STRICT;

  CREATE TABLE evidence (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    captured_by TEXT NOT NULL,
    classification TEXT NOT NULL,
    original_name TEXT,
    note TEXT,
    files TEXT NOT NULL,
    controls TEXT NOT NULL,
    read_id TEXT
  ) STRICT;

  CREATE TABLE reads (
    n INTEGER PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collections (n),
    key TEXT NOT NULL,
    outcome TEXT NOT NULL,
    final INTEGER NOT NULL,
    provenance TEXT NOT NULL,
    bodies TEXT NOT NULL,
    evidence INTEGER REFERENCES evidence (n)
  ) STRICT;
  CREATE INDEX reads_by_key ON reads (collection, key, n);

  CREATE TABLE salts (
    commitment TEXT PRIMARY KEY,
    salt BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE populations (
    collection INTEGER NOT NULL REFERENCES collections (n),
    population TEXT NOT NULL
  ) STRICT;
  CREATE INDEX populations_by_collection ON populations (collection);

  CREATE TABLE resources (
    collection INTEGER NOT NULL REFERENCES collections (n),
    type TEXT NOT NULL,
    target TEXT NOT NULL,
    region TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    reads TEXT NOT NULL
  ) STRICT;
  CREATE INDEX resources_by_collection ON resources (collection);

  CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY,
    "check" TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    target TEXT NOT NULL,
    region TEXT NOT NULL,
    resource_type TEXT NOT NULL,
    resource TEXT,
    resource_name TEXT,
    reads TEXT NOT NULL
  ) STRICT;

  CREATE TABLE answers (
    n INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    sha256 TEXT NOT NULL
  ) STRICT;
  CREATE INDEX answers_by_question ON answers (question, n);
  `,
  `
  CREATE TABLE papers (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    paper TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (kind, id, version)
  ) STRICT;
  `,
  `
  CREATE INDEX IF NOT EXISTS verdicts_by_check ON verdicts ("check", verdict);
  `,
];
