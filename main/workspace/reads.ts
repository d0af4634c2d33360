import type {Outcome, Provenance, ReadRecord, RecordedRead} from '../../collectors/collector.ts';
import type {Note} from './custody-log.ts';
import {type Database, json, type Row, text, whole} from './database.ts';
import type {EvidenceStore} from './evidence.ts';
import {formatId, notFound, parseId, requireId} from './numbering.ts';
import {pageNames, readTitle} from './read-title.ts';
import type {ReadCounts, Workspace} from './types.ts';

export type ReadStore = Workspace['reads'];

/** Outcomes that end a read for its collection; every other is tried again on resume. */
const finalOutcomes: ReadonlySet<Outcome> = new Set(['ok', 'absent', 'denied', 'unsupported']);

/** Whether a read with this outcome is recalled instead of repeated. */
export const isFinal = (outcome: Outcome): boolean => finalOutcomes.has(outcome);

/** The record of every read, failed ones too. A read repeated after a resume is a second record with the same key. */
export const createReadStore = (database: Database, evidence: EvidenceStore, note: Note): ReadStore => ({
  record: (collection, read, actor) => {
    const owner = requireId('C', collection);
    return database.transaction(() => {
      if (!database.get('SELECT n FROM collections WHERE n = ?', owner)) throw notFound(collection);
      const {provenance, bodies, key} = read;
      const {lastId} = database.run(
        'INSERT INTO reads (collection, key, outcome, final, provenance, bodies) VALUES (?, ?, ?, ?, ?, ?)',
        owner,
        key,
        provenance.outcome,
        isFinal(provenance.outcome) ? 1 : 0,
        JSON.stringify(provenance),
        JSON.stringify(bodies),
      );
      const id = formatId('R', lastId);
      if (bodies.length === 0) {
        noteUnanswered(note, id, collection, provenance, actor);
        return {...read, id};
      }
      const evidenceId = addEvidence(evidence, id, read, actor);
      database.run('UPDATE reads SET evidence = ? WHERE n = ?', requireId('E', evidenceId), lastId);
      return {...read, id, evidenceId};
    });
  },
  recall: (collection, key) => {
    const owner = parseId('C', collection);
    const row =
      owner &&
      database.get(
        'SELECT * FROM reads WHERE collection = ? AND key = ? AND final = 1 ORDER BY n DESC LIMIT 1',
        owner,
        key,
      );
    return row ? toRead(row) : undefined;
  },
  get: id => {
    const n = parseId('R', id);
    const row = n && database.get('SELECT * FROM reads WHERE n = ?', n);
    return row ? toRead(row) : undefined;
  },
  list: function* (collection) {
    const rows =
      collection === undefined
        ? database.iterate('SELECT * FROM reads ORDER BY n')
        : database.iterate('SELECT * FROM reads WHERE collection = ? ORDER BY n', requireId('C', collection));
    for (const row of rows) yield toRead(row);
  },
  unanswered: function* (collection) {
    const rows = database.iterate(
      `SELECT * FROM reads WHERE n IN (SELECT max(n) FROM reads WHERE collection = ? GROUP BY key)
       AND outcome NOT IN ('ok', 'absent') ORDER BY n`,
      requireId('C', collection),
    );
    for (const row of rows) yield toRead(row);
  },
  page: (collection, {outcomes, words, offset, limit}) => {
    const owner = requireId('C', collection);
    const where = [
      'collection = ?1',
      ...(outcomes === undefined ? [] : ['outcome IN (SELECT value FROM json_each(?2))']),
      ...(words.length === 0
        ? []
        : [`NOT EXISTS (SELECT 1 FROM json_each(?3) AS w WHERE instr(${searched}, w.value) = 0)`]),
    ].join(' AND ');
    const values = [owner, JSON.stringify(outcomes ?? []), JSON.stringify(words.map(asciiLower))] as const;
    const total = database.get(`SELECT count(*) AS n, ?2 AS o, ?3 AS w FROM reads WHERE ${where}`, ...values);
    const rows = database.iterate(
      `SELECT *, ?2 AS o, ?3 AS w FROM reads WHERE ${where} ORDER BY n LIMIT ?4 OFFSET ?5`,
      ...values,
      limit,
      offset,
    );
    return {total: whole(total ?? {}, 'n'), items: [...rows].map(toRead)};
  },
  counts: collection => countOutcomes(database, requireId('C', collection)),
  keepSalt: (commitment, salt) => {
    database.run('INSERT OR IGNORE INTO salts (commitment, salt) VALUES (?, ?)', commitment, salt);
  },
});

/** What a read is found by; SQLite's `lower` knows ASCII alone. `json_each` has a `key` of its own. */
const searched = `lower(reads.key || ' ' || coalesce(json_extract(reads.provenance, '$.error.code') || ' ' || json_extract(reads.provenance, '$.error.message'), ''))`;

const asciiLower = (word: string): string => word.replaceAll(/[A-Z]/g, letter => letter.toLowerCase());

const noteUnanswered = (note: Note, id: string, collection: string, provenance: Provenance, actor: string) => {
  const {operation, region, outcome, error} = provenance;
  note({
    actor,
    action: 'read',
    subject: {kind: 'read', id},
    detail: {collection, operation, region, outcome, ...(error && {error: error.code})},
  });
};

const addEvidence = (evidence: EvidenceStore, id: string, {provenance, bodies}: ReadRecord, actor: string): string => {
  const names = pageNames(bodies);
  const item = evidence.add(
    {
      kind: 'read',
      title: readTitle(provenance),
      capturedAt: provenance.endedAt,
      capturedBy: actor,
      classification: 'confidential',
      files: bodies.map((body, index) => ({name: names[index] ?? '', ...body})),
      controls: [],
      readId: id,
    },
    actor,
  );
  return item.id;
};

/** Counts each key once, by its newest record. */
const countOutcomes = (database: Database, collection: number): ReadCounts => {
  const counts = {ok: 0, absent: 0, denied: 0, other: 0};
  const rows = database.iterate(
    `SELECT outcome, count(*) AS reads FROM reads WHERE n IN (SELECT max(n) FROM reads WHERE collection = ? GROUP BY key)
     GROUP BY outcome`,
    collection,
  );
  for (const row of rows) {
    const outcome = text(row, 'outcome');
    counts[outcome === 'ok' || outcome === 'absent' || outcome === 'denied' ? outcome : 'other'] += whole(row, 'reads');
  }
  return counts;
};

const toRead = (row: Row): RecordedRead => ({
  id: formatId('R', whole(row, 'n')),
  key: text(row, 'key'),
  provenance: json<Provenance>(row, 'provenance'),
  bodies: json<RecordedRead['bodies']>(row, 'bodies'),
  ...(row.evidence !== null && {evidenceId: formatId('E', whole(row, 'evidence'))}),
});
