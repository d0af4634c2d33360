import {describe, expect, onTestFinished} from 'vitest';
import {preloadWorld} from '../../../build/stand-in/preload-script.ts';
import {channels} from '../../../main/electron/channels.ts';
import {appTest} from './fixture.ts';
import {startHostileServer} from './hostile-server.ts';
import type {LaunchedApp} from './launch.ts';
import {type AppWindow, callFrom, codeOf, runPlain, sessionOf} from './shell-support.ts';

const hostileServer = async () => {
  const server = await startHostileServer();
  onTestFinished(() => server.close());
  return server;
};

/** The page is still ours: the same address, and its door answers. */
const stillOurs = async ({page}: LaunchedApp): Promise<void> => {
  expect(new URL(page.url()).pathname).toBe('/index.html');
  expect(await callFrom(page, 'shell.settings', {})).toMatchObject({ok: true});
};

const clicked = (url: string, more = '') => `(() => {
  const link = document.body.appendChild(document.createElement('a'));
  link.href = ${JSON.stringify(url)};
  ${more}
  link.click();
})()`;

/** Ways of a page to another address. */
const routes: Readonly<Record<string, (url: string) => string>> = {
  'a link that is clicked': url => clicked(url),
  'an assigned location': url => `location = ${JSON.stringify(url)}; 0`,
  'a replaced location': url => `location.replace(${JSON.stringify(url)})`,
  'a form that is sent': url => `(() => {
    const form = document.body.appendChild(document.createElement('form'));
    form.method = 'post';
    form.action = ${JSON.stringify(url)};
    form.submit();
  })()`,
  'a refreshing meta element': url => `(() => {
    const meta = document.head.appendChild(document.createElement('meta'));
    meta.httpEquiv = 'refresh';
    meta.content = '0;url=' + ${JSON.stringify(url)};
  })()`,
};

describe('a hostile link', () => {
  appTest('leads nowhere by any route, nor by a redirect', async ({app}) => {
    const [server, session] = [await hostileServer(), await sessionOf(app)];
    for (const [route, script] of Object.entries(routes)) {
      for (const path of ['/landed', '/redirect']) {
        await runPlain(session, script(server.url + path));
        await stillOurs(app);
        expect(server.hits, route).toEqual([]);
      }
    }
  });

  appTest.for([
    'file:///etc/passwd',
    'data:text/html,<p>hostile</p>',
    'mailto:someone@example.com',
    'ms-settings:',
    '/assets/other.html',
    '/index.html/other',
  ])('to %s leads nowhere as well', async (url, {app}) => {
    await runPlain(await sessionOf(app), `location.assign(${JSON.stringify(url)})`);
    await stillOurs(app);
    expect((await app.controls.log()).opened).toEqual([]);
  });

  appTest('opens no window, and nothing outside', async ({app}) => {
    const [server, session] = [await hostileServer(), await sessionOf(app)];
    const url = `${server.url}/landed`;
    await runPlain(session, `void window.open(${JSON.stringify(url)}, '_blank')`);
    await runPlain(session, "void window.open('about:blank', 'second', 'width=200,height=200')");
    await runPlain(session, clicked(url, "link.target = '_blank';"));
    await stillOurs(app);
    await expect.poll(() => app.browser.contexts()[0]?.pages().length).toBe(1);
    expect(server.hits).toEqual([]);
    expect((await app.controls.log()).opened).toEqual([]);
  });
});

/** Ways of a script to a server; each ends with `done` only where it got there. */
const requests = (url: string): Readonly<Record<string, string>> => ({
  fetch: `fetch('${url}/fetch')`,
  image: `loaded(Object.assign(document.createElement('img'), {src: '${url}/image'}))`,
  sheet: `loaded(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: '${url}/sheet'}))`,
  frame: `new Promise((done, fail) => {
    addEventListener('securitypolicyviolation', fail, {once: true});
    document.body.append(Object.assign(document.createElement('iframe'), {src: '${url}/frame'}));
  })`,
  socket: `new Promise((done, fail) => {
    const socket = new WebSocket('${url.replace('http', 'ws')}');
    socket.onopen = done;
    socket.onerror = fail;
  })`,
  stream: `new Promise((done, fail) => {
    const stream = new EventSource('${url}/stream');
    stream.onopen = done;
    stream.onerror = fail;
  })`,
  beacon: `Promise.resolve(navigator.sendBeacon('${url}/beacon', 'x')).then(() => Promise.reject(new Error('sent blindly')))`,
  worker: `Promise.resolve().then(() => new Worker('${url}/worker'))`,
  module: `import('${url}/module')`,
});

