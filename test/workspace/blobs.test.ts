import {createHash, randomBytes} from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {createBlobStore, prepareBlobFolders} from '../../main/workspace/blobs.ts';
import {freshFolder} from './fixtures/workspace.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const freshStore = () => {
  const folder = freshFolder();
  prepareBlobFolders(folder);
  let n = 0;
  const open = () => createBlobStore(folder, () => `t${n++}`);
  return {folder, open, blobs: open(), temporaries: () => readdirSync(join(folder, 'tmp'))};
};

const coded = (code: string) => expect.objectContaining({code});

describe('a blob', () => {
  it('lies under its hash, once, and comes back as it went in', async () => {
    const {blobs, folder, temporaries} = freshStore();
    const bytes = randomBytes(5000);
    const hash = sha256(bytes);
    const results = await Promise.all([blobs.put(bytes), blobs.put(bytes), blobs.put(bytes)]);
    expect(results).toEqual(Array(3).fill({sha256: hash, bytes: 5000}));
    expect(blobs.path(hash)).toBe(join(folder, 'blobs', 'sha256', hash.slice(0, 2), hash));
    expect(Buffer.from(await blobs.get(hash)).equals(bytes)).toBe(true);
    expect(readdirSync(join(folder, 'blobs', 'sha256', hash.slice(0, 2)))).toEqual([hash]);
    const {ino} = statSync(blobs.path(hash));
    await blobs.put(bytes);
    expect(statSync(blobs.path(hash)).ino).toBe(ino);
    expect(temporaries()).toEqual([]);
  });

  it.each([0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 2 * 1024 * 1024, 5_000_003])(
    'copied from a file of %i bytes has its hash and content',
    async size => {
      const {blobs, folder} = freshStore();
      const source = join(folder, 'source');
      const bytes = randomBytes(size);
      writeFileSync(source, bytes);
      const totals: number[] = [];
      const result = await blobs.putFile(source, {onBytes: total => totals.push(total)});
      expect(result).toEqual({sha256: sha256(bytes), bytes: size});
      expect(readFileSync(blobs.path(result.sha256)).equals(bytes)).toBe(true);
      expect(totals.at(-1) ?? 0).toBe(size);
    },
  );

  it('copied among many others keeps its own content', async () => {
    const {blobs, folder} = freshStore();
    const contents = Array.from({length: 40}, (_, n) => randomBytes(n * 60_000));
    const results = await Promise.all(
      contents.map((bytes, n) => {
        const source = join(folder, `source-${n}`);
        writeFileSync(source, bytes);
        return blobs.putFile(source);
      }),
    );
    expect(results.map(r => r.sha256)).toEqual(contents.map(sha256));
    for (const {sha256: hash} of results) expect(sha256(await blobs.get(hash))).toBe(hash);
  });

  it('that was changed on the disk is refused by name, and repaired by putting it again', async () => {
    const {blobs, open} = freshStore();
    const {sha256: hash} = await blobs.put(Buffer.from('evidence'));
    writeFileSync(blobs.path(hash), 'evidencE');
    const failure = expect.objectContaining({code: 'corrupt-blob', message: expect.stringContaining(hash)});
    await expect(blobs.get(hash)).rejects.toEqual(failure);
    truncateSync(blobs.path(hash), 0);
    await expect(blobs.get(hash)).rejects.toEqual(failure);
    const later = open();
    await later.put(Buffer.from('evidence'));
    expect(Buffer.from(await later.get(hash)).toString()).toBe('evidence');
  });

  it('that is gone is missing, and so is whatever is no hash', async () => {
    const {blobs} = freshStore();
    const {sha256: hash} = await blobs.put(Buffer.from('evidence'));
    rmSync(blobs.path(hash));
    await expect(blobs.get(hash)).rejects.toEqual(coded('missing-blob'));
    await blobs.put(Buffer.from('evidence'));
    expect(await blobs.get(hash)).toHaveLength(8);
    for (const bad of ['', '../../etc/passwd', hash.toUpperCase(), `${hash}0`]) {
      expect(() => blobs.path(bad)).toThrowError(coded('missing-blob'));
    }
  });
});

describe('a copy that fails leaves nothing', () => {
  it.each([
    ['that grows', (path: string) => appendFileSync(path, 'more')],
    ['that shrinks', (path: string) => truncateSync(path, 10)],
    ['that is rewritten in place', (path: string) => utimesSync(path, new Date(), new Date(Date.now() + 5000))],
  ])('from a file %s meanwhile', async (_, change) => {
    const {blobs, folder, temporaries} = freshStore();
    const source = join(folder, 'source');
    writeFileSync(source, randomBytes(3_000_000));
    let changed = false;
    const onBytes = () => {
      if (!changed) change(source);
      changed = true;
    };
    await expect(blobs.putFile(source, {onBytes})).rejects.toEqual(coded('source-changed'));
    expect(temporaries()).toEqual([]);
    expect(readdirSync(join(folder, 'blobs', 'sha256'))).toEqual([]);
  });

  it('when it is cancelled', async () => {
    const {blobs, folder, temporaries} = freshStore();
    const source = join(folder, 'source');
    writeFileSync(source, randomBytes(8_000_000));
    const abort = new AbortController();
    const copying = blobs.putFile(source, {signal: abort.signal, onBytes: () => abort.abort()});
    await expect(copying).rejects.toEqual(coded('cancelled'));
    expect(temporaries()).toEqual([]);
  });

  it('when the source is a folder or is not there', async () => {
    const {blobs, folder, temporaries} = freshStore();
    mkdirSync(join(folder, 'd'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'l'));
    await expect(blobs.putFile(join(folder, 'd'))).rejects.toEqual(coded('bad-attachment'));
    await expect(blobs.putFile(join(folder, 'l'))).rejects.toEqual(coded('not-found'));
    expect(temporaries()).toEqual([]);
  });
});
