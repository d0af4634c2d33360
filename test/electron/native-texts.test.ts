import type {MenuItemConstructorOptions} from 'electron';
import {describe, expect, it} from 'vitest';
import {Purpose} from '../../main/contract/shell.ts';
import {choices, suggestedName} from '../../main/electron/choices.ts';
import {menuTemplate} from '../../main/electron/menu-template.ts';
import {nextZoom} from '../../main/electron/zoom.ts';

const menu = (platform: string, packaged: boolean) => {
  const sent: string[] = [];
  const template = menuTemplate({
    platform,
    packaged,
    theme: 'dark',
    send: command => void sent.push(command),
    setTheme: theme => void sent.push(`theme ${theme}`),
    zoom: step => void sent.push(`zoom ${step}`),
  });
  return {sent, items: template.flatMap(flatten)};
};
const flatten = (item: MenuItemConstructorOptions): MenuItemConstructorOptions[] => [
  item,
  ...(Array.isArray(item.submenu) ? item.submenu.flatMap(flatten) : []),
];
const click = (item: MenuItemConstructorOptions | undefined) => (item?.click as (() => void) | undefined)?.();

describe('the menus', () => {
  it('send every screen and step as a command', () => {
    const {sent, items} = menu('linux', true);
    for (const item of items) click(item);
    expect(sent).toEqual(
      expect.arrayContaining([
        'assessment:new',
        'assessment:open',
        'assessment:close',
        'palette',
        'shortcuts',
        'go:overview',
        'go:questionnaire',
        'go:package',
        'go:verify',
        'go:settings',
        'theme light',
        'zoom 1',
        'zoom 0',
      ]),
    );
  });

  it('offer reload and developer tools only while developing', () => {
    const roles = (packaged: boolean) => menu('linux', packaged).items.map(({role}) => role);
    expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles(true)).not.toContain(role);
  });

  it('follow the platform: quit is in the app’s menu on macOS', () => {
    expect(menu('darwin', true).items[0]?.role).toBe('appMenu');
    expect(menu('linux', true).items.filter(({role}) => role === 'quit')).toHaveLength(1);
    expect(menu('darwin', true).items.filter(({role}) => role === 'quit')).toHaveLength(1);
  });

  it('mark the theme in force', () => {
    const radios = menu('linux', true).items.filter(({type}) => type === 'radio');
    expect(radios.map(({label, checked}) => [label, checked])).toEqual([
      ['As the system', false],
      ['Light', false],
      ['Dark', true],
    ]);
  });
});

describe('the dialogs', () => {
  it('there is one for every purpose', () => {
    expect(Object.keys(choices).sort()).toEqual([...Purpose.options].sort());
  });

  it('only what is saved or built may be written', () => {
    const writing = Object.entries(choices)
      .filter(([, {reach}]) => reach.write)
      .map(([purpose]) => purpose);
    expect(writing.sort()).toEqual([
      'new-assessment',
      'package-into',
      'save-copy',
      'save-csv',
      'save-report',
      'save-xlsx',
    ]);
  });

  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['.bashrc', 'bashrc'],
    ['a\u202egpj.exe', 'a_gpj.exe'],
    ['a\u0000b\n.pdf', 'a_b_.pdf'],
    ['CON: *?.pdf', 'CON_ __.pdf'],
    ['', ''],
  ])('suggest %j as %j', (name, suggested) => {
    expect(suggestedName(name)).toBe(suggested);
  });
});

it('zoom goes in steps to 200 % and back', () => {
  const steps = [1];
  for (let step = 0; step < 7; step += 1) steps.push(nextZoom(steps.at(-1) ?? 1, 1));
  expect(steps).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2, 2, 2]);
  expect(nextZoom(0.8, -1)).toBe(0.8);
  expect(nextZoom(1.1000001, -1)).toBe(1);
  expect(nextZoom(1.75, 0)).toBe(1);
});
