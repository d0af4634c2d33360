/**
 * `npm run package [-- --linux dir …]`: builds everything and packs it with electron-builder, whose arguments for platform and
 * target are passed on; a list of what is inside (CycloneDX) is laid beside the artefacts in `out/packages`.
 */
import {readFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {build, type CliOptions, type Configuration} from 'electron-builder';
import {buildBundles, withBuild} from './build.ts';
import {packaging} from './packaging/config.ts';
import {writeSbom} from './packaging/sbom.ts';
import {buildSample} from './sample.ts';

export type Packing = {
  readonly root: string;
  /** Targets by platform, as electron-builder names them; an empty list is what the configuration says. */
  readonly targets: Pick<CliOptions, 'linux' | 'win' | 'mac'>;
  /** Laid over the configuration: another output folder, an Electron of one's own. */
  readonly over?: Configuration;
};

/** Packs what was built. Returns the artefacts' paths, the list of contents among them. */
export const pack = async ({root, targets, over = {}}: Packing): Promise<string[]> => {
  const config = {...packaging(root), ...over};
  const artefacts = await build({projectDir: root, config, publish: 'never', ...targets});
  const folder = resolve(root, config.directories?.output ?? 'out/packages');
  await mkdir(folder, {recursive: true});
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  return [...artefacts, await writeSbom(root, folder, version)];
};

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const {values, positionals} = parseArgs({
    options: {linux: {type: 'boolean'}, win: {type: 'boolean'}, mac: {type: 'boolean'}},
    allowPositionals: true,
  });
  const chosen = (['linux', 'win', 'mac'] as const).filter(platform => values[platform]);
  const targets = Object.fromEntries(chosen.map(platform => [platform, positionals]));
  // Nobody may build while it is packed.
  const artefacts = await withBuild(async () => {
    await buildBundles(['app', 'renderer'], {stale: true});
    await buildSample(root, {stale: true});
    return pack({root, targets});
  });
  for (const artefact of artefacts) console.log(artefact);
}
