import type {BrowserWindowConstructorOptions} from 'electron';
import {type Placement, smallestWindow} from './window-state.ts';

/** The colour of the page before it is drawn, so that nothing flashes. */
export const pageColours = {light: '#fbfbfa', dark: '#16181a'} as const;

/** What is switched off for the page. Written out even where it is the default: a test reads it, and defaults change. */
export const securePreferences = {
  /** Held in memory only: what the page shows of a client is never in a browser's cache on the disk. */
  partition: 'fieldwork',
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
  /** Nothing of ours needs a payment, a bridge to other devices, or speculative loading. */
  disableBlinkFeatures: 'Auxclick,PaymentRequest,Presentation,RemotePlayback,SpeculationRules',
  webviewTag: false,
  navigateOnDragDrop: false,
  plugins: false,
  /** Dictionaries would be downloaded. */
  spellcheck: false,
  safeDialogs: true,
} as const;

/** The options of the one window. */
export const windowOptions = (given: {
  readonly preload: string;
  readonly packaged: boolean;
  readonly dark: boolean;
  readonly placement: Placement;
}): BrowserWindowConstructorOptions => ({
  ...given.placement.bounds,
  minWidth: smallestWindow.width,
  minHeight: smallestWindow.height,
  show: false,
  title: 'Fieldwork',
  backgroundColor: given.dark ? pageColours.dark : pageColours.light,
  webPreferences: {...securePreferences, devTools: !given.packaged, preload: given.preload},
});
