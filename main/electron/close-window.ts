import type {BrowserWindow} from 'electron';

/** As much of a window as closing it needs. */
export type Closable = Pick<BrowserWindow, 'close' | 'destroy' | 'isDestroyed' | 'once' | 'off'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on' | 'off'>;
};

/** Milliseconds: how long a page may take that does not answer, and to save what was typed last. */
const patience = {silent: 2_000, saving: 700};

/**
 * Closes a window. Where its page holds something unsaved it gets a moment to save it; then `ask` decides whether it is lost. A page that
 * hangs is taken away. False: the person stays.
 */
export const closeWindow = (window: Closable, ask: () => Promise<boolean>): Promise<boolean> =>
  new Promise(done => {
    if (window.isDestroyed()) return done(true);
    let held = false;
    const giveUp = setTimeout(() => window.destroy(), patience.silent);
    const end = (closed: boolean) => {
      clearTimeout(giveUp);
      window.off('closed', onClosed);
      if (!window.isDestroyed()) window.webContents.off('will-prevent-unload', onHeld);
      done(closed);
    };
    const onClosed = () => end(true);
    const onHeld = () => {
      clearTimeout(giveUp);
      if (!held) {
        held = true;
        setTimeout(() => window.close(), patience.saving);
        return;
      }
      void ask().then(leave => (leave ? window.destroy() : end(false)));
    };
    window.once('closed', onClosed);
    window.webContents.on('will-prevent-unload', onHeld);
    window.close();
  });
