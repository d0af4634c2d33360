import {EventEmitter} from 'node:events';
import type {Session} from 'electron';
import {describe, expect, it} from 'vitest';
import {closeNetwork} from '../../main/electron/network.ts';
import {applyPermissions} from '../../main/electron/permissions.ts';

type Handler = (...args: readonly unknown[]) => unknown;

/** A session that keeps the handlers it is given, by the name of their setter. */
const set = () => {
  const handlers = new Map<string, Handler>();
  const told: (readonly unknown[])[] = [];
  const keep = (name: string) => (handler: Handler) => void handlers.set(name, handler);
  const session = Object.assign(new EventEmitter(), {
    webRequest: {onBeforeRequest: keep('request')},
    setPermissionRequestHandler: keep('ask'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('screen'),
    setBluetoothPairingHandler: keep('bluetooth'),
    setSpellCheckerEnabled: (on: boolean) => void told.push(['spelling', on]),
    setProxy: async (proxy: unknown) => void told.push(['proxy', proxy]),
  });
  const call = (name: string, ...args: readonly unknown[]): unknown => handlers.get(name)?.(...args);
  const answerOf = (name: string, ...args: readonly unknown[]): unknown => {
    let answer: unknown = 'none';
    call(name, ...args, (given: unknown) => {
      answer = given;
    });
    return answer;
  };
  return {session: session as unknown as Session, emitter: session as EventEmitter, told, call, answerOf};
};

describe('the network of a page', () => {
  it.each([
    ['app://fieldwork/index.html', false],
    ['blob:app://fieldwork/1', false],
    ['https://example.com/', true],
    ['http://127.0.0.1:9222/', true],
    ['ws://localhost/', true],
    ['file:///etc/passwd', true],
    ['data:text/html,x', true],
    ['devtools://devtools/x', true],
    ['app://evil/', true],
  ])('%s is cancelled: %s', (url, cancel) => {
    const {session, answerOf} = set();
    closeNetwork(session, {packaged: true});
    expect(answerOf('request', {url})).toEqual({cancel});
  });

  it('asks for no proxy and no dictionary, and takes no download', () => {
    const {session, emitter, told} = set();
    closeNetwork(session, {packaged: true});
    expect(told).toEqual([
      ['spelling', false],
      ['proxy', {mode: 'direct'}],
    ]);
    let held = false;
    emitter.emit('will-download', {
      preventDefault: () => {
        held = true;
      },
    });
    expect(held).toBe(true);
  });
});

describe('the permissions of a page', () => {
  it('follow the table, asked or checked', () => {
    const {session, call, answerOf} = set();
    applyPermissions(session);
    expect([answerOf('ask', {}, 'media'), call('check', null, 'media')]).toEqual([false, false]);
    const copy = 'clipboard-sanitized-write';
    expect([answerOf('ask', {}, copy), call('check', null, copy)]).toEqual([true, true]);
  });

  it('reach no device and no screen', () => {
    const {session, emitter, call, answerOf} = set();
    applyPermissions(session);
    expect(call('device', {deviceType: 'usb'})).toBe(false);
    expect(answerOf('screen', {})).toBeNull();
    expect(answerOf('bluetooth', {})).toEqual({confirmed: false});
    const chosen: unknown[] = [];
    let held = 0;
    const event = {
      preventDefault: () => {
        held += 1;
      },
    };
    const choose = (device?: unknown) => void chosen.push(device);
    emitter.emit('select-hid-device', event, {}, choose);
    emitter.emit('select-usb-device', event, {}, choose);
    emitter.emit('select-serial-port', event, [], {}, choose);
    expect([held, chosen]).toEqual([3, [null, undefined, '']]);
  });
});
