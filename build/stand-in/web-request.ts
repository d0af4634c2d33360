import type {
  CallbackResponse,
  HeadersReceivedResponse,
  OnBeforeRequestListenerDetails,
  OnHeadersReceivedListenerDetails,
  WebRequest,
  WebRequestFilter,
} from 'electron';

type Listener<Details, Verdict> = (details: Details, callback: (verdict: Verdict) => void) => void;

const everything: WebRequestFilter = {urls: ['<all_urls>']};

const matches = (pattern: string, url: string): boolean =>
  pattern === '<all_urls>' ||
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`, 'i').test(url);

/** A place for one listener, as Electron's `webRequest` has one for every stage of a request. */
const stage = <Details extends {readonly url: string}, Verdict>() => {
  type Own = Listener<Details, Verdict>;
  let listening: {readonly filter: WebRequestFilter; readonly listener: Own} | undefined;
  return {
    set: (first: WebRequestFilter | Own | null, second?: Own | null): void => {
      const listener = typeof first === 'function' ? first : second;
      const filter = typeof first === 'function' || first === null ? everything : first;
      listening = listener ? {filter, listener} : undefined;
    },
    ask: (details: Details): Promise<Partial<Verdict>> =>
      new Promise(resolve => {
        if (!listening?.filter.urls.some(pattern => matches(pattern, details.url))) resolve({});
        else listening.listener(details, resolve);
      }),
  };
};

const beforeRequest = stage<OnBeforeRequestListenerDetails, CallbackResponse>();
const headersReceived = stage<OnHeadersReceivedListenerDetails, HeadersReceivedResponse>();

/** Electron's `session.webRequest`: the stages that decide something. */
export const webRequest = {
  onBeforeRequest: beforeRequest.set,
  onHeadersReceived: headersReceived.set,
} satisfies Pick<WebRequest, 'onBeforeRequest' | 'onHeadersReceived'>;

/** What the app says to a request before it is made, and to the headers of its answer. */
export const askWebRequest = {beforeRequest: beforeRequest.ask, headersReceived: headersReceived.ask};
