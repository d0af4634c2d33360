import {app, type BrowserWindow, dialog} from 'electron';
import {startPage} from '../guards/trusted-url.ts';
import {shellTexts} from './native-texts.ts';

const again = 60_000;

/** Holds events back while the page is loaded. Opens a page that died once more, and says so; where it dies again within a minute, gives up. */
export const surviveCrashes = (window: BrowserWindow, detach: () => void): void => {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('did-start-navigation', ({isMainFrame, isSameDocument}) => {
    if (isMainFrame && !isSameDocument) detach();
  });
  window.webContents.on('render-process-gone', (_event, {reason}) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    detach();
    const now = performance.now();
    if (now - last < again) {
      dialog.showErrorBox(shellTexts.windowStoppedAgain.title, shellTexts.windowStoppedAgain.detail);
      return app.quit();
    }
    last = now;
    const {message, detail, ok} = shellTexts.windowStopped;
    void window
      .loadURL(startPage)
      .then(() => dialog.showMessageBox(window, {type: 'warning', message, detail, buttons: [ok]}));
  });
};
