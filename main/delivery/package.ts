import {mkdir, open} from 'node:fs/promises';
import {join} from 'node:path';
import {createCustodyVerifier, splitRawLines} from '../evidence/custody.ts';
import {createChunkReader} from './chunks.ts';
import {DeliveryError, stopIfCancelled, writeError} from './errors.ts';
import {createFolderWriter} from './folder-writer.ts';
import {custodyPayloadPath, profileText} from './layout.ts';
import {checkPackageNames} from './names.ts';
import {beginPartial, cleanPartials, dropPartial, publishFile, publishFolder, refuseExisting} from './partial.ts';
import {readmeText} from './readme.ts';
import type {PackageSink} from './sink.ts';
import {checkDigest, readSource} from './sources.ts';
import {bagInfoText, bagitText, manifestText, type PackageDigests} from './tag-files.ts';
import type {PackageContents, PackageResult, PayloadFile} from './types.ts';
import {type Compression, createZipWriter} from './zip-writer.ts';

export type PackageOptions = {
  readonly signal?: AbortSignal;
  /** Told the payload bytes read so far. */
  readonly onBytes?: (total: number) => void;
  /** `store` (the default) is faster and gives the same zip bytes everywhere; `deflate` is smaller. */
  readonly compression?: Compression;
  readonly format?: 'zip' | 'folder';
  /** Replaces a package of the same name; otherwise that is refused. */
  readonly replace?: boolean;
};

/**
 * Writes the package as `<name>.zip` (or the folder `<name>`) into the folder `destination`, which is made if missing.
 * It gets its name when it is complete and on the disk, never before. The same contents give the same bag, byte for byte.
 * Errors: DeliveryError.
 */
export const writePackage = async (
  contents: PackageContents,
  destination: string,
  options: PackageOptions = {},
): Promise<PackageResult> => {
  const {format = 'zip', replace = false, signal} = options;
  const payload = [...contents.payload].sort((a, b) => (a.path < b.path ? -1 : 1));
  checkPackageNames(
    contents.name,
    payload.map(file => `data/${file.path}`),
  );
  const tags = firstTags(contents);
  await checkCustody(contents);
  stopIfCancelled(signal, 'Packaging');

  const final = join(destination, format === 'zip' ? `${contents.name}.zip` : contents.name);
  const partial = beginPartial(final);
  let sink: PackageSink | undefined;
  try {
    await mkdir(destination, {recursive: true});
    await cleanPartials(final);
    if (!replace) await refuseExisting(final);
    sink = await openSink(partial, contents, options);
    const {identity, files} = await fill(sink, contents.name, tags, payload, options);
    const bytes = await sink.finish();
    stopIfCancelled(signal, 'Packaging');
    await (format === 'zip' ? publishFile : publishFolder)(partial, final, replace);
    return {path: final, bytes, files, identity};
  } catch (error) {
    await sink?.abandon();
    await dropPartial(partial);
    throw writeError(error, final);
  }
};

const openSink = async (partial: string, contents: PackageContents, options: PackageOptions): Promise<PackageSink> => {
  if (options.format === 'folder') {
    await mkdir(partial);
    return createFolderWriter(partial, contents.name);
  }
  const {compression = 'store'} = options;
  return createZipWriter(await open(partial, 'wx'), {instant: contents.sealedAt, compression});
};

/** The tag files that stand before the payload, in order: nothing in them depends on its digests. */
const firstTags = (contents: PackageContents): (readonly [path: string, text: string])[] => [
  ['README-VERIFY.txt', readmeText(contents.name)],
  ['bag-info.txt', bagInfoText(contents)],
  ['bagit-profile.json', profileText],
  ['bagit.txt', bagitText],
];

/** Puts everything into the sink, sorted by path. `signatures/` will come between the manifests and the tag manifests. */
const fill = async (
  sink: PackageSink,
  name: string,
  first: readonly (readonly [path: string, text: string])[],
  payload: readonly PayloadFile[],
  options: PackageOptions,
): Promise<{identity: string; files: number}> => {
  const tags = new Map<string, PackageDigests>();
  const addText = async (path: string, text: string) => {
    const bytes = Buffer.from(text);
    const digests = await sink.add(`${name}/${path}`, bytes.length, async function* () {
      yield bytes;
    });
    tags.set(path, digests);
    return digests;
  };

  for (const [path, text] of first) await addText(path, text);
  const listed = await addPayload(sink, name, payload, options);
  await addText('manifest-sha256.txt', manifestText('sha256', listed));
  await addText('manifest-sha512.txt', manifestText('sha512', listed));
  const covered = new Map(tags);
  const identity = await addText('tagmanifest-sha256.txt', manifestText('sha256', covered));
  await addText('tagmanifest-sha512.txt', manifestText('sha512', covered));
  return {identity: identity.sha256, files: listed.size + tags.size};
};

const addPayload = async (
  sink: PackageSink,
  name: string,
  payload: readonly PayloadFile[],
  {signal, onBytes}: PackageOptions,
): Promise<Map<string, PackageDigests>> => {
  const listed = new Map<string, PackageDigests>();
  const read = createChunkReader();
  let total = 0;
  for (const file of payload) {
    const path = `data/${file.path}`;
    const watched = async function* () {
      let seen = 0;
      for await (const chunk of readSource(file, read)) {
        stopIfCancelled(signal, 'Packaging');
        seen += chunk.length;
        onBytes?.(total + seen);
        yield chunk;
      }
    };
    const digests = await sink.add(`${name}/${path}`, file.bytes, watched);
    checkDigest(file, digests.sha256);
    listed.set(path, digests);
    total += file.bytes;
  }
  return listed;
};

/** A package that our own verification would refuse is not written. Errors: DeliveryError `bad-custody`. */
const checkCustody = async (contents: PackageContents): Promise<void> => {
  const log = contents.payload.find(file => file.path === custodyPayloadPath);
  if (log === undefined) throw new DeliveryError('bad-custody', `The package has no ${custodyPayloadPath}.`);
  const verifier = createCustodyVerifier({sha256: contents.custody.head, entries: contents.custody.entries});
  for await (const line of splitRawLines(readSource(log, createChunkReader()))) verifier.push(line);
  const {problems, last} = verifier.end();
  const fault = problems[0]?.message ?? (last?.action === 'sealed' ? undefined : 'its last entry is not "sealed"');
  if (fault !== undefined) throw new DeliveryError('bad-custody', `The custody log does not hold: ${fault}.`);
};
