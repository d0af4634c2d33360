import {spawnSync} from 'node:child_process';
import {open, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {dosTime, encodeCentral, encodeEnd, encodeLocal, type ZipRecord} from '../../main/delivery/zip-format.ts';
import {openZip} from '../../main/delivery/zip-source.ts';
import {createZipWriter} from '../../main/delivery/zip-writer.ts';
import {freshFolder} from './fixture.ts';

const stamp = dosTime('2026-03-01T10:20:30.000Z');
const gib = 2 ** 30;

/** A zip whose large files are holes: the records of the writer, at the places where it would put them. */
const sparseZip = async (sizes: readonly number[], change: (zip: Buffer) => Buffer = zip => zip) => {
  const path = join(await freshFolder(), 'sparse.zip');
  const handle = await open(path, 'wx');
  const records: ZipRecord[] = [];
  let at = 0;
  for (const [i, bytes] of sizes.entries()) {
    const record = {path: `top/data/${i}`, method: 0, crc: 0, compressed: bytes, bytes, offset: at};
    const header = encodeLocal(record, stamp, bytes > 4 * gib - 2 ** 24);
    await handle.write(header, 0, header.length, at);
    records.push(record);
    at += header.length + bytes;
  }
  const directory = Buffer.concat(records.map(record => encodeCentral(record, stamp)));
  const tail = change(Buffer.concat([directory, encodeEnd(records.length, at, directory.length)]));
  await handle.write(tail, 0, tail.length, at);
  await handle.close();
  return path;
};

const list = async (path: string) => {
  const source = await openZip(path);
  await source.close();
  return {files: [...source.files.values()].map(({path, bytes}) => ({path, bytes})), problems: source.problems};
};

const has = (command: string) => spawnSync(command, ['--help']).error === undefined;

describe('zip64', () => {
  it('sizes and offsets beyond 4 GiB', async () => {
    const sizes = [5 * gib, 10, 4 * gib - 1, 4 * gib, 3];
    const path = await sparseZip(sizes);
    const {files, problems} = await list(path);
    expect(problems).toEqual([]);
    expect(files).toEqual(sizes.map((bytes, i) => ({path: `data/${i}`, bytes})));
    if (has('zipinfo')) {
      const {stdout, status} = spawnSync('zipinfo', ['-l', path], {encoding: 'utf8'});
      expect(status).toBe(0);
      for (const size of sizes) expect(stdout).toMatch(new RegExp(`\\s${size} [bt]`));
    }
    if (has('7z')) {
      const {stdout, status} = spawnSync('7z', ['l', path], {encoding: 'utf8'});
      expect(status).toBe(0);
      expect(stdout).toMatch(new RegExp(`${sizes.reduce((a, b) => a + b)}.* 5 files`));
    }
  });

  it.each<[string, (tail: Buffer) => Buffer]>([
    ['the zip64 end record has another count', t => poke(t, t.length - 98 + 24, 9)],
    ['its two counts agree on a lie', t => poke(poke(t, t.length - 98 + 24, 9), t.length - 98 + 32, 9)],
    ['it has another size', t => poke(t, t.length - 98 + 40, 1)],
    ['it has another offset', t => poke(t, t.length - 98 + 48, 1)],
    ['its locator points elsewhere', t => poke(t, t.length - 42 + 8, 1)],
    ['it has an extensible part', t => poke(t, t.length - 98 + 4, 99)],
    ['it is missing', t => Buffer.concat([t.subarray(0, -98), t.subarray(-22)])],
    ['its locator is missing', t => Buffer.concat([t.subarray(0, -42), t.subarray(-22)])],
    ['the end record contradicts it', t => poke(t, t.length - 22 + 8, 5)],
    ['the size of an entry is another one', t => poke(t, 46 + 'top/data/0'.length + 4, 1)],
  ])('is refused when %s', async (_what, change) => {
    const {files, problems} = await list(await sparseZip([5 * gib, 10], change));
    expect(problems.length).toBeGreaterThan(0);
    expect(files).toEqual([]);
  });

  it('70,000 entries', async () => {
    const path = join(await freshFolder(), 'many.zip');
    const writer = createZipWriter(await open(path, 'wx'), {instant: '2026-03-01T10:20:30.000Z', compression: 'store'});
    const byte = Buffer.from('x');
    for (let i = 0; i < 70_000; i++) {
      await writer.add(`top/data/${i}`, 1, async function* () {
        yield byte;
      });
    }
    await writer.finish();
    const {files, problems} = await list(path);
    expect(problems).toEqual([]);
    expect(files).toHaveLength(70_000);
    if (has('unzip')) expect(spawnSync('unzip', ['-tq', path]).status).toBe(0);
  }, 60_000);

  it('65,535 entries without zip64, as some tools write them, are counted right', async () => {
    const path = join(await freshFolder(), 'edge.zip');
    const writer = createZipWriter(await open(path, 'wx'), {instant: '2026-03-01T10:20:30.000Z', compression: 'store'});
    for (let i = 0; i < 65_535; i++) await writer.add(`top/${i}`, 0, async function* () {});
    await writer.finish();
    const zip = await readFile(path);
    await writeFile(path, Buffer.concat([zip.subarray(0, -98), withoutZip64(zip)]));
    const {files, problems} = await list(path);
    expect(problems).toEqual([]);
    expect(files).toHaveLength(65_535);
  }, 60_000);
});

const poke = (bytes: Buffer, at: number, value: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(value, at);
  return changed;
};

const withoutZip64 = (zip: Buffer): Buffer => {
  const end = Buffer.from(zip.subarray(-22));
  expect(end.readUInt16LE(10)).toBe(65_535);
  return end;
};
