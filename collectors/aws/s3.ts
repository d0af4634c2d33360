import type {Bucket} from '@aws-sdk/client-s3';
import pLimit from 'p-limit';
import {type AccountRun, emitPopulation} from './account-run.ts';
import type {Call} from './call.ts';
import type {TrailsOfRegion} from './cloudtrail.ts';
import {firstPage, known, listPartOf, type Part, partOf, resourceOf, unread} from './parts.ts';
import {parsePolicy} from './policy-document.ts';
import type {ReadResult} from './reader.ts';
import {
  type BucketInput,
  getBucketAcl,
  getBucketEncryption,
  getBucketLocation,
  getBucketLogging,
  getBucketPolicy,
  getBucketPolicyStatus,
  getBucketVersioning,
  getObjectLockConfiguration,
  getPublicAccessBlock,
  listBuckets,
} from './s3-calls.ts';
import {getAccountPublicAccessBlock} from './s3control-calls.ts';

/** Buckets read at the same time. */
const bucketsAtOnce = 12;

/**
 * Reads the configuration of every bucket of the account, each in its own region, whatever regions were chosen: buckets are listed for
 * the account as a whole, so leaving some out would hide them. Emits AwsS3Bucket.
 */
export const collectS3 = async (
  run: AccountRun,
  trailsOfRegions: Promise<readonly TrailsOfRegion[]>,
): Promise<void> => {
  const accountBlock = readAccountBlock(run);
  const bounded = pLimit(bucketsAtOnce);
  const buckets = async (): Promise<void> => {
    // Without a parameter S3 leaves BucketRegion out.
    const list = await run.reader.read(listBuckets, 'global', {MaxBuckets: 1000});
    emitPopulation(run, 'AwsS3Bucket', 'global', [list]);
    const emitBucket = async (bucket: Bucket): Promise<void> => {
      const name = bucket.Name;
      if (!name) return;
      // Only the reads of a bucket take turns: one that waits for the trails must not keep the others from being read.
      const parts = await bounded(() => readBucket(run, list, bucket, name));
      run.emit(
        resourceOf(
          {id: `arn:${run.partition}:s3:::${name}`, type: 'AwsS3Bucket', target: run.account, region: 'global', name},
          {
            ...parts,
            accountPublicAccessBlock: await accountBlock,
            cloudTrail: trailsInto(name, await trailsOfRegions),
          },
        ),
      );
    };
    for await (const page of list.pages()) await Promise.all((page.Buckets ?? []).map(emitBucket));
  };
  await Promise.all([accountBlock, buckets()]);
};

/** The account's own block of public access, which holds for each bucket beside the bucket's (S3 User Guide, "Blocking public access"). */
const readAccountBlock = async (run: AccountRun): Promise<Part> =>
  partOf(
    await run.reader.read(getAccountPublicAccessBlock, 'global', {AccountId: run.account}),
    o => o.PublicAccessBlockConfiguration,
  );

const readBucket = async (
  run: AccountRun,
  list: ReadResult<unknown>,
  bucket: Bucket,
  name: string,
): Promise<Readonly<Record<string, Part>>> => {
  const region = bucket.BucketRegion ?? (await locate(run, name));
  const ask = <O>(call: Call<BucketInput, O>): Promise<ReadResult<O>> => run.reader.read(call, region, {Bucket: name});
  const [acl, policy, policyStatus, publicAccessBlock, encryption, versioning, logging, objectLock] = await Promise.all(
    [
      ask(getBucketAcl).then(result => listPartOf(result, o => o.Grants)),
      ask(getBucketPolicy).then(result => partOf(result, o => parsePolicy(o.Policy))),
      ask(getBucketPolicyStatus).then(result => partOf(result, o => o.PolicyStatus)),
      ask(getPublicAccessBlock).then(result => partOf(result, o => o.PublicAccessBlockConfiguration)),
      ask(getBucketEncryption).then(result => listPartOf(result, o => o.ServerSideEncryptionConfiguration?.Rules)),
      ask(getBucketVersioning).then(result => partOf(result, o => ({Status: o.Status, MFADelete: o.MFADelete}))),
      ask(getBucketLogging).then(result => partOf(result, o => o.LoggingEnabled ?? null)),
      ask(getObjectLockConfiguration).then(result => partOf(result, o => o.ObjectLockConfiguration ?? null)),
    ],
  );
  return {
    bucket: known({...bucket, BucketRegion: region}, [list]),
    acl,
    policy,
    policyStatus,
    publicAccessBlock,
    encryption,
    versioning,
    logging,
    objectLock,
  };
};

const locate = async (run: AccountRun, Bucket: string): Promise<string> => {
  const answer = await firstPage(await run.reader.read(getBucketLocation, run.homeRegion, {Bucket}));
  const constraint: string | undefined = answer?.LocationConstraint;
  if (answer && !constraint) return 'us-east-1';
  return constraint === 'EU' ? 'eu-west-1' : (constraint ?? run.homeRegion);
};

/** The trails that deliver into a bucket, by region; a region whose trails could not be read has no `trails`. */
export const trailsInto = (bucket: string, regions: readonly TrailsOfRegion[]): Part => {
  const results = regions.map(({result}) => result);
  if (regions.length === 0) return unread(results);
  return known(
    regions.map(({region, trails}) => ({
      region,
      trails: trails?.filter(trail => trail.S3BucketName === bucket).map(trail => trail.TrailARN),
    })),
    results,
  );
};
