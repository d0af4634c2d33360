type Details = {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly timestamp: number;
  readonly referrer: string;
  readonly responseHeaders?: Record<string, string[]>;
};
type Verdict = {readonly cancel?: boolean; readonly responseHeaders?: Record<string, string | string[]>};
type Listener = (details: Details, callback: (verdict: Verdict) => void) => void;
type Filter = {readonly urls: readonly string[]};
type Listening = {readonly filter: Filter; readonly listener: Listener};

const everything: Filter = {urls: ['<all_urls>']};

const matches = (pattern: string, url: string): boolean =>
  pattern === '<all_urls>' ||
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`, 'i').test(url);

/** A place for one listener, as Electron's `webRequest` has one for every stage of a request. */
const stage = () => {
  let listening: Listening | undefined;
  return {
    set: (first: Filter | Listener | null, second?: Listener | null): void => {
      const listener = typeof first === 'function' ? first : second;
      const filter = typeof first === 'function' || first === null ? everything : first;
      listening = listener ? {filter, listener} : undefined;
    },
    ask: (details: Details): Promise<Verdict> =>
      new Promise(resolve => {
        if (!listening?.filter.urls.some(pattern => matches(pattern, details.url))) resolve({});
        else listening.listener(details, resolve);
      }),
  };
};

const beforeRequest = stage();
const headersReceived = stage();

/** Electron's `session.webRequest`: the stages that decide something. */
export const webRequest = {
  onBeforeRequest: beforeRequest.set,
  onHeadersReceived: headersReceived.set,
};

/** What the app says to a request before it is made, and to the headers of its answer. */
export const askWebRequest = {beforeRequest: beforeRequest.ask, headersReceived: headersReceived.ask};
