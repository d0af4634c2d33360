/** The part of a window that events are sent to. */
export type EventTarget = {send(name: string, payload: unknown): void};

const most = 200;

/**
 * Events on their way to the page. Until the page says that it listens they wait, so that none is lost while it loads; of states
 * only the last one waits.
 */
export const createWindowEvents = (states: ReadonlySet<string>) => {
  let target: EventTarget | undefined;
  let waiting: {readonly name: string; readonly payload: unknown}[] = [];
  return {
    emit: (name: string, payload: unknown): void => {
      if (target) {
        target.send(name, payload);
        return;
      }
      if (states.has(name)) waiting = waiting.filter(event => event.name !== name);
      waiting = [...waiting, {name, payload}].slice(-most);
    },
    /** The page listens: what waited is sent. */
    attach: (page: EventTarget): void => {
      target = page;
      for (const {name, payload} of waiting.splice(0)) page.send(name, payload);
    },
    /** The page is being loaded again, or gone. */
    detach: (): void => {
      target = undefined;
    },
  };
};