/** Text that must not be run; each throws. */
const evaluations = [
  'eval("1 + 1")',
  'new Function("return 1")()',
  '(async () => {}).constructor("return 1")()',
  'setTimeout("globalThis.ran = 1", 0)',
  'document.body.innerHTML = "<img src=x onerror=ran=1>"',
  'document.write("<script>ran = 1</script>")',
  'document.createElement("script").src = "/assets/x.js"',
  'document.createElement("script").text = "globalThis.ran = 1"',
  'document.createElement("iframe").srcdoc = "<script>parent.ran = 1</script>"',
  'new DOMParser().parseFromString("<p>x</p>", "text/html")',
  'new Worker("/assets/x.js")',
  'trustedTypes.createPolicy("default", {createScript: s => s})',
  'trustedTypes.createPolicy("mine", {createScript: s => s})',
];

const inlineElements = `(() => {
  const inline = document.createElement('script');
  inline.append('globalThis.ran = 1');
  const image = document.createElement('img');
  try { image.setAttribute('onerror', 'globalThis.ran = 1'); } catch {}
  image.src = '/missing.png';
  const link = document.createElement('a');
  link.href = 'javascript:globalThis.ran = 1';
  const style = document.createElement('style');
  style.append('body { --hostile: 1 }');
  try { document.body.append(inline); } catch {}
  document.body.append(image, link, style);
  link.click();
})()`;

