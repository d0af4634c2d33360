import {createHash, type Hash} from 'node:crypto';
import {type BagRules, type Declaration, readDeclaration, readLines} from './bag-declaration.ts';
import {type BagInfo, parseBagInfo, singleValue} from './bag-info.ts';
import {BadContent, type BagSource} from './bag-source.ts';
import {stopIfCancelled} from './errors.ts';
import {type DigestAlgorithm, isDigestAlgorithm, type Manifest, manifestName, parseManifest} from './manifests.ts';
import {escapeFault, shown} from './names.ts';
import type {ProblemList} from './problems.ts';
import {tagLimits} from './tag-text.ts';

export type ReadOptions = {
  readonly signal?: AbortSignal;
  /** Told the bytes hashed so far. */
  readonly onBytes?: (total: number) => void;
};

/** What a bag says about itself and what was found, after every digest was compared. */
export type BagReading = {
  readonly info: BagInfo;
  readonly manifests: readonly Manifest[];
  /** SHA-256 of `tagmanifest-sha256.txt`. */
  readonly identity?: string;
};

/** Reads a bag and notes everything that does not hold (RFC 8493 §3: complete and valid). Errors: DeliveryError. */
export const readBag = async (
  source: BagSource,
  rules: BagRules,
  problems: ProblemList,
  options: ReadOptions = {},
): Promise<BagReading> => {
  const declared = await readDeclaration(source, rules, problems);
  if (declared === undefined) return {info: new Map(), manifests: []};
  const manifests = await readManifests(source, declared, rules, problems);
  const info = await readInfo(source, declared, problems);
  if (!source.hasDataFolder) problems.note('missing-file', 'data/', 'The bag has no payload folder.');
  checkListings(source, manifests, declared, problems);
  await checkFetch(source, declared, rules, problems);
  const {payloadBytes, identity} = await compareDigests(source, manifests, problems, options);
  checkOxum(source, info, declared, payloadBytes, problems);
  return {info, manifests, ...(identity !== undefined && {identity})};
};

const readManifests = async (
  source: BagSource,
  declared: Declaration,
  rules: BagRules,
  problems: ProblemList,
): Promise<Manifest[]> => {
  const manifests: Manifest[] = [];
  for (const file of source.files.values()) {
    const about = manifestName(file.path);
    if (about === undefined) continue;
    const {of, algorithm} = about;
    if (!isDigestAlgorithm(algorithm)) {
      problems.note('unknown-algorithm', file.path, `${algorithm} is not known here, so the manifest proves nothing.`);
      continue;
    }
    const lines = await readLines(file, tagLimits.manifest, declared.encoding, problems);
    if (lines === undefined) continue;
    const how = {strict: rules.strict, encodesPercent: declared.modern};
    manifests.push(parseManifest({file: file.path, algorithm, of}, lines, how, problems));
  }
  if (!manifests.some(manifest => manifest.of === 'payload')) {
    problems.note('missing-manifest', 'manifest-sha512.txt', 'There is no payload manifest that can be read.');
  }
  return manifests;
};

const readInfo = async (source: BagSource, declared: Declaration, problems: ProblemList): Promise<BagInfo> => {
  const file = source.files.get('bag-info.txt');
  const lines = file && (await readLines(file, tagLimits.text, declared.encoding, problems));
  return lines ? parseBagInfo(lines, declared.modern, problems) : new Map();
};

/** Every payload file in every payload manifest (before 1.0: in one), every listed file there. */
const checkListings = (
  source: BagSource,
  manifests: readonly Manifest[],
  declared: Declaration,
  problems: ProblemList,
) => {
  const payloadManifests = manifests.filter(manifest => manifest.of === 'payload');
  for (const path of source.files.keys()) {
    if (!path.startsWith('data/')) continue;
    const without = payloadManifests.filter(manifest => !manifest.digests.has(path)).map(manifest => manifest.file);
    if (without.length === payloadManifests.length) {
      problems.note('extra-file', path, 'It is in the bag and in no manifest.');
    } else if (without.length > 0 && declared.modern) {
      problems.note('not-in-manifest', path, `It is missing from ${without.join(', ')}.`);
    }
  }
  const missing = new Map<string, string[]>();
  for (const manifest of manifests) {
    for (const path of manifest.digests.keys()) {
      if (!source.files.has(path)) missing.set(path, [...(missing.get(path) ?? []), manifest.file]);
    }
  }
  for (const [path, listedBy] of missing) {
    problems.note('missing-file', path, `It is listed in ${listedBy.join(', ')} and is not in the bag.`);
  }
};

