import {describe, expect, it} from 'vitest';
import {createGate} from '../../main/electron/call-gate.ts';
import {createPathGrants} from '../../main/guards/path-grants.ts';

const set = () => {
  const reached: unknown[] = [];
  const answer = (who: string) => async (method: string, input: unknown) => {
    reached.push([who, method, input]);
    return {ok: true as const, value: who};
  };
  const grants = createPathGrants({realPath: path => path, kubeconfigs: []});
  return {reached, grants, gate: createGate({grants, shell: answer('shell'), engine: answer('engine')})};
};
const call = (method: unknown, input: unknown) => ({method, input});
const proto = JSON.parse('{"__proto__": {"admin": true}}') as unknown;

describe('a call that fits', () => {
  it('reaches the engine as it was parsed, defaults filled in', async () => {
    const {gate, reached} = set();
    expect(await gate(call('evidence.list', {offset: 0}))).toEqual({ok: true, value: 'engine'});
    expect(reached).toEqual([['engine', 'evidence.list', {offset: 0, limit: 200}]]);
  });

  it('of the shell’s own is answered by the shell', async () => {
    const {gate, reached} = set();
    await gate(call('shell.settings', {}));
    expect(reached).toEqual([['shell', 'shell.settings', {}]]);
  });

  it('may name a path once a person chose it', async () => {
    const {gate, grants} = set();
    expect(await gate(call('package.verify', {path: '/p.zip'}))).toMatchObject({ok: false, code: 'path-refused'});
    grants.grant('/p.zip', {below: false, write: false});
    expect(await gate(call('package.verify', {path: '/p.zip'}))).toMatchObject({ok: true});
  });
});

describe('a forged call reaches nobody', () => {
  const attach = {path: '/etc/passwd', classification: 'internal', controls: [], by: 'Ada'};
  it.each<readonly [string, readonly unknown[], string]>([
    ['nothing', [], 'bad-input'],
    ['two messages', [call('shell.settings', {}), call('shell.settings', {})], 'bad-input'],
    ['a text', ['shell.settings'], 'bad-input'],
    ['null', [null], 'bad-input'],
    ['a list', [['shell.settings', {}]], 'bad-input'],
    ['an extra field', [{...call('shell.settings', {}), as: 'admin'}], 'bad-input'],
    ['a method that is no text', [call({toString: 'x'}, {})], 'bad-input'],
    ['a method that is too long', [call('x'.repeat(101), {})], 'bad-input'],
    ['an unlisted method', [call('engine.eval', {})], 'unknown-method'],
    ['a method of every object', [call('constructor', {})], 'unknown-method'],
    ['the prototype as a method', [call('__proto__', {})], 'unknown-method'],
    ['an input with an extra field', [call('shell.settings', {admin: true})], 'bad-input'],
    ['an input of a wrong type', [call('evidence.list', {offset: '0'})], 'bad-input'],
    ['no input', [call('shell.settings', undefined)], 'bad-input'],
    ['a key that reaches for the prototype', [call('shell.settings', proto)], 'bad-input'],
    ['the same, deeper', [call('rows.export', {path: '/a', of: {rows: 'evidence', query: proto}})], 'bad-input'],
    ['the same, around the message', [Object.assign(Object.create(null), proto)], 'bad-input'],
    ['50 MB', [call('search.query', {text: 'x'.repeat(50_000_000)})], 'too-large'],
    ['26 MiB of bytes', [call('evidence.paste', {bytes: new Uint8Array(26 * 1024 * 1024)})], 'too-large'],
    ['a path nobody chose', [call('evidence.attach', attach)], 'path-refused'],
    ['a file to be written over', [call('report.write', {path: '/etc/hosts', replace: true})], 'path-refused'],
    ['a path of the shell’s', [call('shell.reveal', {path: '/etc'})], 'path-refused'],
  ])('%s', async (_what, args, code) => {
    const {gate, reached} = set();
    expect(await gate(...args)).toMatchObject({ok: false, code});
    expect(reached).toEqual([]);
  });

  it('and no object is changed by it', () => {
    expect(({} as {admin?: boolean}).admin).toBeUndefined();
  });
});
