import type {Browser} from './browser.ts';
import type {Session} from './cdp.ts';

export type Running = Browser & {readonly open: (id: string) => Session};
export type OpenWindow = {
  readonly leave: () => Promise<void>;
  readonly destroy: () => void;
  readonly isDestroyed: () => boolean;
};

/** What is alive in this process. */
export const running: {
  browser: Promise<Running> | undefined;
  readonly windows: Set<OpenWindow>;
  readonly utilities: Set<number>;
  /** Called when the last window is closed. */
  onAllClosed: () => void;
} = {browser: undefined, windows: new Set(), utilities: new Set(), onAllClosed: () => undefined};
