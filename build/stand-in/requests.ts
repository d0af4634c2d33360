import type {OnBeforeRequestListenerDetails} from 'electron';
import {toApp, toBrowser} from './addresses.ts';
import {CdpError, type Session} from './cdp.ts';
import {appSchemes, handlerOf} from './protocol.ts';
import {record} from './record.ts';
import {askWebRequest} from './web-request.ts';

type Paused = {
  readonly requestId: string;
  readonly frameId?: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postDataEntries?: readonly {readonly bytes?: string}[];
  };
};

/** A document about to be loaded into a frame. */
export type Arrival = {readonly url: string; readonly frameId: string | undefined; readonly redirected: boolean};

type ResourceType = OnBeforeRequestListenerDetails['resourceType'];

const resourceTypes: Readonly<Record<string, ResourceType>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

let lastId = 0;

/** Answers every request of a page from the app's own handlers, after the app was asked; refuses and records the others. */
export const serveRequests = async (
  session: Session,
  page: {readonly isMain: (frameId: string | undefined) => boolean; readonly mayLoad: (arrival: Arrival) => boolean},
): Promise<void> => {
  const typeOf = ({resourceType, frameId}: Paused): ResourceType =>
    resourceType === 'Document'
      ? page.isMain(frameId)
        ? 'mainFrame'
        : 'subFrame'
      : (resourceTypes[resourceType] ?? 'other');
  // An aborted navigation stays where it is; any other error would show a page of Chromium's.
  const refuse = ({requestId, resourceType}: Paused) =>
    session.send('Fetch.failRequest', {
      requestId,
      errorReason: resourceType === 'Document' ? 'Aborted' : 'BlockedByClient',
    });

  const answer = async (paused: Paused): Promise<void> => {
    const {request, requestId, frameId, resourceType, redirectedRequestId} = paused;
    const url = toApp(request.url);
    const {pathname} = new URL(url);
    // Chromium asks for an icon by itself; Electron does not.
    if (resourceType === 'Other' && pathname === '/favicon.ico')
      return void (await session.send('Fetch.fulfillRequest', {requestId, responseCode: 204}));
    if (resourceType === 'Document' && !page.mayLoad({url, frameId, redirected: redirectedRequestId !== undefined}))
      return void (await refuse(paused));
    lastId += 1;
    const details = {
      id: lastId,
      url,
      method: request.method,
      resourceType: typeOf(paused),
      timestamp: Date.now(),
      referrer: toApp(request.headers.Referer ?? ''),
    };
    if ((await askWebRequest.beforeRequest({...details, uploadData: []})).cancel) return void (await refuse(paused));
    const handler = handlerOf(url);
    if (!handler) {
      record.refused.push({url, type: details.resourceType});
      return void (await refuse(paused));
    }
    const response = await handler(
      new Request(url, {method: request.method, headers: ownHeaders(request.headers), ...bodyOf(request)}),
    );
    const responseHeaders: Record<string, string[]> = {};
    for (const [name, value] of response.headers) responseHeaders[name] = [value];
    const verdict = await askWebRequest.headersReceived({
      ...details,
      responseHeaders,
      statusCode: response.status,
      statusLine: `HTTP/1.1 ${response.status}`,
    });
    if (verdict.cancel) return void (await refuse(paused));
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Object.entries(verdict.responseHeaders ?? responseHeaders).flatMap(([name, values]) =>
        [values].flat().map(value => ({
          name,
          value: name.toLowerCase() === 'location' ? toBrowser(new URL(value, url).href, appSchemes) : value,
        })),
      ),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  };

  session.on('Fetch.requestPaused', paused => {
    answer(paused).catch(async (error: unknown) => {
      if (error instanceof CdpError) return;
      console.error(error);
      await refuse(paused).catch(() => undefined);
    });
  });
  await session.send('Fetch.enable', {patterns: [{urlPattern: '*'}]});
};

/** Without what Node's `Request` refuses and what names the address in Chromium. */
const ownHeaders = (headers: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(headers).map(([name, value]) => [name, /^(origin|referer)$/i.test(name) ? toApp(value) : value]);

const bodyOf = ({method, postDataEntries}: Paused['request']): {body?: Buffer<ArrayBuffer>} =>
  method === 'GET' || method === 'HEAD' || !postDataEntries
    ? {}
    : {body: Buffer.concat(postDataEntries.map(({bytes = ''}) => Buffer.from(bytes, 'base64')))};
