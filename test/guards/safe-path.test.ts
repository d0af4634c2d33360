import {join, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {isWithin, servedPath} from '../../main/guards/safe-path.ts';

const root = resolve('/srv/app');

describe('a path within a folder', () => {
  it.each([
    ['/srv/app', true],
    ['/srv/app/a', true],
    ['/srv/app/..a/b', true],
    ['/srv/app2', false],
    ['/srv', false],
    ['/srv/app/../x', false],
    ['/', false],
  ])('%s: %s', (path, within) => {
    expect(isWithin(root, path)).toBe(within);
  });
});

describe('a served file', () => {
  it.each([
    ['/index.html', ['index.html']],
    ['/assets/a-1.js', ['assets', 'a-1.js']],
    ['/a%20b.css', ['a b.css']],
    ['/gr%C3%BC%C3%9Fe.html', ['grüße.html']],
  ])('%s', (pathname, parts) => {
    expect(servedPath(root, pathname)).toBe(join(root, ...parts));
  });

  it.each([
    '',
    '/',
    'index.html',
    '/../secret',
    '/a/../../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/%2E%2E%2Fsecret',
    '/a%2f..%2f..%2fsecret',
    '/%252e%252e/secret',
    '/%25252e/secret',
    '/..\\secret',
    '/%5c..%5csecret',
    '/a\0.html',
    '/a%00.html',
    '/C:/Windows/win.ini',
    '/index.html::$DATA',
    '//etc/passwd',
    '/a//b',
    '/./index.html',
    '/.env',
    '/assets/.git/config',
    '/assets/',
    '/%',
    '/%E0%A4%A',
    '/%c0%ae%c0%ae/secret',
  ])('never %j', pathname => {
    expect(servedPath(root, pathname)).toBeUndefined();
  });
});
