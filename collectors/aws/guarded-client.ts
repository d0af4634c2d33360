import type {Operation} from '../collector.ts';
import {CollectorError} from '../errors.ts';
import type {CallGuard} from '../guard.ts';
import type {RequestHandler, SdkClient, ServiceId, WireRequest} from './sdk.ts';

/**
 * Puts the guard into a client's own request path, twice: a middleware refuses an undeclared operation before its input is
 * even serialised, and the request handler sends only requests that the same client tagged with a declared operation, so
 * that a request built by hand or by another path goes nowhere.
 */
export const guardClient = (client: SdkClient, service: ServiceId, guard: CallGuard): SdkClient => {
  const allowed = new WeakMap<WireRequest, Operation>();
  const operationOf = (commandName: string | undefined): Operation =>
    guard(`${service}:${commandName?.replace(/Command$/, '') ?? '?'}`);

  client.middlewareStack.add(
    (next, context) => async args => {
      operationOf(context.commandName);
      return next(args);
    },
    {name: 'fieldworkGuard', step: 'initialize', priority: 'high'},
  );
  client.middlewareStack.add(
    (next, context) => async args => {
      allowed.set(args.request, operationOf(context.commandName));
      return next(args);
    },
    {name: 'fieldworkGuardTag', step: 'deserialize', priority: 'low'},
  );
  client.config.requestHandler = guardedHandler(client.config.requestHandler, service, allowed);
  return client;
};

const guardedHandler = (
  inner: RequestHandler,
  service: ServiceId,
  allowed: WeakMap<WireRequest, Operation>,
): RequestHandler => ({
  // The SDK asks a handler for its configuration and metadata; everything but `handle` stays the inner one's.
  ...Object.fromEntries(
    handlerMembers.map(name => [name, bound(inner, name)]).filter(([, member]) => member !== undefined),
  ),
  handle: async (request, options) => {
    const operation = allowed.get(request);
    if (!operation || !readOnlyMethod(service, request.method)) {
      throw new CollectorError(
        'undeclared-operation',
        `A ${request.method} request to ${request.hostname} was refused before anything was sent: it belongs to no declared ` +
          'read operation. Please report this as a defect.',
      );
    }
    return inner.handle(request, options);
  },
});

const handlerMembers = ['metadata', 'httpHandlerConfigs', 'updateHttpClientConfig', 'destroy'];

const bound = (inner: RequestHandler, name: string): unknown => {
  const member: unknown = Reflect.get(inner, name);
  return typeof member === 'function' ? member.bind(inner) : member;
};

/** S3 and S3 Control speak REST, where reading is GET or HEAD; the other services post every question. */
const readOnlyMethod = (service: ServiceId, method: string): boolean =>
  service === 's3' || service === 's3control' ? method === 'GET' || method === 'HEAD' : method === 'POST';
