import {once} from 'node:events';
import {statSync} from 'node:fs';
import {join} from 'node:path';
import {expect as expectPage, type Page} from '@playwright/test';
import {afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, vi} from 'vitest';
import {windowTest} from '../../e2e/window/fixture.ts';
import {createHome} from '../../e2e/window/home.ts';
import type {LaunchedApp} from '../../e2e/window/launch.ts';
import {noWindow} from '../../e2e/window/window-support.ts';
import {launchTiny, startTinyAgain, type Tiny} from './tiny-app.ts';

type TinyWindow = {readonly tiny: Tiny; readonly early: string};

let app: LaunchedApp;
let page: Page;

const ask = (channel: string, ...values: unknown[]): Promise<unknown> =>
  page.evaluate(([name, given]) => (globalThis as unknown as TinyWindow).tiny.ask(name, ...given), [
    channel,
    values,
  ] as const);
const until = (reached: () => boolean | Promise<boolean>) => vi.waitUntil(reached, {timeout: 30_000, interval: 20});
const see = expectPage.configure({timeout: 30_000});
const events = () => ask('events') as Promise<unknown[][]>;
const told = (name: string) => async () => ((await ask('events')) as unknown[][]).filter(([what]) => what === name);

beforeAll(async () => {
  if (noWindow() !== undefined) return;
  app = await launchTiny();
  page = app.page;
});
afterAll(async () => {
  if (app) await app.close();
});
beforeEach(async () => {
  if (app) await events();
});

describe('a page of the stand-in', () => {
  windowTest('is served by the app under its own scheme, a secure origin', async () => {
    expect(await ask('frame')).toEqual({url: 'app://tiny/', origin: 'app://tiny', parent: null});
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    expect(await page.evaluate(async () => await (await fetch('/data')).text())).toBe('data of the app');
  });

  windowTest('reaches nothing else: every other request is refused and on record', async () => {
    const failed = await page.evaluate(
      () =>
        new Promise(resolve => {
          const image = document.createElement('img');
          image.onerror = () => resolve('failed');
          image.src = 'https://outside.example/i.png';
        }),
    );
    expect(failed).toBe('failed');
    expect((await app.controls.log()).refused).toContainEqual({url: 'https://outside.example/i.png', type: 'image'});
  });

  windowTest('runs workers, whose requests the app answers too', async () => {
    const said = page.evaluate(
      () =>
        new Promise(resolve => {
          const worker = new Worker('/worker.js');
          worker.onmessage = ({data}) => resolve(data);
          worker.onerror = () => resolve('error');
        }),
    );
    expect(await said).toBe('data of the app');
  });

  windowTest('has what its preload script gives before its own script runs, frozen', async () => {
    const found = await page.evaluate(() => {
      const world = globalThis as unknown as TinyWindow & Record<string, unknown>;
      return [world.early, Object.isFrozen(world.tiny), Object.getOwnPropertyDescriptor(world, 'tiny')?.writable];
    });
    expect(found).toEqual(['object', true, false]);
  });

  windowTest('shares no object with its preload script, and has no other way to the main process', async () => {
    const seen = await page.evaluate(async () => {
      const world = globalThis as unknown as TinyWindow & Record<string, unknown>;
      const {stringify} = JSON;
      JSON.stringify = () => 'tampered';
      Object.defineProperty(Object.prototype, 'channel', {value: 'fails', configurable: true});
      try {
        return [await world.tiny.ask('echo', {a: 1}), world.standIn, world.standInSend, world.require, world.process];
      } finally {
        JSON.stringify = stringify;
        Reflect.deleteProperty(Object.prototype, 'channel');
      }
    });
    expect(seen).toEqual([[{a: 1}], undefined, undefined, undefined, undefined]);
  });

  windowTest.each([
    ['as an answer of the main process comes', (tiny: Tiny, run: () => void) => void tiny.ask('nothing').then(run)],
    [
      'as a message of the main process comes',
      (tiny: Tiny, run: () => void) => {
        const stop = tiny.on(() => {
          stop();
          run();
        });
        void tiny.ask('news');
      },
    ],
  ])('may not run text as code %s', async (_, when) => {
    await page.evaluate(`globalThis.verdict = ''; globalThis.attempt = () => {
      try { globalThis.verdict = new Function('return "ran"')(); } catch (error) { globalThis.verdict = error.name; }
    }`);
    await page.evaluate(`void (${when})(globalThis.tiny, globalThis.attempt)`);
    await until(async () => (await page.evaluate('globalThis.verdict')) !== '');
    expect(await page.evaluate('globalThis.verdict')).toBe('EvalError');
  });
});

