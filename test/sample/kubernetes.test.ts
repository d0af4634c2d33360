import {X509Certificate} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {request} from 'node:https';
import {join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {createAuthority} from '../../main/sample/kubernetes/certificates.ts';
import {loadClusterData, sampleClusterFolder} from '../../main/sample/kubernetes/cluster-data.ts';
import {
  type SampleCluster,
  type SampleClusterOptions,
  startSampleCluster,
} from '../../main/sample/kubernetes/server.ts';

let open: SampleCluster | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});
const start = async (options: SampleClusterOptions = {}): Promise<SampleCluster> => {
  open = await startSampleCluster(options);
  return open;
};

type Answer = {
  status: number;
  headers: Record<string, unknown>;
  body: {[key: string]: unknown};
};
const ask = (cluster: SampleCluster, path: string, method = 'GET', token = cluster.token): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(
      `${cluster.url}${path}`,
      {method, ca: cluster.authority.cert, headers: {authorization: `Bearer ${token}`}},
      response => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => {
          const body = text.startsWith('{') ? JSON.parse(text) : {text};
          resolve({status: response.statusCode ?? 0, headers: response.headers, body});
        });
      },
    );
    sent.on('error', reject);
    sent.end();
  });

test('the cluster has at least 200 objects, 6 nodes and 90 pods, each pod with a uid of its own', async () => {
  const cluster = await start({faults: {}, pageSizes: {}});
  expect(cluster.objects).toBeGreaterThanOrEqual(200);
  const nodes = await ask(cluster, '/api/v1/nodes');
  expect(nodes.body.items).toHaveLength(6);
  const pods = (await ask(cluster, '/api/v1/pods')).body.items as {metadata: {uid: string}}[];
  expect(pods.length).toBeGreaterThanOrEqual(90);
  expect(new Set(pods.map(pod => pod.metadata.uid)).size).toBe(pods.length);
  expect(pods[0]).not.toHaveProperty('kind');
});

test('limit and continue walk the whole list once; a bad token is refused', async () => {
  const cluster = await start({faults: {}, pageSizes: {}});
  const whole = (await ask(cluster, '/api/v1/pods')).body.items as unknown[];
  const walked: unknown[] = [];
  let token = '';
  do {
    const {body} = await ask(cluster, `/api/v1/pods?limit=7${token && `&continue=${token}`}`);
    const {metadata, items} = body as unknown as {
      metadata: {continue?: string; remainingItemCount?: number};
      items: unknown[];
    };
    walked.push(...items);
    expect(metadata.remainingItemCount ?? 0).toBe(whole.length - walked.length);
    token = metadata.continue ?? '';
  } while (token !== '');
  expect(walked).toEqual(whole);
  expect((await ask(cluster, '/api/v1/pods?limit=7&continue=nonsense')).status).toBe(400);
});

test.each([
  ['/api/v1/pods', 'POST', 405, 'MethodNotAllowed'],
  ['/apis/rbac.authorization.k8s.io/v1/rolebindings', 'GET', 403, 'Forbidden'],
  ['/api/v1/services', 'GET', 429, 'TooManyRequests'],
  ['/api/v1/namespaces/nowhere', 'GET', 404, 'NotFound'],
])('%s %s answers with a Status object', async (path, method, status, reason) => {
  const answer = await ask(await start(), path, method);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({kind: 'Status', status: 'Failure', reason, code: status});
  expect(answer.headers['audit-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('unknown groups have no page; strangers are unauthorised', async () => {
  const cluster = await start();
  expect((await ask(cluster, '/apis/policy/v1/poddisruptionbudgets')).status).toBe(404);
  expect((await ask(cluster, '/version', 'GET', 'wrong')).body).toMatchObject({reason: 'Unauthorized', code: 401});
  expect(cluster.calls.at(-1)).toMatchObject({user: '', path: '/version'});
});

test('single objects, in a namespace and without', async () => {
  const cluster = await start();
  const namespace = await ask(cluster, '/api/v1/namespaces/kube-system');
  expect(namespace.body).toMatchObject({kind: 'Namespace', apiVersion: 'v1'});
  const deployment = await ask(cluster, '/apis/apps/v1/namespaces/billing/deployments/invoices');
  expect(deployment.body).toMatchObject({kind: 'Deployment', spec: {replicas: 3}});
});

test('certificates hold: authority, server address, client subject, validity', () => {
  const authority = createAuthority('a test');
  const ca = new X509Certificate(authority.cert);
  const server = new X509Certificate(authority.server(['127.0.0.1']).cert);
  const client = new X509Certificate(authority.client('ana', ['auditors']).cert);
  expect(ca.ca && ca.verify(ca.publicKey)).toBe(true);
  expect(server.verify(ca.publicKey) && client.verify(ca.publicKey)).toBe(true);
  expect(server.ca || client.ca).toBe(false);
  expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(server.checkIP('127.0.0.2')).toBeUndefined();
  expect(client.subject.split('\n')).toEqual(['O=auditors', 'CN=ana']);
  expect(Date.parse(client.validTo)).toBeGreaterThan(Date.now());
});

test('no key and no certificate lies in the data, and its credentials are plainly invented', () => {
  expect(loadClusterData().workloads.length).toBeGreaterThan(20);
  for (const name of readdirSync(sampleClusterFolder)) {
    const text = readFileSync(join(sampleClusterFolder, name), 'utf8');
    expect(text).not.toMatch(/-----BEGIN|certificate-data|PRIVATE KEY/);
  }
});
