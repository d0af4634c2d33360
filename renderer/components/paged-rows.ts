import {createStore, type Store} from '../store.ts';

/** One page of an answer: how many rows there are in all, and some of them. */
export type Page<Row> = {readonly total: number; readonly items: readonly Row[]};

/** What is shown now. `shown` rises whenever another question's rows take the place of what stood there. */
export type PagedState<P extends Page<unknown>> = {
  /** The answer with the first page: totals, facets, groups. Undefined before the first came. */
  readonly answer: P | undefined;
  readonly rowAt: (index: number) => P['items'][number] | undefined;
  readonly shown: number;
  /** What is shown is not yet what was asked. */
  readonly pending: boolean;
  readonly error: Error | undefined;
};

export type Load<P> = (offset: number, limit: number) => Promise<P>;

export type PagedRows<P extends Page<unknown>> = {
  readonly state: Store<PagedState<P>>;
  /** Asks another question. What is shown stays until its first page is here; of several, only the last is answered. */
  ask(key: string, load: Load<P>): void;
  /** The rows in sight: their pages are fetched, then the one after them. */
  look(first: number, last: number): void;
  /** Reads everything in sight anew, in place. */
  again(): void;
};

const size = 200;
const atOnce = 2;
const kept = 60;

type Question<P> = {readonly key: string; readonly load: Load<P>};
type Shown<P> = Question<P> & {readonly pages: Map<number, P>; readonly flying: Set<number>};

/** Rows fetched page by page as they come into sight. Answers to questions that nobody asks any more are dropped. */
export const createPagedRows = <P extends Page<unknown>>(): PagedRows<P> => {
  const nothing = () => undefined;
  const state = createStore<PagedState<P>>({
    answer: undefined,
    rowAt: nothing,
    shown: 0,
    pending: true,
    error: undefined,
  });
  let asked: Question<P> | undefined;
  let shown: Shown<P> | undefined;
  let opening = false;
  let sight = {first: 0, last: 0};

  const rowAtOf =
    ({pages}: Shown<P>) =>
    (index: number): P['items'][number] | undefined =>
      pages.get(Math.floor(index / size))?.items[index % size];

  const wantedPages = (total: number): number[] => {
    const end = Math.max(0, Math.ceil(total / size) - 1);
    const [from, to] = [Math.floor(sight.first / size), Math.floor(sight.last / size)];
    const pages = [];
    // In sight first, then the one after.
    for (let page = from; page <= Math.min(to + 1, end); page++) pages.push(page);
    return pages;
  };

  const open = async (): Promise<void> => {
    if (opening || !asked) return;
    opening = true;
    const question = asked;
    const same = question.key === shown?.key;
    const pages = same ? wantedPages(shown?.pages.get(0)?.total ?? 0).filter(page => page > 0) : [];
    try {
      const [first, ...others] = await Promise.all([0, ...pages].map(page => question.load(page * size, size)));
      if (question === asked && first) {
        shown = {...question, pages: new Map([[0, first]]), flying: new Set()};
        for (const [at, page] of others.entries()) shown.pages.set(pages[at] ?? 0, page);
        const rowAt = rowAtOf(shown);
        if (!same) sight = {first: 0, last: 0};
        state.set(before => ({
          answer: first,
          rowAt,
          shown: same ? before.shown : before.shown + 1,
          pending: false,
          error: undefined,
        }));
      }
    } catch (error) {
      if (question === asked) state.set(before => ({...before, pending: false, error: asError(error)}));
    }
    opening = false;
    if (question === asked) fill();
    else await open();
  };

  const fill = (): void => {
    const of = shown;
    if (!of || of.key !== asked?.key) return;
    for (const page of wantedPages(state.get().answer?.total ?? 0)) {
      if (of.flying.size >= atOnce) return;
      if (of.pages.has(page) || of.flying.has(page)) continue;
      of.flying.add(page);
      void of.load(page * size, size).then(
        answer => arrived(of, page, answer),
        (error: unknown) => {
          of.flying.delete(page);
          if (of === shown) state.set(before => ({...before, error: asError(error)}));
        },
      );
    }
  };

  const arrived = (of: Shown<P>, page: number, answer: P): void => {
    of.flying.delete(page);
    if (of !== shown) return;
    if (answer.total !== state.get().answer?.total) {
      again();
      return;
    }
    of.pages.set(page, answer);
    const middle = sight.first / size;
    for (const other of [...of.pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle))) {
      if (of.pages.size <= kept) break;
      if (other !== 0) of.pages.delete(other);
    }
    state.set(before => ({...before, rowAt: rowAtOf(of)}));
    fill();
  };

  const again = (): void => {
    if (!asked) return;
    asked = {...asked};
    void open();
  };

  return {
    state,
    ask: (key, load) => {
      if (asked?.key === key) return;
      asked = {key, load};
      state.set(before => ({...before, pending: true}));
      void open();
    },
    look: (first, last) => {
      sight = {first, last};
      fill();
    },
    again,
  };
};

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
