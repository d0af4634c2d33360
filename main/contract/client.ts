import type {z} from 'zod';
import {type Events, events} from './events.ts';
import type {Methods} from './methods.ts';
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

type MethodSpecs = Readonly<Record<string, {readonly input: z.ZodType; readonly output: z.ZodType}>>;
type EventSpecs = Readonly<Record<string, z.ZodType>>;

/** A client typed by a map of methods and one of events. */
export type ClientOf<M extends MethodSpecs, E extends EventSpecs> = {
  /** Calls one method. Errors: CallError. */
  call<K extends keyof M & string>(method: K, input: z.input<M[K]['input']>): Promise<z.output<M[K]['output']>>;
  /** Listens to one event; returns the way to stop. */
  on<K extends keyof E & string>(event: K, listener: (payload: z.output<E[K]>) => void): () => void;
};

/** A client over any transport. The other side has already checked what it sends. */
export const clientOf = <M extends MethodSpecs, E extends EventSpecs>(
  transport: Transport,
  known: E,
): ClientOf<M, E> => ({
  async call(method, input) {
    const reply = await transport.call(method, input);
    if (!reply.ok) throw new CallError(reply.code, reply.message);
    return reply.value as z.output<M[typeof method]['output']>;
  },
  on(event, listener) {
    return transport.subscribe((name, payload) => {
      if (name === event) listener(known[event]?.parse(payload) as z.output<E[typeof event]>);
    });
  },
});

export type Client = ClientOf<Methods, Events>;

/** A client of the engine. */
export const createClient = (transport: Transport): Client => clientOf<Methods, Events>(transport, events);
