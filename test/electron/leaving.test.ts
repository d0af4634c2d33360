import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createLeaving} from '../../main/electron/leaving.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const set = (options: {
  readonly collecting: boolean;
  readonly answers?: readonly boolean[];
  readonly hangs?: boolean;
  readonly unsaved?: boolean;
}) => {
  const done: string[] = [];
  const answers = [...(options.answers ?? [])];
  let collecting = options.collecting;
  const leaving = createLeaving({
    engine: {
      running: method => (method === 'collect.start' && collecting ? 1 : 0),
      call: async method => {
        done.push(method);
        if (!options.hangs) collecting = false;
        return {ok: true, value: {}};
      },
      idle: () => (options.hangs ? new Promise(() => undefined) : Promise.resolve()),
      stop: async () => void done.push('stop'),
    },
    ask: async () => {
      done.push('ask');
      return answers.shift() ?? false;
    },
    closeWindow: async () => {
      done.push(leaving.mayClose() ? 'close' : 'cannot close');
      return !options.unsaved;
    },
    quit: () => void done.push(leaving.mayQuit() ? 'quit' : 'cannot quit'),
    patience: 20_000,
  });
  return {leaving, done, pass: (time = 0) => vi.advanceTimersByTimeAsync(time)};
};

it('without a collection the window closes, then the engine, then the app', async () => {
  const {leaving, done, pass} = set({collecting: false});
  expect(leaving.mayClose()).toBe(false);
  expect(leaving.mayQuit()).toBe(false);
  await pass();
  expect(done).toEqual(['close', 'stop', 'quit']);
});

it('a running collection is asked about, and kept where a person says so', async () => {
  const {leaving, done, pass} = set({collecting: true, answers: [false, true]});
  expect(leaving.mayQuit()).toBe(false);
  await pass();
  expect(done).toEqual(['ask']);
  expect(leaving.mayQuit()).toBe(false);
  await pass();
  expect(done).toEqual(['ask', 'ask', 'collect.cancel', 'close', 'stop', 'quit']);
});

it('it is asked once, however often somebody presses', async () => {
  const {leaving, done, pass} = set({collecting: true, answers: [true]});
  for (let press = 0; press < 5; press += 1) {
    leaving.mayClose();
    leaving.mayQuit();
  }
  await pass();
  expect(done.filter(step => step === 'ask')).toHaveLength(1);
});

it('an engine that hangs does not hold the app for ever', async () => {
  const {leaving, done, pass} = set({collecting: true, answers: [true], hangs: true});
  leaving.mayQuit();
  await pass(19_999);
  expect(done).toEqual(['ask', 'collect.cancel']);
  await pass(20_001);
  expect(done).toEqual(['ask', 'collect.cancel', 'close', 'stop', 'quit']);
});

it('a person who would rather save first stays, with the engine running, and may leave later', async () => {
  const {leaving, done, pass} = set({collecting: false, unsaved: true});
  leaving.mayQuit();
  await pass();
  expect(done).toEqual(['close']);
  leaving.mayQuit();
  await pass();
  expect(done).toEqual(['close', 'close']);
});
