import {describe, expect, test} from 'vitest';
import {type Clock, createPacer} from '../../collectors/pacing.ts';

/** A clock that moves only when everybody sleeps; `elapsed` is where it stands, in milliseconds. */
const standingClock = () => {
  let now = 0;
  const sleeping: {until: number; wake: () => void}[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), {once: true});
        sleeping.push({until: now + ms, wake: resolve});
      }),
  };
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise<void>(resolve => setImmediate(resolve));
  };
  return {
    clock,
    elapsed: () => now,
    async run<T>(work: Promise<T>): Promise<T> {
      let over = false;
      const watched = work.finally(() => {
        over = true;
      });
      watched.catch(() => undefined);
      for (;;) {
        await settle();
        if (over) return watched;
        sleeping.sort((a, b) => a.until - b.until);
        const next = sleeping.shift();
        if (!next) return watched;
        now = Math.max(now, next.until);
        next.wake();
      }
    },
  };
};

const never = new AbortController().signal;
const rate = {perSecond: 10, burst: 5, concurrency: 100};
const many = <T>(count: number, call: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({length: count}, (_, index) => call(index)));

describe('a lane', () => {
  test('lets the burst through at once and the rest at the rate', async () => {
    const time = standingClock();
    const pacer = createPacer(() => rate, {clock: time.clock});
    const starts = await time.run(
      many(15, () => pacer.run({service: 'iam', region: 'r'}, never, async () => time.elapsed())),
    );
    expect(starts.filter(start => start === 0)).toHaveLength(5);
    expect(Math.max(...starts)).toBeCloseTo(1000, 0);
    for (let at = 6; at < 15; at++) expect((starts[at] ?? 0) - (starts[at - 1] ?? 0)).toBeCloseTo(100, 0);
  });

  test('does not wait for another service or region', async () => {
    const time = standingClock();
    const pacer = createPacer(() => rate, {clock: time.clock});
    const lanes = ['iam r', 'ec2 r', 'ec2 s', 'kms s'].map(name => name.split(' '));
    await time.run(
      Promise.all(
        lanes.map(([service = '', region = '']) =>
          many(15, () => pacer.run({service, region}, never, async () => undefined)),
        ),
      ),
    );
    expect(time.elapsed()).toBeCloseTo(1000, 0);
  });

  test('holds no more calls under way than it may', async () => {
    let open = 0;
    let most = 0;
    const pacer = createPacer(() => ({perSecond: 1000, burst: 1000, concurrency: 3}));
    await many(20, () =>
      pacer.run({service: 's', region: 'r'}, never, async () => {
        most = Math.max(most, ++open);
        await new Promise<void>(resolve => setImmediate(resolve));
        open--;
      }),
    );
    expect(most).toBe(3);
  });

  test('holds no more calls under way over all lanes than it may', async () => {
    let open = 0;
    let most = 0;
    const pacer = createPacer(() => ({perSecond: 1000, burst: 1000, concurrency: 9}), {concurrency: 4});
    await many(20, index =>
      pacer.run({service: 's', region: `r${index}`}, never, async () => {
        most = Math.max(most, ++open);
        await new Promise<void>(resolve => setImmediate(resolve));
        open--;
      }),
    );
    expect(most).toBe(4);
  });

  test('slows down when the service asks for it, once for calls that were under way together, and recovers', async () => {
    const time = standingClock();
    const pacer = createPacer(() => rate, {clock: time.clock});
    const lane = {service: 's', region: 'r'};
    for (let times = 0; times < 10; times++) pacer.throttled(lane);
    await time.run(many(1, () => pacer.run(lane, never, async () => undefined)));
    expect(time.elapsed()).toBeCloseTo(1000 / 7, 0);
    await time.run(many(200, () => pacer.run(lane, never, async () => undefined)));
    const before = time.elapsed();
    await time.run(many(10, () => pacer.run(lane, never, async () => undefined)));
    expect(time.elapsed() - before).toBeCloseTo(1000, 0);
  });

  test('lets go of a call that is cancelled while it waits for its turn', async () => {
    const time = standingClock();
    const pacer = createPacer(() => ({perSecond: 0.001, burst: 1, concurrency: 5}), {clock: time.clock});
    const stop = new AbortController();
    const lane = {service: 's', region: 'r'};
    await pacer.run(lane, stop.signal, async () => undefined);
    let sent = false;
    const waiting = pacer.run(lane, stop.signal, async () => {
      sent = true;
    });
    waiting.catch(() => undefined);
    await new Promise<void>(resolve => setImmediate(resolve));
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(sent).toBe(false);
  });
});

describe('a gate', () => {
  const gated = () => {
    let open = false;
    const opened = Promise.withResolvers<void>();
    const sent: number[] = [];
    const pacer = createPacer(() => ({perSecond: 1000, burst: 1000, concurrency: 4}), {
      gate: async signal => {
        if (!open)
          await Promise.race([
            opened.promise,
            new Promise<void>(resolve => signal.addEventListener('abort', () => resolve())),
          ]);
      },
    });
    const lane = {service: 's3', region: 'eu-west-1'};
    const call = (signal: AbortSignal) => (n: number) =>
      pacer.run(lane, signal, async () => {
        sent.push(n);
        return n;
      });
    return {
      sent,
      call,
      open: () => {
        open = true;
        opened.resolve();
      },
    };
  };
  const turns = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise<void>(resolve => setImmediate(resolve));
  };

  test('that is closed lets no call out, those that wait for a place among them; open, all go in order', async () => {
    const {sent, call, open} = gated();
    const all = many(10, call(never));
    await turns();
    expect(sent).toEqual([]);
    open();
    expect(await all).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(sent).toHaveLength(10);
  });

  test('does not hold what is cancelled', async () => {
    const {sent, call} = gated();
    const stop = new AbortController();
    const all = Promise.allSettled(Array.from({length: 6}, (_, n) => call(stop.signal)(n)));
    await turns();
    stop.abort(new Error('enough'));
    expect((await all).every(({status}) => status === 'rejected')).toBe(true);
    expect(sent).toEqual([]);
  });
});
