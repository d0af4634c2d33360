import {vi} from 'vitest';
import {createEngineHost, type EngineChild, type EngineHost, usualPatience} from '../../main/electron/engine-host.ts';
import type {FromEngine, ToEngine} from '../../main/electron/engine-messages.ts';

/** An engine's process that does what a test tells it. */
export type FakeChild = EngineChild & {
  readonly received: ToEngine[];
  readonly calls: () => Extract<ToEngine, {type: 'call'}>[];
  say(message: FromEngine | {readonly nonsense: true}): void;
  /** Answers the latest call of a method. */
  answer(method: string, value: unknown): void;
  refuse(method: string, code: string, message: string): void;
  /** Ends, as by SIGKILL. */
  die(): void;
  killed: boolean;
};

export const fakeChild = (): FakeChild => {
  const listeners: ((message: unknown) => void)[] = [];
  const exits: (() => void)[] = [];
  const received: ToEngine[] = [];
  const calls = () => received.filter(message => message.type === 'call');
  const latest = (method: string) => calls().findLast(call => call.method === method)?.id ?? -1;
  const child: FakeChild = {
    received,
    calls,
    killed: false,
    postMessage: message => void received.push(structuredClone(message)),
    onMessage: listener => void listeners.push(listener),
    onExit: listener => void exits.push(listener),
    kill: () => {
      child.killed = true;
      child.die();
    },
    say: message => {
      for (const listener of listeners) listener(structuredClone(message));
    },
    answer: (method, value) => child.say({type: 'reply', id: latest(method), reply: {ok: true, value}}),
    refuse: (method, code, message) =>
      child.say({type: 'reply', id: latest(method), reply: {ok: false, code, message}}),
    die: () => {
      for (const exit of exits.splice(0)) exit();
    },
  };
  return child;
};

export const patience = usualPatience;

/** A host over fake processes and fake time; `children` in the order they were started. */
export const hostOfFakes = (): {
  readonly host: EngineHost;
  readonly children: FakeChild[];
  readonly events: (readonly [string, unknown])[];
  readonly states: () => string[];
  /** Lets promises and timers run for so many milliseconds. */
  readonly pass: (milliseconds: number) => Promise<unknown>;
} => {
  const children: FakeChild[] = [];
  const events: (readonly [string, unknown])[] = [];
  const host = createEngineHost({
    fork: () => {
      const child = fakeChild();
      children.push(child);
      return child;
    },
    emit: (name, payload) => void events.push([name, payload]),
    now: () => Date.now(),
    patience,
  });
  const states = () =>
    events.filter(([name]) => name === 'engine.state').map(([, payload]) => (payload as {state: string}).state);
  return {host, children, events, states, pass: milliseconds => vi.advanceTimersByTimeAsync(milliseconds)};
};
