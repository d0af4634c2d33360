import {mkdir, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';

/** Unpacks a ustar archive of our own fixtures below `root`: folders and plain files, long names by prefix or GNU `L`. */
export const untar = async (archive: Buffer, root: string): Promise<void> => {
  let longName: string | undefined;
  for (let at = 0; at + 512 <= archive.length; ) {
    const header = archive.subarray(at, at + 512);
    const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '');
    if (text(0, 100) === '') break;
    const bytes = Number.parseInt(text(124, 136).trim() || '0', 8);
    const content = archive.subarray(at + 512, at + 512 + bytes);
    const type = text(156, 157);
    at += 512 + Math.ceil(bytes / 512) * 512;
    if (type === 'L') {
      longName = content.toString('utf8').replace(/\0.*$/s, '');
      continue;
    }
    const prefix = text(257, 262) === 'ustar' ? text(345, 500) : '';
    const path = join(root, longName ?? join(prefix, text(0, 100)));
    longName = undefined;
    if (type === '5') await mkdir(path, {recursive: true});
    else if (type === '0' || type === '') {
      await mkdir(dirname(path), {recursive: true});
      await writeFile(path, content);
    }
  }
};
