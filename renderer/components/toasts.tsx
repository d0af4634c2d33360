import {createStore, useStore} from '../store.ts';
import {texts} from '../texts/texts.ts';
import {Button} from './button.tsx';
import styles from './toasts.module.css';

type Toast = {readonly id: number; readonly text: string; readonly undo?: () => void};

const toasts = createStore<readonly Toast[]>([]);
let last = 0;

/** Says in passing what was done, for eight seconds; `undo` is offered where it can be undone. */
export const say = (text: string, undo?: () => void): void => {
  last += 1;
  const toast: Toast = {id: last, text, ...(undo ? {undo} : {})};
  toasts.set(before => [...before.slice(-2), toast]);
  setTimeout(() => dismiss(toast.id), 8000);
};

const dismiss = (id: number) => toasts.set(before => before.filter(toast => toast.id !== id));

/** Undoes the newest thing that can be undone; false where there is none. */
export const undoLast = (): boolean => {
  const toast = [...toasts.get()].reverse().find(({undo}) => undo);
  if (!toast) return false;
  dismiss(toast.id);
  toast.undo?.();
  return true;
};

/** Where they are shown, and read aloud. */
export const Toasts = () => (
  <div className={styles.toasts} role="status" aria-live="polite">
    {useStore(toasts).map(toast => (
      <div key={toast.id} className={styles.toast}>
        <span>{toast.text}</span>
        {toast.undo && (
          <Button
            onClick={() => {
              dismiss(toast.id);
              toast.undo?.();
            }}
            shortcut="Mod+Z"
          >
            {texts.common.undo}
          </Button>
        )}
      </div>
    ))}
  </div>
);
