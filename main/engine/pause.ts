import type {Gate} from '../../collectors/collector.ts';

/** Holds a run: calls that were not sent yet wait, those under way end. */
export type Pause = {
  readonly gate: Gate;
  paused(): boolean;
  hold(): void;
  release(): void;
};

/** A pause that is not in force. */
export const createPause = (): Pause => {
  let held: {readonly until: Promise<void>; readonly open: () => void} | undefined;
  return {
    gate: async signal => {
      while (held && !signal.aborted) await Promise.race([held.until, aborted(signal)]);
    },
    paused: () => held !== undefined,
    hold: () => {
      if (held) return;
      const {promise, resolve} = Promise.withResolvers<void>();
      held = {until: promise, open: resolve};
    },
    release: () => {
      held?.open();
      held = undefined;
    },
  };
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => signal.addEventListener('abort', () => resolve(), {once: true}));
