import {type Event, type EventName, events} from './events.ts';
import type {Input, Method, Output} from './methods.ts';
import type {Transport} from './transport.ts';

/** A call the engine refused or could not carry out: the stable `code`, and a message for people. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type Client = {
  /** Calls one method. Errors: CallError. */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  /** Listens to one event; returns the way to stop. */
  on<E extends EventName>(event: E, listener: (payload: Event<E>) => void): () => void;
};

/** A client typed by the contract over any transport. The engine has already checked what it sends. */
export const createClient = (transport: Transport): Client => ({
  async call(method, input) {
    const reply = await transport.call(method, input);
    if (!reply.ok) throw new CallError(reply.code, reply.message);
    return reply.value as Output<typeof method>;
  },
  on(event, listener) {
    return transport.subscribe((name, payload) => {
      if (name === event) listener(events[event].parse(payload) as Event<typeof event>);
    });
  },
});
