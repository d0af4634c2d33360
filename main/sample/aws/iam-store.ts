import type {IamGroup, IamPolicy, IamRole, IamUser, SampleAccount} from './account.ts';
import {AnswerError, cutPage} from './handlers.ts';
import type {Plain} from './wire-value.ts';

/** The sample's IAM with ids and ARNs made, and look-ups that answer `NoSuchEntity` as IAM does. */
export type IamStore = ReturnType<typeof createIamStore>;

type Principal = IamUser | IamGroup | IamRole;

/** Builds the store. Errors: AnswerError `NoSuchEntity` from its look-ups, also for a policy name that the data does not define. */
export const createIamStore = ({iam, general}: SampleAccount) => {
  const arn = (kind: string, path: string, name: string, account = general.account) =>
    `arn:aws:iam::${account}:${kind}${path}${name}`;
  const policies = [
    ...iam.policies.map((policy, index) => ({policy, local: true, id: makeId('ANPA', index + 1)})),
    ...iam.awsPolicies.map((policy, index) => ({policy, local: false, id: makeId('ANPAAWS', index + 1)})),
  ].map(entry => ({
    ...entry,
    arn: arn('policy', entry.policy.Path, entry.policy.PolicyName, entry.local ? general.account : 'aws'),
  }));
  const policyByName = new Map(policies.map(entry => [entry.policy.PolicyName, entry]));
  const policyByArn = new Map(policies.map(entry => [entry.arn, entry]));
  const users = indexed(iam.users, u => u.UserName);
  const groups = indexed(iam.groups, g => g.GroupName);
  const roles = indexed(iam.roles, r => r.RoleName);
  const attached = (principal: Principal) =>
    principal.attached.map(name => found(policyByName.get(name), 'Policy', name));
  return {
    iam,
    account: general.account,
    alias: general.alias,
    policies,
    arn,
    attached,
    user: (name: string) => found(users.get(name), 'user with name', name).item,
    group: (name: string) => found(groups.get(name), 'group with name', name).item,
    role: (name: string) => found(roles.get(name), 'role with name', name).item,
    policy: (policyArn: string) => found(policyByArn.get(policyArn), 'Policy', policyArn),
    holdersOf: (name: string) => ({
      users: iam.users.filter(u => u.attached.includes(name)),
      groups: iam.groups.filter(g => g.attached.includes(name)),
      roles: iam.roles.filter(r => r.attached.includes(name)),
    }),
    userId: (name: string) => makeId('AIDA', found(users.get(name), 'user', name).number),
    groupId: (name: string) => makeId('AGPA', found(groups.get(name), 'group', name).number),
    roleId: (name: string) => makeId('AROA', found(roles.get(name), 'role', name).number),
    keyId: (name: string, index: number) => makeId('AKIA', found(users.get(name), 'user', name).number * 10 + index),
    members: (group: string) => iam.users.filter(u => u.groups.includes(group)),
  };
};

/** Policies of one name, as the attached-policy lists have them. */
export const attachedList = (store: IamStore, principal: Principal) =>
  store.attached(principal).map(entry => ({PolicyName: entry.policy.PolicyName, PolicyArn: entry.arn}));

/** IAM gives policy documents URL-encoded (RFC 3986), in every answer. */
export const encodeDocument = (document: IamPolicy['document']): string =>
  encodeURIComponent(JSON.stringify(document)).replace(
    /[!'()*]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** One page of a list with IAM's words for paging. */
export const iamPage = <T>(items: readonly T[], params: Plain, pageSize: number) => {
  const {items: cut, next} = cutPage(items, params.Marker, params.MaxItems, pageSize, 'InvalidInput');
  return {items: cut, paging: {IsTruncated: next !== undefined, ...(next === undefined ? {} : {Marker: next})}};
};

/** IAM's answer for a thing that is not there. */
export const noSuchEntity = (message: string): AnswerError => new AnswerError('NoSuchEntity', message, 404);

const makeId = (prefix: string, number: number): string =>
  `${prefix}SAMPLE${String(number).padStart(15 - prefix.length, '0')}`;

const indexed = <T>(items: readonly T[], name: (item: T) => string) =>
  new Map(items.map((item, index) => [name(item), {item, number: index + 1}]));

const found = <T>(entry: T | undefined, kind: string, name: string): T => {
  if (entry === undefined) throw noSuchEntity(`The ${kind} ${name} cannot be found.`);
  return entry;
};
