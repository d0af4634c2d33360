import type {Transport} from '../contract/transport.ts';
import {type AwsKeys, type FromEngine, ToEngine} from './engine-messages.ts';

type ServedEngine = {readonly version: string; readonly transport: Transport; close(): void};

export type EngineService = {
  /** Takes a message of the shell; those that come before `serve` wait. */
  receive(data: unknown): void;
  /** The keys that came with a call still under way. */
  keys(name: string): Promise<AwsKeys | undefined>;
  serve(engine: ServedEngine): void;
};

/** The engine's side of the port: calls in, replies and events out, keys held only while their call runs. */
export const serveEngine = (send: (message: FromEngine) => void): EngineService => {
  let engine: ServedEngine | undefined;
  const early: ToEngine[] = [];
  const held = new Map<number, Readonly<Record<string, AwsKeys>>>();

  const handle = async (message: ToEngine, {transport, close}: ServedEngine): Promise<void> => {
    if (message.type === 'ping') return send({type: 'pong', id: message.id});
    if (message.type === 'close') {
      close();
      return send({type: 'closed'});
    }
    const {id, method, input, keys} = message;
    if (keys) held.set(id, keys);
    try {
      send({type: 'reply', id, reply: await transport.call(method, input)});
    } finally {
      held.delete(id);
    }
  };

  return {
    receive: data => {
      const message = ToEngine.parse(data);
      if (engine) void handle(message, engine);
      else early.push(message);
    },
    keys: async name => [...held.values()].find(keys => Object.hasOwn(keys, name))?.[name],
    serve: served => {
      engine = served;
      served.transport.subscribe((name, payload) => send({type: 'event', name, payload}));
      send({type: 'ready', version: served.version});
      for (const message of early.splice(0)) void handle(message, served);
    },
  };
};
