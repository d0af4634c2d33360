import {useSyncExternalStore} from 'react';

/** A value outside of React that components can watch. */
export type Store<T> = {
  get(): T;
  set(next: T | ((before: T) => T)): void;
  watch(listener: () => void): () => void;
};

export const createStore = <T>(first: T): Store<T> => {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: next => {
      const after = typeof next === 'function' ? (next as (before: T) => T)(value) : next;
      if (Object.is(after, value)) return;
      value = after;
      for (const listener of [...listeners]) listener();
    },
    watch: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** The value of a store, drawn again whenever it changes. */
export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.watch, store.get);
