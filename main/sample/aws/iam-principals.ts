import type {IamGroup, IamRole, IamUser} from './account.ts';
import {type Handlers, required, tagList} from './handlers.ts';
import {attachedList, encodeDocument, type IamStore, iamPage, noSuchEntity} from './iam-store.ts';
import type {Plain} from './wire-value.ts';

/** A user as the lists have it. */
export const userShape = (store: IamStore, u: IamUser) => ({
  Path: u.Path,
  UserName: u.UserName,
  UserId: store.userId(u.UserName),
  Arn: store.arn('user', u.Path, u.UserName),
  CreateDate: u.CreateDate,
  ...(u.passwordUsed ? {PasswordLastUsed: u.passwordUsed} : {}),
});

/** A group as the lists have it. */
export const groupShape = (store: IamStore, g: IamGroup) => ({
  Path: g.Path,
  GroupName: g.GroupName,
  GroupId: store.groupId(g.GroupName),
  Arn: store.arn('group', g.Path, g.GroupName),
  CreateDate: g.CreateDate,
});

/** A role as the lists have it; when it was last used is told only by GetRole and the authorization details. */
export const roleShape = (store: IamStore, r: IamRole) => ({
  Path: r.Path,
  RoleName: r.RoleName,
  RoleId: store.roleId(r.RoleName),
  Arn: store.arn('role', r.Path, r.RoleName),
  CreateDate: r.CreateDate,
  AssumeRolePolicyDocument: encodeDocument(r.trust),
  ...(r.Description ? {Description: r.Description} : {}),
  MaxSessionDuration: r.MaxSessionDuration,
});

/** The MFA devices of a user. A hardware device has a serial number, a virtual one an ARN. */
export const mfaDevices = (store: IamStore, u: IamUser) =>
  u.mfa === 'none'
    ? []
    : [
        {
          UserName: u.UserName,
          SerialNumber: u.mfa === 'hardware' ? `SAMPLE-${u.UserName}` : store.arn('mfa', '/', u.UserName),
          EnableDate: u.CreateDate,
        },
      ];

/** Instance profiles carry the name of their role. */
export const instanceProfiles = (store: IamStore, roles: readonly IamRole[]) =>
  roles
    .filter(r => r.instanceProfile)
    .map(r => ({
      Path: r.Path,
      InstanceProfileName: r.RoleName,
      InstanceProfileId: store.roleId(r.RoleName).replace('AROA', 'AIPA'),
      Arn: store.arn('instance-profile', r.Path, r.RoleName),
      CreateDate: r.CreateDate,
      Roles: [roleShape(store, r)],
    }));

