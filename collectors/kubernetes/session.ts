import type {Operation, RecordedRead, Run} from '../collector.ts';
import {CollectorError} from '../errors.ts';
import {type Ending, journaledRead, type ReadContext, type ReadLog, readKey} from '../journaled-read.ts';
import type {Clock} from '../pacing.ts';
import type {KubernetesTarget} from '../targets.ts';
import {type Access, openAccess} from './access.ts';
import {type Client, clusterPacer, createClient} from './client.ts';
import {type Connection, createConnection} from './connection.ts';
import {endingOf} from './endings.ts';
import {operations, region} from './operations.ts';
import {type Commit, memoised} from './redact.ts';

/** The effects of the collector. */
export type KubernetesDeps = {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly now: () => Date;
  /** In [0, 1), for jitter. */
  readonly random: () => number;
};

/** One open cluster within a run. */
export type Session = {
  readonly access: Access;
  readonly connection: Connection;
  readonly client: Client;
  readonly context: ReadContext;
  readonly commit: Commit;
  /** Known after `identify`; until then the server's address. */
  about: {target: string; caller: string};
  /** Performs or recalls one declared read, and reports it. */
  read(
    question: {operation: Operation; parameters: Readonly<Record<string, unknown>>; again?: string},
    perform: (log: ReadLog) => Promise<void>,
  ): Promise<RecordedRead>;
};

export type RunPart = Pick<Run, 'journal' | 'signal' | 'toolVersion'> & Partial<Pick<Run, 'progress' | 'gate'>>;

/** Opens a session, runs the work, and leaves nothing under way behind it, whether it ends well or not. */
export const withinSession = async <T>(
  deps: KubernetesDeps,
  target: KubernetesTarget,
  run: RunPart,
  work: (session: Session, signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const pending = new Set<Promise<unknown>>();
  let connection: Connection | undefined;
  try {
    signal.throwIfAborted();
    const access = await openAccess(target, {env: deps.env, signal, now: deps.now()});
    connection = createConnection(access, run.toolVersion);
    return await work(openSession(deps, access, connection, run, signal, pending), signal);
  } catch (error) {
    if (run.signal.aborted && !(error instanceof CollectorError)) throw cancelled(run.signal.reason);
    throw error;
  } finally {
    stop.abort(new CollectorError('cancelled', 'Another read of this collection ended it.'));
    await Promise.allSettled(pending);
    connection?.close();
  }
};

const cancelled = (cause: unknown): CollectorError =>
  cause instanceof CollectorError
    ? cause
    : new CollectorError(
        'cancelled',
        'The collection was cancelled. What was read so far is kept; start the collection again to go on.',
        {cause},
      );

const openSession = (
  deps: KubernetesDeps,
  access: Access,
  connection: Connection,
  run: RunPart,
  signal: AbortSignal,
  pending: Set<Promise<unknown>>,
): Session => {
  const {clock, random, now} = deps;
  let done = 0;
  const about = {target: access.server.origin, caller: access.caller};
  const classify = (error: unknown): Ending => endingOf(error, access, now());
  const context: ReadContext = {
    collector: 'kubernetes',
    journal: run.journal,
    signal,
    gate: run.gate,
    toolVersion: run.toolVersion,
    now,
    identity: () => about,
  };
  return {
    access,
    connection,
    client: createClient({connection, pacer: clusterPacer(clock, run.gate), clock, random, signal}),
    context,
    commit: memoised(secret => run.journal.commit(secret)),
    about,
    read: async ({operation, parameters, again}, perform) => {
      const key = readKey('kubernetes', operation.id, region, parameters) + (again ?? '');
      const reading = journaledRead(
        context,
        {key, operation, region, parameters, endpoint: connection.endpoint},
        perform,
        classify,
      );
      pending.add(reading);
      const {read, recalled} = await reading.finally(() => pending.delete(reading));
      done += 1;
      const {outcome} = read.provenance;
      run.progress?.({operation: operation.id, region, outcome, recalled, done, planned: operations.length + 1});
      return read;
    },
  };
};
