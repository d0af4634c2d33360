import {createHash} from 'node:crypto';
import {isPackageName} from '../evidence/package-name.ts';
import {describeFiles, type Note} from './custody-log.ts';
import {type Database, json, optionalText, type Row, text, whole} from './database.ts';
import {WorkspaceError} from './errors.ts';
import {formatId, parseId} from './numbering.ts';
import type {BlobStore, EvidenceDraft, EvidenceItem, Workspace} from './types.ts';

export type EvidenceStore = Workspace['evidence'];

/** The evidence items of a workspace. Items are only ever added; `add` refuses files whose bodies are not in the blob store. */
export const createEvidenceStore = (database: Database, blobs: BlobStore, note: Note): EvidenceStore => ({
  add: (draft, actor) => {
    checkFiles(draft, blobs);
    return database.transaction(() => {
      const {lastId} = database.run(
        `INSERT INTO evidence (kind, title, captured_at, captured_by, classification, original_name, note, files, controls, read_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        draft.kind,
        draft.title,
        draft.capturedAt,
        draft.capturedBy,
        draft.classification,
        draft.originalName ?? null,
        draft.note ?? null,
        JSON.stringify(draft.files),
        JSON.stringify(draft.controls),
        draft.readId ?? null,
      );
      const id = formatId('E', lastId);
      const {sha256, detail} = describeFiles(draft.files, content =>
        createHash('sha256').update(content).digest('hex'),
      );
      note({
        actor,
        action: draft.kind === 'read' ? 'captured' : 'attached',
        subject: {kind: 'evidence', id, ...(sha256 && {sha256})},
        detail: {
          title: draft.title,
          classification: draft.classification,
          ...(draft.originalName !== undefined && {originalName: draft.originalName}),
          ...(draft.readId && {read: draft.readId}),
          ...detail,
        },
      });
      return {...draft, id};
    });
  },
  get: id => {
    const n = parseId('E', id);
    const row = n && database.get('SELECT * FROM evidence WHERE n = ?', n);
    return row ? toItem(row) : undefined;
  },
  list: function* () {
    for (const row of database.iterate('SELECT * FROM evidence ORDER BY n')) yield toItem(row);
  },
  count: () => whole(database.get('SELECT count(*) AS n FROM evidence') ?? {}, 'n'),
});

const checkFiles = (draft: EvidenceDraft, blobs: BlobStore) => {
  const names = new Set<string>();
  for (const {name, sha256} of draft.files) {
    const key = name.toLowerCase();
    if (!isPackageName(name) || names.has(key)) {
      throw new WorkspaceError(
        'invalid',
        `"${name}" cannot be a file name in the package: it is unsafe or there twice. Make it with packageName.`,
      );
    }
    names.add(key);
    blobs.path(sha256);
  }
};

const toItem = (row: Row): EvidenceItem => ({
  id: formatId('E', whole(row, 'n')),
  kind: text(row, 'kind') as EvidenceItem['kind'],
  title: text(row, 'title'),
  capturedAt: text(row, 'captured_at'),
  capturedBy: text(row, 'captured_by'),
  classification: text(row, 'classification') as EvidenceItem['classification'],
  ...optionalText(row, 'original_name', 'originalName'),
  ...optionalText(row, 'note', 'note'),
  files: json<EvidenceItem['files']>(row, 'files'),
  controls: json<EvidenceItem['controls']>(row, 'controls'),
  ...optionalText(row, 'read_id', 'readId'),
});
