import {execFile} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {z} from 'zod';

const Component = z.looseObject({
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  'bom-ref': z.string(),
});
const Dependency = z.looseObject({ref: z.string(), dependsOn: z.array(z.string()).default([])});
const Sbom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  components: z.array(Component),
  dependencies: z.array(Dependency).default([]),
});
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

/**
 * What runs in the app, as CycloneDX: npm's list of the installed tree, less what the lockfile marks as for development or optional,
 * and with Electron, which is packed though installed for development. `--include dev` although a build sets NODE_ENV: without, npm also drops what both sides need.
 */
export const makeSbom = async (root: string): Promise<z.infer<typeof Sbom>> => {
  const {stdout} = await promisify(execFile)('npm', ['sbom', '--sbom-format', 'cyclonedx', '--include', 'dev'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  const sbom = Sbom.parse(JSON.parse(stdout));
  const {packages} = Lock.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const running = new Set(
    Object.entries(packages)
      .filter(([, {dev, optional}]) => !dev && !optional)
      .map(
        ([path, {version}]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`,
      ),
  );
  const components = sbom.components.filter(
    ({name, version}) => name === 'electron' || running.has(`${name}@${version}`),
  );
  const kept = new Set(components.map(component => component['bom-ref']));
  return {
    ...sbom,
    components,
    dependencies: sbom.dependencies
      .filter(({ref}) => kept.has(ref))
      .map(({ref, dependsOn}) => ({ref, dependsOn: dependsOn.filter(other => kept.has(other))})),
  };
};

/** Writes `<folder>/Fieldwork-<version>.cdx.json` and returns its path. */
export const writeSbom = async (root: string, folder: string, version: string): Promise<string> => {
  const path = join(folder, `Fieldwork-${version}.cdx.json`);
  await writeFile(path, `${JSON.stringify(await makeSbom(root), null, 2)}\n`);
  return path;
};
