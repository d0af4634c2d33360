import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {serveFiles} from '../../main/electron/app-files.ts';
import {securityHeaders} from '../../main/electron/csp.ts';

let home: string;
let root: string;
const get = (path: string, method = 'GET') => serveFiles(root)({url: `app://fieldwork${path}`, method});

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fieldwork-files-'));
  root = join(home, 'renderer');
  mkdirSync(join(root, 'assets'), {recursive: true});
  writeFileSync(join(root, 'index.html'), '<p>page</p>');
  writeFileSync(join(root, 'assets', 'a.js'), 'export {}');
  writeFileSync(join(root, 'assets', 'a.css'), 'p {}');
  writeFileSync(join(root, 'assets', 'a.woff2'), 'font');
  writeFileSync(join(root, 'assets', 'a.exe'), 'program');
  writeFileSync(join(home, 'secret.html'), 'secret');
  writeFileSync(join(home, 'preload.cjs'), 'secret');
  symlinkSync(join(home, 'secret.html'), join(root, 'link.html'));
  mkdirSync(join(root, 'folder.html'));
});
afterAll(() => rmSync(home, {recursive: true, force: true}));

describe('the app’s own files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<p>page</p>'],
    ['/index.html?x#y', 'text/html; charset=utf-8', '<p>page</p>'],
    ['/assets/a.js', 'text/javascript; charset=utf-8', 'export {}'],
    ['/assets/a.css', 'text/css; charset=utf-8', 'p {}'],
    ['/assets/a.woff2', 'font/woff2', 'font'],
  ])('%s as %s', async (path, type, body) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(body);
  });

  it('HEAD has no body', async () => {
    const response = await get('/index.html', 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('nothing else', () => {
  it.each([
    ['/missing.html', 404],
    ['/../secret.html', 404],
    ['/..%2fsecret.html', 404],
    ['/%2e%2e%2fpreload.cjs', 404],
    ['/assets/..%5c..%5csecret.html', 404],
    ['/link.html', 404],
    ['/folder.html', 404],
    ['/assets/', 404],
    ['/assets/a.exe', 404],
    ['//secret.html', 404],
  ])('%s', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it.each(['app://evil/index.html', 'https://fieldwork/index.html', 'app://user@fieldwork/index.html'])(
    'and not to %s',
    async url => expect((await serveFiles(root)({url, method: 'GET'})).status).toBe(403),
  );

  it.each(['POST', 'PUT', 'DELETE'])('and not by %s', async method => {
    expect((await get('/index.html', method)).status).toBe(405);
  });
});

it('every answer carries the security headers, a refusal too', async () => {
  for (const path of ['/index.html', '/assets/a.js', '/missing.html']) {
    const {headers} = await get(path);
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name)).toBe(value);
  }
});
