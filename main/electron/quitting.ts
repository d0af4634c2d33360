import {app, type BrowserWindow, dialog} from 'electron';
import type {EngineHost} from './engine-host.ts';
import {createLeaving} from './leaving.ts';
import {shellTexts} from './native-texts.ts';

const callPatience = 20_000;
const windowPatience = 2_000;

/** Asks before a running collection is stopped, and closes the assessment before the app ends. */
export const guardQuitting = (engine: EngineHost, window: BrowserWindow): void => {
  const {message, detail, keep, stop} = shellTexts.quitWhileCollecting;
  const leaving = createLeaving({
    engine,
    ask: async () => {
      const buttons = [keep, stop];
      const options = {type: 'question', message, detail, buttons, defaultId: 0, cancelId: 0, noLink: true} as const;
      return (await dialog.showMessageBox(window, {...options, buttons})).response === 1;
    },
    closeWindow: () => closed(window),
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

const closed = (window: BrowserWindow): Promise<void> =>
  new Promise(done => {
    if (window.isDestroyed()) return done();
    window.once('closed', () => done());
    setTimeout(() => {
      if (!window.isDestroyed()) window.destroy();
    }, windowPatience).unref();
    window.close();
  });
