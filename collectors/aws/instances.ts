import type {Image, Instance, InstanceAttribute} from '@aws-sdk/client-ec2';
import {isRedacted} from '../redaction.ts';
import {type AccountRun, emitPopulation, forEachOf} from './account-run.ts';
import {describeImages, describeInstanceAttribute, describeInstances} from './ec2-calls.ts';
import {ec2Arn, nameOf} from './ec2-names.ts';
import {allItems, isAnswered, known, type Part, partOf, resourceOf, unread} from './parts.ts';
import type {ReadResult} from './reader.ts';
import {shapesInReason} from './redact-body.ts';

/** EC2 takes at most 200 values in one filter. */
const valuesInFilter = 200;

/** Instances read at the same time in one region. */
const instancesAtOnce = 12;

/** Reads the instances of one region, the images they run and their user data (which is redacted). Emits AwsEc2Instance. */
export const collectInstances = async (run: AccountRun, region: string): Promise<void> => {
  const list = await run.reader.read(describeInstances, region, {MaxResults: 1000});
  emitPopulation(run, 'AwsEc2Instance', region, [list]);
  const imageIds = new Set<string>();
  for await (const page of list.pages()) {
    for (const {ImageId} of instancesOf(page)) if (ImageId) imageIds.add(ImageId);
  }
  const images = readImages(run, region, [...imageIds].sort());
  // A rejection reaches the caller below; until then it must not count as unhandled.
  images.catch(() => undefined);
  for await (const page of list.pages()) {
    await forEachOf(instancesOf(page), instancesAtOnce, async instance => {
      const InstanceId = instance.InstanceId;
      if (!InstanceId) return;
      const userData = isGone(instance)
        ? unread([list])
        : await partOf(
            await run.reader.read(describeInstanceAttribute, region, {InstanceId, Attribute: 'userData'}),
            userDataOf,
          );
      const parts = {instance: known(instance, [list]), image: imagePart(instance, await images), userData};
      run.emit(
        resourceOf(
          {
            id: ec2Arn(run, region, 'instance', InstanceId),
            type: 'AwsEc2Instance',
            target: run.account,
            region,
            name: nameOf(instance, InstanceId),
          },
          parts,
        ),
      );
    });
  }
};

const instancesOf = (page: {Reservations?: {Instances?: Instance[] | undefined}[] | undefined}): readonly Instance[] =>
  (page.Reservations ?? []).flatMap(reservation => reservation.Instances ?? []);

/** EC2 shows an instance for about an hour after its end, without its attributes. */
const isGone = ({State}: Instance): boolean => State?.Name === 'terminated' || State?.Name === 'shutting-down';

type Images = {readonly found: ReadonlyMap<string, Image>; readonly asked: ReadonlyMap<string, ReadResult<unknown>>};

const readImages = async (run: AccountRun, region: string, ids: readonly string[]): Promise<Images> => {
  const found = new Map<string, Image>();
  const asked = new Map<string, ReadResult<unknown>>();
  for (let from = 0; from < ids.length; from += valuesInFilter) {
    const some = ids.slice(from, from + valuesInFilter);
    // A filter and not `ImageIds`, which fails as a whole when one image is gone.
    const result = await run.reader.read(describeImages, region, {
      Filters: [{Name: 'image-id', Values: some}],
      IncludeDeprecated: true,
    });
    for (const id of some) asked.set(id, result);
    for (const image of await allItems(result, o => o.Images)) if (image.ImageId) found.set(image.ImageId, image);
  }
  return {found, asked};
};

/** The image of an instance: null where it is not visible any more. */
const imagePart = ({ImageId}: Instance, {found, asked}: Images): Part => {
  const result = asked.get(ImageId ?? '');
  if (!result) return unread([]);
  return isAnswered(result) ? known(found.get(ImageId ?? '') ?? null, [result]) : unread([result]);
};

/** What is kept of user data: whether there is some, the commitment to it, and which shapes of secrets were found in it. */
export const userDataOf = ({UserData}: InstanceAttribute): unknown => {
  if (!UserData?.Value) return {Present: false, SecretShapes: []};
  const value: unknown = JSON.parse(UserData.Value);
  if (!isRedacted(value)) return undefined;
  return {Present: true, SecretShapes: shapesInReason(value.$redacted.reason), ...value};
};
