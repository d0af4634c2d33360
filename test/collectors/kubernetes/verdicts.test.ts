import {beforeAll, expect, test} from 'vitest';
import {lists} from '../../../collectors/kubernetes/operations.ts';
import type {Verdict} from '../../../main/checks/types.ts';
import type {SampleClusterOptions} from '../../../main/sample/kubernetes/server.ts';
import {startSampleCluster} from '../../../main/sample/kubernetes/server.ts';
import {type Collected, collect, judge, targetOf, verdictsOf} from './harness.ts';

const collectFrom = async (options: SampleClusterOptions): Promise<Collected> => {
  const cluster = await startSampleCluster({faults: {}, ...options});
  try {
    return await collect(targetOf(cluster));
  } finally {
    await cluster.close();
  }
};

let whole: Collected;
let verdicts: Verdict[];
beforeAll(async () => {
  whole = await collectFrom({});
  verdicts = judge(whole);
});

test.each<[check: string, expected: Record<string, Verdict['verdict']>]>([
  ['k8s-rbac-cluster-admin', {'cluster-admin': 'pass', 'developers-admin': 'fail', prometheus: 'not-applicable'}],
  [
    'k8s-rbac-wildcards',
    {deployer: 'fail', 'billing/everything': 'fail', prometheus: 'pass', 'cluster-admin': 'not-applicable'},
  ],
  [
    'k8s-rbac-secrets-read',
    {
      'support-secrets': 'fail',
      prometheus: 'pass',
      'system:controller:token-cleaner': 'not-applicable',
      'developers-admin': 'not-applicable',
    },
  ],
  ['k8s-rbac-exec', {'operations-debug': 'fail', 'everyone-reads': 'pass'}],
  ['k8s-rbac-escalate', {'ci-runner': 'fail', 'support-secrets': 'pass'}],
  ['k8s-rbac-node-proxy', {'operations-debug': 'fail', prometheus: 'pass'}],
  ['k8s-rbac-csr-approve', {'cert-automation': 'fail', prometheus: 'pass'}],
  ['k8s-rbac-webhook-config', {'cert-automation': 'fail', 'ci-runner': 'pass'}],
  ['k8s-rbac-token-create', {'ci-runner': 'fail', prometheus: 'pass'}],
  ['k8s-rbac-anonymous', {'dashboard-anonymous': 'fail', 'system:public-info-viewer': 'pass'}],
  ['k8s-rbac-authenticated', {'everyone-reads': 'fail', 'system:discovery': 'pass'}],
  [
    'k8s-rbac-orphan-bindings',
    {
      'tiller-leftover': 'fail',
      prometheus: 'pass',
      'customs/operators': 'pass',
      'system:controller:token-cleaner': 'not-applicable',
    },
  ],
  ['k8s-rbac-direct-users', {'developers-admin': 'fail', 'ci-runner': 'pass'}],
  ['k8s-sa-default-unused', {'billing/default': 'fail', 'tracking/default': 'pass', 'ci/runner': 'not-applicable'}],
  [
    'k8s-sa-token-automount',
    {'tracking/api': 'pass', 'billing/invoices': 'fail', 'kube-system/coredns': 'not-applicable'},
  ],
  [
    'k8s-pod-privileged',
    {
      'ci/runner': 'fail',
      'tracking/api': 'pass',
      'kube-system/kube-proxy': 'not-applicable',
      'legacy-edi/edi-gateway': 'not-applicable',
    },
  ],
  ['k8s-pod-host-pid-ipc', {'ci/debug-shell': 'fail', 'ci/runner': 'pass'}],
  ['k8s-pod-host-network', {'ci/debug-shell': 'fail', 'monitoring/fluent-bit': 'pass'}],
  ['k8s-pod-host-path', {'monitoring/fluent-bit': 'fail', 'tracking/api': 'pass'}],
  ['k8s-pod-runtime-socket', {'ci/runner': 'fail', 'monitoring/fluent-bit': 'pass'}],
  ['k8s-pod-host-port', {'ingress-nginx/ingress-nginx-controller': 'fail', 'tracking/api': 'pass'}],
  [
    'k8s-pod-privilege-escalation',
    {'ingress-nginx/ingress-nginx-controller': 'fail', 'warehouse/picking': 'pass', 'warehouse/label-printer': 'fail'},
  ],
  ['k8s-pod-non-root', {'tracking/api': 'pass', 'warehouse/label-printer': 'fail', 'billing/invoices': 'fail'}],
  ['k8s-pod-capabilities', {'ingress-nginx/ingress-nginx-controller': 'pass', 'ci/debug-shell': 'fail'}],
  ['k8s-pod-seccomp', {'tracking/positions': 'pass', 'warehouse/picking': 'fail'}],
  ['k8s-pod-readonly-rootfs', {'monitoring/fluent-bit': 'pass', 'default/hello': 'fail'}],
  ['k8s-pod-windows-hostprocess', {'legacy-edi/edi-gateway': 'fail', 'tracking/api': 'not-applicable'}],
  [
    'k8s-no-plain-credentials',
    {'billing/invoices': 'fail', 'billing/payments': 'fail', 'tracking/api': 'pass', 'default/hello': 'pass'},
  ],
  ['k8s-no-secret-env', {'tracking/api': 'fail', 'billing/invoices': 'pass'}],
  ['k8s-resource-limits', {'warehouse/picking': 'pass', 'billing/payments': 'fail'}],
  [
    'k8s-image-tag-pinned',
    {'monitoring/grafana': 'fail', 'default/hello': 'fail', 'tracking/api': 'pass', 'billing/ledger-db': 'pass'},
  ],
  [
    'k8s-image-registry-approved',
    {'default/hello': 'fail', 'kube-system/coredns': 'pass', 'tracking/api': 'not-assessed'},
  ],
  ['k8s-ingress-nginx-retired', {'ingress-nginx/ingress-nginx-controller': 'fail', 'tracking/api': 'pass'}],
  [
    'k8s-psa-labels',
    {tracking: 'pass', billing: 'fail', ci: 'fail', 'kube-system': 'not-applicable', 'archive-2023': 'not-applicable'},
  ],
  ['k8s-default-namespace', {default: 'fail', tracking: 'not-applicable'}],
  ['k8s-namespace-owner', {tracking: 'pass', ci: 'fail', default: 'not-applicable'}],
  ['k8s-netpol-present', {tracking: 'pass', warehouse: 'pass', billing: 'fail', 'archive-2023': 'not-applicable'}],
  ['k8s-netpol-default-deny', {tracking: 'pass', warehouse: 'fail'}],
  ['k8s-netpol-egress', {customs: 'pass', warehouse: 'fail'}],
  ['k8s-resource-quota', {tracking: 'pass', warehouse: 'pass', billing: 'fail'}],
  [
    'k8s-service-exposure',
    {
      'billing/invoices': 'fail',
      'billing/payments': 'pass',
      'billing/ledger': 'pass',
      'staging/web': 'fail',
      'tracking/api': 'not-applicable',
    },
  ],
  ['k8s-service-external-ips', {'legacy-edi/edi': 'fail', 'tracking/api': 'pass'}],
  ['k8s-ingress-tls', {'tracking/tracking': 'pass', 'billing/invoices': 'fail'}],
  ['k8s-apiserver-anonymous-auth', {'kube-apiserver-cp-1': 'fail'}],
  ['k8s-apiserver-no-token-file', {'kube-apiserver-cp-1': 'fail'}],
  ['k8s-apiserver-authz-rbac', {'kube-apiserver-cp-1': 'pass'}],
  ['k8s-apiserver-node-restriction', {'kube-apiserver-cp-1': 'pass'}],
  ['k8s-audit-log', {'kube-apiserver-cp-1': 'fail'}],
  ['k8s-audit-retention', {'kube-apiserver-cp-1': 'not-applicable'}],
  ['k8s-secrets-encryption', {'kube-apiserver-cp-1': 'fail'}],
  ['k8s-etcd-tls', {'etcd-cp-1': 'pass'}],
  ['k8s-etcd-peer-tls', {'etcd-cp-1': 'fail'}],
  ['k8s-version-supported', {'alder-finch-prod': 'fail'}],
  ['k8s-node-zones', {'alder-finch-prod': 'fail'}],
  ['k8s-log-collector', {'alder-finch-prod': 'pass'}],
  ['k8s-runtime-detection', {'alder-finch-prod': 'fail'}],
  ['k8s-cni-netpol', {'alder-finch-prod': 'pass'}],
  ['k8s-kubelet-skew', {'worker-old': 'fail', 'worker-a1': 'pass'}],
  ['k8s-node-os-supported', {'worker-old': 'fail', 'worker-a1': 'pass', 'win-edi-1': 'not-applicable'}],
  ['k8s-runtime-supported', {'worker-old': 'fail', 'worker-a1': 'pass'}],
  ['k8s-windows-node-build', {'win-edi-1': 'pass', 'worker-a1': 'not-applicable'}],
])('%s on the sample cluster', (check, expected) => {
  expect(verdictsOf(verdicts, check)).toMatchObject(expected);
});

