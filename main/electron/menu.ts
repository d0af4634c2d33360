import {app, type BrowserWindow, Menu} from 'electron';
import type {Settings} from '../contract/shell.ts';
import {menuTemplate} from './menu-template.ts';
import {nextZoom} from './zoom.ts';

/** Puts the native menus up; called again when the theme changes, which they show. */
export const showMenu = (given: {
  readonly window: () => BrowserWindow | undefined;
  readonly emit: (name: string, payload: unknown) => void;
  readonly theme: Settings['theme'];
  readonly configure: (changes: Partial<Settings>) => unknown;
}): void => {
  const template = menuTemplate({
    platform: process.platform,
    packaged: app.isPackaged,
    theme: given.theme,
    send: command => given.emit('menu.command', {command}),
    setTheme: theme => void given.configure({theme}),
    zoom: step => {
      const contents = given.window()?.webContents;
      contents?.setZoomFactor(nextZoom(contents.getZoomFactor(), step));
    },
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
