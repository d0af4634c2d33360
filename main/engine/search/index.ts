import type {DatabaseSync, StatementSync} from 'node:sqlite';
import type {SearchHit} from '../../contract/views.ts';
import {loadSqlite} from '../../workspace/sqlite.ts';
import {fold} from '../folding.ts';
import type {SearchDocument} from './document.ts';

export type SearchIndex = {
  /** Takes in documents until `enough` says so or there are no more; true where there are. Each takes the place of an older one of its key. */
  add(documents: Iterator<SearchDocument>, enough: () => boolean): boolean;
  /** Forgets every document of a kind. */
  clear(kind: SearchHit['kind']): void;
  /** The best hits of an FTS5 expression; `text` is what was typed. */
  find(match: string, text: string, limit: number): SearchHit[];
  close(): void;
};

/** In the order they are shown. */
const kinds = ['control', 'question', 'answer', 'paper', 'check', 'evidence', 'resource'] as const;

/** Beyond so many matches of one kind their order by rank tells nobody anything, and would take its time. */
const rankable = 3_000;

/**
 * An index in memory: a table a kind, so that a hundred thousand resources neither hide a control nor weigh its words. What was
 * gathered is written in small parts and merged seldom (fts5.html §6): one large merge would hold up everybody.
 */
export const createSearchIndex = (): SearchIndex => {
  const {DatabaseSync: Database} = loadSqlite();
  const database = new Database(':memory:');
  const tables = new Map(kinds.map(kind => [kind, createTable(database, kind)]));
  const tableOf = (kind: SearchHit['kind']): Table => tables.get(kind) as Table;
  return {
    add: (documents, enough) => {
      // One transaction over all slices: every end of one would write what was gathered so far, and merge.
      if (!database.isTransaction) database.exec('BEGIN');
      for (;;) {
        const next = documents.next();
        if (next.done) {
          database.exec('COMMIT');
          return false;
        }
        tableOf(next.value.kind).put(next.value);
        if (enough()) return true;
      }
    },
    clear: kind => {
      database.exec(`DROP TABLE "${kind}"`);
      tables.set(kind, createTable(database, kind));
    },
    find: (match, text, limit) => {
      const wanted = fold(text.trim());
      const found = kinds.map(kind => tableOf(kind).find(match, limit));
      const exact = found.flatMap(hits => hits.filter(hit => isNamed(hit, wanted)));
      const rest = fairShare(
        found.map(hits => hits.filter(hit => !isNamed(hit, wanted))),
        limit - exact.length,
      );
      return [...exact, ...rest].slice(0, limit).map(({hit}) => hit);
    },
    close: () => database.close(),
  };
};

/** `own`: the first of its ids, by which it is called. */
type Found = {readonly hit: SearchHit; readonly own: string};

const isNamed = ({hit, own}: Found, wanted: string): boolean => fold(hit.title) === wanted || fold(own) === wanted;

/** Of every kind as many as there is room for, so that none crowds out another; in the order of the kinds. */
const fairShare = (found: readonly (readonly Found[])[], limit: number): Found[] => {
  const taken = found.map(() => 0);
  for (let left = limit, before = -1; left > 0 && left !== before; ) {
    before = left;
    for (const [kind, hits] of found.entries()) {
      if (left === 0 || (taken[kind] ?? 0) >= hits.length) continue;
      taken[kind] = (taken[kind] ?? 0) + 1;
      left -= 1;
    }
  }
  return found.flatMap((hits, kind) => hits.slice(0, taken[kind]));
};

type Table = {put(document: SearchDocument): void; find(match: string, limit: number): Found[]};

const createTable = (database: DatabaseSync, kind: SearchHit['kind']): Table => {
  database.exec(`
    CREATE VIRTUAL TABLE "${kind}" USING fts5(
      title, body, ids, more, hit UNINDEXED,
      tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
    );
    INSERT INTO "${kind}" ("${kind}", rank) VALUES ('rank', 'bm25(8.0, 1.0, 6.0, 2.0)');
    INSERT INTO "${kind}" ("${kind}", rank) VALUES ('hashsize', 262144), ('automerge', 16), ('crisismerge', 200);
  `);
  const put = database.prepare(
    `INSERT OR REPLACE INTO "${kind}" (rowid, title, body, ids, more, hit) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const shown = (column: number) => `snippet("${kind}", ${column}, char(2), char(3), '…', 14)`;
  const columns = `title, ids, hit, ${shown(0)} AS in_title, ${shown(1)} AS in_body, ${shown(2)} AS in_ids`;
  const count = database.prepare(
    `SELECT count(*) AS n FROM (SELECT 1 FROM "${kind}" WHERE "${kind}" MATCH ? LIMIT ${rankable + 1})`,
  );
  const ranked = database.prepare(`SELECT ${columns} FROM "${kind}" WHERE "${kind}" MATCH ? ORDER BY rank LIMIT ?`);
  const unranked = database.prepare(`SELECT ${columns} FROM "${kind}" WHERE "${kind}" MATCH ? LIMIT ?`);
  const rows = new Map<string, number>();
  return {
    put: ({key, title, body, ids, more, hit}) => {
      const row = rows.get(key) ?? rows.size + 1;
      rows.set(key, row);
      put.run(row, plain(title), plain(body), plain(ids.join(' ')), more, JSON.stringify(hit));
    },
    find: (match, limit) => {
      const few = Number(count.get(match)?.n) <= rankable;
      if (few) return all(ranked, match, limit, kind);
      // What is called by the word comes first; of the rest it does not matter which.
      const first = match.includes(' ') ? [] : all(unranked, `title : ^ ${match}`, limit, kind);
      const known = new Set(first.map(({hit}) => hit.id));
      return [...first, ...all(unranked, match, limit, kind).filter(({hit}) => !known.has(hit.id))].slice(0, limit);
    },
  };
};

const all = (statement: StatementSync, match: string, limit: number, kind: SearchHit['kind']): Found[] =>
  statement.all(match, limit).map(row => ({
    hit: {
      kind,
      ...(JSON.parse(String(row.hit)) as SearchDocument['hit']),
      title: String(row.title),
      excerpt: [row.in_body, row.in_title, row.in_ids].map(String).find(isMarked) ?? String(row.in_body || row.title),
    },
    own: String(row.ids).split(' ', 1)[0] ?? '',
  }));

const isMarked = (excerpt: string): boolean => excerpt.includes('\u0002');

/** Without the marks of an excerpt, which what was collected might hold. */
const plain = (text: string): string => marks.reduce((kept, mark) => kept.replaceAll(mark, ' '), text);

const marks: readonly string[] = [String.fromCharCode(2), String.fromCharCode(3)];
