import {stat} from 'node:fs/promises';
import {type BagReading, type ReadOptions, readBag} from './bag.ts';
import type {BagSource} from './bag-source.ts';
import {readError} from './errors.ts';
import {openFolder} from './folder-source.ts';
import {signatureFiles} from './layout.ts';
import {checkCustodyLog, checkPackageRules} from './package-rules.ts';
import {createProblemList, type ProblemList} from './problems.ts';
import type {Verification} from './types.ts';
import {openZip} from './zip-source.ts';

export type VerifyOptions = ReadOptions;

/**
 * Verifies a package, zip or folder, and writes nothing. A bad package is no error: every difference is a problem with a
 * code, a path and words. Errors: DeliveryError `unreadable` when it cannot be read at all, `cancelled`.
 */
export const verifyPackage = (path: string, options: VerifyOptions = {}): Promise<Verification> =>
  verify(path, options, async (source, problems) => {
    const bag = await readBag(source, {strict: true}, problems, options);
    // Without a bag there is one thing to say, and it was said.
    if (bag.manifests.length === 0) return {bag, checked: []};
    checkPackageRules(source, bag, problems);
    const custody = await checkCustodyLog(source, bag, problems);
    return {bag, ...(custody && {custody}), checked: packageChecks(source)};
  });

/** Verifies any bag, zip or folder, by RFC 8493 alone (and its drafts since 0.93). Errors as `verifyPackage`. */
export const verifyBag = (path: string, options: VerifyOptions = {}): Promise<Verification> =>
  verify(path, options, async (source, problems) => ({
    bag: await readBag(source, {strict: false}, problems, options),
    checked: ['complete: every payload file is listed, every listed file is there', 'every digest'],
  }));

type Findings = Pick<Verification, 'checked' | 'custody'> & {readonly bag: BagReading};

const verify = async (
  path: string,
  options: VerifyOptions,
  look: (source: BagSource, problems: ProblemList) => Promise<Findings>,
): Promise<Verification> => {
  const source = await openSource(path, options.signal);
  const problems = createProblemList();
  try {
    for (const {code, path: where, message} of source.problems) problems.note(code, where, message);
    // A container that cannot be trusted shows no files: everything else would only be said to be missing.
    const findings = source.files.size > 0 || problems.count() === 0 ? await look(source, problems) : undefined;
    const {identity} = findings?.bag ?? {};
    return {
      ok: problems.count() === 0,
      name: source.name,
      ...(identity !== undefined && {identity}),
      files: source.files.size,
      bytes: [...source.files.values()].reduce((sum, file) => sum + file.bytes, 0),
      ...(findings?.custody && {custody: findings.custody}),
      problems: problems.list(),
      checked: findings?.checked ?? [],
    };
  } catch (error) {
    throw readError(error, path);
  } finally {
    await source.close();
  }
};

const openSource = async (path: string, signal?: AbortSignal): Promise<BagSource> => {
  const found = await stat(path).catch(error => {
    throw readError(error, path);
  });
  if (found.isDirectory()) return openFolder(path, signal);
  if (found.isFile()) return openZip(path, signal);
  throw readError(new Error('it is neither a file nor a folder'), path);
};

/** What a verification looked at, and what is not there to look at. Signatures and time stamps will be checked here. */
const packageChecks = (source: BagSource): string[] => {
  const signatures = signatureFiles.filter(path => source.files.has(path));
  return [
    'every file is listed in all its manifests, and every listed file is there',
    'every SHA-256 and SHA-512',
    'the number and size of the payload files',
    'the custody log: each entry names the one before, and the last one is sealed',
    signatures.length === 0
      ? 'not signed and without a time stamp: compare the identity with the one you were told'
      : `not checked here: ${signatures.join(', ')}`,
  ];
};
