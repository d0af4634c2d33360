import type {IncomingHttpHeaders, IncomingMessage} from 'node:http';
import {Agent, type AgentOptions, request} from 'node:https';
import {createGunzip} from 'node:zlib';
import type {Access} from './access.ts';
import {AnswerError} from './answer-error.ts';
import {guardRequest} from './request-guard.ts';

export type Answer = {readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer};

/** One API server over kept-alive TLS connections. Only declared GET requests leave it. */
export type Connection = {
  readonly endpoint: string;
  /** Sends one GET. Errors: CollectorError `undeclared-operation` before anything is sent; AnswerError, system and TLS errors after. */
  get(path: string, signal: AbortSignal): Promise<Answer>;
  close(): void;
};

/** A page of 500 objects of the largest size etcd takes would be 750 MB; real pages are a few MB. */
const maxBodyBytes = 128 * 1024 * 1024;
const silenceMs = 30_000;

export const createConnection = (access: Access, toolVersion: string): Connection => {
  const {server, options} = access;
  const {auth, ca, cert, key, rejectUnauthorized, servername} = options;
  const agent = access.proxyAgent ?? new Agent(agentOptions({ca, cert, key, rejectUnauthorized, servername}));
  const base = server.pathname.replace(/\/$/, '');
  const headers = {
    ...access.headers,
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'user-agent': `fieldwork/${toolVersion}`,
  };
  return {
    endpoint: `${server.origin}${base}`,
    get: async (path, signal) => {
      guardRequest({method: 'GET', path});
      return new Promise((resolve, reject) => {
        const sent = request(
          {
            method: 'GET',
            host: server.hostname.replace(/^\[|\]$/g, ''),
            port: server.port || 443,
            path: base + path,
            headers,
            agent,
            signal,
            ...(auth ? {auth} : {}),
          },
          response => {
            readBody(response).then(
              body => resolve({status: response.statusCode ?? 0, headers: response.headers, body}),
              reject,
            );
          },
        );
        sent.setTimeout(silenceMs, () => {
          const silent = new Error(`The server said nothing for ${silenceMs / 1000} s.`);
          sent.destroy(Object.assign(silent, {code: 'ETIMEDOUT'}));
        });
        sent.on('error', reject);
        sent.end();
      });
    },
    close: () => agent.destroy(),
  };
};

/** Sockets live as long as the collection; client-node's own agent opens a connection for every request. */
const agentOptions = (
  tls: Record<'ca' | 'cert' | 'key' | 'rejectUnauthorized' | 'servername', unknown>,
): AgentOptions =>
  ({
    keepAlive: true,
    maxSockets: 12,
    minVersion: 'TLSv1.2',
    ...Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined)),
  }) as AgentOptions;

const readBody = async (response: IncomingMessage): Promise<Buffer> => {
  const source = response.headers['content-encoding'] === 'gzip' ? response.compose(createGunzip()) : response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (bytes > maxBodyBytes) {
      response.destroy();
      throw new AnswerError(
        response.statusCode ?? 0,
        'AnswerTooLarge',
        `One page is larger than ${maxBodyBytes / 1024 / 1024} MiB.`,
      );
    }
    chunks.push(part);
  }
  return Buffer.concat(chunks, bytes);
};
