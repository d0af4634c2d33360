import {expect, it} from 'vitest';
import {isTrustedSender, type Sender} from '../../main/guards/sender.ts';

const frame = {url: 'app://fieldwork/index.html#/overview', parent: null};

it('listens to the main frame of the window on its own origin', () => {
  expect(isTrustedSender({ownWindow: true, frame})).toBe(true);
});

const others: readonly (readonly [string, Sender])[] = [
  ['another window', {ownWindow: false, frame}],
  ['a frame that is gone', {ownWindow: true, frame: null}],
  ['nobody', {ownWindow: true, frame: undefined}],
  ['a frame in the page', {ownWindow: true, frame: {...frame, parent: frame}}],
  ['a frame whose parent is not known', {ownWindow: true, frame: {...frame, parent: undefined}}],
  ['another origin', {ownWindow: true, frame: {...frame, url: 'https://example.com/'}}],
  ['another host of the scheme', {ownWindow: true, frame: {...frame, url: 'app://evil/index.html'}}],
  ['an empty page', {ownWindow: true, frame: {...frame, url: 'about:blank'}}],
  ['a page without an address', {ownWindow: true, frame: {...frame, url: ''}}],
];

it.each(others)('but not to %s', (_who, sender) => {
  expect(isTrustedSender(sender)).toBe(false);
});
