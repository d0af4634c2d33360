import type {MenuItemConstructorOptions} from 'electron';
import type {Settings} from '../contract/shell.ts';
import {menuTexts as texts} from './native-texts.ts';

export type MenuGiven = {
  readonly platform: string;
  readonly packaged: boolean;
  readonly theme: Settings['theme'];
  /** Sends a command to the page. */
  readonly send: (command: string) => void;
  readonly setTheme: (theme: Settings['theme']) => void;
  readonly zoom: (step: -1 | 0 | 1) => void;
};

const separator: MenuItemConstructorOptions = {type: 'separator'};
const screens = Object.keys(texts.screens) as (keyof typeof texts.screens)[];

/** The native menus. What the page does by itself is sent to it as a command; its keys are shown here and heard there. */
export const menuTemplate = (given: MenuGiven): MenuItemConstructorOptions[] => {
  const mac = given.platform === 'darwin';
  const command = (label: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    label,
    click: () => given.send(name),
    ...(accelerator === undefined ? {} : {accelerator, registerAccelerator: false}),
  });
  const theme = (label: string, name: Settings['theme']): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: given.theme === name,
    click: () => given.setTheme(name),
  });
  const settings = command(texts.settings, 'go:settings', 'CmdOrCtrl+,');

  const file: MenuItemConstructorOptions = {
    label: texts.file,
    submenu: [
      {...command(texts.new, 'assessment:new'), accelerator: 'CmdOrCtrl+N'},
      {...command(texts.open, 'assessment:open'), accelerator: 'CmdOrCtrl+O'},
      command(texts.close, 'assessment:close'),
      separator,
      ...(mac ? [{role: 'close'} as const] : [settings, separator, {role: 'quit'} as const]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: texts.edit,
    submenu: [
      {role: 'undo'},
      {role: 'redo'},
      separator,
      {role: 'cut'},
      {role: 'copy'},
      {role: 'paste'},
      {role: 'pasteAndMatchStyle'},
      {role: 'selectAll'},
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: texts.view,
    submenu: [
      command(texts.palette, 'palette', 'CmdOrCtrl+K'),
      separator,
      {
        label: texts.theme,
        submenu: [theme(texts.system, 'system'), theme(texts.light, 'light'), theme(texts.dark, 'dark')],
      },
      separator,
      {label: texts.zoomIn, accelerator: 'CmdOrCtrl+Plus', click: () => given.zoom(1)},
      // The same key without Shift.
      {
        label: texts.zoomIn,
        accelerator: 'CmdOrCtrl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
        click: () => given.zoom(1),
      },
      {label: texts.zoomOut, accelerator: 'CmdOrCtrl+-', click: () => given.zoom(-1)},
      {label: texts.actualSize, accelerator: 'CmdOrCtrl+0', click: () => given.zoom(0)},
      separator,
      {role: 'togglefullscreen'},
      ...(given.packaged ? [] : [separator, {role: 'reload'} as const, {role: 'toggleDevTools'} as const]),
    ],
  };
  const go: MenuItemConstructorOptions = {
    label: texts.go,
    submenu: screens.map((screen, index) =>
      command(texts.screens[screen], `go:${screen}`, index < 9 ? `Alt+${index + 1}` : undefined),
    ),
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: texts.help,
    submenu: [command(texts.shortcuts, 'shortcuts', '?'), command(texts.verify, 'go:verify')],
  };
  const app: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      {role: 'about'},
      separator,
      settings,
      separator,
      {role: 'services'},
      separator,
      {role: 'hide'},
      {role: 'hideOthers'},
      {role: 'unhide'},
      separator,
      {role: 'quit'},
    ],
  };
  return [...(mac ? [app] : []), file, edit, view, go, ...(mac ? [{role: 'windowMenu'} as const] : []), help];
};
