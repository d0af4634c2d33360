import {DescribeTrailsCommand} from '@aws-sdk/client-cloudtrail';
import {DescribeSnapshotsCommand, DescribeVpcsCommand} from '@aws-sdk/client-ec2';
import {GetAccountSummaryCommand, ListUsersCommand} from '@aws-sdk/client-iam';
import {DescribeKeyCommand, ListKeysCommand} from '@aws-sdk/client-kms';
import {GetBucketAclCommand, GetBucketPolicyCommand, ListBucketsCommand} from '@aws-sdk/client-s3';
import {GetCallerIdentityCommand} from '@aws-sdk/client-sts';
import {afterEach, describe, expect, it} from 'vitest';
import {type SampleAwsOptions, startSampleAws} from '../../main/sample/aws/server.ts';
import {createClients} from './aws-clients.ts';

const running: {close(): Promise<void>}[] = [];
afterEach(async () => {
  for (const sample of running.splice(0)) await sample.close();
});

const start = async (options: SampleAwsOptions, region?: string, maxAttempts?: number) => {
  const sample = await startSampleAws(options);
  running.push(sample);
  return {sample, aws: createClients(sample.url, region, maxAttempts)};
};

const everyDialect = (aws: ReturnType<typeof createClients>) => ({
  sts: () => aws.sts.send(new GetCallerIdentityCommand({})),
  iam: () => aws.iam.send(new ListUsersCommand({})),
  ec2: () => aws.ec2.send(new DescribeVpcsCommand({})),
  s3: () => aws.s3.send(new ListBucketsCommand({})),
  cloudtrail: () => aws.cloudtrail.send(new DescribeTrailsCommand({})),
  kms: () => aws.kms.send(new ListKeysCommand({})),
});

describe('refusals', () => {
  it('are those that the data names: one bucket, one region, and nothing else', async () => {
    const {aws, sample} = await start({throttle: []});
    const acl = (Bucket: string) => aws.s3.send(new GetBucketAclCommand({Bucket}));
    await expect(acl('alder-finch-payroll-exports')).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: {httpStatusCode: 403},
    });
    await expect(acl('alder-finch-orders')).resolves.toBeDefined();
    await expect(aws.s3.send(new GetBucketPolicyCommand({Bucket: 'alder-finch-legal-hold'}))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(aws.kms.send(new ListKeysCommand({}))).resolves.toBeDefined();
    const virginia = createClients(sample.url, 'us-east-1');
    await expect(virginia.kms.send(new ListKeysCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: {httpStatusCode: 400},
    });
  });

  it.each([
    ['sts', 'AccessDenied', 403, 'sts:GetCallerIdentity'],
    ['iam', 'AccessDenied', 403, 'iam:ListUsers'],
    ['ec2', 'UnauthorizedOperation', 403, 'ec2:DescribeVpcs'],
    ['s3', 'AccessDenied', 403, 's3:ListBuckets'],
    ['cloudtrail', 'AccessDeniedException', 400, 'cloudtrail:DescribeTrails'],
    ['kms', 'AccessDeniedException', 400, 'kms:ListKeys'],
  ] as const)('have the words of %s', async (service, name, httpStatusCode, operation) => {
    const {aws} = await start({throttle: [], denied: [{operation}]});
    await expect(everyDialect(aws)[service]()).rejects.toMatchObject({name, $metadata: {httpStatusCode}});
  });

  it('of a resource hold for its ARN too', async () => {
    const KeyId = '00000000-0000-4000-8000-000000000001';
    const {aws} = await start({throttle: [], denied: [{operation: 'kms:DescribeKey', resource: KeyId}]});
    for (const id of [KeyId, `arn:aws:kms:eu-central-1:111122223333:key/${KeyId}`]) {
      await expect(aws.kms.send(new DescribeKeyCommand({KeyId: id}))).rejects.toMatchObject({
        name: 'AccessDeniedException',
      });
    }
  });

  it('come from every service in a region that the account has not enabled', async () => {
    const {aws} = await start({throttle: [], denied: []}, 'af-south-1');
    const calls = everyDialect(aws);
    await expect(calls.ec2()).rejects.toMatchObject({name: 'AuthFailure'});
    await expect(calls.kms()).rejects.toMatchObject({name: 'UnrecognizedClientException'});
    await expect(calls.sts()).rejects.toMatchObject({name: 'InvalidClientTokenId'});
  });
});

