import {z} from 'zod';

/** Who runs the control plane, as far as the cluster shows it. */
export type Platform = 'EKS' | 'AKS' | 'GKE' | 'OpenShift' | 'self-managed' | 'unknown';

const NodeFacts = z.object({
  metadata: z.object({labels: z.record(z.string(), z.string()).nullish()}),
  spec: z.object({providerID: z.string().nullish()}).nullish(),
});

const labelOwners: readonly (readonly [prefix: string, platform: Platform])[] = [
  ['eks.amazonaws.com/', 'EKS'],
  ['kubernetes.azure.com/', 'AKS'],
  ['cloud.google.com/gke-', 'GKE'],
  ['node.openshift.io/', 'OpenShift'],
];

/**
 * The platform by the version's suffix (`v1.33.1-eks-…`, `-gke.…`), else by labels that only that platform puts on its nodes; a cluster
 * with nodes and none of these is self-managed, one without readable nodes unknown.
 */
export const platformOf = (gitVersion: string | undefined, nodes: readonly unknown[] | undefined): Platform => {
  if (gitVersion?.includes('-eks-')) return 'EKS';
  if (gitVersion?.includes('-gke.')) return 'GKE';
  for (const node of nodes ?? []) {
    const parsed = NodeFacts.safeParse(node);
    if (!parsed.success) continue;
    const keys = Object.keys(parsed.data.metadata.labels ?? {});
    const owner = labelOwners.find(([prefix]) => keys.some(key => key.startsWith(prefix)));
    if (owner) return owner[1];
  }
  return nodes?.length ? 'self-managed' : 'unknown';
};

/** Where the control plane is out of sight: why, and what to ask the provider instead. Undefined where it should be visible. */
export const hiddenControlPlane = (platform: Platform): string | undefined => {
  const why = (service: string, ask: string): string =>
    `${service} runs the control plane where the Kubernetes API does not show it. ${ask}`;
  switch (platform) {
    case 'EKS':
      return why(
        'Amazon EKS',
        'Ask for the cluster logging, encryption and endpoint settings (eks:DescribeCluster) and the SOC 2 report of AWS.',
      );
    case 'AKS':
      return why(
        'Azure AKS',
        'Ask for the diagnostic settings (kube-audit), the KMS and Entra ID settings of the cluster and the SOC 2 report of Microsoft.',
      );
    case 'GKE':
      return why(
        'Google GKE',
        'Ask for the Cloud Audit Logs, database encryption and IAM settings of the cluster and the SOC 2 report of Google.',
      );
    case 'OpenShift':
      return why(
        'OpenShift',
        'Ask for the APIServer, OAuth and etcd custom resources of the cluster (oc get apiserver cluster).',
      );
    default:
      return undefined;
  }
};
