import {expect, test} from 'vitest';
import {lists, operations} from '../../../collectors/kubernetes/operations.ts';
import {guardRequest} from '../../../collectors/kubernetes/request-guard.ts';
import {collect, sampleCluster, targetOf} from './harness.ts';

test('every declared path is let through as its own operation', () => {
  for (const list of lists) {
    expect(guardRequest({method: 'GET', path: `${list.path}?limit=500&continue=abc`}).id).toBe(list.operation.id);
  }
  expect(guardRequest({method: 'GET', path: '/version'}).id).toBe('version:get');
  expect(guardRequest({method: 'GET', path: '/api/v1/namespaces/kube-system'}).id).toBe('core/namespaces:get');
});

test.each([
  ['a write', 'POST', '/api/v1/pods'],
  ['a write in lower case', 'delete', '/api/v1/pods'],
  ['a method that only looks like GET', 'GET ', '/api/v1/pods'],
  ['Secrets', 'GET', '/api/v1/secrets'],
  ['one pod', 'GET', '/api/v1/namespaces/ci/pods/runner'],
  ['exec', 'GET', '/api/v1/namespaces/ci/pods/runner/exec?command=sh'],
  ['a kubelet', 'GET', '/api/v1/nodes/worker-a1/proxy/configz'],
  ['a watch', 'GET', '/api/v1/pods?watch=true'],
  ['a watch behind paging', 'GET', '/api/v1/pods?limit=1&watch=1'],
  ['paging of what is not a list', 'GET', '/version?limit=1'],
  ['a detour', 'GET', '/api/v1/pods/../secrets'],
  ['an encoded detour', 'GET', '/api/v1/pods/%2e%2e/secrets'],
  ['an encoded slash', 'GET', '/api/v1%2Fpods'],
  ['a doubled slash', 'GET', '//api/v1/pods'],
  ['a trailing slash', 'GET', '/api/v1/pods/'],
  ['another host', 'GET', 'https://elsewhere.example/api/v1/pods'],
  ['a second query', 'GET', '/api/v1/pods?limit=1?watch=true'],
  ['a fragment', 'GET', '/api/v1/pods#x'],
  ['a self subject review', 'POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews'],
  ['the root', 'GET', '/'],
  ['nothing', 'GET', ''],
])('%s is refused: %s %s', (_what, method, path) => {
  expect(() => guardRequest({method, path})).toThrow(expect.objectContaining({code: 'undeclared-operation'}));
});

test('a whole collection sends nothing but GETs of declared paths', async () => {
  const cluster = await sampleCluster();
  await collect(targetOf(cluster));
  for (const call of cluster.calls) {
    expect(call.method).toBe('GET');
    guardRequest({method: call.method, path: call.path + (call.query ? `?${call.query}` : '')});
  }
  expect(cluster.calls.length).toBeGreaterThan(operations.length);
});