describe('the bridge', () => {
  windowTest('returns values, throws errors, and carries functions both ways', async () => {
    const seen = await page.evaluate(async () => {
      const {tiny} = globalThis as unknown as TinyWindow;
      const heard: unknown[] = [];
      const stop = tiny.on((...values) => heard.push(values));
      await tiny.ask('news');
      stop();
      await tiny.ask('news');
      let error = '';
      try {
        tiny.fails();
      } catch (thrown) {
        error = String(thrown);
      }
      const [first] = heard as [unknown[]];
      return [tiny.sum(1, 2), error, heard.length, first[0], first[1] instanceof Uint8Array, first.length, tiny.facts];
    });
    expect(seen).toEqual([3, 'Error: not here', 1, 'one', true, 3, {process: 'renderer', node: 'undefined'}]);
  });

  windowTest.each([
    ['undefined in a record', '({a: undefined})', 'Object'],
    ['bytes', 'new Uint8Array([0, 255, 7])', 'Uint8Array'],
    ['a part of bytes', 'new Uint8Array([1, 2, 3, 4]).subarray(1, 3)', 'Uint8Array'],
    ['other views', 'new Float64Array([1.5])', 'Float64Array'],
    ['a date', 'new Date(5)', 'Date'],
    ['a map', 'new Map([["a", new Set([1])]])', 'Map'],
    ['numbers JSON has not', '[NaN, -0, Infinity, 12345678901234567890n]', 'Array'],
    ['a key with a meaning of its own on the wire', '({$: "bigint", v: "x"})', 'Object'],
    ['a key that reaches for the prototype', 'JSON.parse(\'{"__proto__": {"a": 1}}\')', 'Object'],
    ['nothing', 'undefined', 'Undefined'],
  ])('takes %s to the main process and back', async (_, expression, tag) => {
    await page.evaluate(`globalThis.given = ${expression}`);
    const [tags, same] = (await page.evaluate(async () => {
      const {tiny, given} = globalThis as unknown as TinyWindow & {given: unknown};
      const show = (value: unknown): unknown => {
        if (typeof value === 'bigint' || Object.is(value, -0)) return `${typeof value} ${value}`;
        if (value === undefined || typeof value === 'number') return String(value);
        if (value instanceof Map || value instanceof Set) return [...value].map(show);
        if (value instanceof Date) return value.getTime();
        if (typeof value !== 'object' || value === null) return value;
        return Object.getOwnPropertyNames(value).map(key => [key, show((value as Record<string, unknown>)[key])]);
      };
      const back = ((await tiny.ask('echo', given)) as unknown[])[0];
      return [await tiny.ask('tags', given), JSON.stringify(show(back)) === JSON.stringify(show(given))];
    })) as [string[], boolean];
    expect([tags, same]).toEqual([[tag], true]);
  });

  windowTest.each([
    ['a function', '({f: () => 1})'],
    ['itself', '(() => { const a = []; a.push(a); return a; })()'],
  ])('refuses %s', async (_, expression) => {
    await page.evaluate(`globalThis.given = ${expression}`);
    const refused = page.evaluate(() => {
      const {tiny, given} = globalThis as unknown as TinyWindow & {given: unknown};
      return tiny.ask('echo', given);
    });
    await expect(refused).rejects.toThrow();
  });

  windowTest('takes twenty megabytes of bytes', async () => {
    const length = await page.evaluate(async () => {
      const {tiny} = globalThis as unknown as TinyWindow;
      const [back] = (await tiny.ask('echo', new Uint8Array(20 * 1024 * 1024).fill(7))) as [Uint8Array];
      return [back.length, back.at(-1)];
    });
    expect(length).toEqual([20 * 1024 * 1024, 7]);
  });

  windowTest('tells errors of handlers, and channels without one', async () => {
    await expect(ask('fails')).rejects.toThrow("Error invoking remote method 'fails': Error: nothing to see");
    await expect(ask('unheard')).rejects.toThrow("No handler registered for 'unheard'");
  });

  windowTest('carries messages without an answer', async () => {
    await page.evaluate(() => (globalThis as unknown as TinyWindow).tiny.tell('a', undefined));
    await until(async () => (await told('told')()).length === 1);
  });

  windowTest('gives the main process the path of a chosen file, and none of a file that has none', async () => {
    const path = app.home.file('Documents/chosen.txt', 'x');
    await app.choose('input[type=file]', path);
    const paths = await page.evaluate(async () => {
      const {tiny} = globalThis as unknown as TinyWindow;
      const input = document.querySelector('input');
      return [await tiny.pathOf(input?.files?.[0]), await tiny.pathOf(new File(['y'], 'made.txt'))];
    });
    expect(paths).toEqual([[path], ['']]);
  });

  windowTest('gives the main process the path of a dropped file', async () => {
    const path = app.home.file('Documents/dropped — ä.txt', 'x');
    await page.evaluate(() => {
      document.body.ondragover = event => event.preventDefault();
      document.body.ondrop = event => {
        event.preventDefault();
        const {tiny} = globalThis as unknown as TinyWindow;
        void tiny.pathOf(event.dataTransfer?.files[0]).then(paths => tiny.tell('dropped', paths));
      };
    });
    await app.drop('body', path);
    const found: unknown[][] = [];
    await until(async () => {
      found.push(...(await told('told')()));
      return found.length > 0;
    });
    expect(found).toEqual([['told', 'dropped', [path]]]);
  });

  windowTest('tells frames apart', async () => {
    const frame = await page.evaluate(
      () =>
        new Promise(resolve => {
          const made = document.createElement('iframe');
          made.src = '/other.html';
          made.onload = () =>
            resolve((made.contentWindow as unknown as TinyWindow).tiny.ask('frame').finally(() => made.remove()));
          document.body.append(made);
        }),
    );
    expect(frame).toEqual({url: 'app://tiny/other.html', origin: 'app://tiny', parent: 'app://tiny/'});
  });
});

