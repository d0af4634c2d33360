const {contextBridge, ipcRenderer, webUtils} = require('electron');

contextBridge.exposeInMainWorld('tiny', {
  ask: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  tell: (...values) => ipcRenderer.send('told', ...values),
  on: listener => {
    const forward = (_event, ...values) => listener(...values);
    ipcRenderer.on('news', forward);
    return () => void ipcRenderer.off('news', forward);
  },
  pathOf: file => ipcRenderer.invoke('echo', webUtils.getPathForFile(file)),
  sum: (a, b) => a + b,
  fails: () => {
    throw new Error('not here');
  },
  facts: {process: process.type, node: typeof globalThis.Buffer},
});
