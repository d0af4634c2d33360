import {type AccountRun, emitPopulation} from './account-run.ts';
import {collectTrails, listTrails} from './cloudtrail.ts';
import {collectIam} from './iam.ts';
import {collectInstances} from './instances.ts';
import {collectKms} from './kms.ts';
import {collectNetwork} from './network.ts';
import {known, resourceOf} from './parts.ts';
import type {ReadResult} from './reader.ts';
import type {Regions} from './regions.ts';
import {collectS3} from './s3.ts';
import {collectStorage} from './storage.ts';
import type {Caller} from './sts.ts';

/** The types whose resources lie in a region. */
const regionalTypes = [
  'AwsRegion',
  'AwsEc2Instance',
  'AwsEc2Volume',
  'AwsEc2Snapshot',
  'AwsEc2Image',
  'AwsEc2SecurityGroup',
  'AwsEc2NetworkAcl',
  'AwsEc2Vpc',
  'AwsEc2Subnet',
  'AwsCloudTrailTrail',
  'AwsKmsKey',
] as const;

/**
 * Reads one account: all services and regions at the same time, paced by service and region; what needs no region (IAM, the buckets)
 * does not wait until the regions are known. Emits AwsAccount last, since its parts come from everywhere.
 */
export const collectAccount = async (
  run: AccountRun,
  caller: Caller,
  identity: ReadResult<unknown>,
  choosing: Promise<Regions>,
): Promise<void> => {
  emitPopulation(run, 'AwsAccount', 'global', [identity]);
  const trailLists = choosing.then(({regions}) => listTrails(run, regions));
  const [iam, trails, {regions, result: regionsList}] = await Promise.all([
    collectIam(run),
    trailLists.then(found => collectTrails(run, found)),
    choosing,
    collectS3(run, trailLists),
    choosing.then(chosen => collectRegions(run, chosen)),
  ]);
  run.emit(
    resourceOf(
      {
        id: `arn:${caller.partition}:iam::${caller.account}:root`,
        type: 'AwsAccount',
        target: caller.account,
        region: 'global',
        name: `AWS account ${caller.account}`,
      },
      {
        identity: known({Account: caller.account, Arn: caller.arn}, [identity]),
        regions: known(regions, [regionsList]),
        ...iam,
        trails,
      },
    ),
  );
};

const collectRegions = async (run: AccountRun, {result, regions, complete}: Regions): Promise<void> => {
  if (!complete) {
    // Nobody knows which regions there are: say for every type that the others were not looked at.
    for (const type of regionalTypes) emitPopulation(run, type, 'other regions', [result]);
  }
  await Promise.all(
    regions.flatMap(region => [
      collectInstances(run, region),
      collectStorage(run, region, result),
      collectNetwork(run, region),
      collectKms(run, region),
    ]),
  );
};
