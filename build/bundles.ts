import {join} from 'node:path';
import react from '@vitejs/plugin-react';
import type {InlineConfig} from 'vite';

export type BundleName = 'cli' | 'app' | 'renderer';

/** One thing that `npm run build` makes: what it is made from, where it goes, and Vite's configuration for it. */
export type Bundle = {
  /** Files and folders, relative to the project; the bundle is stale when one of them is newer. */
  readonly sources: readonly string[];
  /** The folder it goes to, relative to the project. */
  readonly folder: string;
  /** Other bundles' folders below it, left alone when it is emptied. */
  readonly keep: readonly string[];
  /** `into`: the folder that Vite writes to, moved to its place once it is whole. */
  readonly configs: (root: string, into: string) => readonly InlineConfig[];
};

const common = ['build/bundles.ts', 'package.json', 'package-lock.json'];

/**
 * For Node or Electron's main process. Every file lies flat in its folder, as deep as the sources in `main/cli`, so that what is
 * found beside them (`templates/`) is found. `mainFields: ['module']`: the packages' CommonJS builds are several times slower to
 * load. pdfkit and the fonts stay outside: they read files that lie beside their code.
 */
const forNode = (root: string, outDir: string, input: Readonly<Record<string, string>>): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir,
    emptyOutDir: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, join(root, file)])),
      output: {entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'},
    },
  },
  ssr: {noExternal: true, external: ['pdfkit', 'electron']},
  resolve: {mainFields: ['module']},
});

/** A sandboxed preload script may only be one CommonJS file that requires `electron`. */
const preload = (root: string, outDir: string): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir,
    emptyOutDir: false,
    rolldownOptions: {
      input: {preload: join(root, 'main/electron/preload.ts')},
      output: {format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false},
    },
  },
  ssr: {noExternal: true, external: ['electron']},
});

/** The page. Its policy allows files of its own origin only, so nothing may be written into the HTML or into data: URLs. */
const page = (root: string, outDir: string): InlineConfig => ({
  root: join(root, 'renderer'),
  base: './',
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [react()],
  worker: {format: 'es'},
  build: {
    target: 'chrome140',
    outDir,
    emptyOutDir: false,
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: {polyfill: false},
    rolldownOptions: {
      output: {
        // The PDF viewer's decoders are asked for by their own names (renderer/components/pdf/pdf-files.ts).
        assetFileNames: ({names}) =>
          names[0]?.endsWith('_nowasm_fallback.js') ? 'assets/[name][extname]' : 'assets/[name]-[hash][extname]',
        // One chunk with the schemas and, before them, what tells zod to make no code (renderer/no-eval.ts).
        codeSplitting: {groups: [{name: 'contract', test: /node_modules.zod.|main.contract.|renderer.no-eval/}]},
      },
    },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});

/** Everything that is built. */
export const bundles: Readonly<Record<BundleName, Bundle>> = {
  cli: {
    sources: [...common, 'main', 'collectors'],
    folder: 'out/cli',
    keep: [],
    configs: (root, into) => [forNode(root, into, {main: 'main/cli/main.ts'})],
  },
  app: {
    sources: [...common, 'main', 'collectors'],
    folder: 'out/app',
    keep: ['renderer'],
    configs: (root, into) => [
      forNode(root, into, {main: 'main/index.ts', engine: 'main/electron/engine-process.ts'}),
      preload(root, into),
    ],
  },
  renderer: {
    sources: [...common, 'renderer', 'main/contract'],
    folder: 'out/app/renderer',
    keep: [],
    configs: (root, into) => [page(root, into)],
  },
};
