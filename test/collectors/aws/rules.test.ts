import {describe, expect, test} from 'vitest';
import {awsOperations} from '../../../collectors/aws/operations.ts';
import {evaluate} from '../../../main/checks/evaluate.ts';
import {loadChecks} from '../../../main/checks/load.ts';
import type {Check} from '../../../main/checks/types.ts';
import type {VerdictValue} from '../../../main/contract/ids.ts';

const folder = new URL('../../../templates/checks/aws', import.meta.url).pathname;
const checks = loadChecks(folder, {operations: new Set(awsOperations.map(({id}) => id))});
const now = '2026-06-30T00:00:00.000Z';
const daysAgo = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString();

type Data = Readonly<Record<string, unknown>>;

const verdictOf = (check: Check, data: Data): VerdictValue | undefined => {
  const parts = [...`${check.pass} ${check.appliesTo ?? ''}`.matchAll(/resource\.(\w+)/g)].map(([, part]) => part);
  const about = {id: 'id', type: check.resourceType, target: 't', region: 'r', name: 'ledger'};
  const [verdict] = evaluate({
    checks: [check],
    populations: [{type: check.resourceType, target: 't', region: 'r', reads: ['R-000001']}],
    resources: [{...about, data, reads: Object.fromEntries(parts.map(part => [part, ['R-000001']]))}],
    read: id => ({id, operation: 'x:Read', region: 'r', outcome: 'ok', parameters: {}}),
    now,
    providers: ['aws'],
  });
  return verdict?.verdict;
};

