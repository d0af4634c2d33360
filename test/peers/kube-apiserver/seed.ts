import {parse} from 'yaml';
import {z} from 'zod';
import type {RunningApiServer} from './start.ts';

const Namespace = z.object({metadata: z.object({uid: z.string()})});

/** More than one page of 500. */
const pods = 620;

/** Applies the ClusterRole that we hand to clients, binds it to the auditor, and makes pods to page through. */
export const seedCluster = async (server: RunningApiServer, clusterRole: string) => {
  const rbac = '/apis/rbac.authorization.k8s.io/v1';
  await server.ask('POST', `${rbac}/clusterroles`, parse(clusterRole));
  await server.ask('POST', `${rbac}/clusterrolebindings`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: {name: 'fieldwork-auditor'},
    roleRef: {apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'fieldwork-auditor'},
    subjects: [{apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'fieldwork-auditor'}],
  });
  await server.ask('POST', '/api/v1/namespaces', {apiVersion: 'v1', kind: 'Namespace', metadata: {name: 'audited'}});
  for (let start = 0; start < pods; start += 20) {
    await Promise.all(
      Array.from({length: Math.min(20, pods - start)}, (_, index) =>
        server.ask('POST', '/api/v1/namespaces/audited/pods', {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: {name: `pod-${start + index}`},
          spec: {containers: [{name: 'c', image: 'registry.k8s.io/pause:3.10', env: [{name: 'MODE', value: 'test'}]}]},
        }),
      ),
    );
  }
  const kubeSystem = Namespace.parse(await server.ask('GET', '/api/v1/namespaces/kube-system'));
  return {pods, kubeSystemUid: kubeSystem.metadata.uid};
};
