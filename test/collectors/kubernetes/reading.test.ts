import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {expect, test} from 'vitest';
import {failure} from '../../../main/sample/kubernetes/api.ts';
import {collect, impatientClock, newRecord, readOf, sampleCluster, targetOf} from './harness.ts';

const pods = '/api/v1/pods';
const callsTo = (calls: readonly {path: string; query: string}[], path: string): string[] =>
  calls.filter(call => call.path === path).map(call => call.query);

test('a list is paged, each page is kept, and one connection serves many requests', async () => {
  const cluster = await sampleCluster({pageSizes: {pods: 40}});
  const collected = await collect(targetOf(cluster));
  const read = readOf(collected, 'core/pods:list');
  expect(read.provenance).toMatchObject({
    outcome: 'ok',
    pages: 3,
    attempts: 3,
    region: 'cluster',
    endpoint: cluster.url,
  });
  expect(read.bodies).toHaveLength(3);
  expect(read.provenance.requestIds).toHaveLength(3);
  expect(callsTo(cluster.calls, pods)[0]).toBe('limit=500');
  expect(
    callsTo(cluster.calls, pods)
      .slice(1)
      .every(query => /^limit=500&continue=./.test(query)),
  ).toBe(true);
  expect(cluster.connections()).toBeLessThanOrEqual(12);
  expect(collected.resources.filter(r => r.type === 'Node')).toHaveLength(6);
});

test('410 Gone in the middle starts the list again: one consistent list, every attempt counted', async () => {
  const calm = await collect(targetOf(await sampleCluster({pageSizes: {pods: 40}})));
  const cluster = await sampleCluster({faults: {expired: ['pods']}, pageSizes: {pods: 40}});
  const collected = await collect(targetOf(cluster));
  const {provenance} = readOf(collected, 'core/pods:list');
  expect(provenance).toMatchObject({outcome: 'ok', pages: 3, attempts: 5});
  const queries = callsTo(cluster.calls, pods);
  expect(queries.filter(query => query === 'limit=500')).toHaveLength(2);
  expect(collected.resources.map(r => r.id).sort()).toEqual(calm.resources.map(r => r.id).sort());
});

test('a list that always ends in the middle is failed, not half read', async () => {
  const cluster = await sampleCluster({
    pageSizes: {pods: 40},
    intercept: ({path, query}) =>
      path === pods && query.includes('continue') ? failure(410, 'Expired', 'too old') : undefined,
  });
  const collected = await collect(targetOf(cluster));
  const {provenance, bodies} = readOf(collected, 'core/pods:list');
  expect(provenance).toMatchObject({outcome: 'failed', error: {code: 'Expired', status: 410}});
  expect(bodies).toHaveLength(0);
  const namespace = collected.resources.find(r => r.id === 'Namespace/ci');
  expect(namespace?.data).not.toHaveProperty('pods');
  expect(namespace?.reads.pods).toEqual([readOf(collected, 'core/pods:list').id]);
});

test("403: denied, with the server's words, and everything that rests on it is absent", async () => {
  const cluster = await sampleCluster({faults: {denied: ['networkpolicies']}});
  const collected = await collect(targetOf(cluster));
  const read = readOf(collected, 'networking.k8s.io/networkpolicies:list');
  expect(read.provenance).toMatchObject({
    outcome: 'denied',
    pages: 0,
    attempts: 1,
    error: {code: 'Forbidden', status: 403},
  });
  for (const namespace of collected.resources.filter(r => r.type === 'Namespace')) {
    expect(namespace.data).not.toHaveProperty('networkPolicies');
    expect(namespace.data).toHaveProperty('metadata');
    expect(namespace.reads.networkPolicies).toEqual([read.id]);
  }
});

test('429 with Retry-After is waited for as asked, and tried again', async () => {
  const cluster = await sampleCluster({faults: {throttled: [{resource: 'services', times: 2, retryAfterSeconds: 3}]}});
  const pauses: number[] = [];
  const collected = await collect(targetOf(cluster), {clock: impatientClock(pauses)});
  expect(readOf(collected, 'core/services:list').provenance).toMatchObject({outcome: 'ok', attempts: 3});
  expect(pauses.filter(ms => ms === 3000)).toHaveLength(2);
});

test.each([
  [429, 'TooManyRequests', 'throttled', 6],
  [503, 'ServiceUnavailable', 'failed', 6],
  [500, 'InternalError', 'failed', 6],
  [404, 'NotFound', 'unsupported', 1],
  [400, 'BadRequest', 'failed', 1],
])(
  'an API that answers %s %s for good is %s after %s attempts, and the rest is read',
  async (status, reason, outcome, attempts) => {
    const cluster = await sampleCluster({
      intercept: ({path}) => (path === '/apis/batch/v1/cronjobs' ? failure(status, reason, 'no') : undefined),
    });
    const collected = await collect(targetOf(cluster));
    expect(readOf(collected, 'batch/cronjobs:list').provenance).toMatchObject({outcome, attempts});
    expect(readOf(collected, 'batch/jobs:list').provenance.outcome).toBe('ok');
  },
);

