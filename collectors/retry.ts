import type {Clock} from './pacing.ts';

/** Why a failed attempt may be tried again; undefined where trying again cannot help. */
export type Retryable = 'throttled' | 'transient' | undefined;

export type RetryPolicy = {
  /** All attempts, the first included. */
  readonly attempts: number;
  /** The first pause is at most this long; each further one twice as long, up to the cap. */
  readonly baseMs: number;
  readonly capMs: number;
};

export const defaultRetryPolicy: RetryPolicy = {attempts: 6, baseMs: 100, capMs: 5000};

export type RetryOptions = {
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly retryable: (error: unknown) => Retryable;
  /** The pause the server asked for (Retry-After), in milliseconds. */
  readonly retryAfterMs?: (error: unknown) => number | undefined;
  readonly onThrottled?: () => void;
};

/** Runs an attempt until it answers, with exponential pauses and full jitter. Rejects with the last error, or the signal's reason. */
export const withRetry = async <T>(options: RetryOptions, attempt: (number: number) => Promise<T>): Promise<T> => {
  const {policy, clock, random, signal} = options;
  for (let number = 1; ; number++) {
    signal.throwIfAborted();
    try {
      return await attempt(number);
    } catch (error) {
      const why = signal.aborted ? undefined : options.retryable(error);
      if (why === 'throttled') options.onThrottled?.();
      if (!why || number >= policy.attempts) throw error;
      const asked = Math.min(options.retryAfterMs?.(error) ?? 0, policy.capMs * 4);
      const jitter = random() * Math.min(policy.capMs, policy.baseMs * 2 ** (number - 1));
      await clock.sleep(Math.max(asked, jitter), signal);
    }
  }
};
