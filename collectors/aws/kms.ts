import type {KeyListEntry, KeyMetadata} from '@aws-sdk/client-kms';
import {type AccountRun, emitPopulation, forEachOf} from './account-run.ts';
import {describeKey, getKeyPolicy, getKeyRotationStatus, listKeys} from './kms-calls.ts';
import {firstPage, known, type Part, partOf, resourceOf, unread} from './parts.ts';
import {parsePolicy} from './policy-document.ts';
import type {ReadResult} from './reader.ts';

/** Keys read at the same time in one region. */
const keysAtOnce = 8;

/** Reads the keys of one region. Emits AwsKmsKey. */
export const collectKms = async (run: AccountRun, region: string): Promise<void> => {
  const list = await run.reader.read(listKeys, region, {Limit: 1000});
  emitPopulation(run, 'AwsKmsKey', region, [list]);
  for await (const page of list.pages()) {
    await forEachOf(page.Keys ?? [], keysAtOnce, key => readKeyOf(run, region, list, key));
  }
};

const readKeyOf = async (
  run: AccountRun,
  region: string,
  list: ReadResult<unknown>,
  entry: KeyListEntry,
): Promise<void> => {
  const {KeyId} = entry;
  if (!KeyId) return;
  const described = await run.reader.read(describeKey, region, {KeyId});
  const metadata = (await firstPage(described))?.KeyMetadata;
  const [policy, rotation] = await Promise.all([
    isManagedByAws(metadata)
      ? unread([described])
      : run.reader
          .read(getKeyPolicy, region, {KeyId, PolicyName: 'default'})
          .then(result => partOf(result, o => parsePolicy(o.Policy))),
    canRotate(metadata)
      ? run.reader.read(getKeyRotationStatus, region, {KeyId}).then(result => partOf(result, o => o))
      : unread([described]),
  ]);
  const parts: Record<string, Part> = {
    listed: known(entry, [list]),
    key: metadata ? known(metadata, [described]) : unread([described]),
    policy,
    rotation,
  };
  const id = entry.KeyArn ?? `arn:${run.partition}:kms:${region}:${run.account}:key/${KeyId}`;
  run.emit(resourceOf({id, type: 'AwsKmsKey', target: run.account, region, name: KeyId}, parts));
};

/** The policy of an AWS managed key cannot be changed by the client, so nobody asks for it. */
const isManagedByAws = (metadata: KeyMetadata | undefined): boolean => metadata?.KeyManager === 'AWS';

/** Automatic rotation exists for enabled symmetric keys with key material of KMS ("Rotating AWS KMS keys", KMS Developer Guide). */
const canRotate = (metadata: KeyMetadata | undefined): boolean =>
  metadata === undefined ||
  (metadata.KeyManager !== 'AWS' &&
    metadata.KeyState === 'Enabled' &&
    metadata.KeySpec === 'SYMMETRIC_DEFAULT' &&
    metadata.Origin === 'AWS_KMS');
