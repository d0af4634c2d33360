import {expect, test} from 'vitest';
import {type RetryOptions, withRetry} from '../../collectors/retry.ts';

const setUp = (overrides: Partial<RetryOptions> = {}) => {
  const pauses: number[] = [];
  const options: RetryOptions = {
    policy: {attempts: 5, baseMs: 100, capMs: 300},
    clock: {
      now: () => 0,
      sleep: async (ms, signal) => {
        signal.throwIfAborted();
        pauses.push(ms);
      },
    },
    random: () => 0.5,
    signal: new AbortController().signal,
    retryable: () => 'transient',
    ...overrides,
  };
  return {pauses, options};
};

const failingTimes = (times: number) => {
  const attempts: number[] = [];
  return {
    attempts,
    attempt: async (number: number) => {
      attempts.push(number);
      if (attempts.length <= times) throw new Error(`attempt ${number}`);
      return 'answer';
    },
  };
};

test('tries until there is an answer, with pauses that double up to the cap, half of each by this jitter', async () => {
  const {pauses, options} = setUp();
  const {attempts, attempt} = failingTimes(4);
  expect(await withRetry(options, attempt)).toBe('answer');
  expect(attempts).toEqual([1, 2, 3, 4, 5]);
  expect(pauses).toEqual([50, 100, 150, 150]);
});

test('gives up after the last attempt with its error', async () => {
  const {attempts, attempt} = failingTimes(9);
  await expect(withRetry(setUp().options, attempt)).rejects.toThrow('attempt 5');
  expect(attempts).toHaveLength(5);
});

test('does not try again what cannot help', async () => {
  const {attempts, attempt} = failingTimes(9);
  await expect(withRetry(setUp({retryable: () => undefined}).options, attempt)).rejects.toThrow('attempt 1');
  expect(attempts).toHaveLength(1);
});

test('tells of every throttled attempt', async () => {
  let told = 0;
  const {options} = setUp({
    retryable: () => 'throttled',
    onThrottled: () => {
      told++;
    },
  });
  await withRetry(options, failingTimes(3).attempt);
  expect(told).toBe(3);
});

test('waits as long as the server asks, within reason', async () => {
  const asked = [250, 1e9, undefined];
  const {pauses, options} = setUp({retryAfterMs: () => asked.shift()});
  await withRetry(options, failingTimes(3).attempt);
  expect(pauses).toEqual([250, 1200, 150]);
});

test('stops when it is cancelled', async () => {
  const stop = new AbortController();
  const attempts: number[] = [];
  const work = withRetry(setUp({signal: stop.signal}).options, async number => {
    attempts.push(number);
    stop.abort();
    throw new Error('cut off');
  });
  await expect(work).rejects.toThrow('cut off');
  expect(attempts).toEqual([1]);
});
