import {join} from 'node:path';
import {defineConfig} from 'vite';

const root = join(import.meta.dirname, '..');

/**
 * The command line as one bundle for Node. Every file of it lies in `out/cli`, as deep as the sources in `main/cli`, so that
 * what is found beside them (`templates/`) is found. `mainFields: ['module']`: the packages' CommonJS builds are several times
 * slower to load. pdfkit and the fonts stay outside: they read files that lie beside their code.
 */
export default defineConfig({
  root,
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/cli',
    emptyOutDir: true,
    rolldownOptions: {
      input: {main: join(root, 'main/cli/main.ts')},
      output: {entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'},
    },
  },
  ssr: {noExternal: true, external: ['pdfkit']},
  resolve: {mainFields: ['module']},
});
