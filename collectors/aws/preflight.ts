import type {Identity, Operation, Outcome, Preflight, PreflightRow} from '../collector.ts';
import type {Call} from './call.ts';
import {describeTrails, getEventSelectors, getTrailStatus} from './cloudtrail-calls.ts';
import * as ec2 from './ec2-calls.ts';
import * as iam from './iam-calls.ts';
import * as kms from './kms-calls.ts';
import {firstPage} from './parts.ts';
import type {Reader, ReadResult} from './reader.ts';
import type {Regions} from './regions.ts';
import * as s3 from './s3-calls.ts';
import {getAccountPublicAccessBlock} from './s3control-calls.ts';

export type PreflightParts = {
  readonly reader: Reader;
  readonly homeRegion: string;
  readonly identity: Identity;
  readonly regions: Regions;
  readonly operations: readonly Operation[];
};

type Try = <I extends object, O>(call: Call<I, O>, region: string, input: I | undefined) => Promise<O | undefined>;

/**
 * Tries every declared operation once: account-wide ones at the home region, regional ones in one region, and those about a thing on the
 * first thing found. Rows stand in the order of the declaration.
 */
export const preflightAccount = async ({
  reader,
  homeRegion,
  identity,
  regions,
  operations,
}: PreflightParts): Promise<Preflight> => {
  const rows = new Map<string, PreflightRow>();
  const attempt: Try = async (call, region, input) => {
    const {operation} = call;
    if (input === undefined) {
      rows.set(operation.id, rowOf(operation, region, 'absent', nothingToTry));
      return undefined;
    }
    const {next: _next, ...rest} = call;
    const onePage: typeof call = rest;
    const result = await reader.read(onePage, region, input);
    rows.set(operation.id, rowOf(operation, region, ...endOf(result)));
    return firstPage(result);
  };
  rows.set('sts:GetCallerIdentity', {
    operation: 'sts:GetCallerIdentity',
    region: 'global',
    outcome: 'ok',
    permissions: [],
  });
  rows.set(ec2.describeRegions.operation.id, rowOf(ec2.describeRegions.operation, 'global', ...endOf(regions.result)));

  const region = regions.regions.includes(homeRegion) ? homeRegion : (regions.regions[0] ?? homeRegion);
  const counts = await Promise.all([
    tryIam(attempt, identity),
    tryS3(attempt, homeRegion, identity),
    tryEc2(attempt, region).then(calls => calls * regions.regions.length),
    tryCloudTrail(attempt, region).then(calls => calls + regions.regions.length),
    tryKms(attempt, region).then(calls => calls * regions.regions.length),
  ]);
  return {
    identity,
    rows: operations.flatMap(({id}) => rows.get(id) ?? []),
    estimatedCalls: counts.reduce((sum, count) => sum + count, 2),
  };
};

const tryIam = async (attempt: Try, {facts}: Identity): Promise<number> => {
  const user = attempt(iam.listUsers, 'global', {}).then(page => page?.Users?.[0]?.UserName);
  const [summary, UserName] = await Promise.all([
    attempt(iam.getAccountSummary, 'global', {}),
    user,
    attempt(iam.getAccountPasswordPolicy, 'global', {}),
    attempt(iam.listVirtualMfaDevices, 'global', {AssignmentStatus: 'Assigned'}),
    attempt(iam.generateCredentialReport, 'global', {}).then(() => attempt(iam.getCredentialReport, 'global', {})),
    attempt(iam.getAccountAuthorizationDetails, 'global', {Filter: ['User'], MaxItems: 1}),
    attempt(iam.listRoles, 'global', {MaxItems: 1}),
    attempt(iam.listEntitiesForPolicy, 'global', {
      PolicyArn: `arn:${facts.partition ?? 'aws'}:iam::aws:policy/SecurityAudit`,
    }),
    attempt(iam.listServerCertificates, 'global', {MaxItems: 1}),
  ]);
  const input = UserName ? {UserName} : undefined;
  await Promise.all([attempt(iam.listAccessKeys, 'global', input), attempt(iam.listMfaDevices, 'global', input)]);
  return 14 + 2 * (summary?.SummaryMap?.Users ?? 0);
};

