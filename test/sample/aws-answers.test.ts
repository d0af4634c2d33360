import {DescribeTrailsCommand, GetEventSelectorsCommand, GetTrailStatusCommand} from '@aws-sdk/client-cloudtrail';
import {
  DescribeFlowLogsCommand,
  DescribeImagesCommand,
  DescribeInstanceAttributeCommand,
  DescribeRegionsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  paginateDescribeInstances,
  paginateDescribeSecurityGroups,
} from '@aws-sdk/client-ec2';
import {
  GenerateCredentialReportCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetPolicyVersionCommand,
  ListUsersCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  paginateListKeys,
} from '@aws-sdk/client-kms';
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  paginateListBuckets,
} from '@aws-sdk/client-s3';
import {GetCallerIdentityCommand} from '@aws-sdk/client-sts';
import {parse} from 'csv-parse/sync';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type SampleAws, startSampleAws} from '../../main/sample/aws/server.ts';
import {createClients} from './aws-clients.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
let sample: SampleAws;
let aws: ReturnType<typeof createClients>;
let ireland: ReturnType<typeof createClients>;
beforeAll(async () => {
  sample = await startSampleAws({throttle: [], denied: [], now});
  aws = createClients(sample.url);
  ireland = createClients(sample.url, 'eu-west-1');
});
afterAll(() => sample.close());

const daysBefore = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

describe('STS and IAM (AWS Query)', () => {
  it('tells who the caller is', async () => {
    const identity = await aws.sts.send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe('111122223333');
    expect(identity.Arn).toBe(sample.account.general.caller.arn);
  });

  it('gives all users over several pages, in order, with times as in the data', async () => {
    const users = [];
    let pages = 0;
    for await (const page of paginateListUsers({client: aws.iam}, {})) {
      pages += 1;
      users.push(...(page.Users ?? []));
    }
    expect(pages).toBe(Math.ceil(sample.account.iam.users.length / 15));
    expect(users.map(u => u.UserName)).toEqual(sample.account.iam.users.map(u => u.UserName));
    expect(users[0]).toMatchObject({
      UserName: 'ada.keller',
      CreateDate: daysBefore(900),
      PasswordLastUsed: daysBefore(1),
    });
  });

  it('gives fewer entries when fewer are asked for, and refuses a marker it did not give', async () => {
    const page = await aws.iam.send(new ListUsersCommand({MaxItems: 2}));
    expect(page).toMatchObject({IsTruncated: true, Users: [{UserName: 'ada.keller'}, {UserName: 'ben.okafor'}]});
    await expect(aws.iam.send(new ListUsersCommand({Marker: 'nonsense'}))).rejects.toMatchObject({
      name: 'InvalidInputException',
    });
  });

  it('gives numbers, maps and policy documents', async () => {
    expect((await aws.iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy).toMatchObject({
      MinimumPasswordLength: 8,
      RequireSymbols: false,
      RequireNumbers: true,
    });
    expect((await aws.iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
      AccountMFAEnabled: 1,
      AccountAccessKeysPresent: 1,
      Users: sample.account.iam.users.length,
    });
    const {PolicyVersion} = await aws.iam.send(
      new GetPolicyVersionCommand({PolicyArn: 'arn:aws:iam::111122223333:policy/deploy-everything', VersionId: 'v1'}),
    );
    expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''))).toEqual({
      Version: '2012-10-17',
      Statement: [{Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*'}],
    });
  });

  it('gives the authorization details of everyone, each once', async () => {
    const names: (string | undefined)[] = [];
    for await (const page of paginateGetAccountAuthorizationDetails({client: aws.iam}, {Filter: ['User', 'Role']})) {
      names.push(
        ...(page.UserDetailList ?? []).map(u => u.UserName),
        ...(page.RoleDetailList ?? []).map(r => r.RoleName),
      );
      expect(page.Policies).toEqual([]);
    }
    const {users, roles} = sample.account.iam;
    expect(names).toEqual([...users.map(u => u.UserName), ...roles.map(r => r.RoleName)]);
  });

  it('makes the credential report first and then gives it, root first, a column for everything', async () => {
    const own = await startSampleAws({throttle: [], denied: [], now});
    const {iam} = createClients(own.url);
    await expect(iam.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
      name: 'CredentialReportNotPresentException',
    });
    expect((await iam.send(new GenerateCredentialReportCommand({}))).State).toBe('STARTED');
    await expect(iam.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
      name: 'CredentialReportNotReadyException',
    });
    expect((await iam.send(new GenerateCredentialReportCommand({}))).State).toBe('COMPLETE');
    const {Content} = await iam.send(new GetCredentialReportCommand({}));
    const rows: Record<string, string>[] = parse(Buffer.from(Content ?? []), {columns: true});
    await own.close();
    expect(rows).toHaveLength(own.account.iam.users.length + 1);
    expect(rows[0]).toMatchObject({
      user: '<root_account>',
      password_enabled: 'not_supported',
      mfa_active: 'true',
      access_key_1_active: 'true',
      password_last_used: '2026-11-08T10:00:00+00:00',
    });
    const row = (user: string) => rows.find(r => r.user === user);
    expect(row('wilma.graf')).toMatchObject({password_enabled: 'true', mfa_active: 'false'});
    expect(row('zoe.becker')).toMatchObject({password_last_used: 'no_information'});
    expect(row('svc-route-planner')).toMatchObject({
      password_enabled: 'false',
      password_last_used: 'N/A',
      access_key_1_active: 'true',
      access_key_2_active: 'true',
      access_key_2_last_used_service: 'sqs',
    });
  });
});