describe('navigation', () => {
  const stays = async () => {
    await see(page).toHaveURL('https://tiny.app.stand-in.invalid/');
    expect(await ask('frame')).toMatchObject({url: 'app://tiny/'});
  };

  windowTest.each([
    ['to another site', "location.href = 'https://outside.example/b'", 'will-navigate', 'https://outside.example/b'],
    ['within the app', "location.href = '/other.html'", 'will-navigate', 'app://tiny/other.html'],
    ['by mail', "location.href = 'mailto:a@outside.example'", 'will-navigate', 'mailto:a@outside.example'],
    ['to an app link', "location.href = 'app://tiny/other.html'", 'will-navigate', 'app://tiny/other.html'],
    [
      'to a blob',
      "location.href = URL.createObjectURL(new Blob(['x'], {type: 'text/html'}))",
      'will-navigate',
      'blob:app://tiny/',
    ],
    [
      'by a form',
      "{const f = document.createElement('form'); f.action = 'https://outside.example/f'; document.body.append(f); f.submit()}",
      'will-navigate',
      'https://outside.example/f',
    ],
    ['by window.open', "window.open('https://outside.example/w')", 'window-open', 'https://outside.example/w'],
    [
      'by a link to a new window',
      "{const a = document.createElement('a'); a.href = 'https://outside.example/t'; a.target = '_blank'; document.body.append(a); a.click()}",
      'window-open',
      'https://outside.example/t',
    ],
  ])('%s is told to the app, which prevents it', async (_, script, event, url) => {
    await page.evaluate(script);
    const found: unknown[][] = [];
    await until(async () => {
      found.push(...(await told(event)()));
      return found.length > 0;
    });
    expect(String(found[0]?.[1])).toContain(url);
    await stays();
    await until(() => page.context().pages().length === 1);
  });

  windowTest('that leads out by a redirect is told and prevented', async () => {
    await ask('hold', {navigation: 'redirects'});
    await page.evaluate(() => {
      location.href = '/out';
    });
    const found: unknown[][] = [];
    await until(async () => {
      found.push(...(await told('will-redirect')()));
      return found.length > 0;
    });
    expect(found).toEqual([['will-redirect', 'https://outside.example/a', true]]);
    await ask('hold', {navigation: true});
    await stays();
  });

  windowTest('that the app allows happens, redirects too', async () => {
    await ask('hold', {navigation: false});
    await page.evaluate(() => {
      location.href = '/in';
    });
    await page.waitForURL('**/other.html');
    expect((await events()).filter(([name]) => name !== 'told')).toEqual([
      ['will-navigate', 'app://tiny/in', true],
      ['will-redirect', 'app://tiny/other.html', true],
    ]);
    await page.goBack();
    await ask('hold', {navigation: true});
    await stays();
  });
});

