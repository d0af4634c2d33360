import type {SdkCommand, WireRequest, WireResponse} from './sdk.ts';

/** Where one page's bytes come from: the wire, or the journal. */
export type Exchange =
  | {
      readonly kind: 'live';
      /** Called before each request with the endpoint it goes to. */
      sending(endpoint: string): void;
      /** Gets the whole answer; returns the bytes to deserialise (redacted, and kept when it is an answer worth keeping). */
      received(answer: {
        readonly status: number;
        readonly mediaType: string;
        readonly bytes: Uint8Array;
      }): Promise<Uint8Array>;
    }
  | {readonly kind: 'replay'; readonly bytes: Uint8Array; readonly mediaType: string};

/** No answer of a list is larger than this; more is a server that does not behave. */
const maxBytes = 64 * 1024 * 1024;

/**
 * Stands nearest to the wire in a command's own middleware: sees the raw bytes before the SDK's deserialiser (which drops
 * fields it does not know), or answers with kept bytes so that nothing is sent. Either way the same deserialiser runs.
 */
export const attachExchange = (command: SdkCommand, exchange: Exchange): void => {
  command.middlewareStack.add(
    next => async args => {
      if (exchange.kind === 'replay') {
        return {
          response: {statusCode: 200, headers: {'content-type': exchange.mediaType}, body: exchange.bytes},
        };
      }
      exchange.sending(endpointOf(args.request));
      const handled = await next(args);
      const {response} = handled;
      const bytes = await bytesOf(response);
      response.body = await exchange.received({
        status: response.statusCode,
        mediaType: (response.headers['content-type'] ?? 'text/xml').split(';')[0]?.trim() || 'text/xml',
        bytes,
      });
      return handled;
    },
    {name: 'fieldworkExchange', step: 'deserialize', priority: 'low'},
  );
};

const endpointOf = ({protocol, hostname, port}: WireRequest): string =>
  `${protocol}//${hostname}${port ? `:${port}` : ''}`;

const bytesOf = async ({body}: WireResponse): Promise<Uint8Array> => {
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  if (typeof body === 'string') return Buffer.from(body);
  if (!isByteStream(body)) throw new TypeError('The SDK gave an answer whose body is no stream.');
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    if (total > maxBytes) throw new Error('The answer is larger than 64 MiB and was not read to its end.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const isByteStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
