import type {Browser} from './browser.ts';
import type {Session} from './cdp.ts';

export type Running = Browser & {readonly open: (id: string) => Session};
export type OpenWindow = {
  readonly leave: () => Promise<void>;
  readonly destroy: () => void;
  readonly isDestroyed: () => boolean;
};

const {promise: wanted, resolve: tellWanted} = Promise.withResolvers<void>();

/** What is alive in this process. */
export const running: {
  browser: Promise<Running> | undefined;
  readonly windows: Set<OpenWindow>;
  readonly utilities: Set<number>;
  /** Resolves once a window has asked for the browser. */
  readonly wanted: Promise<void>;
  /** Starts the browser unless it runs. */
  readonly start: (launch: () => Promise<Running>) => Promise<Running>;
  /** Called when the last window is closed. */
  onAllClosed: () => void;
} = {
  browser: undefined,
  windows: new Set(),
  utilities: new Set(),
  wanted,
  start: launch => {
    running.browser ??= launch();
    tellWanted();
    return running.browser;
  },
  onAllClosed: () => undefined,
};
