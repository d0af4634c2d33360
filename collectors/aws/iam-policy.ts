import type {Operation} from '../collector.ts';

/** The least-privilege IAM policy (JSON) that allows exactly the given operations, one statement a service, in a stable order. */
export const iamPolicyOf = (operations: readonly Operation[]): string => {
  const byService = new Map<string, Set<string>>();
  for (const {service, permissions} of operations) {
    const actions = byService.get(service) ?? new Set();
    for (const permission of permissions) actions.add(permission);
    if (actions.size > 0) byService.set(service, actions);
  }
  const Statement = [...byService]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, actions]) => ({
      Sid: `FieldworkRead${service.toUpperCase()}`,
      Effect: 'Allow',
      Action: [...actions].sort(),
      Resource: '*',
    }));
  return `${JSON.stringify({Version: '2012-10-17', Statement}, undefined, 2)}\n`;
};