/** IAM's calls about users, groups and roles. */
export const iamPrincipalHandlers = (store: IamStore): Handlers => {
  const {iam} = store;
  const name = (params: Plain, key: string) => required(params, key, 'ValidationError');
  const user = (params: Plain) => store.user(name(params, 'UserName'));
  const group = (params: Plain) => store.group(name(params, 'GroupName'));
  const role = (params: Plain) => store.role(name(params, 'RoleName'));
  const inline = (principal: IamUser | IamGroup | IamRole, policy: string) => {
    const document = principal.inline[policy];
    if (document === undefined) throw noSuchEntity(`The policy with name ${policy} cannot be found.`);
    return {PolicyName: policy, PolicyDocument: encodeDocument(document)};
  };
  return {
    ListUsers: (p, {pageSize}) => {
      const {items, paging} = iamPage(iam.users, p, pageSize);
      return {Users: items.map(u => userShape(store, u)), ...paging};
    },
    GetUser: p => {
      const u = user(p);
      return {User: {...userShape(store, u), Tags: tagList(u.tags)}};
    },
    GetLoginProfile: p => {
      const u = user(p);
      if (!u.passwordChanged) throw noSuchEntity(`Login Profile for User ${u.UserName} cannot be found.`);
      return {LoginProfile: {UserName: u.UserName, CreateDate: u.passwordChanged, PasswordResetRequired: false}};
    },
    ListUserTags: (p, {pageSize}) => {
      const {items, paging} = iamPage(tagList(user(p).tags), p, pageSize);
      return {Tags: items, ...paging};
    },
    ListAccessKeys: (p, {pageSize}) => {
      const u = user(p);
      const {items, paging} = iamPage([...u.keys.entries()], p, pageSize);
      return {
        AccessKeyMetadata: items.map(([index, key]) => ({
          UserName: u.UserName,
          AccessKeyId: store.keyId(u.UserName, index),
          Status: key.active ? 'Active' : 'Inactive',
          CreateDate: key.created,
        })),
        ...paging,
      };
    },
    GetAccessKeyLastUsed: p => {
      const id = name(p, 'AccessKeyId');
      for (const u of iam.users) {
        const index = u.keys.findIndex((_, i) => store.keyId(u.UserName, i) === id);
        const key = u.keys[index];
        if (key === undefined) continue;
        const never = {ServiceName: 'N/A', Region: 'N/A'};
        return {
          UserName: u.UserName,
          AccessKeyLastUsed: key.used
            ? {LastUsedDate: key.used, ServiceName: key.service ?? 'sts', Region: key.region ?? 'us-east-1'}
            : never,
        };
      }
      throw noSuchEntity(`The Access Key with id ${id} cannot be found.`);
    },
    ListMFADevices: (p, {pageSize}) => {
      const {items, paging} = iamPage(mfaDevices(store, user(p)), p, pageSize);
      return {MFADevices: items, ...paging};
    },
    ListGroupsForUser: (p, {pageSize}) => {
      const {items, paging} = iamPage(user(p).groups.map(store.group), p, pageSize);
      return {Groups: items.map(g => groupShape(store, g)), ...paging};
    },
    ListUserPolicies: (p, {pageSize}) => names(Object.keys(user(p).inline), p, pageSize),
    ListGroupPolicies: (p, {pageSize}) => names(Object.keys(group(p).inline), p, pageSize),
    ListRolePolicies: (p, {pageSize}) => names(Object.keys(role(p).inline), p, pageSize),
    GetUserPolicy: p => ({UserName: user(p).UserName, ...inline(user(p), name(p, 'PolicyName'))}),
    GetGroupPolicy: p => ({GroupName: group(p).GroupName, ...inline(group(p), name(p, 'PolicyName'))}),
    GetRolePolicy: p => ({RoleName: role(p).RoleName, ...inline(role(p), name(p, 'PolicyName'))}),
    ListAttachedUserPolicies: (p, {pageSize}) => attached(store, user(p), p, pageSize),
    ListAttachedGroupPolicies: (p, {pageSize}) => attached(store, group(p), p, pageSize),
    ListAttachedRolePolicies: (p, {pageSize}) => attached(store, role(p), p, pageSize),
    ListGroups: (p, {pageSize}) => {
      const {items, paging} = iamPage(iam.groups, p, pageSize);
      return {Groups: items.map(g => groupShape(store, g)), ...paging};
    },
    GetGroup: (p, {pageSize}) => {
      const g = group(p);
      const {items, paging} = iamPage(store.members(g.GroupName), p, pageSize);
      return {Group: groupShape(store, g), Users: items.map(u => userShape(store, u)), ...paging};
    },
    ListRoles: (p, {pageSize}) => {
      const {items, paging} = iamPage(iam.roles, p, pageSize);
      return {Roles: items.map(r => roleShape(store, r)), ...paging};
    },
    GetRole: p => {
      const r = role(p);
      return {
        Role: {...roleShape(store, r), Tags: tagList(r.tags), RoleLastUsed: r.used ? {LastUsedDate: r.used} : {}},
      };
    },
    ListInstanceProfiles: (p, {pageSize}) => {
      const {items, paging} = iamPage(instanceProfiles(store, iam.roles), p, pageSize);
      return {InstanceProfiles: items, ...paging};
    },
  };
};

const names = (all: readonly string[], params: Plain, pageSize: number) => {
  const {items, paging} = iamPage(all, params, pageSize);
  return {PolicyNames: items, ...paging};
};

const attached = (store: IamStore, principal: IamUser | IamGroup | IamRole, params: Plain, pageSize: number) => {
  const {items, paging} = iamPage(attachedList(store, principal), params, pageSize);
  return {AttachedPolicies: items, ...paging};
};