describe('what is outside the page', () => {
  windowTest('dialogs take their answers from the test, or are cancelled, and are on record', async () => {
    await app.controls.answer({dialog: 'open', paths: ['/chosen']});
    await app.controls.answer({dialog: 'message', response: 1});
    expect(await ask('open')).toEqual({canceled: false, filePaths: ['/chosen']});
    expect(await ask('open')).toEqual({canceled: true, filePaths: []});
    expect(await ask('save')).toEqual({canceled: true, filePath: ''});
    expect(await ask('ask')).toEqual({response: 1, checkboxChecked: false});
    expect(await ask('ask')).toMatchObject({response: 0});
    const {dialogs} = await app.controls.log();
    expect(dialogs.map(({dialog, answered}) => [dialog, answered])).toEqual([
      ['open', true],
      ['open', false],
      ['save', false],
      ['message', true],
      ['message', false],
    ]);
    expect(dialogs[3]).toMatchObject({message: 'Stop?', buttons: ['Keep', 'Stop']});
  });

  windowTest('links are opened by nobody, and on record', async () => {
    await page.evaluate(() => void window.open('https://outside.example/opened'));
    await until(async () => (await app.controls.log()).opened.includes('https://outside.example/opened'));
  });

  windowTest('the menu is known and its entries can be clicked, but not those that are disabled', async () => {
    expect(await app.controls.menu()).toMatchObject([
      {path: ['Tiny']},
      {path: ['Tiny', 'Greet'], id: 'greet', accelerator: 'CmdOrCtrl+G'},
      {path: ['Tiny', 'Closed'], enabled: false},
    ]);
    await app.controls.click('greet');
    await app.controls.click(['Tiny', 'Greet']);
    expect(await events()).toEqual([['greet'], ['greet']]);
    await expect(app.controls.click(['Tiny', 'Closed'])).rejects.toThrow('disabled');
    await expect(app.controls.click('nowhere')).rejects.toThrow('no entry "nowhere"');
  });

  windowTest('permissions are denied unless the app gives them', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'clipboard-read', 'clipboard-write'] as PermissionName[];
      return await Promise.all(names.map(async name => (await navigator.permissions.query({name})).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'granted']);
  });

  windowTest('the app’s theme reaches the page', async () => {
    const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await ask('theme', 'dark')).toBe(true);
    expect(await dark()).toBe(true);
    expect(await ask('theme', 'light')).toBe(false);
    expect(await dark()).toBe(false);
    await ask('theme', 'system');
  });

  windowTest('what is kept in the safe storage comes back, and its key is the user’s alone', async () => {
    const {kept, again} = (await ask('keep', 'obviously not a secret')) as {kept: string; again: string};
    expect(again).toBe('obviously not a secret');
    expect(kept).not.toContain('obviously');
    expect(statSync(join(app.home.userData, 'storage.key')).mode & 0o777).toBe(0o600);
  });

  windowTest('utility processes speak with the main process and tell when they end', async () => {
    const message = await page.evaluate(() =>
      (globalThis as unknown as TinyWindow).tiny.ask('utility', {bytes: new Uint8Array([9]), none: undefined}),
    );
    expect(message).toMatchObject({answer: {argv: ['given'], bytes: true}, code: 3});
    expect(await app.controls.utilities()).toEqual([]);
  });

  windowTest('folders are those of the user, and the window is as large as asked', async () => {
    expect(await ask('where')).toEqual([app.home.documents, app.home.userData, false]);
    expect(await ask('bounds')).toMatchObject({width: 900, height: 700});
    expect(await page.evaluate(() => outerWidth)).toBe(900);
  });

  windowTest('a second start ends at once and is told to the first', async () => {
    const second = await startTinyAgain(app.home, {args: ['some-folder']});
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    await until(async () =>
      (await told('second-instance')()).some(([, last, cwd]) => last === 'some-folder' && cwd === app.home.path),
    );
  });
});

describe('without a browser', () => {
  windowTest('the app ends and says how to get one', async () => {
    const home = createHome();
    onTestFinished(() => home.remove());
    const alone = await startTinyAgain(home, {env: {FIELDWORK_CHROMIUM: join(home.path, 'none')}});
    let said = '';
    alone.stderr?.on('data', chunk => {
      said += chunk;
    });
    expect((await once(alone, 'close'))[0]).toBe(1);
    expect(said).toMatch(/^No Chrome, Chromium or Edge was found\. Install one .*FIELDWORK_CHROMIUM\.\n$/);
  });
});

describe('the end', () => {
  windowTest('can be held by the app, at quitting and at closing', async () => {
    await ask('hold', {quit: true});
    await app.controls.quit();
    expect(await events()).toEqual([]);
    await ask('hold', {quit: false, close: true});
    await app.controls.quit();
    await until(async () => (await told('close')()).length === 1);
    expect(await ask('echo', 'still here')).toEqual(['still here']);
    await ask('hold', {close: false});
  });

  windowTest('comes with the end of the browser', async () => {
    const other = await launchTiny();
    onTestFinished(() => other.home.remove());
    const exit = once(other.process, 'exit');
    process.kill(await other.controls.chromium(), 'SIGKILL');
    expect((await exit)[0]).toBe(0);
  });

  windowTest('of a page is told to the app', async () => {
    const other = await launchTiny();
    onTestFinished(async () => void (await other.close()));
    const cdp = await other.page.context().newCDPSession(other.page);
    void cdp.send('Page.crash').catch(() => undefined);
    await until(async () => (await other.controls.log()).crashes.length === 1);
  });
});
