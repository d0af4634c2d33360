import type {Outcome, Progress, RecordedRead} from '../collector.ts';
import type {CallGuard} from '../guard.ts';
import {journaledRead, type ReadContext, type ReadLog, readKey} from '../journaled-read.ts';
import type {Clock, Pacer} from '../pacing.ts';
import {type RetryPolicy, withRetry} from '../retry.ts';
import type {Call} from './call.ts';
import {classify, retryable} from './classify.ts';
import {attachExchange} from './exchange.ts';
import {failureOf} from './failure.ts';
import {redactBody} from './redact-body.ts';
import type {Session} from './session.ts';

/** The outcome of one logical read; `pages` gives the deserialised pages of an `ok` read, one after the other, and nothing otherwise. */
export type ReadResult<O> = {
  readonly read: RecordedRead;
  readonly outcome: Outcome;
  readonly pages: () => AsyncIterable<O>;
};

export type ReadOptions<O> = {
  /** Asks again even where an earlier run of this collection has the answer. */
  readonly fresh?: boolean;
  /** Sees each page as it arrives from the wire, before the read is on the record; what it throws ends the read. */
  readonly onPage?: (output: O) => void;
};

export type Reader = {
  /**
   * Reads one thing. `region` is a region's name, or `global` for what is asked at the home region. Errors: those of `journaledRead`.
   */
  read<I extends object, O>(
    call: Call<I, O>,
    region: string,
    input: I,
    options?: ReadOptions<O>,
  ): Promise<ReadResult<O>>;
  /** Whether the journal has the final answer of this read. */
  isRecorded<I extends object, O>(call: Call<I, O>, region: string, input: I): boolean;
  /** Resolves when no read is under way any more. */
  idle(): Promise<void>;
};

export type ReaderParts = {
  readonly context: ReadContext;
  readonly session: Session;
  readonly pacer: Pacer;
  readonly guard: CallGuard;
  readonly clock: Clock;
  readonly random: () => number;
  readonly retry: RetryPolicy;
  readonly progress: (event: Progress) => void;
};

/** Parsed pages are held up to this many raw bytes a read; beyond, they are parsed again from the journal when asked for. */
const heldBytes = 4 * 1024 * 1024;

