import {
  type CustodyDraft,
  type CustodyEntry,
  type CustodyHead,
  emptyCustody,
  nextCustodyLine,
  parseCustodyLine,
} from '../evidence/custody.ts';
import {type Database, text, whole} from './database.ts';
import {corruptDatabase} from './failures.ts';
import type {EvidenceFile, Workspace} from './types.ts';

export type CustodyLog = Workspace['custody'];

/** Notes an action in the custody log, now; called inside the transaction of the write it is about. */
export type Note = (draft: Omit<CustodyDraft, 'time'>) => CustodyEntry;

/** The custody log of a workspace: raw lines as they will stand in the package. */
export const createCustodyLog = (database: Database): CustodyLog => {
  const watchers = new Set<(entry: CustodyEntry) => void>();
  const newest = () => database.get('SELECT seq, line, sha256 FROM custody ORDER BY seq DESC LIMIT 1');

  const head = (): CustodyHead => {
    const row = newest();
    return row ? {sha256: text(row, 'sha256'), entries: whole(row, 'seq')} : emptyCustody;
  };

  return {
    head,
    append: draft =>
      database.transaction(() => {
        const next = nextCustodyLine(head(), draft);
        database.run(
          'INSERT INTO custody (seq, line, sha256) VALUES (?, ?, ?)',
          next.entry.seq,
          next.line,
          next.head.sha256,
        );
        for (const watcher of watchers) watcher(next.entry);
        return next.entry;
      }),
    lines: function* () {
      for (const row of database.iterate('SELECT line FROM custody ORDER BY seq')) yield text(row, 'line');
    },
    last: () => {
      const row = newest();
      if (!row) return undefined;
      const entry = parseCustodyLine(text(row, 'line'));
      if (typeof entry === 'string') throw corruptDatabase(database.path, `the last custody entry ${entry}`);
      return entry;
    },
    watch: watcher => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
};

const listedFiles = 200;

/** How files stand in a custody entry: one as the subject's SHA-256, several as a list, very many as one hash over `sha256sum` lines. */
export const describeFiles = (
  files: readonly EvidenceFile[],
  hash: (content: string) => string,
): {sha256?: string; detail: Record<string, unknown>} => {
  const [only] = files;
  if (only && files.length === 1) return {sha256: only.sha256, detail: {file: only.name, bytes: only.bytes}};
  if (files.length <= listedFiles) return {detail: {files: files.map(({name, sha256}) => ({name, sha256}))}};
  return {detail: {files: files.length, filesSha256: hash(files.map(f => `${f.sha256}  ${f.name}\n`).join(''))}};
};
