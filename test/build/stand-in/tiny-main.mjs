// An Electron app of one window, as Electron's documentation would have it; run by the stand-in's tests.
import {join} from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron';

const here = import.meta.dirname;
const events = [];
const held = {navigation: true, close: false, quit: false};
const csp = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; frame-src 'self'; img-src *";
const html = (script = '') =>
  `<!doctype html><title>Tiny</title><input type="file"><a href="/other.html">other</a>${script}`;
const files = {
  '/': ['text/html', html('<script src="/page.js"></script>')],
  '/other.html': ['text/html', html()],
  '/page.js': ['text/javascript', 'globalThis.early = typeof globalThis.tiny;'],
  '/worker.js': [
    'text/javascript',
    "fetch('/data').then(r => r.text()).then(postMessage, e => postMessage(String(e)))",
  ],
  '/data': ['text/plain', 'data of the app'],
};

protocol.registerSchemesAsPrivileged([{scheme: 'app', privileges: {standard: true, secure: true}}]);
app.on('second-instance', (_event, argv, cwd) => events.push(['second-instance', argv.at(-1), cwd]));
app.on('before-quit', event => held.quit && event.preventDefault());
app.on('window-all-closed', () => app.quit());
app.on('web-contents-created', (_event, contents) => {
  const note = name => event => {
    events.push([name, event.url, event.isMainFrame]);
    if (held.navigation === true || (held.navigation === 'redirects' && name === 'will-redirect'))
      event.preventDefault();
  };
  contents.on('will-navigate', note('will-navigate'));
  contents.on('will-redirect', note('will-redirect'));
  contents.on('render-process-gone', (_gone, details) => events.push(['render-process-gone', details.reason]));
  contents.setWindowOpenHandler(({url}) => {
    events.push(['window-open', url]);
    void shell.openExternal(url);
    return {action: 'deny'};
  });
});

const serve = request => {
  const {pathname} = new URL(request.url);
  if (pathname === '/out') return new Response(null, {status: 302, headers: {location: 'https://outside.example/a'}});
  if (pathname === '/in') return new Response(null, {status: 302, headers: {location: '/other.html'}});
  const file = files[pathname];
  if (!file) return new Response(null, {status: 404});
  return new Response(file[1], {headers: {'content-type': file[0], 'content-security-policy': csp}});
};

const tagOf = value => Object.prototype.toString.call(value).slice(8, -1);
const inUtility = message =>
  new Promise(resolve => {
    const child = utilityProcess.fork(join(here, 'utility.mjs'), ['given']);
    child.postMessage(message);
    child.on('message', answer => {
      child.on('exit', code => resolve({answer, code, pid: child.pid}));
      child.postMessage('end');
    });
  });

const openWindow = () => {
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    webPreferences: {preload: join(here, 'preload.cjs'), nodeIntegrationInSubFrames: true},
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', event => {
    events.push(['close']);
    if (held.close) event.preventDefault();
  });
  void window.loadURL('app://tiny/');
  return window;
};

const handlers = {
  echo: (_event, ...values) => values,
  tags: (_event, ...values) => values.map(tagOf),
  nothing: () => undefined,
  fails: () => {
    throw new Error('nothing to see');
  },
  late: event => {
    const before = event.senderFrame?.url;
    return new Promise(resolve => setTimeout(() => resolve([before, event.senderFrame]), 10));
  },
  frame: ({senderFrame}) => ({
    url: senderFrame.url,
    origin: senderFrame.origin,
    parent: senderFrame.parent?.url ?? null,
  }),
  events: () => events.splice(0),
  hold: (_event, changes) => void Object.assign(held, changes),
  open: () => dialog.showOpenDialog({properties: ['openFile'], title: 'Choose'}),
  save: () => dialog.showSaveDialog({defaultPath: 'a.csv'}),
  ask: () => dialog.showMessageBox({message: 'Stop?', buttons: ['Keep', 'Stop'], cancelId: 0}),
  theme: (_event, source) => {
    nativeTheme.themeSource = source;
    return nativeTheme.shouldUseDarkColors;
  },
  keep: (_event, text) => {
    const kept = safeStorage.encryptString(text);
    return {kept: kept.toString('latin1'), again: safeStorage.decryptString(kept)};
  },
  utility: (_event, message) => inUtility(message),
  news: event => event.sender.send('news', 'one', new Uint8Array([1, 2]), undefined),
  bounds: () => BrowserWindow.getAllWindows()[0].getBounds(),
  where: () => [app.getPath('documents'), app.getPath('userData'), app.isPackaged],
};

if (!app.requestSingleInstanceLock()) app.quit();
else
  void app.whenReady().then(() => {
    protocol.handle('app', serve);
    session.defaultSession.setPermissionCheckHandler(
      (_contents, permission) => permission === 'clipboard-sanitized-write',
    );
    session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) =>
      callback(permission === 'clipboard-sanitized-write'),
    );
    for (const [channel, handler] of Object.entries(handlers)) ipcMain.handle(channel, handler);
    ipcMain.on('told', (_event, ...values) => events.push(['told', ...values]));
    const entries = [
      {id: 'greet', label: 'Greet', accelerator: 'CmdOrCtrl+G', click: () => events.push(['greet'])},
      {type: 'separator'},
      {label: 'Closed', enabled: false, click: () => events.push(['closed'])},
    ];
    Menu.setApplicationMenu(Menu.buildFromTemplate([{label: 'Tiny', submenu: entries}]));
    openWindow();
  });
