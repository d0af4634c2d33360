import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';

const Manifest = z.object({dependencies: z.record(z.string(), z.string()).default({})});

/** What the engine's bundle leaves outside because it reads files that lie beside its code. */
const roots = ['pdfkit'];

/** The fonts of the report, file by file: their packages hold every weight, ours needs two. */
const fonts = [
  'noto-sans/400Regular',
  'noto-sans/700Bold',
  'noto-sans-mono/400Regular',
  'noto-sans-armenian/400Regular',
  'noto-sans-armenian/700Bold',
  'noto-sans-georgian/400Regular',
  'noto-sans-georgian/700Bold',
  'noto-sans-sc/400Regular',
  'noto-sans-sc/700Bold',
];

/** The packages that `roots` need at run time, themselves included. Errors: where one is nested or not installed. */
export const closureOf = (root: string, wanted: readonly string[] = roots): string[] => {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    const file = join(root, 'node_modules', name, 'package.json');
    if (!existsSync(file)) throw new Error(`${name} is not installed at the top of node_modules; run npm ci.`);
    found.add(name);
    for (const dependency of Object.keys(Manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).dependencies)) {
      visit(dependency);
    }
  };
  for (const name of wanted) visit(name);
  return [...found].sort();
};

/** Patterns of everything from node_modules that goes into a package, and nothing else of it. */
export const runtimeModules = (root: string): string[] => [
  ...closureOf(root).map(name => `node_modules/${name}/**/*`),
  ...[...new Set(fonts.map(font => font.slice(0, font.indexOf('/'))))].flatMap(family => [
    `node_modules/@expo-google-fonts/${family}/package.json`,
    `node_modules/@expo-google-fonts/${family}/LICENSE*`,
  ]),
  ...fonts.map(font => `node_modules/@expo-google-fonts/${font}/*.ttf`),
];
