import type {Endpoint} from './endpoint.ts';

/** Gives the page's own world what the preload script exposes. Stands alone: its text is run in the page. */
export const exposeInPage = (world: object) => {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) for (const entry of Object.values(value)) freeze(entry);
    return Object.freeze(value);
  };
  return (key: string, value: unknown): void => {
    if (key in world) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
    Object.defineProperty(world, key, {value: freeze(value), enumerable: true, writable: false, configurable: false});
  };
};

type Listener = (event: unknown, ...args: unknown[]) => void;

/** What the main process calls in the preload script's world. */
export type PreloadWorld = {
  readonly settle: (id: number, ok: boolean, text: string) => void;
  readonly deliver: (channel: string, text: string) => void;
  readonly fileOf: (token: string) => unknown;
};

export type PreloadTools = {
  readonly send: (text: string) => void;
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
  readonly fileToken: string;
  readonly bridge: Endpoint;
};

/** Electron as a sandboxed preload script sees it. Stands alone: its text is run in the page. */
export const preloadElectron = ({send, encode, decode, fileToken, bridge}: PreloadTools) => {
  const calls = new Map<number, {resolve(value: unknown): void; reject(error: Error): void}>();
  const listeners = new Map<string, Listener[]>();
  const files = new Map<string, unknown>();
  const tokens = new WeakMap<object, string>();
  let last = 0;

  const off = (channel: string, listener: Listener) => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter(known => known !== listener),
    );
    return ipcRenderer;
  };
  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const text = encode(args);
        last += 1;
        calls.set(last, {resolve, reject});
        send(JSON.stringify({kind: 'invoke', id: last, channel, args: text}));
      }),
    send: (channel: string, ...args: unknown[]): void =>
      send(JSON.stringify({kind: 'send', channel, args: encode(args)})),
    on,
    addListener: on,
    once: (channel: string, listener: Listener) => {
      const first: Listener = (...args) => {
        off(channel, first);
        listener(...args);
      };
      return on(channel, first);
    },
    off,
    removeListener: off,
    removeAllListeners: (channel: string) => {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };
  const getPathForFile = (file: unknown): string => {
    if (!(file instanceof File)) throw new TypeError('getPathForFile: the argument is not a File');
    const token = tokens.get(file) ?? `${fileToken}${files.size}`;
    tokens.set(file, token);
    files.set(token, file);
    return token;
  };

  const world: PreloadWorld = {
    settle: (id, ok, text) => {
      const call = calls.get(id);
      calls.delete(id);
      if (ok) call?.resolve(decode(text));
      else call?.reject(new Error(String(decode(text))));
    },
    deliver: (channel, text) => {
      const args = decode(text) as readonly unknown[];
      for (const listener of listeners.get(channel) ?? []) listener({sender: ipcRenderer, ports: []}, ...args);
    },
    fileOf: token => files.get(token),
  };
  const electron = {
    contextBridge: {exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api)},
    ipcRenderer,
    webUtils: {getPathForFile},
  };
  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  return {world, require};
};