const summary = {AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountPasswordPresent: 1};
const root = {
  password_last_used: 'no_information',
  access_key_1_last_used_date: 'N/A',
  access_key_2_last_used_date: 'N/A',
};
const row = {
  password_enabled: 'true',
  password_last_used: daysAgo(3),
  password_last_changed: daysAgo(400),
  mfa_active: 'true',
  access_key_1_active: 'false',
  access_key_1_last_used_date: 'N/A',
  access_key_1_last_rotated: 'N/A',
  access_key_2_active: 'false',
  access_key_2_last_used_date: 'N/A',
  access_key_2_last_rotated: 'N/A',
};
const statement = (over: Data) => ({Statement: [{Sid: '', Effect: 'Allow', Conditions: [], ...over}]});
const everything = {Action: ['*'], Resource: ['*']};
const attachedAdmin = {
  PolicyNames: [],
  AttachedManagedPolicies: [{PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess'}],
};
const noPolicies = {PolicyNames: [], AttachedManagedPolicies: []};
const allUsers = [{Grantee: {URI: 'http://acs.amazonaws.com/groups/global/AllUsers'}, Permission: 'READ'}];
const owner = [{Grantee: {ID: 'owner', Type: 'CanonicalUser'}, Permission: 'FULL_CONTROL'}];
const blocked = {BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true};
const onlyAcls = {...blocked, BlockPublicPolicy: false, RestrictPublicBuckets: false};
const onlyPolicies = {...blocked, BlockPublicAcls: false, IgnorePublicAcls: false};
const onlyNew = {...blocked, IgnorePublicAcls: false, RestrictPublicBuckets: false};
const closed = {publicAccessBlock: null, accountPublicAccessBlock: null, acl: owner, policyStatus: null};
const openToAll = {...closed, acl: allUsers};
const intoIt = [{region: 'r', trails: ['arn']}];
const tlsOnly = (over: Data = {}) =>
  statement({
    Effect: 'Deny',
    Principal: {AWS: ['*']},
    Action: ['s3:*'],
    Resource: ['arn:aws:s3:::ledger', 'arn:aws:s3:::ledger/*'],
    Conditions: [{operator: 'bool', key: 'aws:securetransport', values: ['false']}],
    ...over,
  });
const trail = (over: Data = {}) => ({
  trail: {IsMultiRegionTrail: true},
  status: {IsLogging: true},
  eventSelectors: {EventSelectors: [{IncludeManagementEvents: true, ReadWriteType: 'All'}], AdvancedEventSelectors: []},
  ...over,
});
const advanced = (...fields: readonly Data[]) => ({
  EventSelectors: [],
  AdvancedEventSelectors: [{FieldSelectors: [{Field: 'eventCategory', Equals: ['Management']}, ...fields]}],
});
const key = {KeyManager: 'CUSTOMER', KeyState: 'Enabled', KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS'};
const instance = (over: Data = {}) => ({InstanceId: 'i-1', State: {Name: 'running'}, ...over});
const open = (over: Data) => ({
  group: {GroupName: 'web', IpPermissions: [{IpProtocol: 'tcp', IpRanges: [{CidrIp: '0.0.0.0/0'}], ...over}]},
});
const toWorld6 = {IpRanges: [], Ipv6Ranges: [{CidrIpv6: '::/0'}]};
const toOffice = {IpRanges: [{CidrIp: '192.0.2.0/24'}]};
const entry = (over: Data) => ({
  acl: {Entries: [{Egress: false, RuleAction: 'allow', CidrBlock: '0.0.0.0/0', Protocol: '6', ...over}]},
});

/** What each check says of plain cases; the first pass and the first fail also serve the tests on unread parts. */
const cases: Readonly<
  Record<string, {pass: readonly Data[]; fail: readonly Data[]; other?: readonly [VerdictValue, Data][]}>
> = {
  'aws-iam-root-mfa': {
    pass: [{summary}, {summary: {...summary, AccountMFAEnabled: 0, AccountPasswordPresent: 0}}],
    fail: [{summary: {...summary, AccountMFAEnabled: 0}}],
  },
  'aws-iam-root-hardware-mfa': {
    pass: [
      {
        summary,
        virtualMfaDevices: [{SerialNumber: 'arn:aws:iam::1:mfa/anna', User: {Arn: 'arn:aws:iam::1:user/anna'}}],
      },
    ],
    fail: [
      {summary, virtualMfaDevices: [{SerialNumber: 'arn:aws:iam::1:mfa/phone', User: {Arn: 'arn:aws:iam::1:root'}}]},
      {summary, virtualMfaDevices: [{SerialNumber: 'arn:aws:iam::1:mfa/root-account-mfa-device'}]},
      {summary: {...summary, AccountMFAEnabled: 0}, virtualMfaDevices: []},
    ],
  },
  'aws-iam-root-no-access-key': {pass: [{summary}], fail: [{summary: {...summary, AccountAccessKeysPresent: 1}}]},
  'aws-iam-root-not-used': {
    pass: [{rootCredentials: root}, {rootCredentials: {...root, password_last_used: daysAgo(91)}}],
    fail: [
      {rootCredentials: {...root, password_last_used: daysAgo(89)}},
      {rootCredentials: {...root, access_key_2_last_used_date: daysAgo(1)}},
    ],
    other: [['not-assessed', {rootCredentials: {...root, password_last_used: 'not_supported'}}]],
  },
  'aws-iam-support-role': {
    pass: [{supportEntities: {PolicyRoles: [{}]}}],
    fail: [{supportEntities: {PolicyRoles: []}}],
  },
  'aws-iam-audit-role': {
    pass: [
      {securityAuditEntities: {PolicyRoles: []}, viewOnlyEntities: {PolicyRoles: [{}]}},
      {securityAuditEntities: {PolicyRoles: [{}]}},
    ],
    fail: [{securityAuditEntities: {PolicyRoles: []}, viewOnlyEntities: {PolicyRoles: []}}],
    other: [['not-assessed', {securityAuditEntities: {PolicyRoles: []}}]],
  },
  'aws-iam-user-mfa-console': {
    pass: [{credentialReport: row}],
    fail: [{credentialReport: {...row, mfa_active: 'false'}}],
    other: [['not-applicable', {credentialReport: {...row, password_enabled: 'false'}}]],
  },
  'aws-iam-unused-credentials': {
    pass: [
      {credentialReport: row},
      {credentialReport: {...row, password_last_used: 'no_information', password_last_changed: daysAgo(2)}},
    ],
    fail: [
      {credentialReport: {...row, password_last_used: daysAgo(46)}},
      {credentialReport: {...row, access_key_1_active: 'true', access_key_1_last_rotated: daysAgo(50)}},
      {credentialReport: {...row, access_key_2_active: 'true', access_key_2_last_used_date: daysAgo(50)}},
    ],
    other: [['not-applicable', {credentialReport: {...row, password_enabled: 'false'}}]],
  },
  'aws-iam-two-active-keys': {
    pass: [{accessKeys: [{Status: 'Active'}, {Status: 'Inactive'}]}, {accessKeys: []}],
    fail: [{accessKeys: [{Status: 'Active'}, {Status: 'Active'}]}],
  },
  'aws-iam-no-user-policies': {
    pass: [{policies: noPolicies}],
    fail: [{policies: attachedAdmin}, {policies: {...noPolicies, PolicyNames: ['own']}}],
  },
  'aws-iam-access-key-rotation': {
    pass: [{key: {Status: 'Active', CreateDate: daysAgo(89)}}],
    fail: [{key: {Status: 'Active', CreateDate: daysAgo(91)}}],
    other: [['not-applicable', {key: {Status: 'Inactive', CreateDate: daysAgo(900)}}]],
  },
  'aws-iam-admin-mfa': {
    pass: [{policies: attachedAdmin, members: [{UserName: 'anna', MFADevices: [{}]}]}],
    fail: [{policies: attachedAdmin, members: [{UserName: 'anna', MFADevices: []}, {UserName: 'ben'}]}],
    other: [
      ['not-assessed', {policies: attachedAdmin, members: [{UserName: 'anna', MFADevices: [{}]}, {UserName: 'ben'}]}],
      ['not-applicable', {policies: noPolicies, members: [{UserName: 'ben'}]}],
      ['not-applicable', {policies: attachedAdmin, members: []}],
    ],
  },
  'aws-iam-password-length': {
    pass: [{passwordPolicy: {MinimumPasswordLength: 14}}],
    fail: [{passwordPolicy: {MinimumPasswordLength: 13}}, {passwordPolicy: null}],
  },
  'aws-iam-password-reuse': {
    pass: [{passwordPolicy: {PasswordReusePrevention: 24}}],
    fail: [{passwordPolicy: {PasswordReusePrevention: 5}}, {passwordPolicy: {}}, {passwordPolicy: null}],
  },
  'aws-iam-no-full-admin-policies': {
    pass: [{policy: {AttachmentCount: 1, Document: statement({Action: ['s3:*'], Resource: ['*']})}}],
    fail: [
      {policy: {AttachmentCount: 1, Document: statement(everything)}},
      {policy: {AttachmentCount: 1, Document: statement({Action: ['s3:Get', '*:*'], Resource: ['*']})}},
    ],
    other: [
      ['not-applicable', {policy: {AttachmentCount: 0, Document: statement(everything)}}],
      ['not-assessed', {policy: {AttachmentCount: 1}}],
    ],
  },
  'aws-iam-inline-no-admin': {
    pass: [
      {policy: {Document: statement({NotAction: ['iam:*'], Resource: ['*']})}},
      {policy: {Document: statement({...everything, Effect: 'Deny'})}},
    ],
    fail: [{policy: {Document: statement(everything)}}],
    other: [['not-assessed', {policy: {}}]],
  },
  'aws-iam-expired-server-certs': {
    pass: [{certificate: {Expiration: daysAgo(-1)}}],
    fail: [{certificate: {Expiration: daysAgo(1)}}],
  },
  'aws-s3-bucket-public': {
    pass: [
      {publicAccessBlock: null, acl: owner, policyStatus: null},
      {publicAccessBlock: null, acl: owner, policyStatus: {IsPublic: false}},
      {publicAccessBlock: blocked, acl: allUsers, policyStatus: {IsPublic: true}},
      // The account's block holds where the bucket has none, and each setting counts wherever it stands.
      {publicAccessBlock: null, accountPublicAccessBlock: blocked, acl: allUsers, policyStatus: {IsPublic: true}},
      {accountPublicAccessBlock: blocked},
      {
        publicAccessBlock: onlyAcls,
        accountPublicAccessBlock: onlyPolicies,
        acl: allUsers,
        policyStatus: {IsPublic: true},
      },
      {
        publicAccessBlock: onlyPolicies,
        accountPublicAccessBlock: onlyAcls,
        acl: allUsers,
        policyStatus: {IsPublic: true},
      },
    ],
    fail: [
      {publicAccessBlock: null, accountPublicAccessBlock: null, acl: allUsers, policyStatus: null},
      {publicAccessBlock: null, accountPublicAccessBlock: null, acl: owner, policyStatus: {IsPublic: true}},
      {publicAccessBlock: onlyPolicies, accountPublicAccessBlock: onlyPolicies, acl: allUsers, policyStatus: null},
      {publicAccessBlock: onlyAcls, accountPublicAccessBlock: onlyAcls, acl: owner, policyStatus: {IsPublic: true}},
      // What new access lists and policies may say changes nothing of those that are there.
      {publicAccessBlock: null, accountPublicAccessBlock: onlyNew, acl: allUsers, policyStatus: {IsPublic: true}},
    ],
    other: [
      ['not-assessed', {publicAccessBlock: null, accountPublicAccessBlock: null, policyStatus: null}],
      ['not-assessed', {publicAccessBlock: null, accountPublicAccessBlock: null, acl: owner}],
      ['not-assessed', {accountPublicAccessBlock: null, acl: allUsers, policyStatus: null}],
      ['not-assessed', {publicAccessBlock: null, acl: allUsers, policyStatus: null}],
      ['not-assessed', {publicAccessBlock: null, acl: owner, policyStatus: {IsPublic: true}}],
      ['not-assessed', {publicAccessBlock: onlyAcls, acl: allUsers, policyStatus: {IsPublic: true}}],
    ],
  },
  'aws-s3-tls-only': {
    pass: [{policy: tlsOnly()}],
    fail: [
      {policy: null},
      {policy: tlsOnly({Effect: 'Allow'})},
      {policy: tlsOnly({Principal: {AWS: ['arn:aws:iam::1:user/anna']}})},
      {policy: tlsOnly({Action: ['s3:GetObject']})},
      {policy: tlsOnly({Resource: ['arn:aws:s3:::ledger']})},
      {policy: tlsOnly({Resource: ['arn:aws:s3:::other/*']})},
      {policy: tlsOnly({Conditions: []})},
      {policy: tlsOnly({Conditions: [{operator: 'bool', key: 'aws:securetransport', values: ['true']}]})},
    ],
  },
  'aws-s3-versioning': {
    pass: [{versioning: {Status: 'Enabled'}}],
    fail: [{versioning: {}}, {versioning: {Status: 'Suspended'}}],
  },
  'aws-s3-access-logging': {pass: [{logging: {TargetBucket: 'logs'}}], fail: [{logging: null}]},
  'aws-cloudtrail-bucket-private': {
    pass: [
      {...closed, cloudTrail: intoIt},
      {...openToAll, cloudTrail: intoIt, accountPublicAccessBlock: onlyAcls},
      {...closed, cloudTrail: intoIt, accountPublicAccessBlock: onlyPolicies, policyStatus: {IsPublic: true}},
    ],
    fail: [
      {...openToAll, cloudTrail: intoIt},
      {...openToAll, cloudTrail: intoIt, accountPublicAccessBlock: onlyPolicies},
      {...closed, cloudTrail: intoIt, accountPublicAccessBlock: onlyAcls, policyStatus: {IsPublic: true}},
    ],
    other: [
      ['not-applicable', {...openToAll, cloudTrail: [{region: 'r', trails: []}]}],
      ['not-assessed', {...closed, cloudTrail: [{region: 'r', trails: []}, {region: 's'}]}],
      ['not-assessed', {cloudTrail: intoIt, publicAccessBlock: null, acl: allUsers, policyStatus: null}],
    ],
  },
  'aws-cloudtrail-bucket-logging': {
    pass: [{cloudTrail: [{region: 's'}, ...intoIt], logging: {TargetBucket: 'logs'}}],
    fail: [{cloudTrail: intoIt, logging: null}],
  },
  'aws-cloudtrail-bucket-object-lock': {
    pass: [
      {cloudTrail: intoIt, objectLock: {ObjectLockEnabled: 'Enabled', Rule: {DefaultRetention: {}}}, versioning: {}},
      {cloudTrail: intoIt, objectLock: null, versioning: {MFADelete: 'Enabled'}},
    ],
    fail: [
      {cloudTrail: intoIt, objectLock: null, versioning: {Status: 'Enabled'}},
      {cloudTrail: intoIt, objectLock: {ObjectLockEnabled: 'Enabled'}, versioning: {}},
    ],
  },
  'aws-cloudtrail-multi-region': {
    pass: [
      {trails: [{region: 'r', trails: [trail()]}]},
      {trails: [{region: 's'}, {region: 'r', trails: [trail()]}]},
      {trails: [{region: 'r', trails: [trail({eventSelectors: advanced()})]}]},
    ],
    fail: [
      {trails: [{region: 'r', trails: []}]},
      {trails: [{region: 'r', trails: [trail({status: {IsLogging: false}})]}]},
      {trails: [{region: 'r', trails: [trail({trail: {IsMultiRegionTrail: false}})]}]},
      {trails: [{region: 'r', trails: [trail({eventSelectors: advanced({Field: 'readOnly', Equals: ['true']})})]}]},
    ],
    other: [
      ['not-assessed', {trails: [{region: 's'}, {region: 'r', trails: []}]}],
      ['not-assessed', {trails: [{region: 'r', trails: [{trail: {IsMultiRegionTrail: true}}]}]}],
    ],
  },
  'aws-cloudtrail-validation': {
    pass: [{trail: {LogFileValidationEnabled: true}}],
    fail: [{trail: {LogFileValidationEnabled: false}}, {trail: {}}],
  },
  'aws-cloudtrail-kms': {pass: [{trail: {KmsKeyId: 'arn'}}], fail: [{trail: {}}]},
  'aws-cloudtrail-cloudwatch': {
    pass: [{trail: {CloudWatchLogsLogGroupArn: 'arn'}, status: {LatestCloudWatchLogsDeliveryTime: daysAgo(0.5)}}],
    fail: [
      {trail: {CloudWatchLogsLogGroupArn: 'arn'}, status: {LatestCloudWatchLogsDeliveryTime: daysAgo(2)}},
      {trail: {CloudWatchLogsLogGroupArn: 'arn'}, status: {}},
      {trail: {}, status: {}},
    ],
  },
  'aws-kms-rotation': {
    pass: [{key, rotation: {KeyRotationEnabled: true}}],
    fail: [{key, rotation: {KeyRotationEnabled: false}}],
    other: [
      ['not-applicable', {key: {...key, KeyManager: 'AWS'}}],
      ['not-applicable', {key: {...key, Origin: 'EXTERNAL'}}],
      ['not-assessed', {key}],
      ['not-assessed', {rotation: {KeyRotationEnabled: true}}],
    ],
  },
  'aws-kms-pending-deletion': {
    pass: [{key}],
    fail: [{key: {...key, KeyState: 'PendingDeletion'}}],
    other: [['not-applicable', {key: {...key, KeyManager: 'AWS'}}]],
  },
  'aws-kms-key-policy': {
    pass: [
      {key, policy: statement({Principal: {AWS: ['arn:aws:iam::1:root']}})},
      {
        key,
        policy: statement({
          Principal: {AWS: ['*']},
          Conditions: [{operator: 'stringequals', key: 'kms:calleraccount', values: ['1']}],
        }),
      },
    ],
    fail: [
      {key, policy: statement({Principal: {AWS: ['*']}})},
      {key, policy: statement({NotPrincipal: {AWS: ['arn:aws:iam::1:root']}})},
      {
        key,
        policy: statement({
          Principal: {AWS: ['*']},
          Conditions: [{operator: 'stringequals', key: 'kms:viaservice', values: ['s3']}],
        }),
      },
      {
        key,
        policy: statement({
          Principal: {AWS: ['*']},
          Conditions: [{operator: 'stringnotequals', key: 'kms:calleraccount', values: ['1']}],
        }),
      },
    ],
  },
  'aws-ec2-imdsv2': {
    pass: [
      {instance: instance({MetadataOptions: {HttpTokens: 'required'}})},
      {instance: instance({MetadataOptions: {HttpTokens: 'optional', HttpEndpoint: 'disabled'}})},
    ],
    fail: [
      {instance: instance({MetadataOptions: {HttpTokens: 'optional', HttpEndpoint: 'enabled'}})},
      {instance: instance()},
    ],
    other: [['not-applicable', {instance: {State: {Name: 'terminated'}}}]],
  },
  'aws-ec2-instance-profile': {
    pass: [{instance: instance({IamInstanceProfile: {Arn: 'arn'}})}],
    fail: [{instance: instance()}],
    other: [['not-applicable', {instance: {State: {Name: 'stopped'}}}]],
  },
  'aws-ec2-userdata-secrets': {
    pass: [{instance: instance(), userData: {Present: true, SecretShapes: []}}],
    fail: [{instance: instance(), userData: {Present: true, SecretShapes: ['private-key']}}],
    other: [['not-applicable', {instance: {State: {Name: 'terminated'}}}]],
  },
  'aws-ec2-no-public-ip': {
    pass: [{instance: instance()}],
    fail: [{instance: instance({PublicIpAddress: '203.0.113.9'})}],
  },
  'aws-ebs-default-encryption': {
    pass: [{ebsEncryptionByDefault: {EbsEncryptionByDefault: true}}],
    fail: [{ebsEncryptionByDefault: {EbsEncryptionByDefault: false}}],
    other: [['not-assessed', {ebsEncryptionByDefault: {}}]],
  },
  'aws-ebs-volume-encrypted': {pass: [{volume: {Encrypted: true}}], fail: [{volume: {Encrypted: false}}]},
  'aws-ebs-snapshot-not-public': {
    pass: [
      {sharing: {RestorableByAll: false}, blockPublicAccess: {State: 'unblocked'}},
      {sharing: {RestorableByAll: true}, blockPublicAccess: {State: 'block-all-sharing'}},
    ],
    fail: [{sharing: {RestorableByAll: true}, blockPublicAccess: {State: 'block-new-sharing'}}],
    other: [['not-assessed', {sharing: {RestorableByAll: true}}]],
  },
  'aws-ami-not-public': {pass: [{image: {Public: false}}], fail: [{image: {Public: true}}]},
  'aws-sg-no-open-ssh': {
    pass: [
      open({FromPort: 443, ToPort: 443}),
      open({FromPort: 22, ToPort: 22, ...toOffice}),
      {group: {GroupName: 'x'}},
      open({IpProtocol: 'udp', FromPort: 22, ToPort: 22}),
    ],
    fail: [
      open({FromPort: 22, ToPort: 22}),
      open({FromPort: 0, ToPort: 1024}),
      open({IpProtocol: '-1'}),
      open({FromPort: 22, ToPort: 22, ...toWorld6}),
    ],
  },
  'aws-sg-no-open-rdp': {pass: [open({FromPort: 22, ToPort: 22})], fail: [open({FromPort: 3000, ToPort: 4000})]},
  'aws-sg-no-open-all': {
    pass: [open({FromPort: 1, ToPort: 65535})],
    fail: [
      open({IpProtocol: '-1'}),
      open({FromPort: 0, ToPort: 65535}),
      open({IpProtocol: 'udp', FromPort: 0, ToPort: 65535, ...toWorld6}),
    ],
  },
  'aws-sg-no-open-db': {
    pass: [open({FromPort: 443, ToPort: 443})],
    fail: [open({FromPort: 5432, ToPort: 5432}), open({FromPort: 3000, ToPort: 4000})],
  },
  'aws-sg-default-closed': {
    pass: [{group: {GroupName: 'default', IpPermissions: []}}],
    fail: [
      {group: {GroupName: 'default', IpPermissions: [], IpPermissionsEgress: [{}]}},
      {group: {GroupName: 'default', IpPermissions: [{}]}},
    ],
    other: [['not-applicable', {group: {GroupName: 'web', IpPermissions: [{}]}}]],
  },
  'aws-nacl-no-open-admin': {
    pass: [
      entry({PortRange: {From: 443, To: 443}}),
      entry({RuleAction: 'deny', Protocol: '-1'}),
      entry({Egress: true, Protocol: '-1'}),
      entry({CidrBlock: '192.0.2.0/24', Protocol: '-1'}),
    ],
    fail: [
      entry({Protocol: '-1'}),
      entry({PortRange: {From: 22, To: 22}}),
      entry({PortRange: {From: 3000, To: 4000}}),
      entry({CidrBlock: undefined, Ipv6CidrBlock: '::/0', Protocol: '-1'}),
    ],
  },
  'aws-vpc-flow-logs': {
    pass: [{flowLogs: [{FlowLogStatus: 'ACTIVE', TrafficType: 'REJECT'}]}],
    fail: [
      {flowLogs: []},
      {flowLogs: [{FlowLogStatus: 'INACTIVE', TrafficType: 'ALL'}]},
      {flowLogs: [{FlowLogStatus: 'ACTIVE', TrafficType: 'ACCEPT'}]},
    ],
  },
  'aws-subnet-no-auto-public-ip': {
    pass: [{subnet: {SubnetId: 's', MapPublicIpOnLaunch: false}}],
    fail: [{subnet: {SubnetId: 's', MapPublicIpOnLaunch: true}}],
  },
};

test('every check has cases, and every case a check', () => {
  expect(Object.keys(cases).sort()).toEqual(checks.map(({id}) => id));
});

describe.each(checks.map(check => [check.id, check] as const))('%s', (id, check) => {
  const {pass = [], fail = [], other = []} = cases[id] ?? {};
  const plain = (data: Data): Data => JSON.parse(JSON.stringify(data)) as Data;

  test('tells good from bad', () => {
    for (const data of pass) expect([verdictOf(check, plain(data)), data]).toEqual(['pass', data]);
    for (const data of fail) expect([verdictOf(check, plain(data)), data]).toEqual(['fail', data]);
    for (const [verdict, data] of other) expect([verdictOf(check, plain(data)), data]).toEqual([verdict, data]);
  });

  test('never passes when nothing was read, nor when a part that a fail rests on is missing', () => {
    expect(verdictOf(check, {})).toBe('not-assessed');
    for (const data of fail) {
      for (const part of Object.keys(data)) {
        const {[part]: _gone, ...rest} = data;
        expect([verdictOf(check, plain(rest)), part]).not.toEqual(['pass', part]);
      }
    }
  });

  test('never passes on an empty population', () => {
    const verdicts = [
      ...evaluate({
        checks: [check],
        populations: [{type: check.resourceType, target: 't', region: 'r', reads: ['R-000001']}],
        resources: [],
        read: readId => ({id: readId, operation: 'x:Read', region: 'r', outcome: 'ok', parameters: {}}),
        now,
        providers: ['aws'],
      }),
    ];
    expect(verdicts.map(({verdict}) => verdict)).toEqual([check.whenEmpty.verdict]);
    expect(check.whenEmpty.verdict).not.toBe('pass');
  });
});
