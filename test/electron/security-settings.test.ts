import {describe, expect, it} from 'vitest';
import {csp, cspHeader, securityHeaders} from '../../main/electron/csp.ts';
import {isPermitted, permissions} from '../../main/electron/permissions.ts';
import {appSchemePrivileges} from '../../main/electron/scheme-privileges.ts';
import {chromiumSwitches} from '../../main/electron/switches.ts';
import {securePreferences, windowOptions} from '../../main/electron/window-options.ts';

const options = (packaged: boolean) =>
  windowOptions({
    preload: '/app/preload.cjs',
    packaged,
    dark: true,
    placement: {bounds: {width: 1200, height: 800}, maximized: false},
  });

describe('the page', () => {
  it('is sandboxed, isolated and without Node, in workers and frames too', () => {
    expect(securePreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('has web security, no mixed content, no experiments, no webview, no plugins, no drop to navigate', () => {
    expect(securePreferences).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('leaves nothing on the disk: its session is held in memory', () => {
    expect(securePreferences.partition).toMatch(/^(?!persist:)./);
  });

  it('gets these settings as they stand, and developer tools only while developing', () => {
    expect(options(true).webPreferences).toEqual({...securePreferences, devTools: false, preload: '/app/preload.cjs'});
    expect(options(false).webPreferences?.devTools).toBe(true);
  });

  it('is not smaller than what everything fits into, and not white in the dark', () => {
    expect(options(true)).toMatchObject({minWidth: 1024, minHeight: 700, show: false, backgroundColor: '#16181a'});
  });
});

describe('the content security policy', () => {
  it('starts with nothing and adds the app’s own files', () => {
    expect(csp).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'font-src': ["'self'"],
      'img-src': ["'self'", 'blob:'],
      'connect-src': ["'self'"],
      'worker-src': ["'self'"],
      'frame-src': ["'none'"],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['fieldwork'],
    });
  });

  it('allows nothing unsafe, and is sent with its companions', () => {
    expect(cspHeader).not.toMatch(/unsafe|\*|data:|https?:|'allow-duplicates'|default[^-]/);
    expect(securityHeaders).toMatchObject({
      'content-security-policy': cspHeader,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    for (const feature of ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'hid', 'display-capture'])
      expect(securityHeaders['permissions-policy']).toContain(`${feature}=()`);
  });
});

describe('permissions', () => {
  it('one is given: to copy what is on screen', () => {
    expect(Object.keys(permissions).filter(isPermitted)).toEqual(['clipboard-sanitized-write']);
  });

  it('each has its reason', () => {
    for (const [, why] of Object.values(permissions)) expect(why.length).toBeGreaterThan(10);
  });

  it.each(['media', 'fileSystem', 'openExternal', 'unknown', 'tomorrow’s', '__proto__', 'constructor', 'toString', ''])(
    '%j is not',
    name => expect(isPermitted(name)).toBe(false),
  );
});

it('app:// is a secure origin that bypasses nothing', () => {
  expect(appSchemePrivileges).toMatchObject({
    scheme: 'app',
    privileges: {standard: true, secure: true, bypassCSP: false, allowServiceWorkers: false, corsEnabled: false},
  });
});

it('Chromium resolves no name', () => {
  expect(chromiumSwitches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
});
