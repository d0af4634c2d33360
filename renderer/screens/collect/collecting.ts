import {engine} from '../../client.ts';
import {forget, queries} from '../../query.ts';
import {createStore} from '../../store.ts';
import type {TargetValue} from './target-draft.ts';

/** What became of the last start: it goes on when the screen is left, so it is kept beside the screens. */
export type Collecting = {
  readonly starting: boolean;
  /** The collection that this window started, once it is known. */
  readonly collection?: string | undefined;
  readonly error?: Error | undefined;
};

const state = createStore<Collecting>({starting: false});

/** Collections started in this window. */
export const collecting = {
  state,
  /** Starts or resumes; resolves with the collection's id as soon as it runs, undefined where it never did. */
  start: (target: TargetValue, by: string, fresh: boolean): Promise<string | undefined> =>
    new Promise(resolve => {
      state.set({starting: true});
      const stop = engine.on('collect.state', event => {
        if (event.state !== 'running') return;
        stop();
        state.set({starting: false, collection: event.collection});
        void forget(queries, ['collect.']).then(() => resolve(event.collection));
      });
      engine
        .call('collect.start', {target, by, fresh})
        .then(
          () => state.set(before => ({...before, starting: false})),
          (error: unknown) =>
            state.set(before => ({
              ...before,
              starting: false,
              error: error instanceof Error ? error : new Error(String(error)),
            })),
        )
        .finally(() => {
          stop();
          void forget(queries);
          resolve(undefined);
        });
    }),
  /** The person has seen what went wrong. */
  dismiss: () => state.set(({error: _, ...before}) => before),
};
