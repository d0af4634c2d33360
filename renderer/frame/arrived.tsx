import {useEffect} from 'react';
import {createStore} from '../store.ts';

const before = createStore<string | undefined>(undefined);

/** After another screen is shown: the keyboard goes on at its heading, unless it has found a place already. */
export const Arrived = ({screen}: {screen: string}) => {
  useEffect(() => {
    const came = before.get() !== undefined && before.get() !== screen;
    before.set(screen);
    if (came && (document.activeElement === null || document.activeElement === document.body))
      document.querySelector<HTMLElement>('main h1')?.focus({preventScroll: true});
  }, [screen]);
  return null;
};
