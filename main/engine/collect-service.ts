import type {Collector, Gate, Identity, Population, Resource, Run} from '../../collectors/collector.ts';
import {CollectorError} from '../../collectors/errors.ts';
import type {Target} from '../../collectors/targets.ts';
import type {Event} from '../contract/events.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import {createJournal} from '../workspace/journal.ts';
import {createMemoryJournal} from '../workspace/memory-journal.ts';
import type {CollectionInfo, Workspace} from '../workspace/types.ts';
import {EngineError} from './errors.ts';
import {judge, verdictTotals} from './judge.ts';
import {createPause} from './pause.ts';
import {createRunning, type Running} from './running.ts';
import type {Session} from './session.ts';
import {unreadOf} from './unread.ts';
import {writeWhole} from './write-whole.ts';

type CollectMethods =
  | 'collect.policy'
  | 'collect.preflight'
  | 'collect.start'
  | 'collect.cancel'
  | 'collect.list'
  | 'collect.pause'
  | 'collect.continue'
  | 'collect.running'
  | 'collect.unread';

/** Collections: one at a time, resumable, every read on the record. */
export const collectHandlers = (session: Session): Pick<Handlers, CollectMethods> => {
  let stop: AbortController | undefined;
  let running: Running | undefined;
  const pause = createPause();

  const collectorOf = (kind: Target['kind']) => session.deps.collectors[kind] as Collector<Target>;

  const exclusively = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (stop) throw new EngineError('busy', 'A collection is running. Wait for it, or cancel it first.');
    stop = new AbortController();
    try {
      return await work(stop.signal);
    } finally {
      stop = undefined;
      running = undefined;
      pause.release();
    }
  };

  const tell = (state: Event<'collect.state'>['state']): void => {
    if (running) session.emit('collect.state', {collection: running.collection.id, state});
  };

  return {
    'collect.policy': async ({kind, path, replace}) => {
      const text = collectorOf(kind).policy();
      if (path !== undefined) await writeWhole(path, Buffer.from(text), replace);
      return {text};
    },

    'collect.preflight': ({target}) =>
      exclusively(async signal => {
        const run = {journal: createMemoryJournal(), signal, toolVersion: session.deps.version, keys: session.keys};
        const where = await session.sample.resolve(target as Target);
        const {identity, rows, estimatedCalls} = await collectorOf(target.kind).preflight(where, run);
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
        const where = await session.sample.resolve(wanted);
        const before = fresh ? undefined : workspace.collections.resumable(wanted.kind, wanted);
        const collection = before
          ? workspace.collections.resume(before.id, by)
          : workspace.collections.begin(wanted.kind, wanted, by);
        running = createRunning(collection, operation => session.operations.get(operation));
        tell('running');
        try {
          await collectInto(
            session,
            workspace,
            running,
            collectorOf(wanted.kind),
            {where, signal, gate: pause.gate},
            by,
          );
        } finally {
          running = undefined;
          session.emit('collect.state', {collection: collection.id, state: 'ended'});
        }
        return {
          collection: collectionView(workspace, collection.id),
          resumed: before !== undefined,
          unread: unreadOf(workspace, [collection.id], session.operations),
          verdicts: verdictTotals(workspace),
        };
      }),

    'collect.cancel': () => {
      const cancelled = stop !== undefined;
      stop?.abort(
        new CollectorError('cancelled', 'The collection was cancelled. Start it again to go on where it stopped.'),
      );
      return {cancelled};
    },

    'collect.pause': () => {
      if (running && !pause.paused()) {
        pause.hold();
        tell('paused');
      }
      return {paused: pause.paused()};
    },

    'collect.continue': () => {
      if (pause.paused()) {
        pause.release();
        tell('running');
      }
      return {paused: false};
    },

    'collect.running': () => {
      if (!running) return {};
      const {collection} = running;
      const {identity, ...counts} = running.state();
      return {
        running: {
          collection: collection.id,
          kind: collection.kind,
          target: targetView(collection.target),
          ...(identity ? {identity: {...identity, facts: {...identity.facts}}} : {}),
          since: collection.startedAt,
          paused: pause.paused(),
          ...counts,
          unread: unreadOf(session.workspace(), [collection.id], session.operations),
        },
      };
    },

    'collect.unread': ({collection}) => {
      const workspace = session.workspace();
      return unreadOf(workspace, [collectionOf(workspace, collection).id], session.operations);
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
  running: Running,
  collector: Collector<Target>,
  {where, signal, gate}: {readonly where: Target; readonly signal: AbortSignal; readonly gate: Gate},
  by: string,
): Promise<void> => {
  const {collection} = running;
  // Parsed beside the reads; `judge` meets a fault in them, and says so.
  session.library().catch(() => undefined);
  const populations: Population[] = [];
  const resources: Resource[] = [];
  const run: Run = {
    journal: createJournal(workspace, collection.id, by),
    signal,
    gate,
    keys: session.keys,
    toolVersion: session.deps.version,
    identified: identity => {
      refuseOtherTarget(collection, identity);
      workspace.collections.identified(collection.id, identity);
      running.identified(identity);
    },
    emit: resource => void resources.push(resource),
    emitPopulation: population => void populations.push(population),
    progress: event => {
      running.progress(event);
      session.emit('collect.progress', {collection: collection.id, ...event});
    },
  };
  // What cannot be kept (a full disk) interrupts the collection like what cannot be read: it stays resumable.
  const failure = await collector
    .collect(where, run)
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
  const info = collectionOf(workspace, id);
  return {
    ...info,
    target: targetView(info.target),
    reads: {...workspace.reads.counts(id)},
    resources: workspace.resources.count([id]),
  } as Output<'collect.list'>[number];
};

/** A collection of the assessment. Errors: EngineError `unknown-collection`. */
export const collectionOf = (workspace: Workspace, id: string): CollectionInfo => {
  const info = workspace.collections.list().find(collection => collection.id === id);
  if (!info) throw new EngineError('unknown-collection', `There is no collection ${id} in this assessment.`);
  return info;
};

const targetView = (target: Target) => structuredClone(target) as Output<'collect.list'>[number]['target'];
