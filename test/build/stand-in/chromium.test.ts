import {describe, expect, test} from 'vitest';
import {chromiumArguments, chromiumPlaces, findChromium} from '../../../build/stand-in/chromium.ts';

describe('the installed browser', () => {
  test.each([
    ['linux', {PATH: '/opt/bin:/usr/bin'}, '/opt/bin/google-chrome'],
    ['linux', {}, '/snap/bin/chromium'],
    ['darwin', {HOME: '/u'}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['darwin', {HOME: '/u'}, '/u/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ] as const)('is found on %s', (platform, env, path) => {
    expect(findChromium({platform, env, exists: place => place === path})).toBe(path);
  });

  test('is found on Windows, Edge too, which is always there', () => {
    const places = chromiumPlaces({
      platform: 'win32',
      env: {'ProgramFiles(x86)': 'C:/Programs', LOCALAPPDATA: 'C:/Mine'},
    });
    expect(places).toContain('C:/Programs/Microsoft/Edge/Application/msedge.exe');
    expect(places).toContain('C:/Mine/Google/Chrome/Application/chrome.exe');
  });

  test('is the one that is named, or none', () => {
    const env = {FIELDWORK_CHROMIUM: '/mine/chrome', PATH: '/usr/bin'};
    expect(findChromium({platform: 'linux', env, exists: () => true})).toBe('/mine/chrome');
    expect(findChromium({platform: 'linux', env, exists: place => place === '/usr/bin/chromium'})).toBeUndefined();
    expect(findChromium({platform: 'linux', env: {}, exists: () => false})).toBeUndefined();
  });

  test('is steered by a pipe, resolves no name, and is sandboxed unless that is impossible', () => {
    const usual = {profile: '/p', headless: false, sandbox: true, devTools: false, background: '#fff'};
    const args = chromiumArguments({...usual, size: {width: 900, height: 700}});
    expect(args).toContain('--remote-debugging-pipe');
    expect(args).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    expect(args.filter(arg => /no-sandbox|remote-debugging-port|headless/.test(arg))).toEqual([]);
    const root = chromiumArguments({...usual, sandbox: false, size: {width: 900, height: 700}});
    expect(root).toContain('--no-sandbox');
  });
});