/** A reader over one run's session, pacer and journal. */
export const createReader = (parts: ReaderParts): Reader => {
  const {context, session, pacer, guard, clock, random, retry, progress} = parts;
  const answered = new Set<string>();
  const silent = new Set<string>();
  let done = 0;
  let planned = 0;

  const keyOf = <I extends object, O>(call: Call<I, O>, region: string, input: I): string =>
    readKey('aws', call.operation.id, region, parametersOf(input));

  const replay = async <I extends object, O>(
    call: Call<I, O>,
    region: string,
    read: RecordedRead,
    index: number,
    input: I,
  ): Promise<O> => {
    const body = read.bodies[index];
    if (!body) throw new RangeError(`The read ${read.id} has no page ${index}.`);
    const {sdk, client} = await session.client(call.service, region);
    const command = call.command(sdk, input);
    attachExchange(command, {kind: 'replay', bytes: await context.journal.load(body), mediaType: body.mediaType});
    return (await client.send(command, {abortSignal: context.signal})) as O;
  };

  const live = async <I extends object, O>(
    call: Call<I, O>,
    region: string,
    input: I,
    log: ReadLog,
    seen: (endpoint: string) => void,
    absence: (body: {bytes: Uint8Array; mediaType: string}) => void,
  ): Promise<{output: O; bytes: number}> => {
    const {sdk, client} = await session.client(call.service, region);
    const lane = {service: call.service, region};
    let endpoint = '';
    const attempt = () =>
      pacer.run(lane, context.signal, async () => {
        const command = call.command(sdk, input);
        let size = 0;
        attachExchange(command, {
          kind: 'live',
          sending: to => {
            endpoint = to;
            seen(to);
            log.endpoint(to);
            log.attempt();
          },
          received: async ({status, mediaType, bytes}) => {
            answered.add(endpoint);
            size = bytes.length;
            if (status >= 300) {
              absence({bytes, mediaType});
              return bytes;
            }
            const clean = redactBody(call.operation.id, bytes, secret => context.journal.commit(secret));
            await log.keep(clean, mediaType);
            return clean;
          },
        });
        try {
          const output = (await client.send(command, {abortSignal: context.signal})) as O;
          log.requestId(metadataRequestId(output));
          return {output, bytes: size};
        } catch (error) {
          log.requestId(failureOf(error).requestId);
          throw error;
        }
      });
    return withRetry(
      {
        policy: silent.has(session.endpoint ?? `${call.service} ${region}`) ? {...retry, attempts: 1} : retry,
        clock,
        random,
        signal: context.signal,
        retryable,
        onThrottled: () => pacer.throttled(lane),
      },
      attempt,
    );
  };

  const read = async <I extends object, O>(
    call: Call<I, O>,
    region: string,
    input: I,
    options: ReadOptions<O> = {},
  ): Promise<ReadResult<O>> => {
    guard(call.operation.id);
    planned++;
    const clientRegion = region === 'global' ? session.homeRegion : region;
    const plainKey = keyOf(call, region, input);
    const again = options.fresh && context.journal.recall(plainKey) !== undefined;
    const key = again ? `${plainKey} again at ${context.now().toISOString()}` : plainKey;
    const held: O[] = [];
    let heldSoFar = 0;
    let endpoint = session.endpoint ?? '';
    let refusal: {bytes: Uint8Array; mediaType: string} | undefined;

    const {read: recorded, recalled} = await journaledRead(
      context,
      {key, operation: call.operation, region, parameters: parametersOf(input), endpoint},
      async log => {
        let page: I | undefined = input;
        const tokens = new Set<string>();
        for (let number = 1; page; number++) {
          const {output, bytes}: {output: O; bytes: number} = await live(
            call,
            clientRegion,
            page,
            log,
            to => {
              endpoint = to;
            },
            body => {
              refusal = body;
            },
          );
          options.onPage?.(output);
          heldSoFar += bytes;
          if (heldSoFar <= heldBytes) held.push(output);
          const more: Partial<I> | undefined = call.next?.(output);
          if (more) {
            const token = JSON.stringify(more);
            if (number >= call.maxPages) throw new PagingError(`No end after ${number} answers.`);
            if (token !== '{}' && tokens.has(token)) throw new PagingError('The same page was offered twice.');
            tokens.add(token);
            if (call.pauseMs) await clock.sleep(call.pauseMs, context.signal);
          }
          page = more ? {...input, ...more} : undefined;
        }
      },
      error => {
        const ending = classify(error, {
          operation: call.operation.id,
          region,
          endpoint: endpoint || `${call.service} ${region}`,
          home: clientRegion === session.homeRegion,
          identity: call.operation.id === 'sts:GetCallerIdentity',
          answeredBefore: answered.has(endpoint),
        });
        if (ending.outcome === 'failed' && !answered.has(endpoint)) {
          silent.add(session.endpoint ?? `${call.service} ${clientRegion}`);
        }
        return ending.outcome === 'absent' && refusal ? {...ending, body: refusal} : ending;
      },
    );
    const outcome = recorded.provenance.outcome;
    done++;
    progress({operation: call.operation.id, region, outcome, recalled, done, planned});
    const complete = !recalled && held.length === recorded.bodies.length;
    return {
      read: recorded,
      outcome,
      pages: async function* () {
        if (outcome !== 'ok') return;
        if (complete) {
          yield* held;
          return;
        }
        held.length = 0;
        for (let index = 0; index < recorded.bodies.length; index++) {
          yield await replay(call, clientRegion, recorded, index, input);
        }
      },
    };
  };

  const underWay = new Set<Promise<unknown>>();
  return {
    read: (call, region, input, options) => {
      const reading = read(call, region, input, options);
      underWay.add(reading);
      const forget = () => underWay.delete(reading);
      reading.then(forget, forget);
      return reading;
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    isRecorded: (call, region, input) => context.journal.recall(keyOf(call, region, input)) !== undefined,
  };
};

/** The input as it goes on the record. */
const parametersOf = (input: object): Readonly<Record<string, unknown>> => ({...input});

/** A list whose pages do not come to an end. */
class PagingError extends Error {
  override readonly name = 'PagingLoop';
}

const metadataRequestId = (output: unknown): string | undefined => {
  const metadata: unknown =
    typeof output === 'object' && output !== null ? Reflect.get(output, '$metadata') : undefined;
  const id: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'requestId') : undefined;
  return typeof id === 'string' ? id : undefined;
};
