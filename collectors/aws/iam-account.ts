import type {AccountRun} from './account-run.ts';
import {everyItem, getAccountSummary, listEntitiesForPolicy, listVirtualMfaDevices} from './iam-calls.ts';
import {allItems, isAnswered, known, listPartOf, type Part, partOf, unread} from './parts.ts';

/** Reads what IAM says of the account as a whole: its summary, virtual MFA devices, and who holds four policies of AWS. */
export const readAccountParts = async (run: AccountRun): Promise<Record<string, Part>> => {
  const entities = async (policy: string): Promise<Part> => {
    const result = await run.reader.read(listEntitiesForPolicy, 'global', {
      PolicyArn: `arn:${run.partition}:iam::aws:policy/${policy}`,
      ...everyItem,
    });
    if (!isAnswered(result)) return unread([result]);
    return known(
      {
        PolicyGroups: await allItems(result, o => o.PolicyGroups),
        PolicyUsers: await allItems(result, o => o.PolicyUsers),
        PolicyRoles: await allItems(result, o => o.PolicyRoles),
      },
      [result],
    );
  };
  const [summary, virtualMfaDevices, securityAudit, viewOnly, support, administrator] = await Promise.all([
    run.reader.read(getAccountSummary, 'global', {}).then(result => partOf(result, o => o.SummaryMap ?? {})),
    run.reader
      .read(listVirtualMfaDevices, 'global', {AssignmentStatus: 'Assigned', ...everyItem})
      .then(result => listPartOf(result, o => o.VirtualMFADevices)),
    entities('SecurityAudit'),
    entities('job-function/ViewOnlyAccess'),
    entities('AWSSupportAccess'),
    entities('AdministratorAccess'),
  ]);
  return {
    summary,
    virtualMfaDevices,
    securityAuditEntities: securityAudit,
    viewOnlyEntities: viewOnly,
    supportEntities: support,
    administratorEntities: administrator,
  };
};
