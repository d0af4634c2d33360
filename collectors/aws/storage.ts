import {type AccountRun, emitPopulation} from './account-run.ts';
import {
  describeImages,
  describeSnapshots,
  describeVolumes,
  getEbsEncryptionByDefault,
  getImageBlockPublicAccessState,
  getSnapshotBlockPublicAccessState,
} from './ec2-calls.ts';
import {ec2Arn, nameOf} from './ec2-names.ts';
import {allItems, isAnswered, known, type Part, partOf, resourceOf, unread} from './parts.ts';
import type {ReadResult} from './reader.ts';

/**
 * Reads volumes, own snapshots, own images and the region-wide settings that protect them. Emits AwsEc2Volume, AwsEc2Snapshot,
 * AwsEc2Image and AwsRegion.
 */
export const collectStorage = async (
  run: AccountRun,
  region: string,
  regionsList: ReadResult<unknown>,
): Promise<void> => {
  const settings = collectSettings(run, region, regionsList);
  await Promise.all([
    settings,
    collectVolumes(run, region),
    collectSnapshots(run, region, settings),
    collectImages(run, region, settings),
  ]);
};

const collectVolumes = async (run: AccountRun, region: string): Promise<void> => {
  const list = await run.reader.read(describeVolumes, region, {MaxResults: 1000});
  emitPopulation(run, 'AwsEc2Volume', region, [list]);
  for await (const page of list.pages()) {
    for (const volume of page.Volumes ?? []) {
      const id = volume.VolumeId ?? 'unknown';
      run.emit(
        resourceOf(
          {
            id: ec2Arn(run, region, 'volume', id),
            type: 'AwsEc2Volume',
            target: run.account,
            region,
            name: nameOf(volume, id),
          },
          {volume: known(volume, [list])},
        ),
      );
    }
  }
};

type Settings = Readonly<
  Record<'ebsEncryptionByDefault' | 'snapshotBlockPublicAccess' | 'imageBlockPublicAccess', Part>
>;

const collectSettings = async (
  run: AccountRun,
  region: string,
  regionsList: ReadResult<unknown>,
): Promise<Settings> => {
  const [encryption, snapshots, images] = await Promise.all([
    run.reader.read(getEbsEncryptionByDefault, region, {}),
    run.reader.read(getSnapshotBlockPublicAccessState, region, {}),
    run.reader.read(getImageBlockPublicAccessState, region, {}),
  ]);
  const parts = {
    ebsEncryptionByDefault: await partOf(encryption, o => o),
    snapshotBlockPublicAccess: await partOf(snapshots, o => o),
    imageBlockPublicAccess: await partOf(images, o => o),
  };
  emitPopulation(run, 'AwsRegion', region, [regionsList]);
  run.emit(
    resourceOf({id: `${run.account}/${region}`, type: 'AwsRegion', target: run.account, region, name: region}, parts),
  );
  return parts;
};

const collectSnapshots = async (run: AccountRun, region: string, settings: Promise<Settings>): Promise<void> => {
  const [list, open] = await Promise.all([
    run.reader.read(describeSnapshots, region, {OwnerIds: ['self'], MaxResults: 1000}),
    run.reader.read(describeSnapshots, region, {
      OwnerIds: ['self'],
      RestorableByUserIds: ['all'],
      MaxResults: 1000,
    }),
  ]);
  emitPopulation(run, 'AwsEc2Snapshot', region, [list]);
  const {snapshotBlockPublicAccess: blockPublicAccess} = await settings;
  const restorable = new Set((await allItems(open, o => o.Snapshots)).map(({SnapshotId}) => SnapshotId));
  for await (const page of list.pages()) {
    for (const snapshot of page.Snapshots ?? []) {
      const id = snapshot.SnapshotId ?? 'unknown';
      run.emit(
        resourceOf(
          {
            id: ec2Arn(run, region, 'snapshot', id),
            type: 'AwsEc2Snapshot',
            target: run.account,
            region,
            name: nameOf(snapshot, id),
          },
          {
            snapshot: known(snapshot, [list]),
            sharing: isAnswered(open) ? known({RestorableByAll: restorable.has(id)}, [open]) : unread([open]),
            blockPublicAccess,
          },
        ),
      );
    }
  }
};

const collectImages = async (run: AccountRun, region: string, settings: Promise<Settings>): Promise<void> => {
  const list = await run.reader.read(describeImages, region, {Owners: ['self'], MaxResults: 1000});
  emitPopulation(run, 'AwsEc2Image', region, [list]);
  const {imageBlockPublicAccess: blockPublicAccess} = await settings;
  for await (const page of list.pages()) {
    for (const image of page.Images ?? []) {
      const id = image.ImageId ?? 'unknown';
      run.emit(
        resourceOf(
          {
            id: ec2Arn(run, region, 'image', id),
            type: 'AwsEc2Image',
            target: run.account,
            region,
            name: image.Name ?? id,
          },
          {image: known(image, [list]), blockPublicAccess},
        ),
      );
    }
  }
};
