import {describe, expect, it} from 'vitest';
import {isAllowedRequest, isOwnPage, isTrustedUrl} from '../../main/guards/trusted-url.ts';

const hostile = [
  'https://fieldwork/',
  'http://fieldwork/index.html',
  'app://evil/index.html',
  'app://fieldwork.evil/index.html',
  'app://evil.fieldwork/',
  'app://fieldwork@evil/',
  'app://user@fieldwork/',
  'app://user:secret@fieldwork/',
  'app://fieldwork:8080/',
  'app:fieldwork/index.html',
  'app:///fieldwork/index.html',
  'apps://fieldwork/',
  'file:///etc/passwd',
  'javascript:alert(1)//app://fieldwork/',
  'data:text/html,<script>1</script>',
  'blob:https://evil/1',
  'about:blank',
  'chrome://settings/',
  'view-source:app://fieldwork/',
  ' ',
  '',
  '//fieldwork/index.html',
  'app://fieldwork%2eevil/',
  'app://FIELDWORK.evil/',
];

describe('a URL of the app', () => {
  it.each(['app://fieldwork/', 'app://fieldwork/index.html', 'app://fieldwork/assets/a.js?x=1#y'])('%s', url => {
    expect(isTrustedUrl(url)).toBe(true);
  });

  it.each(hostile)('not %j', url => {
    expect(isTrustedUrl(url)).toBe(false);
    expect(isOwnPage(url)).toBe(false);
    expect(isAllowedRequest(url, {developing: false})).toBe(false);
  });
});

describe('the window stays on its page', () => {
  it.each(['app://fieldwork/', 'app://fieldwork/index.html#/overview', 'app://fieldwork/index.html?x'])('%s', url => {
    expect(isOwnPage(url)).toBe(true);
  });

  it.each(['app://fieldwork/assets/a.js', 'app://fieldwork/index.html/x', 'app://fieldwork/%2e%2e/index.html2'])(
    'and does not go to %s',
    url => expect(isOwnPage(url)).toBe(false),
  );
});

describe('a request', () => {
  it('may be for what the page made itself', () => {
    expect(isAllowedRequest('blob:app://fieldwork/6f1c', {developing: false})).toBe(true);
    expect(isAllowedRequest('blob:app://evil/6f1c', {developing: false})).toBe(false);
    expect(isAllowedRequest('blob:null/6f1c', {developing: false})).toBe(false);
  });

  it('may be for the developer tools only while developing', () => {
    const tools = 'devtools://devtools/bundled/devtools_app.html';
    expect(isAllowedRequest(tools, {developing: true})).toBe(true);
    expect(isAllowedRequest(tools, {developing: false})).toBe(false);
  });

  it.each(['https://example.com/a.js', 'wss://example.com/', 'http://127.0.0.1:9222/json', 'ftp://example.com/'])(
    'never leaves: %s',
    url => expect(isAllowedRequest(url, {developing: true})).toBe(false),
  );
});
