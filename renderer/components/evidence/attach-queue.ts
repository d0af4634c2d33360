import type {Classification, ControlRef} from '../../../main/contract/ids.ts';
import {createStore, type Store} from '../../store.ts';

/** What a person wants taken in: a file by its path, or the bytes of what has none. */
export type AttachOrder = {
  readonly name: string;
  readonly size: number | undefined;
  readonly source: {readonly path: string} | {readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>};
  readonly title: string;
  readonly classification: Classification;
  readonly controls: readonly ControlRef[];
  readonly note: string;
  readonly kind?: 'document' | 'photo';
};

/** One order on its way. Those that ended well leave the list; those that failed stay until somebody decides. */
export type AttachJob = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'failed';
  readonly bytes: number;
  readonly total: number | undefined;
  /** Why it failed; empty while it has not. */
  readonly reason: string;
};

type Held = {
  readonly id: number;
  readonly order: AttachOrder;
  readonly done: (evidence: string) => void;
};

export type AttachQueue = {
  readonly jobs: Store<readonly AttachJob[]>;
  add(owner: string, orders: readonly AttachOrder[], done: (evidence: string, order: AttachOrder) => void): void;
  retry(id: number): void;
  dismiss(id: number): void;
  progress(path: string, bytes: number, total: number): void;
};

/** A few files at once, the rest in order; one that fails says why and holds up nobody. `run` gives the evidence id. */
export const createAttachQueue = ({
  run,
  atOnce = 2,
}: {
  run: (order: AttachOrder) => Promise<string>;
  atOnce?: number;
}): AttachQueue => {
  const jobs = createStore<readonly AttachJob[]>([]);
  const held = new Map<number, Held>();
  let last = 0;
  let running = 0;

  const change = (id: number, to: Partial<AttachJob>) =>
    jobs.set(before => before.map(job => (job.id === id ? {...job, ...to} : job)));
  const drop = (id: number) => {
    held.delete(id);
    jobs.set(before => before.filter(job => job.id !== id));
  };

  const start = async ({id, order, done}: Held) => {
    running += 1;
    change(id, {state: 'running', bytes: 0});
    try {
      const evidence = await run(order);
      drop(id);
      done(evidence);
    } catch (error) {
      change(id, {state: 'failed', reason: error instanceof Error ? error.message : String(error)});
    } finally {
      running -= 1;
      next();
    }
  };

  const next = () => {
    for (const job of jobs.get()) {
      if (running >= atOnce) return;
      const order = held.get(job.id);
      if (job.state === 'waiting' && order) void start(order);
    }
  };

  return {
    jobs,
    add: (owner, orders, done) => {
      const added = orders.map((order): AttachJob => {
        last += 1;
        held.set(last, {id: last, order, done: evidence => done(evidence, order)});
        return {id: last, owner, name: order.name, state: 'waiting', bytes: 0, total: order.size, reason: ''};
      });
      jobs.set(before => [...before, ...added]);
      next();
    },
    retry: id => {
      change(id, {state: 'waiting', reason: ''});
      next();
    },
    dismiss: id => {
      if (jobs.get().some(job => job.id === id && job.state !== 'running')) drop(id);
    },
    progress: (path, bytes, total) => {
      for (const job of jobs.get()) {
        const source = held.get(job.id)?.order.source;
        if (job.state === 'running' && source && 'path' in source && source.path === path)
          change(job.id, {bytes, total});
      }
    },
  };
};
