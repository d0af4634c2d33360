import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterAll, describe, expect, it} from 'vitest';
import {verifyBag} from '../../main/delivery/verify.ts';
import {untar} from './tar.ts';

/** The Library of Congress's bagit-conformance-suite, which is in the public domain. */
const suite = join(import.meta.dirname, '../fixtures/bagit-conformance-suite.tar.gz');

const root = await mkdtemp(join(tmpdir(), 'fieldwork-conformance-'));
await untar(gunzipSync(await readFile(suite)), root);
afterAll(() => rm(root, {recursive: true, force: true}));

const bagsOf = async (version: string, kind: string): Promise<string[]> => {
  const entries = await readdir(join(root, version, kind), {withFileTypes: true}).catch(() => []);
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name);
};

/** Why each bag must be refused: a right refusal for a wrong reason is no proof. */
const reasons: Readonly<Record<string, string>> = {
  'v0.97/invalid/baginfo-missing-encoding': 'bad-bagit',
  'v0.97/invalid/bom-in-bagit.txt': 'bom',
  'v0.97/invalid/corrupt-data-file': 'changed-payload',
  'v0.97/invalid/corrupt-tag-file': 'changed-tag-file',
  'v0.97/invalid/extra-file-in-bag': 'extra-file',
  'v0.97/invalid/invalid-version-number': 'bad-bagit',
  'v0.97/invalid/missing-baginfo': 'missing-file',
  'v0.97/invalid/missing-bagit.txt': 'missing-bagit',
  'v0.97/invalid/out-of-scope-file-paths-using-dot-notation': 'path-outside',
  'v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch': 'path-outside',
  'v0.97/invalid/same-filename-listed-twice-with-different-hashes': 'manifest-repeats',
  'v0.97/linux-only/out-of-scope-file-paths-using-absolute-path': 'path-outside',
  'v0.97/linux-only/out-of-scope-file-paths-using-absolute-path-for-fetch': 'path-outside',
  'v0.97/linux-only/out-of-scope-file-paths-using-shortcut': 'path-outside',
  'v0.97/linux-only/out-of-scope-file-paths-using-shortcut-for-fetch': 'path-outside',
  'v0.97/linux-only/out-of-scope-file-paths-using-shortcut-username': 'path-outside',
  'v0.97/linux-only/out-of-scope-file-paths-using-shortcut-username-for-fetch': 'path-outside',
  'v1.0/invalid/bagit-with-invalid-whitespace': 'bad-bagit',
  'v1.0/invalid/notAllManifestsListAllFiles': 'extra-file',
  'v1.0/invalid/same-filename-listed-twice-with-different-hashes': 'bad-bagit',
  'v1.0/invalid/same-filename-listed-twice-with-the-same-hash': 'manifest-repeats',
};

const bags: {bag: string; valid: boolean}[] = [];
for (const version of ['v0.93', 'v0.94', 'v0.95', 'v0.96', 'v0.97', 'v1.0']) {
  for (const kind of ['valid', 'invalid', 'linux-only']) {
    for (const bag of await bagsOf(version, kind))
      bags.push({bag: `${version}/${kind}/${bag}`, valid: kind === 'valid'});
  }
}

describe('the bagit-conformance-suite', () => {
  it('is there as a whole', () => {
    expect(bags.filter(({valid}) => valid)).toHaveLength(27);
    expect(bags.filter(({valid}) => !valid).map(({bag}) => bag)).toEqual(Object.keys(reasons));
  });

  it.each(bags)('$bag: valid is $valid', async ({bag, valid}) => {
    const {ok, problems} = await verifyBag(join(root, bag));
    expect(problems.map(problem => problem.code)).toEqual(valid ? [] : expect.arrayContaining([reasons[bag]]));
    expect(ok).toBe(valid);
  });
});