test('every pod spec is judged exactly once: four replicas are one workload, a cron job stands for its jobs and pods', () => {
  const ids = whole.resources.filter(r => r.type === 'Workload').map(r => r.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter(id => id.startsWith('tracking/')).sort()).toEqual([
    'tracking/CronJob/cleanup',
    'tracking/Deployment/api',
    'tracking/Deployment/events',
    'tracking/Deployment/geocoder',
    'tracking/Deployment/notifier',
    'tracking/StatefulSet/positions',
  ]);
  expect(ids).toContain('ci/Pod/debug-shell');
  expect(ids).toContain('ci/Job/migrate-2026-11');
  expect(ids).toContain('kube-system/Pod/kube-apiserver-cp-1');
  expect(ids.filter(id => id.includes('/Pod/'))).toHaveLength(5);
});

test("where a controller's list was not read, one of its pods stands for it", async () => {
  const collected = await collectFrom({faults: {denied: ['deployments']}});
  const tracking = collected.resources.filter(r => r.type === 'Workload' && r.id.startsWith('tracking/'));
  const owners = tracking.map(r => (r.data.metadata as {owner: string}).owner).filter(owner => owner !== '');
  expect(owners).toHaveLength(4);
  expect(new Set(owners).size).toBe(4);
  expect(verdictsOf(judge(collected), 'k8s-pod-privileged')['*']).toBe('not-assessed');
});

