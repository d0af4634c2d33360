import {describe, expect, test} from 'vitest';
import {originOf, toApp, toBrowser} from '../../../build/stand-in/addresses.ts';

const schemes = new Set(['app']);

describe('addresses', () => {
  test.each([
    ['app://fieldwork/', 'https://fieldwork.app.stand-in.invalid/'],
    ['app://fieldwork/a?b=app://c#d', 'https://fieldwork.app.stand-in.invalid/a?b=app://c#d'],
    ['app://fieldwork', 'https://fieldwork.app.stand-in.invalid'],
  ])('of the app are shown to Chromium and told back: %s', (url, shown) => {
    expect(toBrowser(url, schemes)).toBe(shown);
    expect(toApp(shown)).toBe(url);
  });

  test('of blobs name the app’s origin', () => {
    expect(toApp('blob:https://fieldwork.app.stand-in.invalid/1-2')).toBe('blob:app://fieldwork/1-2');
  });

  test.each(['https://outside.example/', 'other://fieldwork/', 'mailto:a@outside.example', 'app://user@fieldwork/'])(
    'of others stay as they are: %s',
    url => expect(toBrowser(url, schemes)).toBe(url),
  );

  test.each([
    'https://fieldwork.app.stand-in.invalid.outside.example/',
    'https://fieldwork.app.stand-in.invalid:8443/',
    'https://user@fieldwork.app.stand-in.invalid/',
    'http://fieldwork.app.stand-in.invalid/',
    'https://outside.example/https://fieldwork.app.stand-in.invalid/',
  ])('that only look like the app’s are not taken for it: %s', url => {
    expect(toApp(url)).toBe(url);
  });

  test.each([
    ['app://fieldwork/a', 'app://fieldwork'],
    ['data:text/html,x', 'null'],
    ['about:blank', 'null'],
    ['', 'null'],
  ])('have an origin: %s', (url, origin) => expect(originOf(url)).toBe(origin));
});
