import {createStore} from './store.ts';

/** Whether what was typed is on the disk. `at`: epoch milliseconds of the last answer that said so. */
export type Saving = {
  readonly pending: number;
  readonly at?: number;
  readonly failed?: {readonly message: string; readonly retry?: () => void};
};

const state = createStore<Saving>({pending: 0});

/** What the foot of the window says about saving. */
export const saving = {
  state,
  /** Follows one write to its end; gives what it gives. */
  async track<T>(write: Promise<T>, retry?: () => void): Promise<T> {
    state.set(before => ({...before, pending: before.pending + 1}));
    try {
      const value = await write;
      state.set(before => ({pending: before.pending - 1, at: Date.now()}));
      return value;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      state.set(before => ({...before, pending: before.pending - 1, failed: {message, ...(retry ? {retry} : {})}}));
      throw error;
    }
  },
  /** The person has seen the failure. */
  dismiss: () => state.set(({failed: _, ...before}) => before),
};
