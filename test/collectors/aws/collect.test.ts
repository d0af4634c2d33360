import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {collectInto, fakeEnvironment, gather, readOf, readsOf, resourcesOf, setEnvironment} from './collecting.ts';
import {account, buckets, error, failing, regions, users} from './fake-aws.ts';
import {withAws} from './with-aws.ts';

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());

const collect = (handlers: Parameters<typeof withAws>[0]) =>
  withAws(handlers, aws => collectInto(gather(), {endpoint: aws.url}));

describe('the record of a read', () => {
  test('says who asked what, where, when, how often and what came back', async () => {
    const found = await collect({'s3:ListBuckets': buckets('ledger')});
    const {provenance, bodies, evidenceId} = readOf(found, 's3:GetBucketAcl');
    expect(provenance).toMatchObject({
      collector: 'aws',
      operation: 's3:GetBucketAcl',
      service: 's3',
      parameters: {Bucket: 'ledger'},
      region: 'us-east-1',
      target: account,
      caller: `arn:aws:iam::${account}:user/auditor`,
      pages: 1,
      attempts: 1,
      outcome: 'ok',
      toolVersion: '0.0.0-test',
    });
    expect(provenance.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(provenance.requestIds).toEqual([expect.stringMatching(/^request-\d+$/)]);
    expect(provenance.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(provenance.endedAt >= provenance.startedAt).toBe(true);
    expect(bodies).toHaveLength(1);
    expect(found.bodies.get(bodies[0]?.sha256 ?? '')).toContain('<AccessControlPolicy>');
    expect(evidenceId).toBeDefined();
  });

  test('keeps the raw body with fields that the SDK does not know', async () => {
    const found = await collect({'ec2:DescribeVpcs': '<vpcSet/><somethingNew>42</somethingNew>'});
    const [body] = readOf(found, 'ec2:DescribeVpcs').bodies;
    expect(found.bodies.get(body?.sha256 ?? '')).toContain('<somethingNew>42</somethingNew>');
    expect(body?.mediaType).toBe('text/xml');
  });

  test('names the caller and account on the identity read itself, and tells them first', async () => {
    const found = await collect({});
    expect(found.reads[0]?.provenance).toMatchObject({
      operation: 'sts:GetCallerIdentity',
      target: account,
      outcome: 'ok',
    });
    expect(found.identities).toEqual([
      {
        target: account,
        name: `AWS account ${account}`,
        caller: `arn:aws:iam::${account}:user/auditor`,
        facts: {partition: 'aws', regions: 'all enabled'},
      },
    ]);
  });

  test('counts every attempt of a throttled call, keeps all request ids, and ends ok', async () => {
    const found = await collect({
      'ec2:DescribeVolumes': (call, count) => (count < 3 ? error(call, 'RequestLimitExceeded', 503) : '<volumeSet/>'),
      'kms:ListKeys': (call, count) => (count < 2 ? error(call, 'ThrottlingException', 400) : '{"Keys":[]}'),
      's3:ListBuckets': (call, count) => (count < 2 ? {...error(call, 'TooMuch', 429)} : buckets()),
    });
    expect(readOf(found, 'ec2:DescribeVolumes').provenance).toMatchObject({attempts: 3, outcome: 'ok', pages: 1});
    expect(readOf(found, 'ec2:DescribeVolumes').provenance.requestIds).toHaveLength(3);
    expect(readOf(found, 'kms:ListKeys').provenance).toMatchObject({attempts: 2, outcome: 'ok'});
    expect(readOf(found, 's3:ListBuckets').provenance).toMatchObject({attempts: 2, outcome: 'ok'});
  });

  test('tries transient failures again, and a lost connection', async () => {
    const found = await collect({
      'ec2:DescribeVpcs': (call, count) => (count < 2 ? error(call, 'InternalError', 500) : '<vpcSet/>'),
    });
    expect(readOf(found, 'ec2:DescribeVpcs').provenance).toMatchObject({attempts: 2, outcome: 'ok'});
  });
});

describe('outcomes', () => {
  const cases = [
    {operation: 'ec2:DescribeVpcs', code: 'UnauthorizedOperation', status: 403, outcome: 'denied', attempts: 1},
    {operation: 'iam:GetAccountSummary', code: 'AccessDenied', status: 403, outcome: 'denied', attempts: 1},
    {operation: 'kms:ListKeys', code: 'AccessDeniedException', status: 400, outcome: 'denied', attempts: 1},
    {operation: 's3:ListBuckets', code: 'AccessDenied', status: 403, outcome: 'denied', attempts: 1},
    {operation: 'ec2:DescribeVpcs', code: 'OptInRequired', status: 401, outcome: 'unsupported', attempts: 1},
    {operation: 'ec2:DescribeVpcs', code: 'InvalidAction', status: 400, outcome: 'unsupported', attempts: 1},
    {operation: 'ec2:DescribeVpcs', code: 'RequestLimitExceeded', status: 503, outcome: 'throttled', attempts: 6},
    {operation: 'kms:ListKeys', code: 'ThrottlingException', status: 400, outcome: 'throttled', attempts: 6},
    {operation: 'kms:ListKeys', code: 'KMSInternalException', status: 500, outcome: 'failed', attempts: 6},
    {operation: 'ec2:DescribeVpcs', code: 'InvalidParameterValue', status: 400, outcome: 'failed', attempts: 1},
    {operation: 'iam:GetAccountPasswordPolicy', code: 'NoSuchEntity', status: 404, outcome: 'absent', attempts: 1},
  ] as const;
  test.each(cases)(
    '$code of $operation is $outcome after $attempts',
    async ({operation, code, status, outcome, attempts}) => {
      const found = await collect({[operation]: failing(code, status)});
      const {provenance, bodies} = readOf(found, operation);
      expect(provenance).toMatchObject({outcome, attempts, error: {code, status}});
      expect(bodies).toHaveLength(outcome === 'absent' ? 1 : 0);
      expect(provenance.requestIds).toHaveLength(attempts);
    },
  );

  test('what a bucket does not have is absent, each with the answer that proves it, and its part is null', async () => {
    const found = await collect({'s3:ListBuckets': buckets('ledger')});
    for (const operation of [
      'GetBucketPolicy',
      'GetPublicAccessBlock',
      'GetBucketEncryption',
      'GetObjectLockConfiguration',
    ]) {
      expect(readOf(found, `s3:${operation}`).provenance.outcome).toBe('absent');
      expect(readOf(found, `s3:${operation}`).bodies).toHaveLength(1);
    }
    const [bucket] = resourcesOf(found, 'AwsS3Bucket');
    expect(bucket?.data).toMatchObject({
      policy: null,
      policyStatus: null,
      publicAccessBlock: null,
      accountPublicAccessBlock: null,
      encryption: [],
      objectLock: null,
      logging: null,
      versioning: {},
      cloudTrail: [{region: 'us-east-1', trails: []}],
    });
  });

  test('a part that was denied has no key, and names the read that was denied', async () => {
    const found = await collect({'s3:ListBuckets': buckets('ledger'), 's3:GetBucketAcl': failing('AccessDenied', 403)});
    const [bucket] = resourcesOf(found, 'AwsS3Bucket');
    expect(bucket?.data).not.toHaveProperty('acl');
    expect(bucket?.reads.acl).toEqual([readOf(found, 's3:GetBucketAcl').id]);
  });

  test('a region that is switched off gives unsupported reads there, and the others are read', async () => {
    const found = await withAws(
      {
        'ec2:DescribeRegions': regions('us-east-1', 'me-south-1'),
        'ec2:DescribeVpcs': call => (call.region === 'me-south-1' ? error(call, 'AuthFailure', 401) : '<vpcSet/>'),
        'kms:ListKeys': call =>
          call.region === 'me-south-1' ? error(call, 'UnrecognizedClientException', 400) : '{"Keys":[]}',
      },
      aws => collectInto(gather(), {endpoint: aws.url}),
    );
    const outcomes = (operation: string) =>
      Object.fromEntries(readsOf(found, operation).map(({provenance: p}) => [p.region, p.outcome]));
    expect(outcomes('ec2:DescribeVpcs')).toEqual({'us-east-1': 'ok', 'me-south-1': 'unsupported'});
    expect(outcomes('kms:ListKeys')).toEqual({'us-east-1': 'ok', 'me-south-1': 'unsupported'});
    expect(
      found.populations
        .filter(({type}) => type === 'AwsEc2Vpc')
        .map(({region}) => region)
        .sort(),
    ).toEqual(['me-south-1', 'us-east-1']);
  });

  test('without the list of regions every regional type says that the other regions were not looked at', async () => {
    const found = await collect({'ec2:DescribeRegions': failing('UnauthorizedOperation', 403)});
    const unread = readOf(found, 'ec2:DescribeRegions').id;
    const others = found.populations.filter(({region}) => region === 'other regions');
    expect(others).toHaveLength(11);
    expect(others.every(({reads}) => reads[0] === unread)).toBe(true);
    expect(readOf(found, 'ec2:DescribeVpcs').provenance.region).toBe('us-east-1');
  });
});

describe('lists', () => {
  test('all pages are followed and kept as one read', async () => {
    const found = await collect({
      'iam:ListUsers': call =>
        call.parameters.Marker === 'second' ? users(['cleo']) : users(['anna', 'ben'], 'second'),
    });
    const {provenance, bodies} = readOf(found, 'iam:ListUsers');
    expect(provenance).toMatchObject({pages: 2, attempts: 2, outcome: 'ok', parameters: {}});
    expect(bodies).toHaveLength(2);
    expect(
      resourcesOf(found, 'AwsIamUser')
        .map(({name}) => name)
        .sort(),
    ).toEqual(['anna', 'ben', 'cleo']);
  });

  test('a page of a denied list leaves the population unread, and says so', async () => {
    const found = await collect({
      'iam:ListUsers': call =>
        call.parameters.Marker ? error(call, 'AccessDenied', 403) : users(['anna', 'ben'], 'second'),
    });
    expect(readOf(found, 'iam:ListUsers').provenance.outcome).toBe('denied');
    expect(resourcesOf(found, 'AwsIamUser')).toEqual([]);
    expect(found.populations.find(({type}) => type === 'AwsIamUser')?.reads).toEqual([
      readOf(found, 'iam:ListUsers').id,
    ]);
  });

  test('a server that offers the same page for ever is left, not followed', async () => {
    const found = await collect({'iam:ListUsers': users(['anna'], 'again')});
    expect(readOf(found, 'iam:ListUsers').provenance).toMatchObject({outcome: 'failed', error: {code: 'PagingLoop'}});
  });

  test('a population stands for every type and region, listed or not', async () => {
    const found = await withAws({'ec2:DescribeRegions': regions('eu-west-1', 'us-east-1')}, aws =>
      collectInto(gather(), {endpoint: aws.url}),
    );
    const byType = Map.groupBy(found.populations, ({type}) => type);
    for (const type of ['AwsEc2Instance', 'AwsEc2Volume', 'AwsKmsKey', 'AwsCloudTrailTrail', 'AwsRegion']) {
      expect(
        byType
          .get(type)
          ?.map(({region}) => region)
          .sort(),
      ).toEqual(['eu-west-1', 'us-east-1']);
    }
    for (const type of ['AwsAccount', 'AwsIamUser', 'AwsS3Bucket', 'AwsIamAccessKey', 'AwsIamInlinePolicy']) {
      expect(byType.get(type)?.map(({region}) => region)).toEqual(['global']);
    }
  });

  test('the credential report is waited for', async () => {
    const found = await collect({
      'iam:GenerateCredentialReport': (_call, count) =>
        count < 3 ? '<State>STARTED</State>' : '<State>COMPLETE</State>',
    });
    expect(readOf(found, 'iam:GenerateCredentialReport').provenance).toMatchObject({pages: 3, outcome: 'ok'});
    expect(readOf(found, 'iam:GetCredentialReport').provenance.outcome).toBe('ok');
  });

  test('a credential report that never comes is not waited for without end', async () => {
    const found = await collect({'iam:GenerateCredentialReport': '<State>STARTED</State>'});
    expect(readOf(found, 'iam:GenerateCredentialReport').provenance).toMatchObject({outcome: 'failed', attempts: 30});
  });

  test('only the regions that were chosen are read', async () => {
    const found = await withAws({'ec2:DescribeRegions': regions('eu-west-1', 'us-east-1')}, aws =>
      collectInto(gather(), {endpoint: aws.url, regions: ['eu-west-1']}),
    );
    expect(readOf(found, 'ec2:DescribeVpcs').provenance.region).toBe('eu-west-1');
    expect(found.identities[0]?.facts.regions).toBe('eu-west-1');
  });
});