describe('EC2 (its dialect of Query)', () => {
  it('knows the enabled regions, and the others when asked', async () => {
    const names = (await aws.ec2.send(new DescribeRegionsCommand({}))).Regions?.map(r => r.RegionName);
    expect(names).toEqual(['eu-central-1', 'eu-west-1', 'us-east-1']);
    const all = await aws.ec2.send(new DescribeRegionsCommand({AllRegions: true}));
    expect(all.Regions?.find(r => r.RegionName === 'af-south-1')?.OptInStatus).toBe('not-opted-in');
  });

  it('answers by the region that the request was signed for', async () => {
    const ids = async (client: typeof aws.ec2) => {
      const found = [];
      for await (const page of paginateDescribeInstances({client}, {})) {
        found.push(...(page.Reservations ?? []).flatMap(r => r.Instances ?? []).map(i => i.InstanceId));
      }
      return found;
    };
    const {regions} = sample.account.ec2;
    expect(await ids(aws.ec2)).toEqual(regions['eu-central-1']?.Instances.map(i => i.InstanceId));
    expect(await ids(ireland.ec2)).toEqual(regions['eu-west-1']?.Instances.map(i => i.InstanceId));
  });

  it('gives nested records as they stand in the data', async () => {
    const groups = [];
    for await (const page of paginateDescribeSecurityGroups({client: aws.ec2}, {}))
      groups.push(...(page.SecurityGroups ?? []));
    expect(groups).toMatchObject(sample.account.ec2.regions['eu-central-1']?.SecurityGroups ?? []);
  });

  it('gives user data as base64, and nothing where there is none', async () => {
    const userData = async (InstanceId: string) =>
      (await aws.ec2.send(new DescribeInstanceAttributeCommand({InstanceId, Attribute: 'userData'}))).UserData?.Value;
    expect(Buffer.from((await userData('i-0a105000000000001')) ?? '', 'base64').toString()).toContain('DB_PASSWORD=');
    expect(await userData('i-0a103000000000001')).toBeUndefined();
  });

  it('filters by id, owner, share and filter, and refuses what it does not know', async () => {
    const one = await aws.ec2.send(new DescribeSecurityGroupsCommand({GroupIds: ['sg-0a120400000000001']}));
    expect(one.SecurityGroups?.map(g => g.GroupName)).toEqual(['bastion']);
    const named = await aws.ec2.send(
      new DescribeSecurityGroupsCommand({Filters: [{Name: 'group-name', Values: ['staging-*', 'bastion']}]}),
    );
    expect(named.SecurityGroups).toHaveLength(5);
    const logs = await aws.ec2.send(
      new DescribeFlowLogsCommand({Filter: [{Name: 'resource-id', Values: ['vpc-0a100000000000002']}]}),
    );
    expect(logs.FlowLogs?.map(l => l.FlowLogId)).toEqual(['fl-0a100000000000002']);
    const virginia = createClients(sample.url, 'us-east-1').ec2;
    const open = await virginia.send(new DescribeSnapshotsCommand({OwnerIds: ['self'], RestorableByUserIds: ['all']}));
    expect(open.Snapshots?.map(s => s.SnapshotId)).toEqual(['snap-0c102000000000001']);
    const own = await aws.ec2.send(new DescribeImagesCommand({Owners: ['self']}));
    expect(own.Images?.map(i => i.Name)).toEqual(['alder-base-2026.09', 'alder-base-2023.02']);
    await expect(aws.ec2.send(new DescribeSecurityGroupsCommand({GroupIds: ['sg-0']}))).rejects.toMatchObject({
      name: 'InvalidGroupID.NotFound',
    });
    await expect(
      aws.ec2.send(new DescribeSecurityGroupsCommand({Filters: [{Name: 'colour', Values: ['red']}]})),
    ).rejects.toMatchObject({name: 'InvalidParameterValue'});
  });
});

