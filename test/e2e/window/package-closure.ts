import {existsSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {z} from 'zod';

const Manifest = z.object({dependencies: z.record(z.string(), z.string()).default({})});

/** Where a package is found from a folder, as Node looks for it. */
const find = (name: string, from: string): string | undefined => {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(join(place, 'package.json'))) return place;
    if (folder === dirname(folder)) return undefined;
  }
};

/** The folders, relative to the root, of packages and all that they need. */
export const packageClosure = (root: string, names: readonly string[]): string[] => {
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const place = find(name, from);
    if (place === undefined || found.has(place)) return;
    found.add(place);
    const {dependencies} = Manifest.parse(JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')));
    for (const needed of Object.keys(dependencies)) visit(needed, place);
  };
  for (const name of names) visit(name, root);
  return [...found].map(place => relative(root, place));
};
