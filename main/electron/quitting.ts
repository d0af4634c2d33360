import {app, type BrowserWindow, dialog} from 'electron';
import {closeWindow} from './close-window.ts';
import type {EngineHost} from './engine-host.ts';
import {createLeaving} from './leaving.ts';
import {shellTexts} from './native-texts.ts';

const callPatience = 20_000;

/** Asks before a running collection is stopped, and closes the assessment before the app ends. */
export const guardQuitting = (engine: EngineHost, window: BrowserWindow): void => {
  const {quitWhileCollecting, quitUnsaved} = shellTexts;
  /** The second answer agrees; the first, which Esc gives as well, stays. */
  const ask = async (message: string, detail: string, buttons: string[]): Promise<boolean> =>
    (
      await dialog.showMessageBox(window, {
        type: 'question',
        message,
        detail,
        buttons,
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
    ).response === 1;
  const leaving = createLeaving({
    engine,
    ask: () =>
      ask(quitWhileCollecting.message, quitWhileCollecting.detail, [
        quitWhileCollecting.keep,
        quitWhileCollecting.stop,
      ]),
    closeWindow: () =>
      closeWindow(window, () => ask(quitUnsaved.message, quitUnsaved.detail, [quitUnsaved.stay, quitUnsaved.leave])),
    quit: () => app.quit(),
    patience: callPatience,
  });
  app.on('before-quit', event => {
    if (!leaving.mayQuit()) event.preventDefault();
  });
  window.on('close', event => {
    if (!leaving.mayClose()) event.preventDefault();
  });
  app.on('window-all-closed', () => app.quit());
};
