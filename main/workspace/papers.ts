import {type Paper, type PaperKind, StoredPaper} from '../contract/papers.ts';
import {canonicalJson, hashCanonical} from './canonical.ts';
import type {Note} from './custody-log.ts';
import {type Database, json, type Row, text} from './database.ts';
import {WorkspaceError} from './errors.ts';
import type {EvidenceStore} from './evidence.ts';
import {notFound} from './numbering.ts';
import type {Workspace} from './types.ts';

export type PaperStore = Workspace['papers'];

/** Kinds that are numbered (`F-001`); the others are named by what they are about. */
const prefixes: Partial<Record<PaperKind, string>> = {
  sample: 'S',
  interview: 'I',
  observation: 'O',
  request: 'RQ',
  finding: 'F',
  vendor: 'V',
  'sign-off': 'SO',
};

/** Working papers with every version they had. What a paper cites must exist; the same content again is no new version. */
export const createPaperStore = (
  database: Database,
  evidence: EvidenceStore,
  note: Note,
  now: () => string,
): PaperStore => {
  const newest = (kind: PaperKind, id: string): StoredPaper | undefined => {
    const row = database.get('SELECT * FROM papers WHERE kind = ? AND id = ? ORDER BY version DESC LIMIT 1', kind, id);
    return row && stored(row);
  };
  return {
    save: (paper, {id = nextId(database, paper), by, expected}) =>
      database.transaction(() => {
        const before = newest(paper.kind, id);
        if (expected !== undefined && expected !== (before?.version ?? 0)) throw conflict(id, before);
        const sha256 = hashCanonical(paper);
        if (before?.sha256 === sha256) return {stored: before, changed: false};
        const dangling = cited(paper).find(item => !evidence.get(item));
        if (dangling !== undefined) throw notFound(dangling);
        const version = (before?.version ?? 0) + 1;
        const at = now();
        database.run(
          'INSERT INTO papers (kind, id, version, paper, sha256, saved_by, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
          paper.kind,
          id,
          version,
          canonicalJson(paper),
          sha256,
          by,
          at,
        );
        note({
          actor: by,
          action: before ? 'paper-changed' : 'paper-added',
          subject: {kind: paper.kind, id, sha256},
          detail: {version, before: before?.sha256 ?? null, after: sha256},
        });
        return {stored: {id, version, sha256, savedBy: by, savedAt: at, paper}, changed: true};
      }),
    get: newest,
    list: kind =>
      [
        ...database.iterate(
          `SELECT * FROM papers AS p WHERE kind = ?
           AND version = (SELECT max(version) FROM papers WHERE kind = p.kind AND id = p.id)
           ORDER BY length(id), id`,
          kind,
        ),
      ].map(stored),
    history: (kind, id) =>
      [...database.iterate('SELECT * FROM papers WHERE kind = ? AND id = ? ORDER BY version', kind, id)].map(stored),
  };
};

/** The id of a new paper: the next number of its kind, or what it is about. */
const nextId = (database: Database, paper: Paper): string => {
  if (paper.kind === 'applicability') return `${paper.control.edition}:${paper.control.id}`;
  if (paper.kind === 'responsibility') return `${paper.supplier}:${paper.activity}`;
  const row = database.get('SELECT count(DISTINCT id) AS count FROM papers WHERE kind = ?', paper.kind);
  return `${prefixes[paper.kind]}-${String(Number(row?.count ?? 0) + 1).padStart(3, '0')}`;
};

/** Every evidence id a paper names, wherever it stands. */
const cited = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key !== 'evidence') return cited(inner);
    if (typeof inner === 'string') return [inner];
    return Array.isArray(inner) ? inner.filter(item => typeof item === 'string') : [];
  });
};

const stored = (row: Row): StoredPaper =>
  StoredPaper.parse({
    id: text(row, 'id'),
    version: Number(row.version),
    sha256: text(row, 'sha256'),
    savedBy: text(row, 'saved_by'),
    savedAt: text(row, 'saved_at'),
    paper: json<Paper>(row, 'paper'),
  });

const conflict = (id: string, before: StoredPaper | undefined): WorkspaceError =>
  new WorkspaceError(
    'conflict',
    before
      ? `${id} was changed by ${before.savedBy} at ${before.savedAt} meanwhile (version ${before.version}). Look at that version and make the change again.`
      : `${id} does not exist yet. Leave the version out to make it.`,
  );
