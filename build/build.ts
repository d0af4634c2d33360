/**
 * `npm run build`, `node build/build.ts [cli|app|renderer …] [--stale]`: makes what is named, or everything and the sample company, in `out/`. `--stale`: only what is
 * older than its sources.
 */
import {mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type BundleName, bundles} from './bundles.ts';
import {locked} from './lock.ts';
import {isStale} from './stale.ts';

const root = join(import.meta.dirname, '..');
const names = Object.keys(bundles) as BundleName[];

/** Holds off other builds while `out/` is read or written. */
export const withBuild = <T>(job: () => Promise<T>): Promise<T> => locked(join(root, 'out/.lock'), job);

const stampOf = (name: BundleName) => join(root, `out/.built-${name}`);

/** Builds beside the place and moves it there once it is whole: a build that fails leaves the former one. */
const make = async (name: BundleName): Promise<void> => {
  const began = new Date();
  const {folder, keep, configs} = bundles[name];
  const place = join(root, folder);
  const making = join(root, `out/.making-${name}`);
  rmSync(making, {recursive: true, force: true});
  process.env.NODE_ENV = 'production';
  const {build} = await import('vite');
  for (const config of configs(root, making)) await build(config);
  rmSync(stampOf(name), {force: true});
  mkdirSync(place, {recursive: true});
  for (const entry of readdirSync(place)) if (!keep.includes(entry)) rmSync(join(place, entry), {recursive: true});
  for (const entry of readdirSync(making)) renameSync(join(making, entry), join(place, entry));
  rmSync(making, {recursive: true});
  writeFileSync(stampOf(name), '');
  utimesSync(stampOf(name), began, began);
  console.log(`${folder} built in ${Date.now() - began.getTime()} ms`);
};

/** Builds bundles, one after the other; `stale`: only those older than their sources. Not for two at a time: see `withBuild`. */
export const buildBundles = async (
  wanted: readonly BundleName[],
  {stale}: {readonly stale: boolean},
): Promise<void> => {
  for (const name of wanted) {
    const sources = bundles[name].sources.map(source => join(root, source));
    if (!stale || isStale(stampOf(name), sources)) await make(name);
  }
};

if (import.meta.main) {
  const args = process.argv.slice(2);
  const wanted = args.filter(arg => arg !== '--stale');
  const unknown = wanted.find(arg => !(names as string[]).includes(arg));
  if (unknown !== undefined) {
    console.error(`There is no bundle "${unknown}". Name ${names.join(', ')}, or none for all.`);
    process.exitCode = 2;
  } else {
    const chosen = wanted.length === 0 ? names : names.filter(name => wanted.includes(name));
    try {
      await withBuild(async () => {
        await buildBundles(chosen, {stale: args.includes('--stale')});
        // Loaded only here: it brings the whole engine with it.
        if (wanted.length === 0) await (await import('./sample.ts')).buildSample(root, {stale: true});
      });
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
}