/** fetch.txt names files to be downloaded (RFC 8493 §2.2.3): nothing is, so what it names must be here already. */
const checkFetch = async (source: BagSource, declared: Declaration, rules: BagRules, problems: ProblemList) => {
  const file = source.files.get('fetch.txt');
  if (file === undefined) return;
  if (rules.strict) {
    problems.note('fetch-not-allowed', 'fetch.txt', 'A package is whole; nothing may be left to be downloaded.');
    return;
  }
  const lines = (await readLines(file, tagLimits.text, declared.encoding, problems)) ?? [];
  for (const [i, line] of lines.entries()) {
    const path = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line)?.[1];
    const fault = path === undefined ? 'it is not "URL length path"' : escapeFault(path);
    if (path === undefined || fault !== undefined || !path.startsWith('data/')) {
      problems.note(
        'path-outside',
        'fetch.txt',
        `Line ${i + 1} is refused: ${fault ?? 'the path is not under data/'}.`,
      );
    } else if (!source.files.has(path)) {
      problems.note('incomplete', path, 'fetch.txt leaves it to be downloaded, so the bag is not complete.');
    }
  }
};

/** Hashes each listed file once, with all the algorithms it is listed with, and compares. */
const compareDigests = async (
  source: BagSource,
  manifests: readonly Manifest[],
  problems: ProblemList,
  {signal, onBytes}: ReadOptions,
): Promise<{payloadBytes: number; identity?: string}> => {
  let identity: string | undefined;
  let payloadBytes = 0;
  let total = 0;
  for (const file of source.files.values()) {
    if (file.path.startsWith('data/')) payloadBytes += file.bytes;
    const isIdentity = file.path === 'tagmanifest-sha256.txt';
    const listedBy = manifests.filter(manifest => manifest.digests.has(file.path));
    const algorithms = new Set<DigestAlgorithm>(listedBy.map(manifest => manifest.algorithm));
    if (isIdentity) algorithms.add('sha256');
    if (algorithms.size === 0) continue;
    const hashes = new Map<DigestAlgorithm, Hash>([...algorithms].map(name => [name, createHash(name)]));
    try {
      for await (const chunk of file.chunks()) {
        stopIfCancelled(signal, 'Verification');
        for (const hash of hashes.values()) hash.update(chunk);
        total += chunk.length;
        onBytes?.(total);
      }
    } catch (error) {
      if (!(error instanceof BadContent)) throw error;
      problems.note(error.code, file.path, error.message);
      continue;
    }
    const found = new Map([...hashes].map(([name, hash]) => [name, hash.digest('hex')]));
    if (isIdentity) identity = found.get('sha256');
    const differences = listedBy.flatMap(({file: by, algorithm, digests}) => {
      const [want, have] = [digests.get(file.path), found.get(algorithm)];
      return want === have ? [] : [`Its ${algorithm} should be ${want} (${by}) and is ${have}.`];
    });
    const code = file.path.startsWith('data/') ? 'changed-payload' : 'changed-tag-file';
    if (differences.length > 0) problems.note(code, file.path, differences.join(' '));
  }
  return {payloadBytes, ...(identity !== undefined && {identity})};
};

const checkOxum = (
  source: BagSource,
  info: BagInfo,
  declared: Declaration,
  payloadBytes: number,
  problems: ProblemList,
) => {
  const value = declared.modern ? singleValue(info, 'Payload-Oxum', problems) : info.get('payload-oxum')?.[0];
  if (value === undefined) return;
  const files = [...source.files.keys()].filter(path => path.startsWith('data/')).length;
  if (value !== `${payloadBytes}.${files}`) {
    problems.note(
      'payload-oxum',
      'bag-info.txt',
      `Payload-Oxum says "${shown(value)}"; the payload has ${payloadBytes}.${files} (bytes.files).`,
    );
  }
};
