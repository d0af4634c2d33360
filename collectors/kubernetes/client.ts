import {z} from 'zod';
import type {Gate, Operation} from '../collector.ts';
import type {ReadLog} from '../journaled-read.ts';
import {type Clock, createPacer, type Pacer, type Rate} from '../pacing.ts';
import {defaultRetryPolicy, withRetry} from '../retry.ts';
import {AnswerError} from './answer-error.ts';
import type {Connection} from './connection.ts';
import {retryAfterMs, retryable} from './endings.ts';
import {region} from './operations.ts';

/** Asks the API server, paced and with patience. */
export type Client = {
  /** The body of one declared path. Errors: AnswerError for every status but 200. */
  ask(operation: Operation, path: string, log: ReadLog): Promise<Buffer>;
};

/** Well under client-go's own default (50 a second, 100 at once): an audit must not be felt. */
const rate: Rate = {perSecond: 40, burst: 40, concurrency: 8};

/** One pacer for all lists of a cluster; at most twelve requests under way. */
export const clusterPacer = (clock: Clock, gate?: Gate): Pacer =>
  createPacer(() => rate, {clock, concurrency: 12, gate});

const Status = z.object({
  reason: z.string().optional(),
  message: z.string().optional(),
  details: z.object({retryAfterSeconds: z.number().optional()}).nullish(),
});

export const createClient = (deps: {
  readonly connection: Connection;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
}): Client => {
  const {connection, pacer, clock, random, signal} = deps;
  return {
    ask: (operation, path, log) => {
      const lane = {service: operation.service, region};
      return withRetry(
        {
          policy: defaultRetryPolicy,
          clock,
          random,
          signal,
          retryable,
          retryAfterMs,
          onThrottled: () => pacer.throttled(lane),
        },
        () =>
          pacer.run(lane, signal, async () => {
            log.attempt();
            const answer = await connection.get(path, signal);
            const auditId = answer.headers['audit-id'];
            log.requestId(typeof auditId === 'string' ? auditId : undefined);
            if (answer.status === 200) return answer.body;
            throw errorOf(answer.status, answer.headers['retry-after'], answer.body);
          }),
      );
    },
  };
};

/** The error that an answer stands for: the server's Status object where there is one, else the start of its text. */
const errorOf = (status: number, retryAfter: string | undefined, body: Buffer): AnswerError => {
  const text = body.subarray(0, 64 * 1024).toString('utf8');
  const parsed = Status.safeParse(parseJson(text));
  const said = parsed.success ? parsed.data : {};
  const seconds = said.details?.retryAfterSeconds ?? secondsOf(retryAfter);
  const message = said.message || text.slice(0, 300) || `HTTP ${status}`;
  return new AnswerError(status, said.reason || `HTTP${status}`, message, seconds && seconds * 1000);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Retry-After in seconds; the API server never sends a date. */
const secondsOf = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
