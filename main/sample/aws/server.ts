import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import type {SampleAccount} from './account.ts';
import {type AnswerOptions, createAnswerer, type SampleCall} from './answer-calls.ts';
import {loadSampleAccount} from './load-account.ts';
import type {RawRequest} from './read-request.ts';

export type SampleAwsOptions = AnswerOptions & {
  /** The account to serve; absent: the sample company's, loaded with `scale` and `now`. */
  readonly account?: SampleAccount;
  /** The folder of the account's data; absent: that of the source tree. */
  readonly folder?: string;
  readonly scale?: number;
  readonly now?: Date;
  /** Added to every answer. */
  readonly latencyMs?: number;
};

export type SampleAws = {
  readonly url: string;
  readonly account: SampleAccount;
  /** Every call so far, in order. */
  readonly calls: readonly SampleCall[];
  close(): Promise<void>;
};

/** Serves the sample company's AWS account on a free port of 127.0.0.1, over the services' real wire protocols. */
export const startSampleAws = async (options: SampleAwsOptions = {}): Promise<SampleAws> => {
  const now = options.now ?? new Date();
  const account = options.account ?? (await loadSampleAccount({...options, now}));
  const answer = createAnswerer(account, now, options);
  const calls: SampleCall[] = [];
  const stopping = new AbortController();
  const server = createServer((incoming, outgoing) => {
    const respond = async () => {
      const {call, wire} = await answer(await readRaw(incoming));
      calls.push(call);
      if (options.latencyMs) await sleep(options.latencyMs, undefined, {signal: stopping.signal});
      outgoing.writeHead(wire.status, {...wire.headers, 'content-length': Buffer.byteLength(wire.body)});
      outgoing.end(incoming.method === 'HEAD' ? undefined : wire.body);
    };
    respond().catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address with a port (node:net).
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    account,
    calls,
    close: () =>
      new Promise((resolve, reject) => {
        stopping.abort();
        server.close(error => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
};

const readRaw = async (incoming: IncomingMessage): Promise<RawRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
};
