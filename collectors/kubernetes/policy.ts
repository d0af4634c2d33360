import {stringify} from 'yaml';
import {lists, versionPath} from './operations.ts';

const header = `# What Fieldwork needs to read, and nothing else: no Secrets, no exec, no nodes/proxy, nothing that writes.
# Apply it, then bind it to the identity that the auditor uses:
#   kubectl create clusterrolebinding fieldwork-auditor --clusterrole=fieldwork-auditor --user=NAME
`;

/** The ClusterRole (YAML) that a client applies: get and list on exactly the declared resources, get on /version. */
export const clusterRole = (): string => {
  const groups = [...new Set(lists.map(list => list.group))];
  const role = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {name: 'fieldwork-auditor'},
    rules: [
      ...groups.map(group => ({
        apiGroups: [group],
        resources: lists.filter(list => list.group === group).map(list => list.plural),
        verbs: ['get', 'list'],
      })),
      {nonResourceURLs: [versionPath], verbs: ['get']},
    ],
  };
  return header + stringify(role);
};
