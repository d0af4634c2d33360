import type {
  AttachedPolicy,
  GetAccountAuthorizationDetailsCommandOutput,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam';
import {parsePolicy} from './policy-document.ts';

/** Everything the account authorisation details say. */
export type Authorisations = {
  readonly users: readonly UserDetail[];
  readonly groups: readonly GroupDetail[];
  readonly roles: readonly RoleDetail[];
  readonly policies: readonly ManagedPolicyDetail[];
};

/** Joins the pages of the account authorisation details. */
export const authorisationsOf = async (
  pages: AsyncIterable<GetAccountAuthorizationDetailsCommandOutput>,
): Promise<Authorisations> => {
  const users: UserDetail[] = [];
  const groups: GroupDetail[] = [];
  const roles: RoleDetail[] = [];
  const policies: ManagedPolicyDetail[] = [];
  for await (const page of pages) {
    users.push(...(page.UserDetailList ?? []));
    groups.push(...(page.GroupDetailList ?? []));
    roles.push(...(page.RoleDetailList ?? []));
    policies.push(...(page.Policies ?? []));
  }
  return {users, groups, roles, policies};
};

/** The permissions of a user, group or role: names of its inline policies, and its attached policies. */
export const permissionsOf = (
  inline: readonly PolicyDetail[] | undefined,
  attached: readonly AttachedPolicy[] | undefined,
) => ({
  PolicyNames: (inline ?? []).map(({PolicyName}) => PolicyName),
  AttachedManagedPolicies: attached ?? [],
});

/** A policy of the client's own, with the statements of its default version; without `Document` where they cannot be read. */
export const managedPolicyOf = ({PolicyVersionList, ...policy}: ManagedPolicyDetail) => ({
  ...policy,
  Document: parsePolicy(PolicyVersionList?.find(({IsDefaultVersion}) => IsDefaultVersion)?.Document),
});

export type InlinePolicy = {
  readonly id: string;
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
};

/** All inline policies of users, groups and roles, each with its owner. */
export const inlinePoliciesOf = ({users, groups, roles}: Authorisations): readonly InlinePolicy[] => [
  ...users.flatMap(user => inlineOf('User', user.UserName, user.Arn, user.UserPolicyList)),
  ...groups.flatMap(group => inlineOf('Group', group.GroupName, group.Arn, group.GroupPolicyList)),
  ...roles.flatMap(role => inlineOf('Role', role.RoleName, role.Arn, role.RolePolicyList)),
];

const inlineOf = (
  OwnerType: string,
  OwnerName: string | undefined,
  arn: string | undefined,
  policies: readonly PolicyDetail[] | undefined,
): readonly InlinePolicy[] =>
  (policies ?? []).map(({PolicyName, PolicyDocument}) => ({
    id: `${arn ?? OwnerName}/inline/${PolicyName}`,
    name: `${OwnerName}/${PolicyName}`,
    value: {PolicyName, OwnerType, OwnerName, Document: parsePolicy(PolicyDocument)},
  }));
