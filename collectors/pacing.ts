import {setTimeout as delay} from 'node:timers/promises';
import pLimit from 'p-limit';
import type {Gate} from './collector.ts';

/** Time as collectors see it, in milliseconds; `sleep` rejects when the signal aborts. */
export type Clock = {
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** The machine's monotonic clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    signal.throwIfAborted();
    if (ms > 0) await delay(ms, undefined, {signal});
  },
};

/** How fast one service may be asked in one region, and how many calls may be under way there. */
export type Rate = {readonly perSecond: number; readonly burst: number; readonly concurrency: number};

/** Where a call is paced: its own bucket for every service and region. */
export type Lane = {readonly service: string; readonly region: string};

export type Pacer = {
  /** Runs a call when its lane has a token and a free place. Rejects with the signal's reason when aborted before that. */
  run<T>(lane: Lane, signal: AbortSignal, call: () => Promise<T>): Promise<T>;
  /** Tells that the service asked to slow down: the lane's rate falls by 30 %, and climbs back with every answer. */
  throttled(lane: Lane): void;
};

type Bucket = {rate: number; tokens: number; updated: number; cut: number; readonly limit: ReturnType<typeof pLimit>};

/** Cuts closer together than this come from calls that were already under way, and count once. */
const cutIntervalMs = 500;

/**
 * A pacer with a token bucket a lane (so independent services and regions never wait for each other) and at most `concurrency`
 * calls under way over all lanes. `gate`: where each call waits, just before it is sent, while the run is paused.
 */
export const createPacer = (
  rateOf: (service: string) => Rate,
  {clock = systemClock, concurrency = 64, gate}: {clock?: Clock; concurrency?: number; gate?: Gate | undefined} = {},
): Pacer => {
  const buckets = new Map<string, Bucket>();
  const everywhere = pLimit(concurrency);
  const bucketOf = ({service, region}: Lane): Bucket => {
    const key = `${service} ${region}`;
    const known = buckets.get(key);
    if (known) return known;
    const {perSecond, burst, concurrency: places} = rateOf(service);
    const bucket = {
      rate: perSecond,
      tokens: burst,
      updated: clock.now(),
      cut: Number.NEGATIVE_INFINITY,
      limit: pLimit(places),
    };
    buckets.set(key, bucket);
    return bucket;
  };
  const refill = (bucket: Bucket, burst: number): void => {
    const now = clock.now();
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.updated) / 1000) * bucket.rate);
    bucket.updated = now;
  };
  return {
    run: (lane, signal, call) => {
      const bucket = bucketOf(lane);
      const {perSecond, burst} = rateOf(lane.service);
      return bucket.limit(async () => {
        signal.throwIfAborted();
        refill(bucket, burst);
        bucket.tokens -= 1;
        if (bucket.tokens < 0) await clock.sleep((-bucket.tokens / bucket.rate) * 1000, signal);
        return everywhere(async () => {
          await gate?.(signal);
          signal.throwIfAborted();
          const answer = await call();
          bucket.rate = Math.min(perSecond, bucket.rate + perSecond * 0.02);
          return answer;
        });
      });
    },
    throttled: lane => {
      const bucket = bucketOf(lane);
      const {perSecond, burst} = rateOf(lane.service);
      const now = clock.now();
      if (now - bucket.cut < cutIntervalMs) return;
      refill(bucket, burst);
      bucket.cut = now;
      bucket.tokens = Math.min(bucket.tokens, 0);
      bucket.rate = Math.max(perSecond / 10, bucket.rate * 0.7);
    },
  };
};
