import {constants, type Dirent} from 'node:fs';
import {open, readdir} from 'node:fs/promises';
import {basename, join, resolve} from 'node:path';
import {BadContent, type BagSource, type SourceFile} from './bag-source.ts';
import {type ChunkReader, createChunkReader} from './chunks.ts';
import {readError, stopIfCancelled, systemCode} from './errors.ts';
import {createProblemList} from './problems.ts';
import {zipLimits} from './zip-limits.ts';

/** Deeper than any package; a bound for what a hostile folder can make us remember. */
const maxDepth = 64;

/** A bag as a folder. Links and devices are problems and are never opened. Errors: DeliveryError `unreadable`, `cancelled`. */
export const openFolder = async (root: string, signal?: AbortSignal): Promise<BagSource> => {
  const problems = createProblemList();
  const files = new Map<string, SourceFile>();
  const read = createChunkReader();
  let hasDataFolder = false;

  const walk = async (folder: string, depth: number): Promise<void> => {
    stopIfCancelled(signal, 'Verification');
    if (depth > maxDepth) return problems.note('too-deep', folder, `It lies more than ${maxDepth} folders deep.`);
    for (const found of (await readdir(join(root, folder), {withFileTypes: true})).sort(byName)) {
      const path = folder === '' ? found.name : `${folder}/${found.name}`;
      if (files.size >= zipLimits.entries) return;
      if (path === 'data' && found.isDirectory()) hasDataFolder = true;
      if (found.isDirectory()) await walk(path, depth + 1);
      else if (found.isFile()) files.set(path, await describe(root, path, read));
      else if (found.isSymbolicLink())
        problems.note('symlink', path, 'It is a symbolic link; a package has plain files only.');
      else problems.note('special-file', path, 'It is neither a file nor a folder.');
    }
  };
  try {
    await walk('', 0);
  } catch (error) {
    throw readError(error, root);
  }
  if (files.size >= zipLimits.entries) {
    problems.note('too-many-files', '', `It has ${zipLimits.entries} files or more; the rest was not looked at.`);
  }
  return {
    name: basename(resolve(root)),
    files,
    hasDataFolder,
    problems: problems.list(),
    close: () => Promise.resolve(),
  };
};

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);

const describe = async (root: string, path: string, read: ChunkReader): Promise<SourceFile> => {
  const handle = await openPlain(root, path);
  try {
    const {size} = await handle.stat();
    return {path, bytes: size, chunks: () => readFolderFile(root, path, size, read)};
  } finally {
    await handle.close();
  }
};

async function* readFolderFile(
  root: string,
  path: string,
  size: number,
  read: ChunkReader,
): AsyncGenerator<Uint8Array> {
  const handle = await openPlain(root, path).catch(error => {
    if (systemCode(error) === 'ENOENT') throw new BadContent('changed', 'It went away while it was being verified.');
    throw readError(error, join(root, path));
  });
  try {
    yield* read(handle, 0, size);
    const stat = await handle.stat();
    if (stat.size !== size) throw new BadContent('changed', 'Its size changed while it was being verified.');
  } finally {
    await handle.close();
  }
}

// Neither follows a link that took the file's place, nor waits for a pipe's writer; Windows has no such flags.
const openPlain = (root: string, path: string) =>
  open(join(root, path), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
