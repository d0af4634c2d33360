import {app} from './app.ts';
import type {Answer, Call, Controls} from './control.ts';
import {clickMenu, menuEntries} from './menu.ts';
import {answers, record} from './record.ts';
import {running} from './running.ts';
import {BrowserWindow} from './window.ts';

type Host = {
  readonly [K in keyof Controls]: (
    ...args: Parameters<Controls[K]>
  ) => ReturnType<Controls[K]> | Promise<ReturnType<Controls[K]>>;
};

const browser = async () => {
  await running.wanted;
  return await running.browser;
};

const host: Host = {
  answer: answer => void answers.push(answer),
  log: () => record,
  menu: menuEntries,
  click: entry => clickMenu(entry, BrowserWindow.getFocusedWindow()),
  startAgain: (argv, workingDirectory) => void app.emit('second-instance', {}, [...argv], workingDirectory, undefined),
  openFile: path => void app.emit('open-file', {preventDefault: () => undefined}, path),
  quit: () => app.quit(),
  utilities: () => [...running.utilities],
  chromium: async () => (await browser())?.pid ?? 0,
  devTools: async () => (await browser())?.devTools() ?? '',
};

/** Lets the test that started this process steer it. The process ends when the test does. */
export const serveControls = (): void => {
  process.on('message', async ({standIn, name, args}: Call) => {
    const act = host[name] as (...given: readonly unknown[]) => unknown;
    const answer: Answer = await Promise.resolve()
      .then(() => act(...args))
      .then(
        value => ({standIn, value}),
        (error: unknown) => ({standIn, error: error instanceof Error ? error.message : String(error)}),
      );
    if (process.connected) process.send?.(answer);
  });
  process.on('disconnect', () => app.exit(1));
};
