import {mkdir, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import pLimit from 'p-limit';
import {descriptorNames} from '../contract/ids.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import {EngineError} from './errors.ts';
import {sampleMarker} from './sample-room.ts';
import type {Session} from './session.ts';

type Open = (folder: string) => Promise<Output<'assessment.open'>>;

/**
 * The sample company's assessment in a new folder, open, its account and cluster running. Every copy has the same assessment id: the custody log
 * begins with it, and a log that is changed is none. `open` opens a folder as any other assessment.
 */
export const sampleCompanyHandlers = (session: Session, open: Open): Pick<Handlers, 'sample.open'> => ({
  'sample.open': async ({folder}) => {
    const {sample} = session.deps;
    if (!sample)
      throw new EngineError('no-sample', 'This installation has no sample company. Install Fieldwork again.');
    const wasThere = await requireFree(folder);
    try {
      if (await isThere(join(sample.prebuilt, descriptorNames[0]))) await copySample(sample.prebuilt, folder);
      else await sample.make(folder);
    } catch (error) {
      await clear(folder, wasThere);
      throw error;
    }
    return open(folder);
  },
});

/** Whether the folder is there already; then it is empty. Errors: EngineError `exists`, `cannot-write`. */
const requireFree = async (folder: string): Promise<boolean> => {
  try {
    if ((await readdir(folder)).length === 0) return true;
  } catch (cause) {
    const {code} = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    if (code !== 'ENOTDIR')
      throw new EngineError('cannot-write', `${folder} cannot be used (${code}). Choose another folder.`, {cause});
  }
  throw new EngineError('exists', `${folder} is not empty. Choose a new folder for the sample company.`);
};

/**
 * The descriptor last: until then the copy is no assessment. Files are read and written one by one: in a packed app the sample lies inside an
 * archive (asar), which `fs.cp` cannot look into.
 */
const copySample = async (from: string, to: string): Promise<void> => {
  try {
    const blobs = await filesBelow(from, 'blobs');
    for (const folder of new Set(['.', ...blobs.map(name => dirname(name))]))
      await mkdir(join(to, folder), {recursive: true});
    const limit = pLimit(16);
    const copy = async (name: string): Promise<void> => writeFile(join(to, name), await readFile(join(from, name)));
    await Promise.all([...blobs, 'assessment.db', sampleMarker].map(name => limit(() => copy(name))));
    await copy(descriptorNames[0]);
  } catch (cause) {
    const {code, message} = cause as NodeJS.ErrnoException;
    throw new EngineError(
      'cannot-write',
      `The sample company could not be copied to ${to} (${code ?? message}). Free some space, or choose another folder.`,
      {cause},
    );
  }
};

/** Names of files below a folder of `root`, relative to it. */
const filesBelow = async (root: string, folder: string): Promise<string[]> => {
  const entries = await readdir(join(root, folder), {withFileTypes: true});
  const names = entries.map(entry =>
    entry.isDirectory() ? filesBelow(root, join(folder, entry.name)) : [join(folder, entry.name)],
  );
  return (await Promise.all(names)).flat();
};

/** Leaves a folder as it was found. */
const clear = async (folder: string, wasThere: boolean): Promise<void> => {
  const entries = wasThere ? await readdir(folder).catch(() => []) : [''];
  for (const entry of entries) await rm(join(folder, entry), {recursive: true, force: true}).catch(() => undefined);
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