describe('S3 (REST with XML)', () => {
  it('lists the buckets at once, or in pages with their regions', async () => {
    const all = await aws.s3.send(new ListBucketsCommand({}));
    expect(all.Buckets?.map(b => b.Name)).toEqual(sample.account.s3.buckets.map(b => b.Name));
    expect(all.Buckets?.[0]?.BucketRegion).toBeUndefined();
    const paged = [];
    for await (const page of paginateListBuckets({client: aws.s3, pageSize: 10}, {}))
      paged.push(...(page.Buckets ?? []));
    expect(paged.map(b => [b.Name, b.BucketRegion])).toEqual(sample.account.s3.buckets.map(b => [b.Name, b.region]));
  });

  it('tells where a bucket is; us-east-1 is told as nothing', async () => {
    const where = async (Bucket: string) =>
      (await aws.s3.send(new GetBucketLocationCommand({Bucket}))).LocationConstraint;
    expect(await where('alder-finch-orders')).toBe('eu-central-1');
    expect(await where('alder-finch-label-templates')).toBeFalsy();
    expect((await aws.s3.send(new HeadBucketCommand({Bucket: 'alder-finch-orders'}))).BucketRegion).toBe(
      'eu-central-1',
    );
  });

  it('gives the grants with the kind of each grantee', async () => {
    const {Grants} = await aws.s3.send(new GetBucketAclCommand({Bucket: 'alder-finch-label-templates'}));
    expect(Grants).toMatchObject([
      {Grantee: {Type: 'CanonicalUser'}, Permission: 'FULL_CONTROL'},
      {Grantee: {Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers'}, Permission: 'READ'},
    ]);
  });

  it('gives policies as JSON and says which are public', async () => {
    const policy = await aws.s3.send(new GetBucketPolicyCommand({Bucket: 'alder-finch-orders'}));
    expect(JSON.parse(policy.Policy ?? '').Statement[0]).toMatchObject({
      Effect: 'Deny',
      Condition: {Bool: {'aws:SecureTransport': 'false'}},
    });
    const isPublic = async (Bucket: string) =>
      (await aws.s3.send(new GetBucketPolicyStatusCommand({Bucket}))).PolicyStatus?.IsPublic;
    expect(await isPublic('alder-finch-website')).toBe(true);
    expect(await isPublic('alder-finch-old-delivery-notes')).toBe(true);
    expect(await isPublic('alder-finch-orders')).toBe(false);
    expect(await isPublic('alder-finch-cloudtrail')).toBe(false);
  });

  it('gives encryption and life cycle as S3 nests them', async () => {
    const {ServerSideEncryptionConfiguration} = await aws.s3.send(
      new GetBucketEncryptionCommand({Bucket: 'alder-finch-orders'}),
    );
    expect(ServerSideEncryptionConfiguration?.Rules?.[0]).toMatchObject({
      ApplyServerSideEncryptionByDefault: {SSEAlgorithm: 'aws:kms'},
      BucketKeyEnabled: true,
    });
    const {Rules} = await aws.s3.send(new GetBucketLifecycleConfigurationCommand({Bucket: 'alder-finch-orders'}));
    expect(Rules).toMatchObject(sample.account.s3.buckets[1]?.lifecycle ?? []);
  });

  it.each([
    [GetBucketPolicyCommand, 'NoSuchBucketPolicy'],
    [GetBucketPolicyStatusCommand, 'NoSuchBucketPolicy'],
    [GetBucketEncryptionCommand, 'ServerSideEncryptionConfigurationNotFoundError'],
    [GetBucketLifecycleConfigurationCommand, 'NoSuchLifecycleConfiguration'],
  ])('says with %o that there is no such configuration', async (Command, code) => {
    await expect(
      aws.s3.send(new Command({Bucket: 'alder-finch-scratch-1'}) as GetBucketPolicyCommand),
    ).rejects.toMatchObject({
      name: code,
      $metadata: {httpStatusCode: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/)},
    });
  });
});

describe('CloudTrail and KMS (JSON 1.1)', () => {
  it('shows a trail for all regions everywhere, its status there only by ARN', async () => {
    const names = async (client: typeof aws.cloudtrail, includeShadowTrails?: boolean) =>
      (await client.send(new DescribeTrailsCommand({includeShadowTrails}))).trailList?.map(t => t.Name);
    expect(await names(aws.cloudtrail)).toEqual(['organisation-trail']);
    expect(await names(ireland.cloudtrail)).toEqual(['organisation-trail', 'ireland-2018']);
    expect(await names(ireland.cloudtrail, false)).toEqual(['ireland-2018']);
    const TrailARN = sample.account.cloudtrail.trails[0]?.TrailARN;
    const status = await ireland.cloudtrail.send(new GetTrailStatusCommand({Name: TrailARN}));
    expect(status).toMatchObject({IsLogging: true, LatestDeliveryTime: new Date(now.getTime() - 240_000)});
    await expect(
      ireland.cloudtrail.send(new GetTrailStatusCommand({Name: 'organisation-trail'})),
    ).rejects.toMatchObject({name: 'TrailNotFoundException'});
    const {EventSelectors} = await aws.cloudtrail.send(new GetEventSelectorsCommand({TrailName: TrailARN}));
    expect(EventSelectors?.[0]).toMatchObject({ReadWriteType: 'All', DataResources: [{Type: 'AWS::S3::Object'}]});
  });

  it('gives the keys of the region over several pages', async () => {
    const ids = [];
    for await (const page of paginateListKeys({client: aws.kms}, {Limit: 4}))
      ids.push(...(page.Keys ?? []).map(k => k.KeyId));
    expect(ids).toEqual(sample.account.kms.keys.filter(k => k.region === 'eu-central-1').map(k => k.KeyId));
  });

  it('gives state, rotation and policy of a key', async () => {
    const pending = '00000000-0000-4000-8000-000000000004';
    const {KeyMetadata} = await aws.kms.send(new DescribeKeyCommand({KeyId: pending}));
    expect(KeyMetadata).toMatchObject({KeyState: 'PendingDeletion', Enabled: false, KeyManager: 'CUSTOMER'});
    expect(KeyMetadata?.DeletionDate).toEqual(daysBefore(-12));
    const rotation = async (KeyId: string) =>
      (await aws.kms.send(new GetKeyRotationStatusCommand({KeyId}))).KeyRotationEnabled;
    expect(await rotation('00000000-0000-4000-8000-000000000001')).toBe(true);
    expect(await rotation(pending)).toBe(false);
    const {Policy} = await ireland.kms.send(new GetKeyPolicyCommand({KeyId: '00000000-0000-4000-8000-000000000101'}));
    expect(JSON.parse(Policy ?? '').Statement[1]).toMatchObject({Effect: 'Allow', Principal: '*'});
    await expect(
      aws.kms.send(new DescribeKeyCommand({KeyId: '00000000-0000-4000-8000-000000000101'})),
    ).rejects.toMatchObject({name: 'NotFoundException'});
  });
});
