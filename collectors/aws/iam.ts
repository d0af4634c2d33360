import type {AccessKeyMetadata, MFADevice, Role, User} from '@aws-sdk/client-iam';
import pLimit from 'p-limit';
import {type AccountRun, emitPopulation} from './account-run.ts';
import {type CredentialReport, readCredentialReport, rootUser, rowPart} from './credential-report.ts';
import {readAccountParts} from './iam-account.ts';
import {
  everyItem,
  getAccountAuthorizationDetails,
  getAccountPasswordPolicy,
  listAccessKeys,
  listMfaDevices,
  listRoles,
  listServerCertificates,
  listUsers,
} from './iam-calls.ts';
import {
  type Authorisations,
  authorisationsOf,
  inlinePoliciesOf,
  managedPolicyOf,
  permissionsOf,
} from './iam-principals.ts';
import {allItems, isAnswered, known, type Part, partOf, resourceOf, unread} from './parts.ts';
import {parsePolicy} from './policy-document.ts';
import type {ReadResult} from './reader.ts';

/** Users whose keys and MFA devices are read at the same time. */
const usersAtOnce = 8;

/**
 * Reads users, groups, roles, policies, keys and the password policy. Emits AwsIamUser, AwsIamAccessKey, AwsIamGroup,
 * AwsIamRole, AwsIamPolicy, AwsIamInlinePolicy, AwsIamPasswordPolicy and AwsIamServerCertificate; returns IAM's parts of AwsAccount.
 */
export const collectIam = async (run: AccountRun): Promise<Readonly<Record<string, Part>>> => {
  const report = readCredentialReport(run);
  const details = readAuthorisations(run);
  const members = details.then(() => undefined);
  const [account, rootCredentials, devices] = await Promise.all([
    readAccountParts(run),
    report.then(rows => rowPart(rows, rootUser)),
    collectUsers(run, report, details),
    details.then(found => collectPolicies(run, found)),
    collectRoles(run, details),
    collectPasswordPolicy(run),
    collectServerCertificates(run),
    members,
  ]);
  collectGroups(run, await details, devices);
  return {...account, rootCredentials};
};

type Details = {readonly result: ReadResult<unknown>; readonly found: Authorisations};
type Devices = {
  readonly list: ReadResult<unknown>;
  readonly byUser: ReadonlyMap<string, {readonly result: ReadResult<unknown>; readonly devices: readonly MFADevice[]}>;
};

const readAuthorisations = async (run: AccountRun): Promise<Details> => {
  const result = await run.reader.read(getAccountAuthorizationDetails, 'global', {
    Filter: ['User', 'Group', 'Role', 'LocalManagedPolicy'],
  });
  return {result, found: await authorisationsOf(result.pages())};
};

const collectUsers = async (
  run: AccountRun,
  report: Promise<CredentialReport>,
  details: Promise<Details>,
): Promise<Devices> => {
  const readLists = createUserLists(run);
  const list = await run.reader.read(listUsers, 'global', everyItem, {
    onPage: page => {
      // What fails here is told below, where the same promise is waited for.
      for (const user of page.Users ?? []) readLists(user).catch(() => undefined);
    },
  });
  emitPopulation(run, 'AwsIamUser', 'global', [list]);
  const byUser = new Map<string, {result: ReadResult<unknown>; devices: readonly MFADevice[]}>();
  const keyLists: ReadResult<unknown>[] = [];
  const emitUser = async (user: User): Promise<void> => {
    const UserName = user.UserName ?? '';
    const [keys, mfa] = await readLists(user);
    keyLists.push(keys);
    const devices = await allItems(mfa, o => o.MFADevices);
    byUser.set(UserName, {result: mfa, devices});
    const accessKeys = await allItems(keys, o => o.AccessKeyMetadata);
    for (const key of accessKeys) run.emit(accessKeyOf(run, user, key, keys));
    const {result, found} = await details;
    const detail = found.users.find(other => other.UserName === UserName);
    run.emit(
      resourceOf(about(run, 'AwsIamUser', user.Arn, UserName), {
        user: known(user, [list]),
        credentialReport: rowPart(await report, UserName),
        accessKeys: isAnswered(keys) ? known(accessKeys, [keys]) : unread([keys]),
        mfaDevices: isAnswered(mfa) ? known(devices, [mfa]) : unread([mfa]),
        policies: detail
          ? known(permissionsOf(detail.UserPolicyList, detail.AttachedManagedPolicies), [result])
          : unread([result]),
        groups: detail ? known(detail.GroupList ?? [], [result]) : unread([result]),
      }),
    );
  };
  for await (const page of list.pages()) await Promise.all((page.Users ?? []).map(emitUser));
  emitPopulation(run, 'AwsIamAccessKey', 'global', [list, ...keyLists]);
  return {list, byUser};
};

/**
 * Reads keys and MFA devices of users, each user once, a few at the same time. It is asked as soon as a user is seen and waits for nothing
 * else: a credential report may take longer than all of these together.
 */
