import {useSyncExternalStore} from 'react';

const wide = typeof window === 'undefined' ? undefined : window.matchMedia('(min-width: 1240px)');

/** Whether facets, table and detail fit beside each other; else the facets give way to an open detail. */
export const useSpace = (): boolean =>
  useSyncExternalStore(
    changed => {
      wide?.addEventListener('change', changed);
      return () => wide?.removeEventListener('change', changed);
    },
    () => wide?.matches ?? true,
  );
