import {createHash} from 'node:crypto';
import {mkdir, open} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {syncFolder} from './partial.ts';
import type {PackageSink} from './sink.ts';

/** Writes the package's files below `root`, an empty folder; `top` is the one top directory that every path starts with. */
export const createFolderWriter = (root: string, top: string): PackageSink => {
  const folders = new Set<string>([root]);
  let total = 0;
  return {
    add: async (path, _bytes, chunks) => {
      const target = join(root, path.slice(top.length + 1));
      await mkdir(dirname(target), {recursive: true});
      for (let folder = dirname(target); folder !== root; folder = dirname(folder)) folders.add(folder);
      const sha256 = createHash('sha256');
      const sha512 = createHash('sha512');
      const handle = await open(target, 'wx');
      try {
        for await (const chunk of chunks()) {
          sha256.update(chunk);
          sha512.update(chunk);
          await handle.writeFile(chunk);
          total += chunk.length;
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
      return {sha256: sha256.digest('hex'), sha512: sha512.digest('hex')};
    },
    finish: async () => {
      for (const folder of folders) await syncFolder(folder);
      return total;
    },
    abandon: () => Promise.resolve(),
  };
};
