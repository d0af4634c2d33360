import {readdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {crc32, deflateRawSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {verifyPackage} from '../../main/delivery/verify.ts';
import {zipLimits} from '../../main/delivery/zip-limits.ts';
import {freshFolder, packedFolder, snapshot} from './fixture.ts';
import {type Entry, extraField, makeZip, type Shape, u16, u32, u64} from './zip-bytes.ts';

/** The entries of an honest package, to be made hostile. */
const honest = async (): Promise<Entry[]> => {
  const root = await packedFolder();
  const found = await readdir(root, {recursive: true, withFileTypes: true});
  const files = found.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  return await Promise.all(
    files.sort().map(async path => ({name: path.slice(dirname(root).length + 1), data: await readFile(path)})),
  );
};

const verifyBytes = async (bytes: Buffer) => {
  const folder = await freshFolder();
  const path = join(folder, 'package.zip');
  await writeFile(path, bytes);
  const before = await snapshot(folder);
  const verification = await verifyPackage(path);
  expect(await snapshot(folder)).toEqual(before);
  return verification;
};

const top = 'EP-2026-001';
const pdf = `${top}/data/report/report.pdf`;
const extra = (entry: Partial<Entry>): Entry => ({name: `${top}/data/x.txt`, data: 'x', ...entry});
const zeros = Buffer.alloc(8 * 1024 * 1024);
const packedZeros = deflateRawSync(zeros);

const change = (name: string, by: (entry: Entry) => Partial<Entry>) => (entries: Entry[]) =>
  entries.map(entry => (entry.name === name ? {...entry, ...by(entry)} : entry));
const add =
  (...more: Entry[]) =>
  (entries: Entry[]) => [...entries, ...more];
const same = (entries: Entry[]) => entries;

type Case = [what: string, entries: (honest: Entry[]) => Entry[], expected: string, shape?: Shape];

/** Each names one `code path` that must be among the problems. */
const cases: Case[] = [
  ...['../x', `${top}/../../x`, '/etc/passwd', 'C:/x', `${top}\\data\\x`, `${top}/./x`, `${top}//x`, '~/x'].map(
    (name): Case => [`an entry is called ${name}`, add(extra({name})), `path-outside ${name}`],
  ),
  ['a name has NUL', add(extra({name: `${top}/data/a\0b`})), `path-outside ${top}/data/a\\u{0}b`],
  ['a name is not UTF-8', add(extra({name: Buffer.from([0x61, 0xff])})), 'bad-name aÿ'],
  ['an entry is a symbolic link', add(extra({mode: 0o120777, data: '/etc/passwd'})), `symlink ${top}/data/x.txt`],
  ['a payload file became a link', change(pdf, () => ({mode: 0o120777})), `symlink ${pdf}`],
  ['an entry is a device', add(extra({mode: 0o020666})), `special-file ${top}/data/x.txt`],
  ['a folder has content', add(extra({name: `${top}/data/d/`, mode: 0o040755})), `zip-structure ${top}/data/d/`],
  ['two entries have one name', add({name: pdf, data: 'other'}), `duplicate-path ${pdf}`],
  [
    'two names differ in case',
    add({name: pdf.replace('report.pdf', 'Report.PDF')}),
    `duplicate-path ${top}/data/report/Report.PDF`,
  ],
  ['two folders differ in case', add({name: `${top}/data/REPORT/y`}), `duplicate-path ${top}/data/REPORT/y`],
  [
    'two names differ in their normal form',
    add({name: `${top}/data/\u00e9`}, {name: `${top}/data/e\u0301`}),
    `duplicate-path ${top}/data/e\u0301`,
  ],
  ['a file has the name of a folder', add({name: `${top}/data/report`}), `duplicate-path ${top}/data/report`],
  ['a second top folder', add({name: 'other/x'}), 'not-one-top-folder other/x'],
  ['a file beside the top folder', add({name: 'autorun.inf'}), 'not-one-top-folder autorun.inf'],
  ['an unlisted file under data/', add(extra({})), 'extra-file data/x.txt'],
  ['an unlisted file in the root', add({name: `${top}/x`}), 'unlisted-file x'],
  ['a payload file is missing', e => e.filter(entry => entry.name !== pdf), 'missing-file data/report/report.pdf'],
  ['a payload file was changed', change(pdf, () => ({data: 'forged'})), 'changed-payload data/report/report.pdf'],
  [
    'the local header has another name',
    change(pdf, () => ({local: {name: pdf.replace('pdf', 'exe')}})),
    `zip-header-mismatch ${pdf}`,
  ],
  ['the local header has another size', change(pdf, () => ({local: {bytes: 1}})), `zip-header-mismatch ${pdf}`],
  ['the local header has another CRC', change(pdf, () => ({local: {crc: 1}})), `zip-header-mismatch ${pdf}`],
  ['the local header has another method', change(pdf, () => ({local: {method: 8}})), `zip-header-mismatch ${pdf}`],
  [
    'the local header says nothing, without a descriptor',
    change(pdf, () => ({local: {crc: 0, bytes: 0, compressed: 0}})),
    `zip-header-mismatch ${pdf}`,
  ],
  [
    'only the local header tells of a descriptor',
    change(pdf, () => ({local: {flags: 0x808}})),
    `zip-header-mismatch ${pdf}`,
  ],
  [
    'the descriptor lies',
    change(pdf, () => ({flags: 0x808, local: {crc: 0, bytes: 0, compressed: 0}, after: u32(0x08074b50, 1, 9, 9)})),
    `zip-header-mismatch ${pdf}`,
  ],
  ['the CRC is wrong everywhere', change(pdf, () => ({crc: 1})), 'zip-crc data/report/report.pdf'],
  ['an entry is encrypted', change(pdf, () => ({flags: 0x801})), `zip-encrypted ${pdf}`],
  ['an unknown method', change(pdf, () => ({method: 99})), `zip-method ${pdf}`],
  ['stored sizes differ', change(pdf, () => ({bytes: 100})), `zip-size ${pdf}`],
  ['an entry has a comment', change(pdf, () => ({comment: 'hidden'})), `zip-comment ${pdf}`],
  [
    'a Unicode path names another file',
    change(pdf, () => ({
      extra: extraField(0x7075, Buffer.concat([Buffer.from([1]), u32(crc32(pdf)), Buffer.from(`${top}/data/evil`)])),
    })),
    `zip-two-names ${pdf}`,
  ],
  ['an extra field is cut off', change(pdf, () => ({extra: u16(0x5455, 99)})), `zip-structure ${pdf}`],
  [
    'zip64 sizes are said to be there and are not',
    change(pdf, () => ({bytes: 0xffffffff, compressed: 0xffffffff})),
    `zip-structure ${pdf}`,
  ],
  ['zip64 sizes nobody asked for', change(pdf, () => ({extra: extraField(1, u64(5, 5))})), `zip-structure ${pdf}`],
  [
    'two zip64 fields',
    change(pdf, () => ({bytes: 0xffffffff, extra: Buffer.concat([extraField(1, u64(9)), extraField(1, u64(7))])})),
    `zip-structure ${pdf}`,
  ],
  [
    'a zip64 size beyond all numbers',
    change(pdf, () => ({bytes: 0xffffffff, compressed: 0xffffffff, extra: extraField(1, Buffer.alloc(16, 0xff))})),
    `zip-structure ${pdf}`,
  ],
  [
    'data ends behind the directory',
    change(pdf, () => ({bytes: 100_000, compressed: 100_000})),
    `zip-header-mismatch ${pdf}`,
  ],
  ['an offset points nowhere', change(pdf, () => ({offset: 0x7fffffff})), `zip-gap ${top}/manifest-sha256.txt`],
  ['bytes between two entries', change(pdf, () => ({before: Buffer.from('hidden')})), `zip-gap ${pdf}`],
  [
    'two entries share their data',
    add({name: `${top}/data/y`, data: '%PDF-1.7\n', ghost: true, offset: 0}),
    `zip-overlap ${top}/data/y`,
  ],
  ['bytes before the first entry', same, `zip-gap ${top}/README-VERIFY.txt`, {prefix: Buffer.from('#!/bin/sh\n')}],
  ['bytes before the directory', same, 'zip-gap ', {beforeDirectory: Buffer.from('hidden')}],
  ['bytes after the directory', same, 'zip-structure ', {beforeEnd: Buffer.from('hidden')}],
  ['bytes after the end', same, 'zip-trailing-data ', {trailing: Buffer.from('hidden')}],
  ['an archive comment', same, 'zip-trailing-data ', {comment: 'hidden'}],
  ['a second end record in the comment', same, 'zip-structure ', {trailing: makeZip([]).subarray(-22)}],
  ['a count that is too low', same, 'zip-structure ', {count: 3}],
  ['a count that is too high', same, 'zip-structure ', {count: 99}],
  ['a directory that starts elsewhere', same, 'zip-structure ', {directoryOffset: 0}],
  ['a directory that is longer than the file', same, 'zip-structure ', {directoryBytes: 0x7fffffff}],
  [
    'a zip64 locator that points nowhere',
    same,
    'zip-structure ',
    {beforeEnd: Buffer.concat([u32(0x07064b50, 0), u64(1), u32(1)])},
  ],
  [
    'deflated data that is broken',
    change(pdf, () => ({method: 8, packed: Buffer.alloc(20, 0xff)})),
    'zip-data data/report/report.pdf',
  ],
  [
    'deflated data with bytes after its end',
    change(pdf, e => ({method: 8, packed: Buffer.concat([deflateRawSync(e.data as Buffer), Buffer.from('hidden')])})),
    'zip-data data/report/report.pdf',
  ],
  [
    'deflated data that is cut off',
    change(pdf, e => ({method: 8, packed: deflateRawSync(e.data as Buffer).subarray(0, -4)})),
    'zip-data data/report/report.pdf',
  ],
  [
    'an entry that unpacks to more than it says',
    change(pdf, () => ({method: 8, packed: packedZeros, bytes: 9})),
    'zip-size data/report/report.pdf',
  ],
  [
    'an entry that unpacks to less than it says',
    change(pdf, e => ({method: 8, packed: deflateRawSync(e.data as Buffer), bytes: 100})),
    'zip-size data/report/report.pdf',
  ],
  ['a zip bomb', change(pdf, () => ({deflate: true, data: zeros})), `zip-bomb ${pdf}`],
  [
    'a bomb of many small entries',
    add(
      ...Array.from({length: 60}, (_, i) =>
        extra({name: `${top}/data/${i}`, deflate: true, data: zeros.subarray(0, zipLimits.ratioFreeBytes)}),
      ),
    ),
    'zip-bomb ',
  ],
  [
    'a bomb that says so only at its end',
    change(pdf, () => ({method: 8, packed: packedZeros, bytes: packedZeros.length * 100})),
    'zip-size data/report/report.pdf',
  ],
];

describe('a hostile zip is refused, and nothing is written', () => {
  it.each(cases)('%s', async (_what, hostile, expected, shape) => {
    const verification = await verifyBytes(makeZip(hostile(await honest()), shape));
    expect(verification.ok).toBe(false);
    expect(verification.problems.map(({code, path}) => `${code} ${path}`)).toContain(expected);
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('hello '.repeat(1000))],
    ['a zip of nothing but an end record that lies', makeZip([], {count: 65535, directoryBytes: 0x7fffffff})],
  ])('%s is no package', async (_what, bytes) => {
    const {ok, problems} = await verifyBytes(bytes);
    expect(ok).toBe(false);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('an empty zip is no bag', async () => {
    expect((await verifyBytes(makeZip([]))).problems.map(problem => problem.code)).toEqual(['missing-bagit']);
  });

  it('a package cut off at any place is refused', async () => {
    const whole = makeZip(await honest());
    for (let at = 0; at < whole.length; at += 97) {
      expect((await verifyBytes(whole.subarray(0, at))).ok).toBe(false);
    }
  });

  it('a package with any one bit turned is refused', async () => {
    const whole = makeZip(await honest());
    const unread: number[] = [];
    for (let at = 0; at < whole.length; at += 41) {
      const turned = Buffer.from(whole);
      turned.writeUInt8(turned.readUInt8(at) ^ 1, at);
      if ((await verifyBytes(turned)).ok) unread.push(at);
    }
    // Times, versions and permissions in the zip's headers belong to no file's content.
    for (const at of unread) expect(isHeaderNoise(whole, at), `byte ${at}`).toBe(true);
  }, 120_000);

  it('a directory of a million entries is not read', async () => {
    const {problems} = await verifyBytes(
      Buffer.concat([
        Buffer.alloc(zipLimits.directoryBytes + 1),
        u32(0x06064b50),
        u64(44),
        u16(45, 45),
        u32(0, 0),
        u64(1e6, 1e6, zipLimits.directoryBytes + 1, 0),
        u32(0x07064b50, 0),
        u64(zipLimits.directoryBytes + 1),
        u32(1),
        u32(0x06054b50),
        u16(0, 0, 65535, 65535),
        u32(0xffffffff, 0xffffffff),
        u16(0),
      ]),
    );
    expect(problems.map(problem => problem.code)).toEqual(['zip-too-large']);
  });
});

/** Whether a byte is a header's version, flag of no consequence, time or attribute. */
const isHeaderNoise = (zip: Buffer, at: number): boolean => {
  for (const [signature, ranges] of [
    [
      0x04034b50,
      [
        [4, 6],
        [6, 8],
        [10, 14],
      ],
    ],
    [
      0x02014b50,
      [
        [4, 8],
        [8, 10],
        [12, 16],
        [36, 42],
      ],
    ],
  ] as const) {
    for (const [from, to] of ranges) {
      for (let i = at - to + 1; i <= at - from; i++) {
        if (i >= 0 && i + 4 <= zip.length && zip.readUInt32LE(i) === signature) return true;
      }
    }
  }
  return false;
};

describe('what other tools write is read', () => {
  it('an honest zip, stored or deflated', async () => {
    const entries = await honest();
    for (const deflate of [false, true]) {
      const {ok, problems, custody} = await verifyBytes(makeZip(entries.map(entry => ({...entry, deflate}))));
      expect(problems).toEqual([]);
      expect(ok).toBe(true);
      expect(custody?.entries).toBe(3);
    }
  });

  it.each([
    ['signed', true, false],
    ['unsigned', false, false],
    ['signed, 64 bits', true, true],
    ['unsigned, 64 bits', false, true],
  ])('data descriptors: %s', async (_what, signed, wide) => {
    const entries = (await honest()).map(entry => {
      const data = entry.data as Buffer;
      const sizes = wide ? u64(data.length, data.length) : u32(data.length, data.length);
      const after = Buffer.concat([signed ? u32(0x08074b50) : Buffer.alloc(0), u32(crc32(data)), sizes]);
      return {...entry, flags: 0x808, local: {crc: 0, bytes: 0, compressed: 0}, after};
    });
    expect((await verifyBytes(makeZip(entries))).problems).toEqual([]);
  });

  it('folder entries, extra fields and another order', async () => {
    const folders = [`${top}/`, `${top}/data/`].map(name => ({name, mode: 0o040755}));
    const entries = (await honest()).reverse().map(entry => ({...entry, extra: extraField(0x5455, Buffer.alloc(5))}));
    expect((await verifyBytes(makeZip([...folders, ...entries]))).problems).toEqual([]);
  });
});
