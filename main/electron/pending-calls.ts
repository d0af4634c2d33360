import type {Reply} from '../contract/transport.ts';
import type {AwsKeys} from './engine-messages.ts';

export type Call = {
  readonly method: string;
  readonly input: unknown;
  readonly keys?: Readonly<Record<string, AwsKeys>>;
};

type Waiting = {readonly call: Call; readonly settle: (reply: Reply) => void; sent: boolean};

/** Calls that nobody has answered yet, each by its id. Every one of them is settled exactly once. */
export const createPendingCalls = () => {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const onEmpty: (() => void)[] = [];

  const settle = (id: number, reply: Reply): Call | undefined => {
    const found = waiting.get(id);
    if (!found) return undefined;
    waiting.delete(id);
    found.settle(reply);
    if (waiting.size === 0) for (const done of onEmpty.splice(0)) done();
    return found.call;
  };

  return {
    /** Takes a call; it is sent later, by `unsent`. */
    add: (call: Call): {readonly id: number; readonly reply: Promise<Reply>} => {
      lastId += 1;
      const id = lastId;
      return {id, reply: new Promise(done => waiting.set(id, {call, settle: done, sent: false}))};
    },
    /** The calls that wait to be sent, one or all; they count as sent from now on. */
    send: (deliver: (id: number, call: Call) => void, only?: number): void => {
      for (const [id, one] of waiting) {
        if (one.sent || (only !== undefined && id !== only)) continue;
        one.sent = true;
        deliver(id, one.call);
      }
    },
    /** Answers a call; returns it, or undefined where nobody waits for it. */
    settle,
    /** Answers those that were sent, or all, with the same reply. */
    drop: (which: 'sent' | 'all', reply: Reply): void => {
      for (const [id, {sent}] of [...waiting]) if (sent || which === 'all') settle(id, reply);
    },
    count: (method: string): number => [...waiting.values()].filter(({call}) => call.method === method).length,
    /** Resolves once no call waits. */
    empty: (): Promise<void> => (waiting.size === 0 ? Promise.resolve() : new Promise(done => onEmpty.push(done))),
  };
};
