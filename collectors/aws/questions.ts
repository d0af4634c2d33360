import type {RecordedRead} from '../collector.ts';
import type {ReadContext, ReadLog} from '../journaled-read.ts';
import type {Clock, Pacer} from '../pacing.ts';
import {type RetryPolicy, withRetry} from '../retry.ts';
import type {Call} from './call.ts';
import {retryable} from './classify.ts';
import {attachExchange} from './exchange.ts';
import {failureOf} from './failure.ts';
import {redactBody} from './redact-body.ts';
import type {Session} from './session.ts';

/** What one page's question tells beside its answer. */
export type PageLog = Pick<ReadLog, 'attempt' | 'requestId' | 'keep' | 'endpoint'> & {
  /** Gets the body of an answer that is an error. */
  refusal(body: {readonly bytes: Uint8Array; readonly mediaType: string}): void;
};

/** One page's questions: put to AWS, or to what the journal kept of an earlier answer. */
export type Questions = {
  /** Asks for one page, paced and retried; keeps the raw answer, redacted, and returns it deserialised, with its size in bytes. */
  ask<I extends object, O>(
    call: Call<I, O>,
    region: string,
    input: I,
    log: PageLog,
  ): Promise<{readonly output: O; readonly bytes: number}>;
  /** Deserialises a page that the journal kept; nothing is sent. */
  replay<I extends object, O>(call: Call<I, O>, region: string, input: I, read: RecordedRead, page: number): Promise<O>;
  /** Whether the service ever answered in this region in this run. */
  answered(call: {readonly service: string}, region: string): boolean;
  /** Notes that a service which never answered in a region could not be reached: from now on it is asked only once a read. */
  silent(call: {readonly service: string}, region: string): void;
};

export type QuestionParts = {
  readonly context: ReadContext;
  readonly session: Session;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly random: () => number;
  readonly retry: RetryPolicy;
};

/** The questions of one run. */
export const createQuestions = ({context, session, pacer, clock, random, retry}: QuestionParts): Questions => {
  const answered = new Set<string>();
  const silent = new Set<string>();
  /** What is reached or not reached as a whole: one service in one region (a bucket's host says too little), or the one endpoint. */
  const placeOf = (call: {readonly service: string}, region: string): string =>
    session.endpoint ?? `${call.service} ${region}`;

  return {
    ask: async <I extends object, O>(call: Call<I, O>, region: string, input: I, log: PageLog) => {
      const {sdk, client} = await session.client(call.service, region);
      const lane = {service: call.service, region};
      const place = placeOf(call, region);
      const attempt = async () => {
        const command = call.command(sdk, input);
        let size = 0;
        attachExchange(command, {
          kind: 'live',
          sending: endpoint => {
            log.endpoint(endpoint);
            log.attempt();
          },
          received: async ({status, mediaType, bytes}) => {
            answered.add(place);
            size = bytes.length;
            if (status >= 300) {
              log.refusal({bytes, mediaType});
              return bytes;
            }
            const clean = redactBody(call.operation.id, bytes, secret => context.journal.commit(secret));
            await log.keep(clean, mediaType);
            return clean;
          },
        });
        try {
          const output = (await client.send(command, {abortSignal: context.signal})) as O;
          log.requestId(requestIdOf(output));
          return {output, bytes: size};
        } catch (error) {
          log.requestId(failureOf(error).requestId);
          throw error;
        }
      };
      return withRetry(
        {
          policy: silent.has(place) ? {...retry, attempts: 1} : retry,
          clock,
          random,
          signal: context.signal,
          retryable,
          onThrottled: () => pacer.throttled(lane),
        },
        () => pacer.run(lane, context.signal, attempt),
      );
    },
    replay: async <I extends object, O>(
      call: Call<I, O>,
      region: string,
      input: I,
      read: RecordedRead,
      page: number,
    ): Promise<O> => {
      const body = read.bodies[page];
      if (!body) throw new RangeError(`The read ${read.id} has no page ${page}.`);
      const {sdk, client} = await session.client(call.service, region);
      const command = call.command(sdk, input);
      attachExchange(command, {
        kind: 'replay',
        bytes: await context.journal.load(body),
        mediaType: body.mediaType,
      });
      return (await client.send(command, {abortSignal: context.signal})) as O;
    },
    answered: (call, region) => answered.has(placeOf(call, region)),
    silent: (call, region) => silent.add(placeOf(call, region)),
  };
};

const requestIdOf = (output: unknown): string | undefined => {
  const metadata: unknown =
    typeof output === 'object' && output !== null ? Reflect.get(output, '$metadata') : undefined;
  const id: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'requestId') : undefined;
  return typeof id === 'string' ? id : undefined;
};
