import {expect, test} from 'vitest';
import type {Handlers} from '../../main/contract/methods.ts';
import {createDispatcher} from '../../main/engine/dispatch.ts';

const handlers = (version: () => unknown) => ({'engine.version': version}) as unknown as Handlers;

test.each(['constructor', '__proto__', 'toString', 'engine.unknown', ''])(
  'the method %j is not reachable',
  async method => {
    const dispatch = createDispatcher(handlers(() => ({version: '1'})));
    expect(await dispatch(method, {})).toMatchObject({ok: false, code: 'unknown-method'});
  },
);

test.each([
  ['extra fields', {extra: 1}],
  ['a prototype in disguise', JSON.parse('{"__proto__": {"polluted": true}}')],
  ['null', null],
  ['a list', []],
  ['nothing', undefined],
])('input with %s is refused before the handler runs', async (_what, input) => {
  let ran = false;
  const dispatch = createDispatcher(
    handlers(() => {
      ran = true;
      return {version: '1'};
    }),
  );
  expect(await dispatch('engine.version', input)).toMatchObject({ok: false, code: 'bad-input'});
  expect(ran).toBe(false);
});

test('output that breaks the contract does not reach the client', async () => {
  const dispatch = createDispatcher(handlers(() => ({version: 1, secret: 'x'})));
  expect(await dispatch('engine.version', {})).toMatchObject({ok: false, code: 'failed'});
});

test('an error keeps its code; a system code does not leak as one', async () => {
  const coded = createDispatcher(
    handlers(() => Promise.reject(Object.assign(new Error('is locked'), {code: 'locked'}))),
  );
  expect(await coded('engine.version', {})).toEqual({ok: false, code: 'locked', message: 'is locked'});
  const system = createDispatcher(
    handlers(() => Promise.reject(Object.assign(new Error('no file'), {code: 'ENOENT'}))),
  );
  expect(await system('engine.version', {})).toMatchObject({ok: false, code: 'failed'});
});
