import type {Collector, Identity, Population, Resource, Run} from '../../collectors/collector.ts';
import {CollectorError} from '../../collectors/errors.ts';
import type {Target} from '../../collectors/targets.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import {createJournal} from '../workspace/journal.ts';
import {createMemoryJournal} from '../workspace/memory-journal.ts';
import type {CollectionInfo, Workspace} from '../workspace/types.ts';
import {EngineError} from './errors.ts';
import {judge, verdictTotals} from './judge.ts';
import type {Session} from './session.ts';
import {unreadOf} from './unread.ts';

type CollectMethods = 'collect.policy' | 'collect.preflight' | 'collect.start' | 'collect.cancel' | 'collect.list';

/** Collections: one at a time, resumable, every read on the record. */
export const collectHandlers = (session: Session): Pick<Handlers, CollectMethods> => {
  let running: AbortController | undefined;

  const collectorOf = (kind: Target['kind']) => session.deps.collectors[kind] as Collector<Target>;

  const exclusively = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (running) throw new EngineError('busy', 'A collection is running. Wait for it, or cancel it first.');
    running = new AbortController();
    try {
      return await work(running.signal);
    } finally {
      running = undefined;
    }
  };

  return {
    'collect.policy': ({kind}) => ({text: collectorOf(kind).policy()}),

    'collect.preflight': ({target}) =>
      exclusively(async signal => {
        const run = {journal: createMemoryJournal(), signal, toolVersion: session.deps.version};
        const {identity, rows, estimatedCalls} = await collectorOf(target.kind).preflight(target as Target, run);
        return {
          identity: {...identity, facts: {...identity.facts}},
          estimatedCalls,
          rows: rows.map(row => ({...row, permissions: [...row.permissions]})),
        };
      }),

    'collect.start': ({target, by, fresh}) =>
      exclusively(async signal => {
        const workspace = session.workspace();
        const wanted = target as Target;
        const before = fresh ? undefined : workspace.collections.resumable(wanted.kind, wanted);
        const collection = before
          ? workspace.collections.resume(before.id, by)
          : workspace.collections.begin(wanted.kind, wanted, by);
        await collectInto(session, workspace, collection, collectorOf(wanted.kind), signal, by);
        return {
          collection: collectionView(workspace, collection.id),
          resumed: before !== undefined,
          unread: unreadOf(workspace, [collection.id], session.operations),
          verdicts: verdictTotals(workspace),
        };
      }),

    'collect.cancel': () => {
      const cancelled = running !== undefined;
      running?.abort(
        new CollectorError('cancelled', 'The collection was cancelled. Start it again to go on where it stopped.'),
      );
      return {cancelled};
    },

    'collect.list': () => {
      const workspace = session.workspace();
      return workspace.collections.list().map(collection => collectionView(workspace, collection.id));
    },
  };
};

/** Runs one collector over the collection's journal, keeps what it derived, and judges it: also after a failure. */
const collectInto = async (
  session: Session,
  workspace: Workspace,
  collection: CollectionInfo,
  collector: Collector<Target>,
  signal: AbortSignal,
  by: string,
): Promise<void> => {
  // Parsed beside the reads; `judge` meets a fault in them, and says so.
  session.library().catch(() => undefined);
  const populations: Population[] = [];
  const resources: Resource[] = [];
  const run: Run = {
    journal: createJournal(workspace, collection.id, by),
    signal,
    toolVersion: session.deps.version,
    identified: identity => {
      refuseOtherTarget(collection, identity);
      workspace.collections.identified(collection.id, identity);
    },
    emit: resource => void resources.push(resource),
    emitPopulation: population => void populations.push(population),
    progress: event => session.emit('collect.progress', {collection: collection.id, ...event}),
  };
  // What cannot be kept (a full disk) interrupts the collection like what cannot be read: it stays resumable.
  const failure = await collector
    .collect(collection.target, run)
    .finally(() => workspace.resources.replace(collection.id, populations, resources))
    .then(
      () => undefined,
      (error: unknown) => error ?? new Error('The collector stopped without a reason.'),
    );
  if (failure === undefined) workspace.collections.end(collection.id, 'finished');
  else if (signal.aborted) workspace.collections.end(collection.id, 'cancelled', 'Cancelled by the user.');
  else
    workspace.collections.end(
      collection.id,
      'interrupted',
      failure instanceof Error ? failure.message : String(failure),
    );
  await judge(session, workspace, by);
  if (failure !== undefined && !signal.aborted) throw failure;
};

const refuseOtherTarget = (collection: CollectionInfo, identity: Identity): void => {
  const known = collection.identity;
  if (!known || known.target === identity.target) return;
  throw new CollectorError(
    'wrong-target',
    `These credentials lead to ${identity.target}, but ${collection.id} was begun on ${known.target}. ` +
      'Use the credentials of that target to resume, or start a fresh collection.',
  );
};

/** A collection with its read counts and the number of resources derived from it. */
export const collectionView = (workspace: Workspace, id: string): Output<'collect.list'>[number] => {
  const info = workspace.collections.list().find(collection => collection.id === id);
  if (!info) throw new EngineError('no-assessment', `There is no collection ${id} in this assessment.`);
  return {
    ...info,
    target: structuredClone(info.target) as Output<'collect.list'>[number]['target'],
    reads: {...workspace.reads.counts(id)},
    resources: workspace.resources.count([id]),
  } as Output<'collect.list'>[number];
};
