import type {EngineHost} from './engine-host.ts';

export type LeavingDeps = {
  readonly engine: Pick<EngineHost, 'running' | 'call' | 'idle' | 'stop'>;
  /** Asks whether to stop the collection and quit. */
  readonly ask: () => Promise<boolean>;
  /** Takes the window away; the page may still save what it holds. False: a person would rather stay. */
  readonly closeWindow: () => Promise<boolean>;
  readonly quit: () => void;
  /** How long calls under way may take to end, in milliseconds. */
  readonly patience: number;
};

/**
 * The way out. While a collection runs a person is asked; to stop means to cancel it, so that it is resumed next time. What is
 * under way is waited for, a while; then the assessment is closed and the app ends. Asking twice changes nothing.
 */
export const createLeaving = ({engine, ask, closeWindow, quit, patience}: LeavingDeps) => {
  let state: 'here' | 'leaving' | 'closing' | 'left' = 'here';

  const withinPatience = (work: Promise<unknown>): Promise<unknown> =>
    Promise.race([work, new Promise(done => setTimeout(done, patience).unref())]);

  const leave = async (): Promise<void> => {
    if (engine.running('collect.start') > 0) {
      if (!(await ask())) {
        state = 'here';
        return;
      }
      await withinPatience(Promise.all([engine.call('collect.cancel', {}), engine.idle()]));
    }
    state = 'closing';
    if (!(await closeWindow())) {
      state = 'here';
      return;
    }
    await withinPatience(engine.idle());
    await engine.stop();
    state = 'left';
    quit();
  };

  const begin = (): false => {
    if (state === 'here') {
      state = 'leaving';
      void leave();
    }
    return false;
  };

  return {
    /** Whether the app may quit now; where not, leaving has begun. */
    mayQuit: (): boolean => state === 'left' || begin(),
    /** Whether the window may close now; where not, leaving has begun. */
    mayClose: (): boolean => state === 'closing' || state === 'left' || begin(),
  };
};
