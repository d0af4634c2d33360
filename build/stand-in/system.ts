import {EventEmitter} from 'node:events';
import type {Clipboard, CrashReporter, Display, Screen} from 'electron';
import {emitting} from './events.ts';

const area = {x: 0, y: 0, width: 1920, height: 1080};
/** One screen; Chromium itself keeps its window on the real ones. */
const display = {
  id: 1,
  label: '',
  bounds: area,
  workArea: area,
  size: {width: area.width, height: area.height},
  workAreaSize: {width: area.width, height: area.height},
  scaleFactor: 1,
  rotation: 0,
  internal: false,
} as Display;

/** Electron's `screen`. */
export const screen = emitting(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({x: 0, y: 0}),
} satisfies Partial<Screen>);

let copied = '';

/** Electron's `clipboard`, for text of the main process; the page has the real one. */
export const clipboard = {
  clear: () => {
    copied = '';
  },
  readText: async () => copied,
  writeText: async (text: string) => {
    copied = text;
  },
} satisfies Partial<Clipboard>;

/** Electron's `powerMonitor`: the machine never sleeps as far as the stand-in knows. */
export const powerMonitor = emitting(new EventEmitter(), {
  getSystemIdleTime: () => 0,
  getSystemIdleState: () => 'active' as const,
  isOnBatteryPower: () => false,
});

/** Electron's `powerSaveBlocker`: without effect. */
export const powerSaveBlocker = {start: () => 1, stop: () => true, isStarted: () => false};

/** Electron's `crashReporter`: reports go nowhere. */
export const crashReporter = {
  start: () => undefined,
  getUploadToServer: () => false,
  setUploadToServer: () => undefined,
  addExtraParameter: () => undefined,
} satisfies Partial<CrashReporter>;
