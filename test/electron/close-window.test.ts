import {EventEmitter} from 'node:events';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {type Closable, closeWindow} from '../../main/electron/close-window.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** A window whose page answers each closing as listed: it goes, it holds on, or it does not answer. */
const windowOf = (...answers: readonly ('goes' | 'holds' | 'silent')[]) => {
  const left = [...answers];
  const contents = new EventEmitter();
  const events = new EventEmitter();
  const done: string[] = [];
  let gone = false;
  const end = (how: string) => {
    gone = true;
    done.push(how);
    events.emit('closed');
  };
  const window = Object.assign(events, {
    webContents: contents,
    isDestroyed: () => gone,
    close: () => {
      const answer = left.shift();
      if (answer === 'goes') end('closed');
      if (answer === 'holds') contents.emit('will-prevent-unload');
    },
    destroy: () => end('destroyed'),
  }) as unknown as Closable;
  const listeners = () => contents.listenerCount('will-prevent-unload') + events.listenerCount('closed');
  return {window, done, listeners};
};
const never = () => Promise.reject(new Error('Nobody is to be asked.'));

it('a page with nothing unsaved goes at once', async () => {
  const {window, done} = windowOf('goes');
  expect(await closeWindow(window, never)).toBe(true);
  expect(done).toEqual(['closed']);
});

it('a page that is saving gets a moment, and nobody is asked', async () => {
  const {window, done} = windowOf('holds', 'goes');
  const closing = closeWindow(window, never);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await closing).toBe(true);
  expect(done).toEqual(['closed']);
});

it('what stays unsaved is lost only where a person says so', async () => {
  const {window, done} = windowOf('holds', 'holds');
  const closing = closeWindow(window, async () => true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await closing).toBe(true);
  expect(done).toEqual(['destroyed']);
});

it('a person who goes back keeps the window, however long they think', async () => {
  const {window, done, listeners} = windowOf('holds', 'holds');
  let decide: (leave: boolean) => void = () => undefined;
  const closing = closeWindow(window, () => new Promise(answer => (decide = answer)));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).toEqual([]);
  decide(false);
  expect(await closing).toBe(false);
  expect(done).toEqual([]);
  expect(listeners()).toBe(0);
});

it('a page that does not answer is taken away', async () => {
  const {window, done} = windowOf('silent');
  const closing = closeWindow(window, never);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await closing).toBe(true);
  expect(done).toEqual(['destroyed']);
});
