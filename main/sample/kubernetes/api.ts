import {pathOf} from './api-resources.ts';
import {type Cluster, nameOf, namespaceOf, type Stored} from './cluster.ts';
import type {ClusterSettings} from './cluster-data.ts';
import type {Json} from './workloads.ts';

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Faults = {
  readonly denied: readonly string[];
  readonly expired: readonly string[];
  readonly throttled: ClusterSettings['faults']['throttled'];
};

/** The read side of an API server: `(method, url, user) => answer`. Faults count down in here; everything else is pure. */
export type Api = (method: string, url: URL, user: string) => ApiAnswer;

/** Serves a built cluster with the list semantics of Kubernetes' API concepts: limit, continue, Status errors, 410, 429. */
export const createApi = (
  cluster: Cluster,
  about: {version: string; pageSizes: Readonly<Record<string, number>>; faults: Faults},
): Api => {
  const throttles = new Map(about.faults.throttled.map(fault => [fault.resource, {...fault}]));
  const expiring = new Set(about.faults.expired);
  const byPath = new Map([...cluster.stored.values()].map(stored => [pathOf(stored.resource), stored]));
  return (method, url, user) => {
    if (method !== 'GET') return failure(405, 'MethodNotAllowed', `the sample cluster is read-only: ${method} refused`);
    if (url.pathname === '/version') return answer(200, versionBody(about.version));
    const stored = byPath.get(url.pathname);
    if (!stored) return single(cluster, about.faults.denied, url.pathname, user);
    const {plural, group} = stored.resource;
    if (about.faults.denied.includes(plural)) return forbidden(user, 'list', plural, group);
    const throttle = throttles.get(plural);
    if (throttle && throttle.times > 0) {
      throttle.times -= 1;
      const message = 'the server has received too many requests and has asked us to try again later';
      return failure(429, 'TooManyRequests', message, {retryAfterSeconds: throttle.retryAfterSeconds});
    }
    const token = url.searchParams.get('continue');
    if (token !== null && expiring.delete(plural)) {
      return failure(410, 'Expired', 'The provided continue parameter is too old to display a consistent list result.');
    }
    return list(stored, url.searchParams, token, about.pageSizes[plural]);
  };
};

const resourceVersion = '184467';

const list = (
  stored: Stored,
  query: URLSearchParams,
  token: string | null,
  cap = Number.POSITIVE_INFINITY,
): ApiAnswer => {
  const {items, resource} = stored;
  const start = token === null ? 0 : startOf(token);
  if (start === undefined) return failure(400, 'BadRequest', 'continue key is not valid');
  const asked = Number(query.get('limit') ?? 0);
  const size = Math.min(asked > 0 ? asked : Number.POSITIVE_INFINITY, cap);
  const end = Math.min(items.length, start + size);
  const rest = items.length - end;
  const metadata = {
    resourceVersion,
    ...(rest > 0 ? {continue: tokenOf(end), remainingItemCount: rest} : {}),
  };
  const apiVersion = resource.group === '' ? 'v1' : `${resource.group}/${resource.version}`;
  return answer(200, {kind: `${resource.kind}List`, apiVersion, metadata, items: items.slice(start, end)});
};

const tokenOf = (start: number): string =>
  Buffer.from(JSON.stringify({v: 'meta.k8s.io/v1', rv: Number(resourceVersion), start})).toString('base64url');

const startOf = (token: string): number | undefined => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    const start = (parsed as {start?: unknown} | null)?.start;
    return typeof start === 'number' ? start : undefined;
  } catch {
    return undefined;
  }
};

/** `/api/v1/namespaces/kube-system`, `/apis/apps/v1/namespaces/x/deployments/y`; anything else is not found. */
const single = (cluster: Cluster, denied: readonly string[], path: string, user: string): ApiAnswer => {
  const [, root, ...words] = path.split('/');
  const group = root === 'apis' ? (words.shift() ?? '') : '';
  words.shift();
  const [first = '', second = '', plural, name] = words;
  const [wanted, namespace, called] = plural && name ? [plural, second, name] : [first, '', second];
  const stored = cluster.stored.get(wanted);
  if (!stored || stored.resource.group !== group) return notFoundPage;
  if (denied.includes(wanted)) return forbidden(user, 'get', wanted, group);
  const found = stored.items.find(item => nameOf(item) === called && namespaceOf(item) === namespace);
  if (!found) return failure(404, 'NotFound', `${wanted} "${called}" not found`);
  const apiVersion = group === '' ? 'v1' : `${group}/v1`;
  return answer(200, {kind: stored.resource.kind, apiVersion, ...found});
};

const answer = (status: number, body: Json, headers: Readonly<Record<string, string>> = {}): ApiAnswer => ({
  status,
  headers: {'content-type': 'application/json', ...headers},
  body: JSON.stringify(body),
});

const notFoundPage: ApiAnswer = {
  status: 404,
  headers: {'content-type': 'text/plain; charset=utf-8'},
  body: '404 page not found\n',
};

/** A Status object (meta/v1), as every refused request gets. */
export const failure = (
  code: number,
  reason: string,
  message: string,
  details?: {readonly retryAfterSeconds: number},
): ApiAnswer =>
  answer(
    code,
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      reason,
      ...(details ? {details} : {}),
      code,
    },
    details ? {'retry-after': String(details.retryAfterSeconds)} : {},
  );

const forbidden = (user: string, verb: string, plural: string, group: string): ApiAnswer => {
  const what = group === '' ? plural : `${plural}.${group}`;
  const message = `${what} is forbidden: User "${user}" cannot ${verb} resource "${plural}" in API group "${group}" at the cluster scope`;
  return failure(403, 'Forbidden', message);
};

const versionBody = (gitVersion: string): Json => {
  const [, major = '1', minor = '0'] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  return {major, minor, gitVersion, goVersion: 'go1.25.4', compiler: 'gc', platform: 'linux/amd64'};
};