const createUserLists = (run: AccountRun) => {
  const bounded = pLimit(usersAtOnce);
  const read = (UserName: string) =>
    Promise.all([
      run.reader.read(listAccessKeys, 'global', {UserName}),
      run.reader.read(listMfaDevices, 'global', {UserName}),
    ]);
  const reading = new Map<string, ReturnType<typeof read>>();
  return ({UserName = ''}: User): ReturnType<typeof read> => {
    const lists = reading.get(UserName) ?? bounded(() => read(UserName));
    reading.set(UserName, lists);
    return lists;
  };
};

const accessKeyOf = (run: AccountRun, user: User, key: AccessKeyMetadata, keys: ReadResult<unknown>) =>
  resourceOf(
    about(run, 'AwsIamAccessKey', `${user.Arn}/access-key/${key.AccessKeyId}`, `${user.UserName}/${key.AccessKeyId}`),
    {
      key: known(key, [keys]),
    },
  );

/** Groups with their members; a member whose MFA devices could not be read has no `MFADevices`. */
const collectGroups = (run: AccountRun, {result, found}: Details, {list, byUser}: Devices): void => {
  emitPopulation(run, 'AwsIamGroup', 'global', [result]);
  for (const group of found.groups) {
    const members = found.users.filter(({GroupList}) => GroupList?.includes(group.GroupName ?? ''));
    const read = members.map(({UserName}) => ({UserName, mfa: byUser.get(UserName ?? '')}));
    run.emit(
      resourceOf(about(run, 'AwsIamGroup', group.Arn, group.GroupName), {
        group: known({GroupName: group.GroupName, Path: group.Path, Arn: group.Arn, CreateDate: group.CreateDate}, [
          result,
        ]),
        policies: known(permissionsOf(group.GroupPolicyList, group.AttachedManagedPolicies), [result]),
        members: known(
          read.map(({UserName, mfa}) => ({
            UserName,
            MFADevices: mfa && isAnswered(mfa.result) ? mfa.devices : undefined,
          })),
          [result, ...read.map(({mfa}) => mfa?.result ?? list)],
        ),
      }),
    );
  }
};

const collectPolicies = async (run: AccountRun, {result, found}: Details): Promise<void> => {
  emitPopulation(run, 'AwsIamPolicy', 'global', [result]);
  for (const policy of found.policies) {
    run.emit(
      resourceOf(about(run, 'AwsIamPolicy', policy.Arn, policy.PolicyName), {
        policy: known(managedPolicyOf(policy), [result]),
      }),
    );
  }
  emitPopulation(run, 'AwsIamInlinePolicy', 'global', [result]);
  for (const {id, name, value} of inlinePoliciesOf(found)) {
    run.emit(resourceOf(about(run, 'AwsIamInlinePolicy', id, name), {policy: known(value, [result])}));
  }
};

const collectRoles = async (run: AccountRun, details: Promise<Details>): Promise<void> => {
  const list = await run.reader.read(listRoles, 'global', everyItem);
  emitPopulation(run, 'AwsIamRole', 'global', [list]);
  const {result, found} = await details;
  const byName = new Map(found.roles.map(role => [role.RoleName, role]));
  for await (const page of list.pages()) {
    for (const role of page.Roles ?? []) {
      const detail = byName.get(role.RoleName);
      run.emit(
        resourceOf(about(run, 'AwsIamRole', role.Arn, role.RoleName), {
          role: known(withoutDocument(role), [list]),
          trust: trustPart(role, list),
          policies: detail
            ? known(permissionsOf(detail.RolePolicyList, detail.AttachedManagedPolicies), [result])
            : unread([result]),
        }),
      );
    }
  }
};

const withoutDocument = ({AssumeRolePolicyDocument: _document, ...role}: Role) => role;

const trustPart = (role: Role, list: ReadResult<unknown>): Part => {
  const document = parsePolicy(role.AssumeRolePolicyDocument);
  return document ? known(document, [list]) : unread([list]);
};

/** An account without a password policy of its own has one resource too, whose part is null. */
const collectPasswordPolicy = async (run: AccountRun): Promise<void> => {
  const result = await run.reader.read(getAccountPasswordPolicy, 'global', {});
  emitPopulation(run, 'AwsIamPasswordPolicy', 'global', [result]);
  if (!isAnswered(result)) return;
  run.emit(
    resourceOf(about(run, 'AwsIamPasswordPolicy', `${run.account}/password-policy`, 'Password policy'), {
      passwordPolicy: await partOf(result, o => o.PasswordPolicy),
    }),
  );
};

const collectServerCertificates = async (run: AccountRun): Promise<void> => {
  const list = await run.reader.read(listServerCertificates, 'global', everyItem);
  emitPopulation(run, 'AwsIamServerCertificate', 'global', [list]);
  for (const certificate of await allItems(list, o => o.ServerCertificateMetadataList)) {
    run.emit(
      resourceOf(about(run, 'AwsIamServerCertificate', certificate.Arn, certificate.ServerCertificateName), {
        certificate: known(certificate, [list]),
      }),
    );
  }
};

const about = (run: AccountRun, type: string, id: string | undefined, name: string | undefined) => ({
  id: id ?? `${type}/${name}`,
  type,
  target: run.account,
  region: 'global',
  name: name ?? 'unnamed',
});
