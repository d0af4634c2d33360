import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {kubernetesCollector} from '../../../collectors/kubernetes/collector.ts';
import {operations} from '../../../collectors/kubernetes/operations.ts';
import {createMemoryJournal} from '../../../main/workspace/memory-journal.ts';
import {collect, collectorWith, sampleCluster, targetOf} from './harness.ts';

const run = () => ({
  journal: createMemoryJournal(),
  signal: new AbortController().signal,
  toolVersion: '0.0.0-test',
});

test('a preflight tries every declared operation once, for one object each, and says what to grant', async () => {
  const cluster = await sampleCluster({faults: {denied: ['rolebindings']}});
  const preflight = await collectorWith().preflight(targetOf(cluster), run());
  expect(preflight.rows.map(row => row.operation)).toEqual(operations.map(operation => operation.id));
  expect(preflight.rows.filter(row => row.outcome !== 'ok')).toEqual([
    expect.objectContaining({
      operation: 'rbac.authorization.k8s.io/rolebindings:list',
      outcome: 'denied',
      permissions: ['list rolebindings.rbac.authorization.k8s.io'],
      error: expect.objectContaining({code: 'Forbidden'}),
    }),
  ]);
  expect(cluster.calls.filter(call => call.path === '/api/v1/pods').map(call => call.query)).toEqual(['limit=1']);
  expect(preflight.identity.caller).toBe('fieldwork-auditor');
});

test('the estimate of calls is what the collection then needs', async () => {
  const cluster = await sampleCluster({extraPods: 1200, pageSizes: {}});
  const {estimatedCalls} = await collectorWith().preflight(targetOf(cluster), run());
  const before = cluster.calls.length;
  await collect(targetOf(cluster));
  expect(cluster.calls.length - before).toBe(estimatedCalls);
});

test('the policy grants get and list on the declared resources, and nothing else', () => {
  const text = kubernetesCollector.policy();
  expect(parse(text)).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {name: 'fieldwork-auditor'},
    rules: [
      {
        apiGroups: [''],
        resources: ['nodes', 'namespaces', 'pods', 'services', 'serviceaccounts', 'resourcequotas', 'limitranges'],
        verbs: ['get', 'list'],
      },
      {apiGroups: ['apps'], resources: ['deployments', 'daemonsets', 'statefulsets'], verbs: ['get', 'list']},
      {apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: ['get', 'list']},
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'],
        verbs: ['get', 'list'],
      },
      {apiGroups: ['networking.k8s.io'], resources: ['networkpolicies', 'ingresses'], verbs: ['get', 'list']},
      {nonResourceURLs: ['/version'], verbs: ['get']},
    ],
  });
  expect(text).toMatch(/^# What Fieldwork needs to read, and nothing else: no Secrets/);
});
