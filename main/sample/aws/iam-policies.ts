import {type Handlers, required, tagList} from './handlers.ts';
import {groupShape, instanceProfiles, roleShape, userShape} from './iam-principals.ts';
import {attachedList, encodeDocument, type IamStore, iamPage} from './iam-store.ts';
import type {Plain} from './wire-value.ts';

type PolicyEntry = IamStore['policies'][number];

const policyShape = (store: IamStore, {policy, arn, id}: PolicyEntry) => {
  const holders = store.holdersOf(policy.PolicyName);
  return {
    PolicyName: policy.PolicyName,
    PolicyId: id,
    Arn: arn,
    Path: policy.Path,
    DefaultVersionId: 'v1',
    AttachmentCount: holders.users.length + holders.groups.length + holders.roles.length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: policy.CreateDate,
    UpdateDate: policy.CreateDate,
  };
};

const versionShape = ({policy}: PolicyEntry) => ({
  VersionId: 'v1',
  IsDefaultVersion: true,
  CreateDate: policy.CreateDate,
  Document: encodeDocument(policy.document),
});

/** IAM's calls about managed policies, and the account's authorization details in one call. */
export const iamPolicyHandlers = (store: IamStore): Handlers => {
  const {iam} = store;
  const entry = (params: Plain) => store.policy(required(params, 'PolicyArn', 'ValidationError'));
  const isAttached = (e: PolicyEntry) =>
    Object.values(store.holdersOf(e.policy.PolicyName)).some(list => list.length > 0);
  return {
    ListPolicies: (p, {pageSize}) => {
      const wanted = store.policies.filter(
        e =>
          (p.Scope !== 'Local' || e.local) &&
          (p.Scope !== 'AWS' || !e.local) &&
          (p.OnlyAttached !== true || isAttached(e)),
      );
      const {items, paging} = iamPage(wanted, p, pageSize);
      return {Policies: items.map(e => policyShape(store, e)), ...paging};
    },
    GetPolicy: p => {
      const e = entry(p);
      const description = e.policy.Description === undefined ? {} : {Description: e.policy.Description};
      return {Policy: {...policyShape(store, e), ...description, Tags: tagList(e.policy.tags)}};
    },
    GetPolicyVersion: p => ({PolicyVersion: versionShape(entry(p))}),
    ListPolicyVersions: p => {
      const {Document: _, ...version} = versionShape(entry(p));
      return {Versions: [version], IsTruncated: false};
    },
    ListEntitiesForPolicy: (p, {pageSize}) => {
      const holders = store.holdersOf(entry(p).policy.PolicyName);
      const all = [
        ...holders.groups.map(g => ({
          filter: 'Group',
          list: 'PolicyGroups',
          row: {GroupName: g.GroupName, GroupId: store.groupId(g.GroupName)},
        })),
        ...holders.users.map(u => ({
          filter: 'User',
          list: 'PolicyUsers',
          row: {UserName: u.UserName, UserId: store.userId(u.UserName)},
        })),
        ...holders.roles.map(r => ({
          filter: 'Role',
          list: 'PolicyRoles',
          row: {RoleName: r.RoleName, RoleId: store.roleId(r.RoleName)},
        })),
      ].filter(e => p.EntityFilter === undefined || p.EntityFilter === e.filter);
      const {items, paging} = iamPage(all, p, pageSize);
      return {...collect(['PolicyGroups', 'PolicyUsers', 'PolicyRoles'], items), ...paging};
    },
    GetAccountAuthorizationDetails: (p, {pageSize}) => {
      const filter = Array.isArray(p.Filter) ? p.Filter : [];
      const all = [
        ...iam.users.map(u => ({filter: 'User', list: 'UserDetailList', row: () => userDetail(store, u)})),
        ...iam.groups.map(g => ({filter: 'Group', list: 'GroupDetailList', row: () => groupDetail(store, g)})),
        ...iam.roles.map(r => ({filter: 'Role', list: 'RoleDetailList', row: () => roleDetail(store, r)})),
        ...store.policies
          .filter(e => e.local || isAttached(e))
          .map(e => ({
            filter: e.local ? 'LocalManagedPolicy' : 'AWSManagedPolicy',
            list: 'Policies',
            row: () => ({...policyShape(store, e), PolicyVersionList: [versionShape(e)]}),
          })),
      ].filter(e => filter.length === 0 || filter.includes(e.filter));
      const {items, paging} = iamPage(all, p, pageSize);
      const lists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'];
      return {
        ...collect(
          lists,
          items.map(({list, row}) => ({list, row: row()})),
        ),
        ...paging,
      };
    },
  };
};

/** Rows of several kinds, each put into the list of its kind. */
const collect = (lists: readonly string[], items: readonly {list: string; row: unknown}[]): Plain =>
  Object.fromEntries(lists.map(list => [list, items.filter(item => item.list === list).map(item => item.row)]));

const inlineList = (inline: IamStore['iam']['users'][number]['inline']) =>
  Object.entries(inline).map(([PolicyName, document]) => ({PolicyName, PolicyDocument: encodeDocument(document)}));

const userDetail = (store: IamStore, u: IamStore['iam']['users'][number]) => {
  const {PasswordLastUsed: _, ...shape}: ReturnType<typeof userShape> = userShape(store, u);
  return {
    ...shape,
    UserPolicyList: inlineList(u.inline),
    GroupList: u.groups,
    AttachedManagedPolicies: attachedList(store, u),
    Tags: tagList(u.tags),
  };
};

const groupDetail = (store: IamStore, g: IamStore['iam']['groups'][number]) => ({
  ...groupShape(store, g),
  GroupPolicyList: inlineList(g.inline),
  AttachedManagedPolicies: attachedList(store, g),
});

const roleDetail = (store: IamStore, r: IamStore['iam']['roles'][number]) => {
  const {Description: _, MaxSessionDuration: __, ...shape}: ReturnType<typeof roleShape> = roleShape(store, r);
  return {
    ...shape,
    InstanceProfileList: instanceProfiles(store, [r]),
    RolePolicyList: inlineList(r.inline),
    AttachedManagedPolicies: attachedList(store, r),
    Tags: tagList(r.tags),
    RoleLastUsed: r.used ? {LastUsedDate: r.used, Region: 'eu-central-1'} : {},
  };
};
