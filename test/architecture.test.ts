import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {z} from 'zod';
import {importsOf, type Source} from './architecture/imports.ts';
import {brokenRules, importCycles, type Manifest, machinePaths} from './architecture/rules.ts';
import {wordsIn} from './architecture/words.ts';

const root = resolve(import.meta.dirname, '..');
const skipped = new Set(['node_modules', '.git', 'out', 'coverage', '.scratch']);

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), {withFileTypes: true}).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (skipped.has(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });

const record = z.record(z.string(), z.string());
const manifestSchema = z.object({
  scripts: record.optional(),
  dependencies: record.optional(),
  devDependencies: record.optional(),
});

const all = filesBelow('');
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))) as Manifest;
const read = (path: string): Source => ({path, text: readFileSync(join(root, path), 'utf8')});
const sources = all.filter(path => /\.[cm]?[jt]sx?$/.test(path)).map(read);
const imports = sources.flatMap(importsOf);

const tree = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).flatMap(([path, text]) => importsOf({path, text}));

describe('the house', () => {
  it('is walked: its files and their imports are found', () => {
    expect(sources.length).toBeGreaterThan(20);
    const own = imports.filter(({from}) => from === 'main/checks/types.ts');
    expect(own).toContainEqual({
      from: 'main/checks/types.ts',
      to: 'collectors/collector.ts',
      kind: 'file',
      typeOnly: true,
    });
  });

  it('keeps its layers', () => {
    expect(brokenRules(imports, manifest)).toEqual([]);
  });

  it('imports only files that are there', () => {
    const known = new Set(all);
    expect(
      imports.filter(({to, kind}) => kind === 'file' && !known.has(to)).map(({from, to}) => `${from} → ${to}`),
    ).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(importCycles(imports)).toEqual([]);
  });

  it('has at most ten scripts', () => {
    expect(Object.keys(manifest.scripts ?? {}).length).toBeLessThanOrEqual(10);
  });

  it('has every word of the window in the catalogue of texts', () => {
    const components = sources.filter(({path}) => path.startsWith('renderer/') && path.endsWith('.tsx'));
    expect(components.length).toBeGreaterThan(100);
    expect(components.flatMap(wordsIn)).toEqual([]);
  });

  it('names no folder of a machine', () => {
    const text = all.filter(path => /\.([cm]?[jt]sx?|json|ya?ml|md|txt|html|css|sh|py)$|^\.ci\//.test(path));
    expect(text.map(read).flatMap(({path, text}) => machinePaths(path, text, root))).toEqual([]);
  });
});

describe('the walk sees every form of import', () => {
  it.each([
    ["import {a} from './a.ts';", false],
    ["import type {A} from './a.ts';", true],
    ["import {type A} from './a.ts';", false],
    ["import './a.ts';", false],
    ["import * as a from './a.ts';", false],
    ["export {a} from './a.ts';", false],
    ["export * from './a.ts';", false],
    ["export type {A} from './a.ts';", true],
    ["export type * from './a.ts';", true],
    ["const a = await import('./a.ts');", false],
    ["export const f = () => import('./a.ts');", false],
    ["type A = import('./a.ts').A;", true],
    ["type A = typeof import('./a.ts');", true],
    ["const a = require('./a.ts');", false],
    ["import text from './a.ts?raw';", false],
  ])('%s', (text, typeOnly) => {
    expect(tree({'main/x/b.ts': text})).toEqual([{from: 'main/x/b.ts', to: 'main/x/a.ts', kind: 'file', typeOnly}]);
  });

  it('and tells packages, built-ins and computed names apart', () => {
    const text = "import '@a/b/c'; import 'd/e'; import 'node:fs'; import 'fs'; import(name); // import './no.ts'";
    expect(tree({'main/x.ts': text}).map(({to, kind}) => [to, kind])).toEqual([
      ['@a/b', 'package'],
      ['d', 'package'],
      ['node:fs', 'builtin'],
      ['fs', 'builtin'],
      ['(computed)', 'computed'],
    ]);
  });
});

describe('a word outside the catalogue is seen', () => {
  it.each([
    ['<p>Some words</p>', 'Some words'],
    ['<p>{count} of them</p>', 'of them'],
    ['<input aria-label="Your name" />', 'Your name'],
    ['<p>{done ? "All done" : texts.open}</p>', 'All done'],
  ])('%s', (text, words) => {
    expect(wordsIn({path: 'renderer/a.tsx', text: `const a = ${text};`})).toEqual([`renderer/a.tsx: ${words}`]);
  });

  it('but no class, no sign, no name of the product', () => {
    const text = 'const a = <p className="lead" title={texts.a}>Fieldwork · {texts.b} → {on ? "a" : "b"}</p>;';
    expect(wordsIn({path: 'renderer/a.tsx', text})).toEqual([]);
  });
});

describe('a bad tree is seen', () => {
  const packages: Manifest = {dependencies: {zod: '4'}, devDependencies: {vitest: '5', electron: '45'}};

  it.each([
    ['collectors/aws/a.ts', "import {x} from '../../main/checks/load.ts';", 'collectors import nothing of main'],
    ['collectors/aws/a.ts', "import {type X} from '../../main/checks/types.ts';", 'collectors import nothing of main'],
    ['collectors/aws/a.ts', "import '../../test/fixtures/a.ts';", 'nothing of tests'],
    ['renderer/app.tsx', "import type {X} from '../main/checks/types.ts';", 'the renderer imports of main only'],
    ['renderer/app.tsx', "import type {X} from '../collectors/collector.ts';", 'and no collector'],
    ['main/contract/a.ts', "import {x} from '../engine/a.ts';", 'the contract imports nothing but'],
    ['main/contract/a.ts', "import 'node:fs';", 'the contract imports nothing but'],
    ['main/engine/a.ts', "import {app} from 'electron';", 'only main/electron imports electron'],
    ['main/engine/a.ts', "import type {App} from 'electron/main';", 'only main/electron imports electron'],
    ['main/engine/a.ts', "import {x} from '../electron/window.ts';", 'know no window'],
    ['main/checks/a.ts', "import type {X} from '../workspace/types.ts';", 'the plain folders'],
    ['main/evidence/a.ts', "export * from '../contract/methods.ts';", 'the plain folders'],
    ['main/delivery/a.ts', "import {x} from '../../collectors/aws/a.ts';", 'the plain folders'],
    ['main/templates/a.ts', "const x = await import('../engine/a.ts');", 'the plain folders'],
    ['main/cli/a.ts', "import {x} from '../../build/a.ts';", 'nothing of tests or of the build'],
    ['main/cli/a.ts', "import {x} from '../../../outside/a.ts';", 'inside the project'],
    ['main/cli/a.ts', "import {x} from 'path';", 'node:'],
    ['main/cli/a.ts', 'import(name);', 'names what it imports'],
    ['main/cli/a.ts', "import {x} from 'left-pad';", 'is declared'],
    ['main/cli/a.ts', "import {x} from 'vitest';", 'is declared'],
    ['test/a.test.ts', "import {x} from 'left-pad';", 'is declared'],
  ])('%s: %s', (path, text, name) => {
    expect(brokenRules(tree({[path]: text}), packages).join('\n')).toContain(name);
  });

  it.each([
    ['collectors/aws/a.ts', "import type {X} from '../../main/workspace/types.ts';"],
    ['renderer/app.tsx', "import {x} from '../main/contract/methods.ts';"],
    ['main/electron/window.ts', "import {app} from 'electron';"],
    ['main/index.ts', "import {x} from './electron/window.ts';"],
    ['main/checks/a.ts', "import {x} from '../contract/ids.ts'; import type {Y} from '../../collectors/collector.ts';"],
    ['main/engine/a.ts', "import type {T} from 'vitest'; import {z} from 'zod';"],
    ['test/a.test.ts', "import {x} from '../main/checks/load.ts'; import 'vitest'; import(name);"],
  ])('but this is fine: %s: %s', (path, text) => {
    expect(brokenRules(tree({[path]: text}), packages)).toEqual([]);
  });

  it('cycles, through types and over several files', () => {
    const cycles = importCycles(
      tree({
        'main/a.ts': "import './b.ts';",
        'main/b.ts': "export * from './c/d.ts';",
        'main/c/d.ts': "import type {A} from '../a.ts';",
        'main/e.ts': "import './a.ts'; import './b.ts';",
        'main/f.ts': "import './f.ts';",
      }),
    );
    expect(cycles).toEqual(['main/a.ts → main/b.ts → main/c/d.ts → main/a.ts', 'main/f.ts → main/f.ts']);
  });

  it.each([
    ["const a = '", '/home/', "ada/x.txt';"],
    ['see ', '/Users/', 'ada/notes'],
    ['cd ', '/builds/', 'project'],
  ])('a folder of a machine: %s%s%s', (...parts) => {
    expect(machinePaths('a.ts', `\n${parts.join('')}`, ['', 'builds', 'project'].join('/'))).toHaveLength(1);
  });

  it('but no folder of a machine: a URL, a relative path, a path of the system', () => {
    const text = 'https://example.com/home/ada/ docs/home/ada/x /etc/passwd /usr/lib/node main/workspace/x';
    expect(machinePaths('a.ts', text, '/builds/project')).toEqual([]);
  });
});
