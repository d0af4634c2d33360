import {randomBytes} from 'node:crypto';
import {type FileHandle, open, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {createChunkReader} from '../../main/delivery/chunks.ts';
import {openZip} from '../../main/delivery/zip-source.ts';
import {type Compression, createZipWriter} from '../../main/delivery/zip-writer.ts';
import {freshFolder, sha} from './fixture.ts';

const instant = '2026-03-01T10:20:30.000Z';

/** A disk that takes its time, and takes less at once than it was given. */
const slow = (handle: FileHandle): FileHandle =>
  new Proxy(handle, {
    get: (target, key) => {
      if (key !== 'writev') {
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async (parts: Uint8Array[], at: number) => {
        await setTimeout(3);
        const first = parts[0] ?? new Uint8Array();
        return await target.writev([first.subarray(0, Math.max(1, first.length >> 1))], at);
      };
    },
  });

const contentOf = async (path: string): Promise<Record<string, string>> => {
  const source = await openZip(path);
  expect(source.problems).toEqual([]);
  const found: Record<string, string> = {};
  for (const file of source.files.values()) {
    const parts: Buffer[] = [];
    for await (const chunk of file.chunks()) parts.push(Buffer.from(chunk));
    found[file.path] = sha('sha512', Buffer.concat(parts));
  }
  await source.close();
  return found;
};

describe('the zip writer', () => {
  it.each<Compression>(['store', 'deflate'])('keeps every byte on a slow disk (%s)', async compression => {
    const folder = await freshFolder();
    const path = join(folder, 'out.zip');
    const writer = createZipWriter(slow(await open(path, 'wx')), {instant, compression});
    const read = createChunkReader();
    const expected: Record<string, string> = {};
    for (const [i, size] of [10, 300_000, 0, 2_500_000, 1_048_576, 1_048_577, 5, 400_000].entries()) {
      const text = Buffer.from(Array.from({length: size / 10}, (_, n) => `${i}-${n}-line\n`).join(''));
      const content = i % 2 === 0 ? randomBytes(size) : text;
      const from = join(folder, String(i));
      await writeFile(from, content);
      const handle = await open(from);
      const digests = await writer.add(`top/${i}`, content.length, () => read(handle, 0, content.length));
      await handle.close();
      expected[String(i)] = sha('sha512', content);
      expect(digests.sha512).toBe(expected[String(i)]);
    }
    expect(await writer.finish()).toBe((await readFile(path)).length);
    expect(await contentOf(path)).toEqual(expected);
  });

  it('leaves nothing of a deflate that turned out longer than the content', async () => {
    const path = join(await freshFolder(), 'out.zip');
    const writer = createZipWriter(await open(path, 'wx'), {instant, compression: 'deflate'});
    // Promising at first sight, noise behind it.
    const bait = randomBytes(16_384).map(byte => byte % 180);
    const content = Buffer.concat([bait, randomBytes(8_000_000)]);
    await writer.add('top/x', content.length, async function* () {
      yield content;
    });
    await writer.finish();
    expect(await contentOf(path)).toEqual({x: sha('sha512', content)});
  });

  it('fails where the disk fails, and lets go of the file', async () => {
    const path = join(await freshFolder(), 'out.zip');
    const handle = await open(path, 'wx');
    const full = new Proxy(handle, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (key === 'writev') return () => Promise.reject(Object.assign(new Error('full'), {code: 'ENOSPC'}));
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const writer = createZipWriter(full, {instant, compression: 'store'});
    const fill = async () => {
      for (let i = 0; i < 3; i++) {
        await writer.add(`top/${i}`, 1, async function* () {
          yield Buffer.from('x');
        });
      }
    };
    await expect(fill()).rejects.toMatchObject({code: 'ENOSPC'});
    await writer.abandon();
    await expect(handle.stat()).rejects.toMatchObject({code: 'EBADF'});
  });
});
