import {spawn} from 'node:child_process';
import {dirname} from 'node:path';
import type {Shell} from 'electron';
import {record, underTest} from './record.ts';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

const open = (what: string): void => {
  const [program = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open'];
  spawn(program, [...args, what], {stdio: 'ignore', detached: true})
    .on('error', () => console.error(`${program} is not installed. Open by hand: ${what}`))
    .unref();
};

/** Electron's `shell`. Under a test nothing is opened, it is put on record. */
export const shell = {
  openExternal: async (url: string) => {
    if (underTest) record.opened.push(url);
    else open(url);
  },
  openPath: async (path: string) => {
    if (underTest) record.opened.push(path);
    else open(path);
    return '';
  },
  showItemInFolder: (path: string) => {
    if (underTest) record.revealed.push(path);
    else open(dirname(path));
  },
  beep: () => undefined,
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>;
