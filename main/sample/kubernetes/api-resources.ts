/** The kinds that the sample API server serves, in the words of Kubernetes' own discovery. */
export type ApiResource = {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
};

const core = (plural: string, kind: string, namespaced = true): ApiResource => ({
  group: '',
  version: 'v1',
  plural,
  kind,
  namespaced,
});
const inGroup = (group: string, plural: string, kind: string, namespaced = true): ApiResource => ({
  group,
  version: 'v1',
  plural,
  kind,
  namespaced,
});

export const apiResources: readonly ApiResource[] = [
  core('nodes', 'Node', false),
  core('namespaces', 'Namespace', false),
  core('pods', 'Pod'),
  core('services', 'Service'),
  core('serviceaccounts', 'ServiceAccount'),
  core('secrets', 'Secret'),
  core('resourcequotas', 'ResourceQuota'),
  core('limitranges', 'LimitRange'),
  inGroup('apps', 'deployments', 'Deployment'),
  inGroup('apps', 'daemonsets', 'DaemonSet'),
  inGroup('apps', 'statefulsets', 'StatefulSet'),
  inGroup('batch', 'jobs', 'Job'),
  inGroup('batch', 'cronjobs', 'CronJob'),
  inGroup('rbac.authorization.k8s.io', 'roles', 'Role'),
  inGroup('rbac.authorization.k8s.io', 'rolebindings', 'RoleBinding'),
  inGroup('rbac.authorization.k8s.io', 'clusterroles', 'ClusterRole', false),
  inGroup('rbac.authorization.k8s.io', 'clusterrolebindings', 'ClusterRoleBinding', false),
  inGroup('networking.k8s.io', 'networkpolicies', 'NetworkPolicy'),
  inGroup('networking.k8s.io', 'ingresses', 'Ingress'),
];

/** The collection path of a resource: `/api/v1/pods`, `/apis/apps/v1/deployments`. */
export const pathOf = (resource: ApiResource): string =>
  resource.group === ''
    ? `/api/${resource.version}/${resource.plural}`
    : `/apis/${resource.group}/${resource.version}/${resource.plural}`;

/** `group/version` as an object's `apiVersion` has it. */
export const apiVersionOf = (resource: ApiResource): string =>
  resource.group === '' ? resource.version : `${resource.group}/${resource.version}`;
