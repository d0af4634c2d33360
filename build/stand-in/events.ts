import type {EventEmitter} from 'node:events';

/** An event that a listener may prevent. */
export type Preventable<T extends object = object> = T & {defaultPrevented: boolean; preventDefault(): void};

/** An event with its details, not prevented yet. */
export const preventable = <T extends object>(details: T): Preventable<T> => {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
};

/** An emitter with parts of its own; getters stay getters. */
export const emitting = <E extends EventEmitter, T extends object>(emitter: E, parts: T): E & T =>
  Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(parts)) as E & T;
