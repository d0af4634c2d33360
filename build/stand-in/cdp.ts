import {EventEmitter} from 'node:events';
import type {Readable, Writable} from 'node:stream';
import type {CDPSession} from '@playwright/test';

/** The browser or one of its targets: typed commands and events of the DevTools protocol. `close`: it is gone. */
export type Session = Pick<CDPSession, 'send' | 'on' | 'off'>;

/** A browser at the other end of a pipe. */
export type Connection = {
  readonly browser: Session;
  /** The session of an attached target; the same one for the same id. */
  readonly session: (id: string) => Session;
  /** Ends a session: its calls fail, its `close` is told. */
  readonly end: (id: string) => void;
};

/** The browser refused a command, or went away before it answered. */
export class CdpError extends Error {
  override readonly name = 'CdpError';
}

type Message = {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: {readonly message: string};
};

type Waiting = {
  readonly method: string;
  readonly session: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
};

const browserId = '';

/** Speaks the DevTools protocol over `--remote-debugging-pipe`: JSON messages, each ended by a zero byte. */
export const connect = (incoming: Readable, outgoing: Writable): Connection => {
  const waiting = new Map<number, Waiting>();
  const sessions = new Map<string, {readonly emitter: EventEmitter; readonly session: Session}>();
  let lastId = 0;
  let open = true;

  const send = (id: string, method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (!open || !sessions.has(id)) {
        reject(new CdpError(`${method}: the page is gone`));
        return;
      }
      lastId += 1;
      waiting.set(lastId, {method, session: id, resolve, reject});
      outgoing.write(`${JSON.stringify({id: lastId, method, params, ...(id === browserId ? {} : {sessionId: id})})}\0`);
    });

  const session = (id: string): Session => {
    const known = sessions.get(id);
    if (known) return known.session;
    const emitter = new EventEmitter().setMaxListeners(100);
    const made = {
      send: (method: string, params?: unknown) => send(id, method, params),
      on: emitter.on.bind(emitter),
      off: emitter.off.bind(emitter),
    } as unknown as Session;
    sessions.set(id, {emitter, session: made});
    return made;
  };

  const end = (id: string): void => {
    const ended = sessions.get(id);
    if (!ended) return;
    sessions.delete(id);
    for (const [call, {method, session: of, reject}] of waiting) {
      if (of !== id) continue;
      waiting.delete(call);
      reject(new CdpError(`${method}: the page is gone`));
    }
    ended.emitter.emit('close');
  };

  const receive = ({id, sessionId = browserId, method, params, result, error}: Message): void => {
    if (id === undefined) {
      if (method !== undefined) sessions.get(sessionId)?.emitter.emit(method, params);
      return;
    }
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(new CdpError(`${call.method}: ${error.message}`));
    else call?.resolve(result);
  };

  const close = (): void => {
    open = false;
    for (const id of [...sessions.keys()].reverse()) end(id);
  };

  let parts: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let zero = chunk.indexOf(0); zero >= 0; zero = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, zero));
      receive(JSON.parse(Buffer.concat(parts).toString('utf8')) as Message);
      parts = [];
      start = zero + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
  incoming.on('close', close);
  incoming.on('error', close);
  outgoing.on('error', close);

  return {browser: session(browserId), session, end};
};
