import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Configuration} from 'electron-builder';
import {z} from 'zod';
import {afterPack} from './after-pack.ts';
import {runtimeModules} from './runtime-modules.ts';

const Versioned = z.object({version: z.string()});
const versionOf = (manifest: string): string => Versioned.parse(JSON.parse(readFileSync(manifest, 'utf8'))).version;

/** The kind of file that opens in Fieldwork: the descriptor inside an assessment's folder. */
const association = {
  ext: 'fieldwork',
  name: 'Fieldwork assessment',
  description: 'Fieldwork assessment',
  mimeType: 'application/x-fieldwork-assessment',
  role: 'Editor' as const,
};

/**
 * What is packed and how, for electron-builder. `files` is an allowlist: what the build made, the templates, and the few
 * packages the engine needs at run time.
 */
export const packaging = (root: string): Configuration => ({
  appId: 'dev.fieldwork.app',
  productName: 'Fieldwork',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: filled in by electron-builder
  artifactName: 'Fieldwork-${version}-${os}-${arch}.${ext}',
  copyright: 'Apache-2.0',
  directories: {output: 'out/packages', buildResources: 'build/packaging/resources'},
  electronVersion: versionOf(join(root, 'node_modules/electron/package.json')),
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  forceCodeSigning: false,
  files: [
    '!**/*',
    'package.json',
    'LICENSE',
    'NOTICE',
    'out/app/**/*',
    'out/sample/**/*',
    'templates/**/*',
    ...runtimeModules(root),
  ],
  fileAssociations: [association],
  afterPack,
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Office',
    executableName: 'fieldwork',
    synopsis: 'Audit evidence for ISO/IEC 27001',
    maintainer: 'Fieldwork <maintainers@fieldwork.example>',
  },
  win: {target: [{target: 'nsis', arch: ['x64', 'arm64']}]},
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
  mac: {
    target: [{target: 'dmg', arch: ['x64', 'arm64']}],
    category: 'public.app-category.business',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/packaging/resources/entitlements.mac.plist',
    entitlementsInherit: 'build/packaging/resources/entitlements.mac.plist',
  },
});
