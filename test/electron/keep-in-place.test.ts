import {EventEmitter} from 'node:events';
import type {WindowOpenHandlerResponse} from 'electron';
import {describe, expect, it} from 'vitest';
import {keepInPlace, type Page} from '../../main/electron/keep-in-place.ts';

const set = () => {
  const emitter = new EventEmitter();
  const opened: string[] = [];
  let handler: (details: {url: string}) => WindowOpenHandlerResponse = () => ({action: 'allow'});
  const page = Object.assign(emitter, {
    setWindowOpenHandler: (given: typeof handler) => {
      handler = given;
    },
  });
  keepInPlace(page as unknown as Page, link => void opened.push(link));
  const happens = (name: string, url: string, isMainFrame = true): 'held' | 'goes on' => {
    let held = false;
    const preventDefault = () => {
      held = true;
    };
    emitter.emit(name, {url, isMainFrame, preventDefault});
    return held ? 'held' : 'goes on';
  };
  return {happens, opened, open: (url: string) => handler({url}).action};
};

const away = [
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:app://fieldwork/1',
  'app://evil/index.html',
  'app://fieldwork/assets/a.js',
  'about:blank',
  'chrome://gpu',
];

describe('a page stays', () => {
  it.each(away)('when it wants to go to %s', url => {
    const {happens, open, opened} = set();
    expect(happens('will-navigate', url)).toBe('held');
    expect(happens('will-frame-navigate', url)).toBe('held');
    expect(happens('will-redirect', url)).toBe('held');
    expect(open(url)).toBe('deny');
    expect(opened).toEqual([]);
  });

  it('but may load itself again', () => {
    expect(set().happens('will-navigate', 'app://fieldwork/index.html#/start')).toBe('goes on');
    expect(set().happens('will-frame-navigate', 'app://fieldwork/index.html')).toBe('goes on');
  });

  it('is not redirected even to itself, has no frames, no webviews and no second window', () => {
    const {happens, open} = set();
    expect(happens('will-redirect', 'app://fieldwork/index.html')).toBe('held');
    expect(happens('will-frame-navigate', 'app://fieldwork/index.html', false)).toBe('held');
    expect(happens('will-attach-webview', '')).toBe('held');
    expect(open('app://fieldwork/index.html')).toBe('deny');
  });
});