describe('throttling', () => {
  it.each([
    ['sts', 'Throttling', 400],
    ['iam', 'Throttling', 400],
    ['ec2', 'RequestLimitExceeded', 503],
    ['s3', 'SlowDown', 503],
    ['cloudtrail', 'ThrottlingException', 400],
    ['kms', 'ThrottlingException', 400],
  ] as const)('has the words of %s and ends after the first calls', async (service, name, httpStatusCode) => {
    const {aws} = await start({denied: [], throttle: [{service, first: 2}]});
    const call = everyDialect(aws)[service];
    await expect(call()).rejects.toMatchObject({name, $metadata: {httpStatusCode}});
    await expect(call()).rejects.toMatchObject({name});
    await expect(call()).resolves.toBeDefined();
  });

  it('is taken by the SDK as a reason to try again', async () => {
    const {aws, sample} = await start(
      {denied: [], throttle: [{service: 'ec2', operation: 'DescribeSnapshots', first: 1}]},
      undefined,
      2,
    );
    await aws.ec2.send(new DescribeSnapshotsCommand({OwnerIds: ['self']}));
    expect(sample.calls.map(c => c.error)).toEqual(['RequestLimitExceeded', undefined]);
  });

  it('by rate lets a burst of a second through and refuses the rest', async () => {
    const {aws, sample} = await start({denied: [], throttle: [{service: 'iam', perSecond: 5}]});
    const answers = await Promise.allSettled(
      Array.from({length: 12}, () => aws.iam.send(new GetAccountSummaryCommand({}))),
    );
    const answered = answers.filter(a => a.status === 'fulfilled').length;
    expect(answered).toBeGreaterThanOrEqual(5);
    expect(answered).toBeLessThan(12);
    expect(sample.calls.filter(c => c.error === 'Throttling')).toHaveLength(12 - answered);
  });
});

describe('a test may', () => {
  it('change or fail one operation and leave the rest', async () => {
    const seen: unknown[] = [];
    const {aws, sample} = await start({
      throttle: [],
      denied: [],
      overrides: (operation, params, region) => {
        seen.push([operation, params, region]);
        if (operation === 'kms:ListKeys') return {error: {code: 'KMSInternalException', message: 'no', status: 500}};
        return operation === 'ec2:DescribeVpcs' ? {Vpcs: [{VpcId: 'vpc-1'}]} : undefined;
      },
    });
    const calls = everyDialect(aws);
    await expect(calls.kms()).rejects.toMatchObject({name: 'KMSInternalException', $metadata: {httpStatusCode: 500}});
    expect(await calls.ec2()).toMatchObject({Vpcs: [{VpcId: 'vpc-1'}]});
    await expect(calls.s3()).resolves.toBeDefined();
    await aws.ec2.send(
      new DescribeSnapshotsCommand({
        OwnerIds: ['self'],
        Filters: [{Name: 'encrypted', Values: ['true']}],
        MaxResults: 5,
      }),
    );
    expect(seen.at(-1)).toEqual([
      'ec2:DescribeSnapshots',
      {OwnerIds: ['self'], Filters: [{Name: 'encrypted', Values: ['true']}], MaxResults: 5},
      'eu-central-1',
    ]);
    expect(sample.calls[0]).toMatchObject({operation: 'ListKeys', known: true, error: 'KMSInternalException'});
  });

  it('not send what the service does not know: a typing error in data is loud', async () => {
    const {aws} = await start({throttle: [], denied: [], overrides: () => ({Vpcs: [{VpcID: 'vpc-1'}]})});
    await expect(everyDialect(aws).ec2()).rejects.toThrow('Vpc has no member VpcID');
  });

  it('send any text, and the client gets it as it was', async () => {
    const text = `R&D <b>"x"</b> 'y' \r\n\t Zoë 你好 🚚 ]]>`;
    const {aws} = await start({
      throttle: [],
      denied: [],
      overrides: operation =>
        operation === 'kms:ListKeys'
          ? {Keys: [{KeyId: text}]}
          : {Vpcs: [{VpcId: 'vpc-1', Tags: [{Key: 'k', Value: text}]}]},
    });
    expect(await everyDialect(aws).ec2()).toMatchObject({Vpcs: [{Tags: [{Key: 'k', Value: text}]}]});
    expect(await everyDialect(aws).kms()).toMatchObject({Keys: [{KeyId: text}]});
  });

  it('slow every answer down', async () => {
    const {aws} = await start({throttle: [], denied: [], latencyMs: 120});
    const before = performance.now();
    await everyDialect(aws).sts();
    expect(performance.now() - before).toBeGreaterThanOrEqual(119);
  });

  it('close the server while answers are under way', async () => {
    const {aws, sample} = await start({throttle: [], denied: [], latencyMs: 60_000});
    const pending = everyDialect(aws).sts();
    const refused = expect(pending).rejects.toThrow();
    while (sample.calls.length === 0) await new Promise(resolve => setImmediate(resolve));
    await running.pop()?.close();
    await refused;
  });
});
