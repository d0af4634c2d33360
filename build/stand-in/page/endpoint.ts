/** A value on its way between two worlds of a page: data is cloned, functions and promises stay where they are and have a number. */
export type Crossing =
  | {readonly kind: 'plain'; readonly value: unknown}
  | {readonly kind: 'list'; readonly items: readonly Crossing[]}
  | {readonly kind: 'record'; readonly entries: readonly (readonly [string, Crossing])[]}
  | {readonly kind: 'function' | 'promise'; readonly id: number}
  | {readonly kind: 'error'; readonly message: string};

type Message =
  | {readonly kind: 'call'; readonly id: number; readonly args: Crossing}
  | {readonly kind: 'settled'; readonly id: number; readonly ok: boolean; readonly value: Crossing}
  | {readonly kind: 'reply'; readonly ok: boolean; readonly value: Crossing}
  | {readonly kind: 'expose'; readonly key: string; readonly value: Crossing};

export type Endpoint = {
  /** Gives the other world a value under a name. Errors: it has one of that name. */
  readonly expose: (key: string, value: unknown) => void;
};

/**
 * One of the two ends between the page's own world and the world of the preload script, which share the document and no objects.
 * Events are dispatched synchronously and clone their detail, so a call from one world into the other returns like any call.
 * Stands alone: its text is run in the page.
 */
export const endpoint = (
  page: EventTarget,
  outgoing: string,
  incoming: string,
  onExpose: (key: string, value: unknown) => void,
): Endpoint => {
  const Detailed = CustomEvent;
  const dispatch = page.dispatchEvent.bind(page);
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const ids = new WeakMap<object, number>();
  const promises = new Map<number, {resolve(value: unknown): void; reject(error: unknown): void}>();
  let last = 0;
  let onReply: (reply: {readonly ok: boolean; readonly value: Crossing}) => void = () => undefined;

  const say = (message: Message): void => {
    dispatch(new Detailed(outgoing, {detail: message}));
  };
  const ask = (message: Message): unknown => {
    const outer = onReply;
    let reply: {readonly ok: boolean; readonly value: Crossing} | undefined;
    onReply = given => {
      reply = given;
    };
    say(message);
    onReply = outer;
    if (!reply) throw new Error('An object could not be cloned.');
    if (!reply.ok) throw unwrap(reply.value);
    return unwrap(reply.value);
  };

  const wrapFunction = (f: (...args: unknown[]) => unknown): Crossing => {
    const id = ids.get(f) ?? ++last;
    ids.set(f, id);
    functions.set(id, f);
    return {kind: 'function', id};
  };
  const wrapPromise = (promise: Promise<unknown>): Crossing => {
    const id = ++last;
    promise.then(
      value => say({kind: 'settled', id, ok: true, value: wrap(value)}),
      (error: unknown) => say({kind: 'settled', id, ok: false, value: wrap(error)}),
    );
    return {kind: 'promise', id};
  };
  const wrap = (value: unknown): Crossing => {
    if (typeof value === 'function') return wrapFunction(value as (...args: unknown[]) => unknown);
    if (typeof value !== 'object' || value === null) return {kind: 'plain', value};
    if (value instanceof Promise) return wrapPromise(value);
    if (value instanceof Error) return {kind: 'error', message: value.message};
    if (Array.isArray(value)) return {kind: 'list', items: value.map(wrap)};
    if (Object.prototype.toString.call(value) !== '[object Object]') return {kind: 'plain', value};
    return {kind: 'record', entries: Object.entries(value).map(([key, entry]) => [key, wrap(entry)] as const)};
  };
  const unwrap = (crossing: Crossing): unknown => {
    if (crossing.kind === 'plain') return crossing.value;
    if (crossing.kind === 'error') return new Error(crossing.message);
    if (crossing.kind === 'list') return crossing.items.map(unwrap);
    if (crossing.kind === 'record')
      return Object.fromEntries(crossing.entries.map(([key, value]) => [key, unwrap(value)]));
    const {id} = crossing;
    if (crossing.kind === 'promise') return new Promise((resolve, reject) => promises.set(id, {resolve, reject}));
    return (...args: unknown[]) => ask({kind: 'call', id, args: wrap(args)});
  };

  const reply = (answer: () => unknown): void => {
    let message: Message;
    try {
      message = {kind: 'reply', ok: true, value: wrap(answer())};
    } catch (error) {
      message = {kind: 'reply', ok: false, value: wrap(error)};
    }
    say(message);
  };
  const settle = ({id, ok, value}: Extract<Message, {kind: 'settled'}>): void => {
    const promise = promises.get(id);
    promises.delete(id);
    if (ok) promise?.resolve(unwrap(value));
    else promise?.reject(unwrap(value));
  };
  const receive = (message: Message): void => {
    if (message.kind === 'reply') onReply(message);
    else if (message.kind === 'settled') settle(message);
    else if (message.kind === 'expose') reply(() => onExpose(message.key, unwrap(message.value)));
    else reply(() => functions.get(message.id)?.(...(unwrap(message.args) as readonly unknown[])));
  };
  page.addEventListener(incoming, event => receive((event as CustomEvent<Message>).detail));

  return {expose: (key, value) => void ask({kind: 'expose', key, value: wrap(value)})};
};