const tryS3 = async (attempt: Try, homeRegion: string, {target}: Identity): Promise<number> => {
  const [list] = await Promise.all([
    attempt(s3.listBuckets, 'global', {MaxBuckets: 1000}),
    attempt(getAccountPublicAccessBlock, 'global', {AccountId: target}),
  ]);
  const buckets = list?.Buckets ?? [];
  const first = buckets[0];
  const region = first?.BucketRegion ?? homeRegion;
  const input = first?.Name ? {Bucket: first.Name} : undefined;
  const perBucket = [
    s3.getBucketAcl,
    s3.getBucketPolicy,
    s3.getBucketPolicyStatus,
    s3.getPublicAccessBlock,
    s3.getBucketEncryption,
    s3.getBucketVersioning,
    s3.getBucketLogging,
    s3.getObjectLockConfiguration,
  ] as const;
  await Promise.all([
    attempt(s3.getBucketLocation, homeRegion, input),
    ...perBucket.map(call => attempt<s3.BucketInput, unknown>(call as Call<s3.BucketInput, unknown>, region, input)),
  ]);
  return 2 + buckets.length * perBucket.length;
};

const tryEc2 = async (attempt: Try, region: string): Promise<number> => {
  const lists = {MaxResults: 5};
  const instances = attempt(ec2.describeInstances, region, {MaxResults: 1000}).then(page =>
    (page?.Reservations ?? []).flatMap(({Instances}) => (Instances ?? []).flatMap(({InstanceId}) => InstanceId ?? [])),
  );
  const [ids] = await Promise.all([
    instances,
    instances.then(([InstanceId]) =>
      attempt(
        ec2.describeInstanceAttribute,
        region,
        InstanceId ? {InstanceId, Attribute: 'userData' as const} : undefined,
      ),
    ),
    attempt(ec2.describeImages, region, {Owners: ['self']}),
    attempt(ec2.describeVolumes, region, lists),
    attempt(ec2.describeSnapshots, region, {OwnerIds: ['self'], ...lists}),
    attempt(ec2.describeSecurityGroups, region, lists),
    attempt(ec2.describeNetworkAcls, region, lists),
    attempt(ec2.describeVpcs, region, lists),
    attempt(ec2.describeSubnets, region, lists),
    attempt(ec2.describeFlowLogs, region, lists),
    attempt(ec2.getEbsEncryptionByDefault, region, {}),
    attempt(ec2.getSnapshotBlockPublicAccessState, region, {}),
    attempt(ec2.getImageBlockPublicAccessState, region, {}),
  ]);
  return 14 + ids.length;
};

const tryCloudTrail = async (attempt: Try, region: string): Promise<number> => {
  const trails = (await attempt(describeTrails, region, {includeShadowTrails: true}))?.trailList ?? [];
  const arn = trails[0]?.TrailARN;
  await Promise.all([
    attempt(getTrailStatus, region, arn ? {Name: arn} : undefined),
    attempt(getEventSelectors, region, arn ? {TrailName: arn} : undefined),
  ]);
  return 2 * trails.length;
};

const tryKms = async (attempt: Try, region: string): Promise<number> => {
  const keys = (await attempt(kms.listKeys, region, {Limit: 1000}))?.Keys ?? [];
  const KeyId = keys[0]?.KeyId;
  await Promise.all([
    attempt(kms.describeKey, region, KeyId ? {KeyId} : undefined),
    attempt(kms.getKeyPolicy, region, KeyId ? {KeyId, PolicyName: 'default'} : undefined),
    attempt(kms.getKeyRotationStatus, region, KeyId ? {KeyId} : undefined),
  ]);
  return 1 + 3 * keys.length;
};

const nothingToTry = {code: 'NothingToTry', message: 'There is nothing in the account to try this on.'};

/** Answers that prove the permission although there is nothing to read yet. */
const notYet = new Set(['ReportInProgress', 'ReportNotPresent', 'ReportExpired']);

const endOf = ({outcome, read}: ReadResult<unknown>): [Outcome, PreflightRow['error']] => {
  const {error} = read.provenance;
  return [error && notYet.has(error.code.replace(/^CredentialReport|Exception$/g, '')) ? 'absent' : outcome, error];
};

const rowOf = (
  operation: Operation,
  region: string,
  outcome: Outcome,
  error: PreflightRow['error'] = undefined,
): PreflightRow => ({
  operation: operation.id,
  region,
  outcome,
  permissions: operation.permissions,
  ...(error ? {error} : {}),
});
