import {useCallback, useEffect, useRef} from 'react';
import {gateRoutes} from './routes.ts';
import {createStore} from './store.ts';

/** Forms with something typed that is not on the record. */
const forms = new Set<symbol>();

/** What the person is asked before such a form is left; undefined while nobody is asked. */
export const leaving = createStore<{readonly answer: (leave: boolean) => void} | undefined>(undefined);

/** Resolves to true once every form may be left: nothing is unsaved, or the person would rather lose it. */
export const mayLeaveForms = async (): Promise<boolean> => {
  if (forms.size === 0) return true;
  leaving.get()?.answer(false);
  const leave = await new Promise<boolean>(decide => {
    const answer = (decision: boolean) => {
      leaving.set(undefined);
      decide(decision);
    };
    leaving.set({answer});
  });
  if (leave) forms.clear();
  return leave;
};

gateRoutes(move => {
  if (forms.size === 0) return true;
  void mayLeaveForms().then(leave => leave && move());
  return false;
});

window.addEventListener('beforeunload', event => {
  if (forms.size > 0) event.preventDefault();
});

/**
 * Holds the window at a form while something in it is unsaved. Gives the function that lets go: called once the engine has
 * saved it, before going elsewhere.
 */
export const useUnsaved = (dirty: boolean): (() => void) => {
  const form = useRef(Symbol('form')).current;
  useEffect(() => {
    if (!dirty) return;
    forms.add(form);
    return () => void forms.delete(form);
  }, [dirty, form]);
  return useCallback(() => void forms.delete(form), [form]);
};
