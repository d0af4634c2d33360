import {chmod, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {buildBundles, withBuild} from '../../build/build.ts';
import {pack} from '../../build/package.ts';
import {packaging} from '../../build/packaging/config.ts';
import {buildSample} from '../../build/sample.ts';

/** As much of Electron's folder as a packer looks at: a binary with all nine fuses off. */
const dummyElectron = async (folder: string, version: string): Promise<string> => {
  await mkdir(join(folder, 'locales'), {recursive: true});
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('000000000')]);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('binary '), wire, Buffer.from(' end')]));
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'version'), version);
  await writeFile(join(folder, 'locales/en-US.pak'), '');
  return folder;
};

/** Packs the app as it is for Linux, around a folder that only looks like Electron, into `<scratch>/packages`. Returns the artefacts. */
export const packDummy = async (root: string, scratch: string): Promise<string[]> => {
  const {directories, electronVersion} = packaging(root);
  const over = {
    electronDist: await dummyElectron(join(scratch, 'electron'), String(electronVersion)),
    directories: {...directories, output: join(scratch, 'packages')},
  };
  return await withBuild(async () => {
    if (process.env.FIELDWORK_BUILT !== '1') {
      await buildBundles(['app', 'renderer'], {stale: true});
      await buildSample(root, {stale: true});
    }
    return await pack({root, targets: {linux: ['dir']}, over});
  });
};