/** kubescape 3069: a 403 on one list flipped five verdicts to a pass. */
test.each([...lists.map(list => list.plural), 'version'])(
  'a refused read of %s flips no verdict, least of all to a pass',
  async denied => {
    const refuse = {status: 403, headers: {'content-type': 'application/json'}, body: '{"reason":"Forbidden"}'};
    const collected = await collectFrom(
      denied === 'version'
        ? {intercept: ({path}) => (path === '/version' ? refuse : undefined)}
        : {faults: {denied: [denied]}},
    );
    const before = new Map(verdicts.map(v => [`${v.check} ${v.resource ?? '*'}`, v.verdict]));
    let unassessed = 0;
    for (const verdict of judge(collected)) {
      if (verdict.verdict === 'not-assessed') {
        unassessed += 1;
        continue;
      }
      // A pod that stands in for an unread controller is the same spec under another id.
      const known = before.get(`${verdict.check} ${verdict.resource ?? '*'}`);
      if (known === undefined && verdict.resourceType === 'Workload') continue;
      expect([verdict.check, verdict.resource, verdict.verdict]).toEqual([verdict.check, verdict.resource, known]);
    }
    const already = verdicts.filter(v => v.verdict === 'not-assessed').length;
    if (denied !== 'limitranges' && denied !== 'resourcequotas') expect(unassessed).toBeGreaterThan(already);
  },
);

test('a managed control plane: nothing to look at is not a pass, and the provider is to be asked', async () => {
  const collected = await collectFrom({managed: 'eks'});
  expect(collected.identities[0]?.facts).toMatchObject({platform: 'EKS', version: expect.stringContaining('-eks-')});
  const managed = judge(collected);
  const hidden = managed.filter(v => ['ApiServer', 'Etcd', 'ControllerManager', 'Scheduler'].includes(v.resourceType));
  expect(hidden.length).toBeGreaterThanOrEqual(14);
  for (const verdict of hidden) {
    expect(verdict.verdict).toBe('not-assessed');
    expect(verdict.reason).toContain('eks:DescribeCluster');
  }
  // 1.34 is past its upstream end of life, and still in standard support on EKS.
  expect(verdictsOf(managed, 'k8s-version-supported')).toEqual({'alder-finch-prod': 'pass'});
});

test('a control plane that nobody sees is hidden, not empty', async () => {
  const collected = await collectFrom({intercept: ({path}) => (path === '/api/v1/pods' ? emptyList : undefined)});
  expect(collected.populations.find(p => p.type === 'ApiServer')?.hidden).toContain('No kube-apiserver shows');
  expect(verdictsOf(judge(collected), 'k8s-audit-log')).toEqual({'*': 'not-assessed'});
});

const emptyList = {
  status: 200,
  headers: {'content-type': 'application/json'},
  body: '{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[]}',
};

test('every part that is there rests on reads that were answered, and every part names its reads', () => {
  const ok = new Set(whole.reads.filter(r => r.provenance.outcome === 'ok').map(r => r.id));
  for (const resource of whole.resources) {
    for (const part of Object.keys(resource.data)) expect(resource.reads[part]?.length).toBeGreaterThan(0);
    for (const ids of Object.values(resource.reads)) for (const id of ids) expect(ok.has(id)).toBe(true);
  }
});
