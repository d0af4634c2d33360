import type {
  Body,
  CollectorKind,
  Gate,
  Journal,
  Operation,
  Outcome,
  Provenance,
  ReadError,
  RecordedRead,
} from './collector.ts';
import {CollectorError} from './errors.ts';

/** The stable key of a logical read within a collection: the same question has the same key, whatever the order of its parameters. */
export const readKey = (
  collector: CollectorKind,
  operation: string,
  region: string,
  parameters: Readonly<Record<string, unknown>>,
): string => `${collector} ${operation} ${region} ${canonicalJson(parameters)}`;

/** JSON with sorted keys and without undefined members. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** What all reads of one run share. */
export type ReadContext = {
  readonly collector: CollectorKind;
  readonly journal: Journal;
  readonly signal: AbortSignal;
  readonly gate?: Gate | undefined;
  readonly toolVersion: string;
  /** Wall clock, for the record. */
  readonly now: () => Date;
  /** Who asks and about what; asked for when the read is recorded, since the first read finds it out. */
  readonly identity: () => {readonly target: string; readonly caller: string};
};

export type ReadSpec = {
  readonly key: string;
  readonly operation: Operation;
  readonly region: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly endpoint: string;
};

/** What the performing code tells while it reads. */
export type ReadLog = {
  /** Counts one attempt that is about to be sent. */
  attempt(): void;
  /** Notes the server's id of a request, answered or failed. */
  requestId(id: string | undefined): void;
  /** The endpoint that was really asked. */
  endpoint(url: string): void;
  /** Keeps one raw body, already redacted; resolves when durable. Call once a page. */
  keep(bytes: Uint8Array, mediaType: string): Promise<Body>;
  /** Forgets the bodies kept so far: the server ended a list in the middle, and it starts again. */
  startAgain(): void;
};

/** How a read that failed goes on the record; with `fatal` the whole collection stops. */
export type Ending = {
  readonly outcome: Exclude<Outcome, 'ok'>;
  readonly error: ReadError;
  readonly fatal?: CollectorError;
  /** The answer that proves the absence. */
  readonly body?: {readonly bytes: Uint8Array; readonly mediaType: string};
};

/**
 * One logical read over the journal: recalled where it already ended for good, performed and recorded otherwise. Resolves for failed
 * reads too: look at `read.provenance.outcome`. Errors: the ending's `fatal`, CollectorError `cancelled`, and whatever the
 * journal throws (a full disk is no answer of the target).
 */
export const journaledRead = async (
  context: ReadContext,
  spec: ReadSpec,
  perform: (log: ReadLog) => Promise<void>,
  classify: (error: unknown) => Ending,
): Promise<{readonly read: RecordedRead; readonly recalled: boolean}> => {
  throwIfCancelled(context.signal);
  const known = context.journal.recall(spec.key);
  if (known) return {read: known, recalled: true};
  await context.gate?.(context.signal);
  throwIfCancelled(context.signal);

  const startedAt = context.now().toISOString();
  const bodies: Body[] = [];
  const requestIds: string[] = [];
  let attempts = 0;
  let endpoint = spec.endpoint;
  let journalFailure: {readonly cause: unknown} | undefined;
  const keep = async (bytes: Uint8Array, mediaType: string): Promise<Body> => {
    try {
      const body = await context.journal.store(bytes, mediaType);
      bodies.push(body);
      return body;
    } catch (cause) {
      journalFailure = {cause};
      throw cause;
    }
  };
  const record = (outcome: Outcome, error?: ReadError): Promise<RecordedRead> => {
    const provenance: Provenance = {
      collector: context.collector,
      operation: spec.operation.id,
      service: spec.operation.service,
      parameters: spec.parameters,
      region: spec.region,
      ...context.identity(),
      endpoint,
      requestIds,
      startedAt,
      endedAt: context.now().toISOString(),
      pages: bodies.length,
      attempts,
      outcome,
      ...(error ? {error} : {}),
      toolVersion: context.toolVersion,
    };
    return context.journal.record({key: spec.key, provenance, bodies});
  };

  try {
    await perform({
      attempt: () => {
        attempts++;
      },
      requestId: id => {
        if (id) requestIds.push(id);
      },
      endpoint: url => {
        endpoint = url;
      },
      keep,
      startAgain: () => {
        bodies.length = 0;
      },
    });
  } catch (error) {
    if (journalFailure) throw journalFailure.cause;
    if (context.signal.aborted) {
      if (attempts > 0)
        await record('cancelled', {code: 'Cancelled', message: 'Stopped before the answer was complete.'});
      throw cancelled(context.signal);
    }
    const ending = classify(error);
    if (ending.body) await keep(ending.body.bytes, ending.body.mediaType);
    const read = await record(ending.outcome, ending.error);
    if (ending.fatal) throw ending.fatal;
    return {read, recalled: false};
  }
  return {read: await record('ok'), recalled: false};
};

const throwIfCancelled = (signal: AbortSignal): void => {
  if (signal.aborted) throw cancelled(signal);
};

/** The error of a collection that was stopped; the first failure that stopped it, where it was not the user. */
export const cancelled = (signal: AbortSignal): CollectorError =>
  signal.reason instanceof CollectorError
    ? signal.reason
    : new CollectorError(
        'cancelled',
        'The collection was cancelled. What was read so far is kept; start the collection again to go on.',
        {cause: signal.reason},
      );
