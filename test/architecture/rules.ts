import type {Import} from './imports.ts';

/** What the rules need of `package.json`. */
export type Manifest = {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

/** A rule about one import: true when it breaks the rule. */
type Rule = {readonly name: string; readonly breaks: (found: Import, manifest: Manifest) => boolean};

const product = ['collectors', 'main', 'renderer'];
const plain = ['main/guards', 'main/evidence', 'main/checks', 'main/delivery', 'main/templates'];

const inside = (path: string, folders: readonly string[]): boolean =>
  folders.some(folder => path === folder || path.startsWith(`${folder}/`));

/** The layers of the house. */
export const rules: readonly Rule[] = [
  {
    name: 'collectors import nothing of main but types',
    breaks: ({from, to, kind, typeOnly}) =>
      inside(from, ['collectors']) && kind === 'file' && inside(to, ['main', 'renderer']) && !typeOnly,
  },
  {
    name: 'the renderer imports of main only the contract, and no collector',
    breaks: ({from, to, kind}) =>
      inside(from, ['renderer']) &&
      kind === 'file' &&
      inside(to, ['main', 'collectors', 'build']) &&
      !inside(to, ['main/contract']),
  },
  {
    name: 'the contract imports nothing but itself and zod',
    breaks: ({from, to, kind, typeOnly}) =>
      inside(from, ['main/contract']) && !typeOnly && !(kind === 'file' ? inside(to, ['main/contract']) : to === 'zod'),
  },
  {
    name: 'only main/electron imports electron',
    breaks: ({from, to, kind}) =>
      inside(from, product) && kind === 'package' && to === 'electron' && !inside(from, ['main/electron']),
  },
  {
    name: 'the plain folders could be published: of the project they import only the ids, templates, each other, and types of collectors',
    breaks: ({from, to, kind, typeOnly}) =>
      inside(from, plain) &&
      kind === 'file' &&
      !inside(to, [...plain, 'main/contract/ids.ts']) &&
      !(typeOnly && inside(to, ['collectors'])),
  },
  {
    name: 'the engine and what it stands on know no window',
    breaks: ({from, to, kind}) =>
      inside(from, ['main', 'collectors']) &&
      !inside(from, ['main/electron', 'main/index.ts']) &&
      kind === 'file' &&
      inside(to, ['main/electron', 'renderer']),
  },
  {
    name: 'the product imports nothing of tests or of the build',
    breaks: ({from, to, kind}) => inside(from, product) && kind === 'file' && inside(to, ['test', 'build']),
  },
  {
    name: 'an import stays inside the project',
    breaks: ({to, kind}) => kind === 'file' && (to.startsWith('..') || to.startsWith('/')),
  },
  {
    name: 'a built-in module is imported as node:…',
    breaks: ({to, kind}) => kind === 'builtin' && !to.startsWith('node:'),
  },
  {
    name: 'the product names what it imports',
    breaks: ({from, kind}) => inside(from, product) && kind === 'computed',
  },
  {
    name: 'an imported package is declared, for the product among the dependencies',
    breaks: ({from, to, kind, typeOnly}, {dependencies = {}, devDependencies = {}}) => {
      if (kind !== 'package' || Object.hasOwn(dependencies, to)) return false;
      // Electron is the runtime: it is installed for development and never packed from node_modules.
      const development = !inside(from, product) || typeOnly || to === 'electron';
      return !(development && Object.hasOwn(devDependencies, to));
    },
  },
];

/** Every import that breaks a rule, as a line for people. */
export const brokenRules = (imports: readonly Import[], manifest: Manifest): string[] =>
  imports.flatMap(found =>
    rules.filter(rule => rule.breaks(found, manifest)).map(rule => `${found.from} → ${found.to}: ${rule.name}`),
  );

/** The cycles among files, each as `a → b → a`; type-only imports count, since they tie two files together as well. */
export const importCycles = (imports: readonly Import[]): string[] => {
  const next = new Map<string, string[]>();
  for (const {from, to, kind} of imports) if (kind === 'file') next.set(from, [...(next.get(from) ?? []), to]);
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of [...next.keys()].sort()) visit(path, []);
  return cycles;
};

/** The places in a text that name a folder of somebody's machine: the project's own root, or one below a home. */
export const machinePaths = (path: string, text: string, root: string): string[] => {
  // A root such as `/app` says nothing: a path of that name may well stand in a fixture.
  const own = root.split(/[\\/]/).length > 2 ? `${root.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])|` : '';
  const named = new RegExp(`(?<![\\w.~-])(?:${own}/home/\\w+/|/Users/\\w+/)`);
  return text
    .split('\n')
    .flatMap((line, index) => (named.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : []));
};
