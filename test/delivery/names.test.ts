import {describe, expect, it} from 'vitest';
import {checkPackageNames, createPathRegister, escapeFault, nameFault, shown} from '../../main/delivery/names.ts';

describe('names of our own', () => {
  it.each([
    'a',
    'data/evidence/E-000001/body.json',
    '.env',
    '-rf',
    'com',
    'com10',
    'console.txt',
    'a..b',
    `d/${'x'.repeat(190)}`,
  ])('%s is portable', path => expect(nameFault(path)).toBeUndefined());

  it.each([
    '',
    '/',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    'a/../b',
    './a',
    'a b',
    'a\tb',
    'a\nb',
    'a\0b',
    'ä',
    'a\\b',
    'C:',
    'C:/x',
    'a:b',
    'a*',
    'a?',
    'a|b',
    '<a>',
    '"a"',
    'a.',
    'a./b',
    'CON',
    'con',
    'Con.txt',
    'data/PRN',
    'AUX.tar.gz',
    'nul',
    'COM1',
    'com0.log',
    'LPT9',
    'data/lpt1.x/y',
    '~',
    '$x',
    '%41',
    'a%2fb',
    'x'.repeat(200),
  ])('%j is refused', path => expect(nameFault(path)).toBeDefined());

  it.each([[['a/b', 'a/c', 'b/a']], [['a', 'ab', 'a.b']]])('%j can lie together', paths =>
    expect(() => checkPackageNames('p', paths)).not.toThrow(),
  );

  it.each([[['a', 'a']], [['a', 'A']], [['x/a', 'X/b']], [['a', 'a/b']], [['a/b', 'a']], [['a/b', 'A']]])(
    '%j cannot lie together',
    paths => expect(() => checkPackageNames('p', paths)).toThrow(expect.objectContaining({code: 'duplicate-path'})),
  );

  it.each(['', 'a/b', '..', 'CON', 'a b', 'x'.repeat(101), 'a.'])('a package is not called %j', name =>
    expect(() => checkPackageNames(name, [])).toThrow(expect.objectContaining({code: 'bad-name'})),
  );
});

describe('names of others', () => {
  it.each(['data/a', 'a b', 'ä', '%2e%2e/x', '...', 'a~', 'CON'])('%j stays inside', path =>
    expect(escapeFault(path)).toBeUndefined(),
  );
  it.each([
    '',
    '..',
    '../a',
    'a/../b',
    'a/..',
    '/a',
    '//a',
    '\\a',
    'a\\..\\b',
    'c:a',
    'C:/a',
    '~',
    '~root/a',
    'a\0',
    './a',
    'a//b',
    'a/',
  ])('%j does not', path => expect(escapeFault(path)).toBeDefined());

  it('collide by case and normal form', () => {
    const taken = createPathRegister();
    expect(taken('data/Straße')).toBeUndefined();
    expect(taken('data/STRASSE')).toBe('data/Straße');
    expect(taken('data/caf\u00e9')).toBeUndefined();
    expect(taken('data/CAFE\u0301')).toBe('data/caf\u00e9');
    expect(taken('data/empty/')).toBeUndefined();
    expect(taken('data/empty')).toBe('data/empty');
  });

  it('are shown without control characters, and cut', () => {
    expect(shown('a\u001b[0m\u202eb\ud800')).toBe('a\\u{1b}[0m\\u{202e}b\\u{d800}');
    expect(shown('x'.repeat(1000))).toHaveLength(301);
  });
});
