import {createStore, useStore} from './store.ts';

/** The screens and what a place in each of them is named by. All values are text, as in a URL. */
export type Places = {
  start: Record<never, never>;
  new: Record<never, never>;
  overview: Record<never, never>;
  /** `entry`: a control (`A.9.2.3`), a requirement (`6.1.3`) or a topic; `edition` of a control; `review` of a topic. */
  questionnaire: {group?: string; entry?: string; edition?: string; review?: string; question?: string};
  collect: {collection?: string; step?: string};
  resources: {
    view?: string;
    key?: string;
    check?: string;
    verdict?: string;
    type?: string;
    text?: string;
    target?: string;
    region?: string;
    severity?: string;
    /** Verdicts of the checks that inform a control: `2013:A.9.2.3`, see control-text.ts. */
    control?: string;
    /** Of `control`, where that does not name it. */
    edition?: string;
    /** The check whose verdict on the resource of `key` is shown. */
    open?: string;
    sort?: string;
    group?: string;
  };
  evidence: {id?: string; text?: string};
  /** `control` of samples, papers and findings: `2013:A.9.2.3`, see control-text.ts. */
  samples: {id?: string; create?: string; control?: string; question?: string};
  papers: {tab?: string; id?: string; create?: string; control?: string};
  supplier: {tab?: string; supplier?: string};
  /** `sample`, `failed`, `of`: what a finding counts that was raised from a sample. */
  findings: {
    id?: string;
    create?: string;
    control?: string;
    statement?: string;
    evidence?: string;
    sample?: string;
    failed?: string;
    of?: string;
  };
  soa: {control?: string; edition?: string};
  report: Record<never, never>;
  package: Record<never, never>;
  verify: {path?: string};
  settings: {tab?: string};
};

export type ScreenName = keyof Places;
export type Route = {[S in ScreenName]: {readonly screen: S; readonly at: Places[S]}}[ScreenName];

const screens: ReadonlySet<string> = new Set<ScreenName>([
  'start',
  'new',
  'overview',
  'questionnaire',
  'collect',
  'resources',
  'evidence',
  'samples',
  'papers',
  'supplier',
  'findings',
  'soa',
  'report',
  'package',
  'verify',
  'settings',
]);

/** `#/questionnaire?entry=A.9.2.3` as a route; anything else is the start. */
export const parseRoute = (hash: string): Route => {
  const [name = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  if (!screens.has(name)) return {screen: 'start', at: {}};
  return {screen: name, at: Object.fromEntries(new URLSearchParams(query))} as Route;
};

/** The hash of a place; fields that are undefined or empty are left out. */
export const hashOf = <S extends ScreenName>(screen: S, at: Places[S]): string => {
  const given = Object.entries(at).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return query === '' ? `#/${screen}` : `#/${screen}?${query}`;
};

const current = createStore<Route>(parseRoute(window.location.hash));

/** Whether the window may go elsewhere at once; where not, `move` goes there after all, if it is ever called. */
export type Gate = (move: () => void) => boolean;
let gate: Gate = () => true;

/** Sets what is asked before the window goes elsewhere. */
export const gateRoutes = (asked: Gate): void => {
  gate = asked;
};

window.addEventListener('popstate', () => {
  const {screen, at} = current.get();
  const [here, there] = [hashOf(screen, at as never), window.location.hash];
  const move = () => current.set(parseRoute(there));
  const late = () => {
    window.history.replaceState(null, '', there);
    move();
  };
  if (there === here || gate(late)) move();
  // The address has gone ahead: it is brought back until somebody has decided.
  else window.history.pushState(null, '', here);
});

/** Where the window is. */
export const useRoute = (): Route => useStore(current);

/** Where the window is, read once. */
export const route = (): Route => current.get();

/** Goes to a place; the mouse's back button and Alt+Left lead back. `replace`: instead of where we are. */
export const go = <S extends ScreenName>(screen: S, at: Places[S] = {} as Places[S], replace = false): void => {
  const hash = hashOf(screen, at);
  const move = () => {
    if (hash !== window.location.hash) {
      if (replace) window.history.replaceState(null, '', hash);
      else window.history.pushState(null, '', hash);
    }
    current.set(parseRoute(hash));
  };
  if (hash === window.location.hash || gate(move)) move();
};
