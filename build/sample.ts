/** `node build/sample.ts`: makes the sample company's assessment, `out/sample/`, which `sample.open` copies. Skipped where nothing it is made from changed. */
import {existsSync} from 'node:fs';
import {mkdir, rename, rm, utimes, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {descriptorNames} from '../main/contract/ids.ts';
import {createLocalEngine} from '../main/engine/local.ts';
import {locked} from './lock.ts';
import {isStale} from './stale.ts';

/** What the sample is made from, relative to the project. */
const sources = ['templates', 'collectors', 'main/checks', 'main/sample', 'main/workspace'];

/** What opening an assessment leaves in its folder, and a copy does not need. */
const leftovers = ['lock.db', 'lock.json', 'tmp'];

/** Makes `out/sample/`; with `stale` only where a source is newer. Says whether it did. Not for two at a time: see `locked`. */
export const buildSample = async (root: string, {stale}: {readonly stale: boolean}): Promise<boolean> => {
  const folder = join(root, 'out/sample');
  const stamp = join(root, 'out/.built-sample');
  const made = existsSync(join(folder, descriptorNames[0]));
  if (
    stale &&
    made &&
    !isStale(
      stamp,
      sources.map(source => join(root, source)),
    )
  )
    return false;
  const unfinished = join(root, 'out/sample.unfinished');
  await rm(stamp, {force: true});
  await rm(unfinished, {recursive: true, force: true});
  await mkdir(join(root, 'out'), {recursive: true});
  const began = new Date();
  const engine = await createLocalEngine(root);
  try {
    await engine.makeSample(unfinished);
  } finally {
    engine.close();
  }
  for (const name of leftovers) await rm(join(unfinished, name), {recursive: true, force: true});
  await rm(folder, {recursive: true, force: true});
  await rename(unfinished, folder);
  await writeFile(stamp, '');
  await utimes(stamp, began, began);
  console.log(`out/sample built in ${Date.now() - began.getTime()} ms`);
  return true;
};

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const made = await locked(join(root, 'out/.lock'), () => buildSample(root, {stale: true}));
  if (!made) console.log('out/sample is as new as what it is made from');
}
