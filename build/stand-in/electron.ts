/**
 * What `import … from 'electron'` gives in the stand-in: the part of Electron's main process that Fieldwork uses, over an installed Chromium.
 * For development and tests; never packed.
 */
import {app} from './app.ts';
import {serveControls} from './control-host.ts';
import {dialog} from './dialogs.ts';
import {ipcMain} from './ipc-main.ts';
import {Menu, MenuItem} from './menu.ts';
import {nativeTheme} from './native-theme.ts';
import {protocol} from './protocol.ts';
import {underTest} from './record.ts';
import {safeStorage} from './safe-storage.ts';
import {session} from './session.ts';
import {shell} from './shell.ts';
import {clipboard, crashReporter, powerMonitor, powerSaveBlocker, screen} from './system.ts';
import {utilityProcess} from './utility-process.ts';
import {BrowserWindow} from './window.ts';

Object.defineProperty(process, 'type', {value: 'browser'});
if (underTest) serveControls();

export {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
};
