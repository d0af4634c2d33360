import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {verifyBag, verifyPackage} from '../../main/delivery/verify.ts';
import {freshFolder, sha} from './fixture.ts';

/** A minimal bag of one payload file. */
const bag = async (options: {
  name?: string;
  listed?: string;
  version?: string;
  encoding?: string;
  info?: string;
  fetch?: string;
}) => {
  const {name = 'a.txt', version = '1.0', encoding = 'UTF-8'} = options;
  const root = join(await freshFolder(), 'bag');
  await mkdir(join(root, 'data'), {recursive: true});
  await writeFile(join(root, 'data', name), 'a');
  const encode = (text: string) =>
    encoding === 'UTF-16' ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text);
  await writeFile(join(root, 'bagit.txt'), `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`);
  await writeFile(
    join(root, 'manifest-sha512.txt'),
    encode(`${sha('sha512', 'a')}  ${options.listed ?? `data/${name}`}\n`),
  );
  if (options.info !== undefined) await writeFile(join(root, 'bag-info.txt'), encode(options.info));
  if (options.fetch !== undefined) await writeFile(join(root, 'fetch.txt'), encode(options.fetch));
  return root;
};

const codes = async (root: string) => (await verifyBag(root)).problems.map(problem => problem.code);

describe('any bag', () => {
  it.each([
    ['1.0', 'a%b', 'data/a%25b', []],
    ['1.0', 'a%b', 'data/a%b', []],
    ['1.0', 'a%25b', 'data/a%2525b', []],
    ['1.0', 'a\nb', 'data/a%0Ab', []],
    ['1.0', 'a\rb', 'data/a%0db', []],
    ['1.0', '%7Ea', 'data/%7Ea', []],
    ['0.97', 'a%25b', 'data/a%25b', []],
    ['0.97', 'a', '*data/a', []],
    ['1.0', 'é', 'data/é', []],
    ['1.0', 'a%b', 'data/a%2525b', ['extra-file', 'missing-file']],
  ])('BagIt %s: the file %j may be listed as %j', async (version, name, listed, expected) => {
    expect(await codes(await bag({version, name, listed}))).toEqual(expected);
  });

  it.each(['UTF-8', 'utf-8', 'ISO-8859-1', 'UTF-16'])('is read in %s', async encoding => {
    expect(await codes(await bag({encoding, info: 'Contact-Name: x\nPayload-Oxum: 1.1\n'}))).toEqual([]);
  });

  it.each([
    [{encoding: 'EBCDIC'}, ['bad-bagit']],
    [{version: '2.0'}, ['bad-bagit']],
    [{info: 'Payload-Oxum: 2.1\n'}, ['payload-oxum']],
    [{info: 'Payload-Oxum: 1.1\npayload-oxum: 1.1\n'}, ['bag-info-repeats']],
    [{info: 'Label : value\n'}, ['bag-info-line']],
    [{info: 'Label: value\n  continued: here\n'}, []],
    [{info: '\ufeffLabel: value\n'}, ['bom']],
    [{fetch: 'http://localhost/a 1 data/a.txt\n'}, []],
    [{fetch: 'http://localhost/b - data/b.txt\n'}, ['incomplete']],
    [{fetch: 'http://localhost/b - bag-info.txt\n'}, ['path-outside']],
    [{fetch: 'nonsense\n'}, ['path-outside']],
  ])('%j gives %j', async (options, expected) => {
    expect(await codes(await bag(options))).toEqual(expected);
  });

  it('without a payload folder is no bag', async () => {
    const root = await bag({});
    await rm(join(root, 'data'), {recursive: true});
    expect(await codes(root)).toEqual(['missing-file', 'missing-file']);
  });

  it('is not a package of ours by being valid', async () => {
    const root = await bag({});
    expect((await verifyBag(root)).ok).toBe(true);
    expect((await verifyPackage(root)).problems.map(problem => problem.code)).toContain('not-a-fieldwork-package');
  });

  it('does not read a tag file that is too large', async () => {
    expect(await codes(await bag({info: `A: ${'x'.repeat(1024 * 1024)}\n`}))).toEqual(['too-large']);
  });
});
