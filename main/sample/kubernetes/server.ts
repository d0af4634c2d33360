import {randomBytes, randomUUID} from 'node:crypto';
import type {IncomingMessage} from 'node:http';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';
import type {TLSSocket} from 'node:tls';
import {type ApiAnswer, createApi, type Faults, failure} from './api.ts';
import {type Authority, createAuthority} from './certificates.ts';
import {buildCluster} from './cluster.ts';
import {type ClusterData, loadClusterData} from './cluster-data.ts';
import {sampleKubeconfig} from './kubeconfig.ts';

export type SampleClusterOptions = {
  /** Added to every answer, in milliseconds. */
  readonly latencyMs?: number;
  /** A managed control plane: no static pods, another version suffix, other node labels. */
  readonly managed?: 'eks';
  /** Instead of the data's faults: plural names that are denied, expire once, or are throttled. */
  readonly faults?: Partial<Faults>;
  /** Plain pods added to those of the data. */
  readonly extraPods?: number;
  /** Instead of the data's caps on the size of a page. */
  readonly pageSizes?: Readonly<Record<string, number>>;
  readonly data?: ClusterData;
  /** Called before a request is answered; what it returns is sent instead. For tests of odd servers. */
  readonly intercept?: (call: SampleCall) => ApiAnswer | undefined;
};

export type SampleCall = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** '' where the credentials were refused. */
  readonly user: string;
};

export type SampleCluster = {
  readonly url: string;
  /** YAML text with the contexts `NAME` (client certificate) and `NAME-token`. */
  readonly kubeconfig: string;
  readonly context: string;
  readonly token: string;
  readonly authority: Authority;
  /** How many objects there are. */
  readonly objects: number;
  /** Every request that came in, refused ones too. */
  readonly calls: readonly SampleCall[];
  /** How many TLS connections were opened. */
  readonly connections: () => number;
  close(): Promise<void>;
};

const tokenUser = 'system:serviceaccount:audit:fieldwork';

/** Starts the sample cluster's API server over TLS on a free port of 127.0.0.1. Keys and token are made at start. */
export const startSampleCluster = async (options: SampleClusterOptions = {}): Promise<SampleCluster> => {
  const data = options.data ?? loadClusterData();
  const platform = options.managed ?? 'self-managed';
  const {settings} = data;
  const cluster = buildCluster(data, platform, options.extraPods);
  const api = createApi(cluster, {
    version: settings.versions[platform],
    pageSizes: options.pageSizes ?? settings.pageSizes,
    faults: {...(options.faults ? noFaults : settings.faults), ...options.faults},
  });
  const authority = createAuthority('Alder & Finch sample cluster CA');
  const token = randomBytes(24).toString('base64url');
  const calls: SampleCall[] = [];
  const server = createServer({
    ...authority.server(['127.0.0.1']),
    ca: authority.cert,
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
  });
  server.on('request', (request: IncomingMessage, response) => {
    const url = new URL(request.url ?? '/', 'https://sample');
    const user = userOf(request, token);
    const call = {method: request.method ?? '', path: url.pathname, query: url.search.slice(1), user};
    calls.push(call);
    const {status, headers, body} =
      options.intercept?.(call) ??
      (user === '' ? failure(401, 'Unauthorized', 'Unauthorized') : api(call.method, url, user));
    const send = (): void => {
      response.writeHead(status, {...headers, 'audit-id': randomUUID()});
      response.end(body);
    };
    if (options.latencyMs) void delay(options.latencyMs).then(send);
    else send();
  });
  let connections = 0;
  server.on('secureConnection', () => {
    connections += 1;
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = authority.client('fieldwork-auditor', ['auditors']);
  return {
    url,
    kubeconfig: sampleKubeconfig({name: settings.name, url, ca: authority.cert, client, token}),
    context: settings.name,
    token,
    authority,
    objects: cluster.objects,
    calls,
    connections: () => connections,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const noFaults: Faults = {denied: [], expired: [], throttled: []};

/** The user of a client certificate of our authority, or of the token; '' for anybody else. */
const userOf = (request: IncomingMessage, token: string): string => {
  const socket = request.socket as TLSSocket;
  if (socket.authorized) return String(socket.getPeerCertificate().subject?.CN ?? '');
  return request.headers.authorization === `Bearer ${token}` ? tokenUser : '';
};
