import {BrowserWindow, nativeTheme, screen} from 'electron';
import {startPage} from '../guards/trusted-url.ts';
import type {JsonFile} from './json-file.ts';
import {pageColours, windowOptions} from './window-options.ts';
import {placeWindow, type WindowState} from './window-state.ts';

const pageColour = () => (nativeTheme.shouldUseDarkColors ? pageColours.dark : pageColours.light);

/** The one window: opened where it was last time, shown once it is drawn. */
export const createMainWindow = (
  {preload, packaged}: {readonly preload: string; readonly packaged: boolean},
  state: JsonFile<WindowState>,
) => {
  let window: BrowserWindow | undefined;
  const get = (): BrowserWindow | undefined => (window?.isDestroyed() ? undefined : window);
  /** Where the window was is no reason to keep it from closing. */
  const keep = (last: WindowState): void => {
    try {
      state.write(last);
    } catch (error) {
      console.error(error);
    }
  };
  return {
    get,
    /** Once the app is ready. */
    open: (): BrowserWindow => {
      const screens = screen.getAllDisplays().map(({workArea}) => workArea);
      const placement = placeWindow(state.read(), screens);
      const opened = new BrowserWindow(
        windowOptions({preload, packaged, dark: nativeTheme.shouldUseDarkColors, placement}),
      );
      window = opened;
      if (placement.maximized) opened.maximize();
      opened.once('ready-to-show', () => opened.show());
      opened.on('close', () => keep({bounds: opened.getNormalBounds(), maximized: opened.isMaximized()}));
      nativeTheme.on('updated', () => get()?.setBackgroundColor(pageColour()));
      void opened.loadURL(startPage);
      return opened;
    },
    comeForward: (): void => {
      const shown = get();
      if (shown?.isMinimized()) shown.restore();
      shown?.focus();
    },
  };
};
