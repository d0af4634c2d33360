import {useEffect, useRef} from 'react';
import {createStore} from '../store.ts';

/** Something a person can do from anywhere it is offered: by key, by the palette, by a menu. */
export type Command = {
  /** Stable: `go:overview`, `question:next`. Native menus send it. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** `Mod+K`, `J`, `Alt+ArrowLeft`; a bare key does nothing while text is being typed. */
  readonly keys?: string;
  readonly run: () => void;
  /** Not listed in the palette, only in the list of keys. */
  readonly unlisted?: boolean;
};

/** What can be done right now; later ones win where ids or keys are the same. */
export const commands = createStore<readonly Command[]>([]);

/** Offers commands while a component is shown. The functions may change with every drawing; the list is told once. */
export const useCommands = (offered: readonly Command[]): void => {
  const latest = useRef(offered);
  latest.current = offered;
  const ids = offered.map(({id, title, keys}) => `${id}\u0000${title}\u0000${keys ?? ''}`).join('\u0001');
  // biome-ignore lint/correctness/useExhaustiveDependencies: offered anew when the list itself changes
  useEffect(() => {
    const mine = latest.current.map(command => ({
      ...command,
      run: () => latest.current.find(({id}) => id === command.id)?.run(),
    }));
    commands.set(before => [...before, ...mine]);
    return () => commands.set(before => before.filter(command => !mine.includes(command)));
  }, [ids]);
};

/** Does what a menu or the palette names; false where nobody offers it now. */
export const runCommand = (id: string): boolean => {
  const command = commands.get().findLast(offered => offered.id === id);
  command?.run();
  return command !== undefined;
};

const mac = /Mac/.test(navigator.platform);

/** The name of a pressed key: `Mod+Shift+K`, `J`, `?`. */
export const keysOf = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string => {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
  return [mod ? 'Mod' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', key].filter(Boolean).join('+');
};

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)));

/** Nothing behind an open dialog is done by key. */
const behindDialog = (): boolean => document.querySelector('dialog[open]') !== null;

/** Listens for the keys of all commands on offer; returns the way to stop. */
export const listenForKeys = (): (() => void) => {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || behindDialog()) return;
    const keys = keysOf(event);
    const command = commands.get().findLast(offered => offered.keys === keys);
    if (!command) return;
    const combined = keys.startsWith('Mod+') || keys.startsWith('Alt+');
    // Bare keys are text where text is typed, and undo is the field's own.
    if (typing(event.target) && (!combined || keys === 'Mod+Z')) return;
    event.preventDefault();
    command.run();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
};
