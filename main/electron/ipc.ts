import {type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain} from 'electron';
import type {Reply} from '../contract/transport.ts';
import {isTrustedSender} from '../guards/sender.ts';
import {channels} from './channels.ts';
import {gateTexts} from './gate-texts.ts';
import type {createWindowEvents} from './window-events.ts';

export type Ipc = {
  readonly window: () => BrowserWindow | undefined;
  readonly gate: (...args: readonly unknown[]) => Promise<Reply>;
  /** Takes the path of a dropped file; the answer is the path as it may be named. */
  readonly dropped: (path: unknown) => string;
  readonly events: ReturnType<typeof createWindowEvents>;
};

/** Listens to the window, and to nobody else, on the three channels. */
export const connectWindow = ({window, gate, dropped, events}: Ipc): void => {
  const trusted = ({sender, senderFrame}: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    isTrustedSender({ownWindow: sender === window()?.webContents, frame: senderFrame});

  ipcMain.handle(channels.call, (event, ...args: unknown[]): Reply | Promise<Reply> =>
    trusted(event) ? gate(...args) : {ok: false, code: 'refused-sender', message: gateTexts.sender},
  );
  ipcMain.handle(channels.dropped, (event, ...args: unknown[]) =>
    trusted(event) && args.length === 1 ? dropped(args[0]) : '',
  );
  ipcMain.on(channels.event, (event, ...args: unknown[]) => {
    if (!trusted(event) || args.length > 0) return;
    const {sender} = event;
    events.attach({
      send: (name, payload) => {
        if (!sender.isDestroyed()) sender.send(channels.event, name, payload);
      },
    });
  });
};
