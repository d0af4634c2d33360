import {EventEmitter} from 'node:events';
import type {NativeTheme} from 'electron';
import {emitting} from './events.ts';

let source: NativeTheme['themeSource'] = 'system';
let systemDark = false;

const emitter = new EventEmitter();
const dark = () => (source === 'system' ? systemDark : source === 'dark');

const parts = {
  get themeSource() {
    return source;
  },
  set themeSource(next: NativeTheme['themeSource']) {
    const before = dark();
    source = next;
    emitter.emit('source');
    if (dark() !== before) emitter.emit('updated');
  },
  get shouldUseDarkColors() {
    return dark();
  },
  shouldUseHighContrastColors: false,
  shouldUseInvertedColorScheme: false,
  inForcedColorsMode: false,
  prefersReducedTransparency: false,
} satisfies Partial<NativeTheme>;

/** Electron's `nativeTheme`. `source` is an event of the stand-in's own: pages follow it. */
export const nativeTheme = emitting(emitter, parts);

/** Takes note of what the system prefers, as a page tells it while the app has no preference of its own. */
export const systemPrefersDark = (prefers: boolean): void => {
  if (source !== 'system' || prefers === systemDark) return;
  systemDark = prefers;
  emitter.emit('updated');
};

/** What pages are told to prefer; empty: what the system prefers. */
export const emulatedScheme = (): string => (source === 'system' ? '' : source);
