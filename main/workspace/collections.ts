import type {Identity} from '../../collectors/collector.ts';
import {canonicalJson} from './canonical.ts';
import type {Note} from './custody-log.ts';
import {type Database, json, optionalText, type Row, text, whole} from './database.ts';
import {WorkspaceError} from './errors.ts';
import {formatId, notFound, parseId} from './numbering.ts';
import type {CollectionInfo, CollectionState, Workspace} from './types.ts';

export type CollectionStore = Workspace['collections'];

/** The collections of a workspace. Targets are compared as canonical JSON. `now` gives the time in UTC with milliseconds. */
export const createCollectionStore = (database: Database, note: Note, now: () => string): CollectionStore => {
  const find = (id: string): CollectionInfo => {
    const n = parseId('C', id);
    const row = n && database.get('SELECT * FROM collections WHERE n = ?', n);
    if (!row) throw notFound(id);
    return toCollection(row);
  };

  const list = () => [...database.iterate('SELECT * FROM collections ORDER BY n')].map(toCollection);

  const change = (id: string, from: readonly CollectionState[], work: (before: CollectionInfo, n: number) => void) =>
    database.transaction(() => {
      const before = find(id);
      if (!from.includes(before.state)) throw wrongState(before, from);
      work(before, parseId('C', id) ?? 0);
      return find(id);
    });

  return {
    begin: (kind, target, by) =>
      database.transaction(() => {
        const {lastId} = database.run(
          "INSERT INTO collections (kind, target, state, started_at, by) VALUES (?, ?, 'running', ?, ?)",
          kind,
          canonicalJson(target),
          now(),
          by,
        );
        const id = formatId('C', lastId);
        note({actor: by, action: 'collection-started', subject: {kind: 'collection', id}, detail: {target}});
        return find(id);
      }),
    resumable: (kind, target) => {
      const row = database.get(
        'SELECT * FROM collections WHERE kind = ? AND target = ? ORDER BY n DESC LIMIT 1',
        kind,
        canonicalJson(target),
      );
      const newest = row && toCollection(row);
      return newest && stopped.includes(newest.state) ? newest : undefined;
    },
    resume: (id, by) =>
      change(id, stopped, (_, n) => {
        database.run(
          "UPDATE collections SET state = 'running', ended_at = NULL, problem = NULL, by = ? WHERE n = ?",
          by,
          n,
        );
        note({actor: by, action: 'collection-resumed', subject: {kind: 'collection', id}});
      }),
    identified: (id, identity) => {
      change(id, ['running'], (before, n) => {
        const written = canonicalJson(identity);
        if (before.identity && canonicalJson(before.identity) === written) return;
        database.run('UPDATE collections SET identity = ? WHERE n = ?', written, n);
        note({
          actor: before.by,
          action: 'collection-identified',
          subject: {kind: 'collection', id},
          detail: {target: identity.target, name: identity.name, caller: identity.caller},
        });
      });
    },
    end: (id, state, problem) =>
      change(id, ['running'], (before, n) => {
        database.run(
          'UPDATE collections SET state = ?, ended_at = ?, problem = ? WHERE n = ?',
          state,
          now(),
          problem ?? null,
          n,
        );
        note({
          actor: before.by,
          action: `collection-${state}`,
          subject: {kind: 'collection', id},
          ...(problem !== undefined && {detail: {problem}}),
        });
      }),
    list,
    current: () => newestOfEachTarget(list()),
  };
};

/** Ends what a crash left running, as interrupted; called once after opening. */
export const interruptLeftovers = (collections: CollectionStore): void => {
  for (const {id, state} of collections.list()) {
    if (state === 'running')
      collections.end(id, 'interrupted', 'Fieldwork ended before this collection did; resume it.');
  }
};

/** States from which a collection can go on. */
const stopped: readonly CollectionState[] = ['interrupted', 'cancelled'];

/**
 * One collection a target: the newest finished one, or the newest where none is finished. A target is what it said it was (account
 * or cluster, and the regions asked for); one that never got that far counts as the target it was pointed at.
 */
const newestOfEachTarget = (oldestFirst: readonly CollectionInfo[]): CollectionInfo[] => {
  const known = new Map<string, string>();
  for (const c of oldestFirst) if (c.identity) known.set(pointedAt(c), identityKey(c, c.identity));
  const chosen = new Map<string, CollectionInfo>();
  for (const c of oldestFirst) {
    const key = c.identity ? identityKey(c, c.identity) : (known.get(pointedAt(c)) ?? pointedAt(c));
    if (c.state === 'finished' || chosen.get(key)?.state !== 'finished') chosen.set(key, c);
  }
  return [...chosen.values()].toSorted((a, b) => (parseId('C', a.id) ?? 0) - (parseId('C', b.id) ?? 0));
};

const pointedAt = ({target}: CollectionInfo) => canonicalJson(target);

const identityKey = ({kind, target}: CollectionInfo, identity: Identity) =>
  canonicalJson([kind, identity.target, target.kind === 'aws' ? [...(target.regions ?? [])].toSorted() : []]);

const wrongState = ({id, state}: CollectionInfo, from: readonly CollectionState[]) =>
  new WorkspaceError(
    'wrong-state',
    `Collection ${id} is ${state}, and this needs one that is ${from.join(' or ')}. Start a new collection, or resume an unfinished one.`,
  );

const toCollection = (row: Row): CollectionInfo => ({
  id: formatId('C', whole(row, 'n')),
  kind: text(row, 'kind') as CollectionInfo['kind'],
  target: json<CollectionInfo['target']>(row, 'target'),
  ...(row.identity !== null && {identity: json<Identity>(row, 'identity')}),
  state: text(row, 'state') as CollectionState,
  startedAt: text(row, 'started_at'),
  ...optionalText(row, 'ended_at', 'endedAt'),
  by: text(row, 'by'),
  ...optionalText(row, 'problem', 'problem'),
});
