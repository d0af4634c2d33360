import {contextBridge, ipcRenderer, webUtils} from 'electron';
import type {Bridge, Reply} from '../contract/transport.ts';
import {channels} from './channels.ts';

let listening = false;

/** All that the page gets: one door for calls, one for events, and the paths of files that a person dropped. */
const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke(channels.call, {method, input}) as Promise<Reply>,
  subscribe: listener => {
    const forward = (_event: unknown, name: string, payload: unknown): void => listener(name, payload);
    ipcRenderer.on(channels.event, forward);
    if (!listening) ipcRenderer.send(channels.event);
    listening = true;
    return () => void ipcRenderer.off(channels.event, forward);
  },
  pathOf: async file => {
    const path = nativePath(file);
    return path === '' ? '' : ((await ipcRenderer.invoke(channels.dropped, path)) as string);
  },
};

/** The path behind a file of the page; empty for what has none, and for what is no file. */
const nativePath = (file: unknown): string => {
  try {
    return webUtils.getPathForFile(file as File);
  } catch {
    return '';
  }
};

contextBridge.exposeInMainWorld('fieldwork', bridge);
