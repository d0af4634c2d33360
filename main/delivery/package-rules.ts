import {emptyCustody, splitRawLines, verifyCustody} from '../evidence/custody.ts';
import type {BagReading} from './bag.ts';
import {singleValue} from './bag-info.ts';
import {BadContent, type BagSource} from './bag-source.ts';
import {custodyPath, packageAlgorithms, profileIdentifier, requiredTagFiles, signatureFiles} from './layout.ts';
import {manifestName} from './manifests.ts';
import {createPathRegister, nameFault} from './names.ts';
import type {ProblemList} from './problems.ts';

/** What a package of ours must have beyond a valid bag (PACKAGE: profile, names, closed root). */
export const checkPackageRules = (source: BagSource, bag: BagReading, problems: ProblemList): void => {
  const found = singleValue(bag.info, 'BagIt-Profile-Identifier', problems);
  if (found !== profileIdentifier) {
    const difference = `BagIt-Profile-Identifier should be ${profileIdentifier} and is ${found ?? 'absent'}`;
    problems.note('not-a-fieldwork-package', 'bag-info.txt', `${difference}: this is no package of Fieldwork's.`);
  }
  for (const label of ['Payload-Oxum', 'Bagging-Date']) {
    if (!bag.info.has(label.toLowerCase())) problems.note('bag-info-missing', 'bag-info.txt', `${label} is absent.`);
  }
  checkManifestSet(source, bag, problems);
  checkRoot(source, bag, problems);
  checkNames(source, problems);
};

const checkManifestSet = (source: BagSource, bag: BagReading, problems: ProblemList) => {
  for (const algorithm of packageAlgorithms) {
    for (const path of [`manifest-${algorithm}.txt`, `tagmanifest-${algorithm}.txt`]) {
      if (!source.files.has(path)) problems.note('missing-manifest', path, 'A package has all four manifests.');
    }
  }
  const allowed: readonly string[] = packageAlgorithms;
  for (const {file, algorithm} of bag.manifests) {
    if (!allowed.includes(algorithm))
      problems.note('manifest-not-allowed', file, `${algorithm} is not among ${allowed}.`);
  }
};

/** Every file outside data/ stands in every tag manifest, tag manifests and known signature files aside. */
const checkRoot = (source: BagSource, bag: BagReading, problems: ProblemList) => {
  const tagManifests = bag.manifests.filter(manifest => manifest.of === 'tags');
  const outside: readonly string[] = signatureFiles;
  for (const path of source.files.keys()) {
    if (path.startsWith('data/') || outside.includes(path) || manifestName(path)?.of === 'tags') continue;
    const without = tagManifests.filter(manifest => !manifest.digests.has(path)).map(manifest => manifest.file);
    if (tagManifests.length === 0) problems.note('unlisted-file', path, 'No tag manifest lists it.');
    else if (without.length > 0) problems.note('unlisted-file', path, `It is not listed in ${without.join(', ')}.`);
  }
  for (const manifest of tagManifests) {
    for (const path of manifest.digests.keys()) {
      if (manifestName(path)?.of === 'tags')
        problems.note('tag-manifest-lists-itself', manifest.file, `It lists ${path}.`);
    }
  }
  for (const path of ['bag-info.txt', ...requiredTagFiles]) {
    if (!source.files.has(path)) problems.note('missing-file', path, 'Every package has it.');
  }
};

const checkNames = (source: BagSource, problems: ProblemList) => {
  const taken = createPathRegister();
  for (const path of source.files.keys()) {
    const fault = nameFault(path);
    if (fault !== undefined) problems.note('bad-name', path, `The name is not portable: ${fault}.`);
    const other = taken(path);
    if (other !== undefined) problems.note('duplicate-path', path, `It and "${other}" are one file on some systems.`);
  }
};

/** Checks the custody chain and that it ends where bag-info.txt says, with `sealed`. Gives the head that was found. */
export const checkCustodyLog = async (
  source: BagSource,
  bag: BagReading,
  problems: ProblemList,
): Promise<{head: string; entries: number} | undefined> => {
  const head = singleValue(bag.info, 'Custody-Head-SHA256', problems);
  const entries = singleValue(bag.info, 'Custody-Entries', problems);
  if (head === undefined || entries === undefined) {
    problems.note('bag-info-missing', 'bag-info.txt', 'Custody-Head-SHA256 and Custody-Entries are not both there.');
  }
  const file = source.files.get(custodyPath);
  if (file === undefined) {
    problems.note('missing-file', custodyPath, 'There is no custody log.');
    return undefined;
  }
  const note = (code: string, message: string) => problems.note(code, custodyPath, message);
  try {
    const found = await verifyCustody(splitRawLines(file.chunks()));
    for (const problem of found.problems) note('custody-broken', problem.message);
    if (entries !== undefined && entries !== String(found.entries)) {
      note('custody-length', `It should have ${entries} entries (bag-info.txt) and has ${found.entries}.`);
    }
    if (head !== undefined && head !== found.head) {
      note('custody-head', `Its last line's SHA-256 should be ${head} (bag-info.txt) and is ${found.head}.`);
    }
    if (found.last?.action !== 'sealed' || found.head === emptyCustody.sha256) {
      note('custody-unsealed', `Its last entry should be "sealed" and is "${found.last?.action ?? 'absent'}".`);
    }
    return {head: found.head, entries: found.entries};
  } catch (error) {
    if (!(error instanceof BadContent)) throw error;
    note(error.code, error.message);
    return undefined;
  }
};
