import type {Protocol} from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

/** The schemes that the app serves itself. */
export const appSchemes: Pick<ReadonlySet<string>, 'has'> = handlers;

/** Who serves a URL of the app. */
export const handlerOf = (url: string): Handler | undefined =>
  URL.canParse(url) ? handlers.get(new URL(url).protocol.slice(0, -1)) : undefined;

/** Electron's `protocol`. Privileges are taken as given: every scheme is a secure origin with fetch. */
export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme: string, handler: Handler) => {
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already handled.`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme: string) => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>;
