import {describe, expect, it} from 'vitest';
import type {Reply} from '../../main/contract/transport.ts';
import type {FromEngine} from '../../main/electron/engine-messages.ts';
import {serveEngine} from '../../main/electron/engine-service.ts';

const pair = {accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'obviously-not-a-secret'};

const set = () => {
  const sent: FromEngine[] = [];
  const service = serveEngine(message => void sent.push(message));
  let finish: (reply: Reply) => void = () => undefined;
  let tell: (name: string, payload: unknown) => void = () => undefined;
  let closed = 0;
  const engine = {
    version: '1.2.3',
    transport: {
      call: () => new Promise<Reply>(done => (finish = done)),
      subscribe: (listener: (name: string, payload: unknown) => void) => {
        tell = listener;
        return () => undefined;
      },
    },
    close: () => {
      closed += 1;
    },
  };
  return {
    sent,
    service,
    engine,
    finish: (reply: Reply) => finish(reply),
    tell: (name: string, payload: unknown) => tell(name, payload),
    closed: () => closed,
  };
};
const settled = () => new Promise(done => setImmediate(done));

describe('the engine behind its port', () => {
  it('tells that it is ready, answers calls and pings, and passes events on', async () => {
    const {sent, service, engine, finish, tell} = set();
    service.receive({type: 'call', id: 1, method: 'a', input: {}});
    expect(sent).toEqual([]);
    service.serve(engine);
    service.receive({type: 'ping', id: 7});
    tell('collect.progress', {done: 1});
    finish({ok: true, value: 5});
    await settled();
    expect(sent).toEqual([
      {type: 'ready', version: '1.2.3'},
      {type: 'pong', id: 7},
      {type: 'event', name: 'collect.progress', payload: {done: 1}},
      {type: 'reply', id: 1, reply: {ok: true, value: 5}},
    ]);
  });

  it('holds keys only while the call that brought them runs', async () => {
    const {service, engine, finish} = set();
    service.serve(engine);
    expect(await service.keys('prod')).toBeUndefined();
    service.receive({type: 'call', id: 1, method: 'collect.start', input: {}, keys: {prod: pair}});
    expect(await service.keys('prod')).toEqual(pair);
    expect(await service.keys('test')).toBeUndefined();
    expect(await service.keys('__proto__')).toBeUndefined();
    finish({ok: true, value: {}});
    await settled();
    expect(await service.keys('prod')).toBeUndefined();
  });

  it('closes the assessment and says so', () => {
    const {sent, service, engine, closed} = set();
    service.serve(engine);
    service.receive({type: 'close'});
    expect(closed()).toBe(1);
    expect(sent.at(-1)).toEqual({type: 'closed'});
  });

  it.each([[null], [{type: 'eval', code: '1'}], [{type: 'call', id: '1', method: 'a', input: {}}]])(
    'takes nothing else: %j',
    message => {
      const {service, engine} = set();
      service.serve(engine);
      expect(() => service.receive(message)).toThrow();
    },
  );
});
