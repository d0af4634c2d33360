import type {Operation} from '../collector.ts';

/** One kind that is listed over the whole cluster, and where. */
export type ListKind = {
  readonly plural: Plural;
  /** `''` for the core group. */
  readonly group: string;
  readonly path: string;
  readonly operation: Operation;
};

const declared = {
  '': ['nodes', 'namespaces', 'pods', 'services', 'serviceaccounts', 'resourcequotas', 'limitranges'],
  apps: ['deployments', 'daemonsets', 'statefulsets'],
  batch: ['jobs', 'cronjobs'],
  'rbac.authorization.k8s.io': ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'],
  'networking.k8s.io': ['networkpolicies', 'ingresses'],
} as const;

export type Plural = (typeof declared)[keyof typeof declared][number];

/** All scopes of this collector are one cluster; namespaces are read together. */
export const region = 'cluster';

const listOf = (group: string, plural: Plural): ListKind => ({
  plural,
  group,
  path: group === '' ? `/api/v1/${plural}` : `/apis/${group}/v1/${plural}`,
  operation: {
    id: `${group || 'core'}/${plural}:list`,
    service: group || 'core',
    name: `list ${plural}`,
    scope: 'cluster',
    permissions: [`list ${group === '' ? plural : `${plural}.${group}`}`],
  },
});

/** Every list this collector reads. */
export const lists: readonly ListKind[] = Object.entries(declared).flatMap(([group, plurals]) =>
  plurals.map(plural => listOf(group, plural)),
);

export const versionPath = '/version';
export const versionOperation: Operation = {
  id: 'version:get',
  service: 'version',
  name: 'get /version',
  scope: 'cluster',
  permissions: ['get /version'],
};

/** The uid of this namespace is the nearest thing to an identity that a cluster has. */
export const kubeSystemPath = '/api/v1/namespaces/kube-system';
export const kubeSystemOperation: Operation = {
  id: 'core/namespaces:get',
  service: 'core',
  name: 'get namespace kube-system',
  scope: 'cluster',
  permissions: ['get namespaces'],
};

/** Everything that may leave the machine: guard, preflight, policy and verdict reasons come from here. */
export const operations: readonly Operation[] = [
  kubeSystemOperation,
  versionOperation,
  ...lists.map(list => list.operation),
];