describe('a hostile script', () => {
  appTest('reaches no server', async ({app}) => {
    const [server, session] = [await hostileServer(), await sessionOf(app)];
    for (const [way, script] of Object.entries(requests(server.url))) {
      const outcome = await runPlain(
        session,
        `(loaded => (${script}).then(() => 'done', () => 'blocked'))(element => new Promise((done, fail) => {
          element.onload = done;
          element.onerror = fail;
          document.body.append(element);
        }))`,
      );
      expect(outcome, way).toBe('blocked');
    }
    expect(server.hits).toEqual([]);
    await stillOurs(app);
  });

  appTest('evaluates no text, and makes no element run one', async ({app}) => {
    const session = await sessionOf(app);
    for (const text of evaluations) expect(await runPlain(session, text), text).toMatch(/^throws \w*Error/);
    await runPlain(session, inlineElements);
    await stillOurs(app);
    expect(await runPlain(session, 'globalThis.ran')).toBeUndefined();
    expect(await runPlain(session, 'getComputedStyle(document.body).getPropertyValue("--hostile")')).toBe('');
  });

  appTest('finds no Node, no Electron, and cannot change its door', async ({app}) => {
    const session = await sessionOf(app);
    for (const name of ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'])
      expect(await runPlain(session, `typeof ${name}`), name).toBe('undefined');
    expect(await runPlain(session, 'Object.keys(window.fieldwork).sort().join()')).toBe('call,pathOf,subscribe');
    await runPlain(session, 'window.fieldwork = {call: () => 1}');
    await runPlain(session, 'window.fieldwork.call = () => 1');
    await stillOurs(app);
  });

  appTest('is given no permission but to copy', async ({app}) => {
    const session = await sessionOf(app);
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'];
    const given = await runPlain(
      session,
      `Promise.all(${JSON.stringify(names)}.map(name => navigator.permissions.query({name}).then(({state}) => [name, state])))
        .then(states => states.filter(([, state]) => state === 'granted').map(([name]) => name).join())`,
    );
    expect(given).toBe('clipboard-write');
    const asked: Readonly<Record<string, string>> = {
      camera: 'navigator.mediaDevices.getUserMedia({video: true})',
      screen: 'navigator.mediaDevices.getDisplayMedia()',
      place: 'new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail))',
      notices: "Notification.requestPermission().then(state => state === 'granted' ? 1 : Promise.reject(state))",
      clipboard: 'navigator.clipboard.readText()',
      usb: 'navigator.usb.requestDevice({filters: []})',
      files: 'window.showOpenFilePicker()',
    };
    for (const [what, script] of Object.entries(asked))
      expect(await runPlain(session, `(async () => ${script})().then(() => 'given', () => 'denied')`), what).toBe(
        'denied',
      );
    expect(await runPlain(session, 'navigator.clipboard.writeText("a hash").then(() => 1)')).toBe(1);
  });
});

describe('the app’s own files', () => {
  appTest('come with the policy, and nothing beside them comes at all', async ({app}) => {
    const answers = await app.page.evaluate(async () => {
      const get = async (path: string) => {
        const response = await fetch(path);
        return {status: response.status, csp: response.headers.get('content-security-policy') ?? ''};
      };
      const traps = [
        '/../preload.cjs',
        '/..%2fpreload.cjs',
        '/%2e%2e%2fmain.js',
        '/assets/..%5c..%5cengine.js',
        '/.env',
        '/assets/',
        '/index.html%00.js',
      ];
      return {page: await get('/index.html'), traps: await Promise.all(traps.map(get))};
    });
    expect(answers.page.status).toBe(200);
    for (const {status, csp} of answers.traps) {
      expect(status).toBe(404);
      expect(csp).toContain("default-src 'none'");
    }
    for (const part of ["default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'"])
      expect(answers.page.csp).toContain(part);
  });
});

describe('a forged call', () => {
  appTest('is refused with its code, and the engine never sees it', async ({app}) => {
    const attach = {path: '/etc/passwd', classification: 'internal', controls: [], by: 'Ada'};
    const forged: readonly (readonly [string, unknown, string])[] = [
      ['engine.eval', {}, 'unknown-method'],
      ['constructor', {}, 'unknown-method'],
      ['__proto__', {}, 'unknown-method'],
      ['shell.settings', {admin: true}, 'bad-input'],
      ['shell.settings', null, 'bad-input'],
      ['shell.settings', [], 'bad-input'],
      ['evidence.list', {offset: '0'}, 'bad-input'],
      ['evidence.attach', attach, 'path-refused'],
      ['evidence.attach', {...attach, path: '../../etc/passwd'}, 'path-refused'],
      ['report.write', {path: '/etc/hosts', replace: true}, 'path-refused'],
      ['report.write', {path: `${app.home.userData}/settings.json`, replace: true}, 'path-refused'],
      ['assessment.open', {folder: '/'}, 'path-refused'],
      ['package.build', {folder: '/tmp', by: 'Ada'}, 'path-refused'],
      ['collect.start', {target: {kind: 'kubernetes', kubeconfig: '/etc/shadow'}, by: 'Ada'}, 'path-refused'],
      ['collect.start', {target: {kind: 'aws', key: 'prod'}, by: 'Ada'}, 'unknown-key'],
      ['shell.reveal', {path: '/etc'}, 'path-refused'],
    ];
    for (const [method, input, code] of forged)
      expect(await callFrom(app.page, method, input), `${method} ${JSON.stringify(input)}`).toMatchObject({
        ok: false,
        code,
      });
    const session = await sessionOf(app);
    const made: readonly (readonly [string, string])[] = [
      [`'shell.settings', JSON.parse('{"__proto__": {"admin": true}}')`, 'bad-input'],
      [`'papers.list', {kind: JSON.parse('{"a": {"__proto__": {"admin": true}}}')}`, 'bad-input'],
      [`'search.query', {text: 'x'.repeat(50_000_000)}`, 'too-large'],
      [`'evidence.paste', {name: 'a', bytes: new Uint8Array(26 * 1024 * 1024)}`, 'too-large'],
      [`'shell.settings', new Map()`, 'bad-input'],
      [`['shell.settings'], {}`, 'bad-input'],
      [`'shell.settings', {toJSON: () => ({})}`, 'rejected'],
    ];
    for (const [args, code] of made)
      expect(
        await runPlain(session, `fieldwork.call(${args}).then(reply => reply.code ?? 'done', () => 'rejected')`),
        args,
      ).toBe(code);
    await stillOurs(app);
    expect(await callFrom(app.page, 'engine.version', {})).toMatchObject({ok: true});
  });

  appTest('made past the preload script is refused as well', async ({app}) => {
    const session = await sessionOf(app);
    const worlds: {id: number; name: string}[] = [];
    session.on('Runtime.executionContextCreated', ({context}) => worlds.push(context));
    await session.send('Runtime.enable');
    const world = worlds.find(({name}) => name === preloadWorld);
    const settings = {method: 'shell.settings', input: {}};
    const forged: readonly (readonly [string, readonly unknown[], string])[] = [
      [channels.call, [{...settings, as: 'admin'}], 'bad-input'],
      [channels.call, [settings, settings], 'bad-input'],
      [channels.call, ['shell.settings'], 'bad-input'],
      [channels.call, [], 'bad-input'],
      [channels.call, [settings], 'done'],
      [channels.dropped, ['etc/passwd'], ''],
      [channels.dropped, [{path: '/etc/passwd'}], ''],
      [channels.dropped, ['/etc/passwd', '/etc/shadow'], ''],
      ['fieldwork:other', [settings], 'rejected'],
    ];
    for (const [channel, args, outcome] of forged) {
      // As a script would that has got hold of the preload script's own way to the shell.
      const expression = `(() => {
        const before = standIn;
        return new Promise(done => {
          const settle = (id, ok, text) => {
            if (id !== 1e9) return before.settle(id, ok, text);
            globalThis.standIn = before;
            const value = JSON.parse(text);
            done(!ok ? 'rejected' : value?.ok === true ? 'done' : value?.code ?? value);
          };
          globalThis.standIn = {...before, settle};
          standInSend(JSON.stringify({kind: 'invoke', id: 1e9, channel: ${JSON.stringify(channel)}, args: ${JSON.stringify(JSON.stringify(args))}}));
        });
      })()`;
      const {result} = await session.send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        contextId: world?.id ?? -1,
      });
      expect(result.value, `${channel} ${JSON.stringify(args)}`).toBe(outcome);
    }
  });

  appTest('forges no path by a file that it made itself', async ({app}) => {
    const paths = await app.page.evaluate(async () => {
      const {fieldwork} = globalThis as unknown as AppWindow;
      const made = new File(['x'], '/etc/passwd');
      Object.defineProperty(made, 'path', {value: '/etc/passwd'});
      const forged: unknown[] = [made, '/etc/passwd', {path: '/etc/passwd'}, null, undefined, 7];
      return await Promise.all(forged.map(file => fieldwork.pathOf(file).catch(() => 'refused')));
    });
    for (const path of paths) expect(['', 'refused']).toContain(path);
    expect(await callFrom(app.page, 'package.verify', {path: '/etc/passwd'})).toMatchObject({code: 'path-refused'});
  });

  appTest('but what a person chose may be named, and only that', async ({app}) => {
    const chosen = app.home.file('evidence/chosen.zip', 'not a package');
    const other = app.home.file('evidence/other.zip', 'not a package');
    const session = await sessionOf(app);
    const {result} = await session.send('Runtime.evaluate', {
      expression: "globalThis.field = Object.assign(document.createElement('input'), {type: 'file'})",
    });
    await session.send('DOM.setFileInputFiles', {files: [chosen], objectId: String(result.objectId)});
    expect(await runPlain(session, 'fieldwork.pathOf(field.files[0])')).toBe(chosen);
    const verified = await callFrom(app.page, 'package.verify', {path: chosen});
    expect(codeOf(verified)).not.toBe('path-refused');
    expect(await callFrom(app.page, 'package.verify', {path: other})).toMatchObject({code: 'path-refused'});
    expect(await callFrom(app.page, 'report.write', {path: chosen, replace: true})).toMatchObject({
      code: 'path-refused',
    });
    await app.controls.answer({dialog: 'open', paths: [other]});
    expect(await callFrom(app.page, 'shell.choose', {purpose: 'verify-file'})).toEqual({
      ok: true,
      value: {paths: [other]},
    });
    const second = await callFrom(app.page, 'package.verify', {path: other});
    expect(codeOf(second)).not.toBe('path-refused');
  });
});