const json = (body: string) => ({status: 200, headers: {'content-type': 'application/json'}, body});
test.each([
  ['text', json('<html>sign in</html>'), 'UnexpectedAnswer'],
  ['JSON of another shape', json('{"kind":"Pod","metadata":{}}'), 'UnexpectedAnswer'],
  ['a list without items', json('{"kind":"PodList","metadata":{},"items":{}}'), 'UnexpectedAnswer'],
  ['a token that never ends', json('{"kind":"PodList","metadata":{"continue":"x"},"items":[]}'), 'RepeatedContinue'],
  ['a redirect', {status: 302, headers: {location: 'https://elsewhere.example/'}, body: ''}, 'HTTP302'],
  ['half a gzip', {status: 200, headers: {'content-encoding': 'gzip'}, body: 'not gzip'}, 'Z_DATA_ERROR'],
])('a server that answers with %s: the list is failed, the collection goes on', async (_what, answer, code) => {
  const cluster = await sampleCluster({intercept: ({path}) => (path === pods ? answer : undefined)});
  const collected = await collect(targetOf(cluster));
  expect(readOf(collected, 'core/pods:list')).toMatchObject({
    provenance: {outcome: 'failed', error: {code}},
    bodies: [],
  });
  expect(collected.resources.some(r => r.id === 'billing/Deployment/invoices')).toBe(true);
});

test('items of an unexpected form are there without their parts', async () => {
  const odd = {metadata: {name: 'odd', namespace: 'ci', uid: 'u1'}, spec: {containers: [{image: 7}]}};
  const body = JSON.stringify({kind: 'PodList', metadata: {}, items: [odd, {nonsense: true}, null]});
  const cluster = await sampleCluster({intercept: ({path}) => (path === pods ? json(body) : undefined)});
  const collected = await collect(targetOf(cluster));
  const workload = collected.resources.find(r => r.id === 'ci/Pod/odd');
  expect(Object.keys(workload?.data ?? {}).sort()).toEqual(['metadata', 'serviceAccount']);
});

test('a self-signed server is refused before anything is sent, with what to do', async () => {
  const cluster = await sampleCluster();
  const target = targetOf(cluster, config => {
    delete config.clusters[0]?.cluster['certificate-authority-data'];
  });
  const into = newRecord();
  const failing = collect(target, {into, env: {...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0'}});
  await expect(failing).rejects.toMatchObject({code: 'untrusted-server'});
  await expect(failing).rejects.toThrow('certificate-authority-data');
  expect(cluster.calls).toHaveLength(0);
  expect(into.reads[0]?.provenance).toMatchObject({outcome: 'failed', error: {code: 'SELF_SIGNED_CERT_IN_CHAIN'}});
});

test("another cluster's authority is not ours", async () => {
  const cluster = await sampleCluster();
  const other = await sampleCluster();
  const target = targetOf(cluster, config => {
    const [first] = config.clusters;
    if (first) first.cluster['certificate-authority-data'] = Buffer.from(other.authority.cert).toString('base64');
  });
  await expect(collect(target)).rejects.toMatchObject({code: 'untrusted-server'});
});

test('a server name that the certificate does not have is refused', async () => {
  const cluster = await sampleCluster();
  const target = targetOf(cluster, config => {
    const [first] = config.clusters;
    if (first) first.cluster['tls-server-name'] = 'kubernetes.example';
  });
  await expect(collect(target)).rejects.toThrow('ERR_TLS_CERT_ALTNAME_INVALID');
});

test('insecure-skip-tls-verify is obeyed, and stands in the facts', async () => {
  const cluster = await sampleCluster();
  const target = targetOf(cluster, config => {
    const [first] = config.clusters;
    if (first) first.cluster = {server: cluster.url, 'insecure-skip-tls-verify': true};
  });
  const {identities} = await collect(target);
  expect(identities[0]?.facts.tlsVerified).toMatch(/^no: .*insecure-skip-tls-verify/);
});

test('a server that is not there, a name that does not resolve, and one that hangs up', async () => {
  const cluster = await sampleCluster();
  const hangUp = createServer(socket => socket.destroy());
  await new Promise<void>(resolve => hangUp.listen(0, '127.0.0.1', resolve));
  try {
    const servers = [
      'https://127.0.0.1:9',
      'https://no-such-host.invalid',
      `https://127.0.0.1:${(hangUp.address() as AddressInfo).port}`,
    ];
    for (const server of servers) {
      const target = targetOf(cluster, config => {
        const [first] = config.clusters;
        if (first) first.cluster.server = server;
      });
      const failing = collect(target);
      await expect(failing).rejects.toMatchObject({code: 'unreachable'});
      await expect(failing).rejects.toThrow(server);
    }
  } finally {
    hangUp.close();
  }
});

test("where kube-system may not be read, the server's address stands for the cluster", async () => {
  const cluster = await sampleCluster({faults: {denied: ['namespaces', 'nodes']}});
  const {identities} = await collect(targetOf(cluster));
  expect(identities[0]).toMatchObject({target: cluster.url, facts: {platform: 'unknown', version: 'v1.34.3'}});
});

test('5,000 pods: bounded memory, linear time', async () => {
  const cluster = await sampleCluster({extraPods: 5000, pageSizes: {}});
  const collected = await collect(targetOf(cluster));
  expect(readOf(collected, 'core/pods:list').provenance.pages).toBe(11);
  expect(collected.resources.filter(r => r.type === 'Workload').length).toBeGreaterThan(5000);
});
