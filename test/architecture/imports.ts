import {builtinModules} from 'node:module';
import {posix} from 'node:path';
import {parseSync} from 'vite';

/** A source file: its path from the project's root with `/`, and its text. */
export type Source = {readonly path: string; readonly text: string};

/** One import of one file, whatever its form. */
export type Import = {
  readonly from: string;
  /** The path from the project's root for a file, the package's name for a package, `node:…` for a built-in. */
  readonly to: string;
  readonly kind: 'file' | 'package' | 'builtin' | 'computed';
  /** Gone at run time. `import {type A}` is not: it still loads the module (verbatimModuleSyntax). */
  readonly typeOnly: boolean;
};

/** All imports of a file: static, dynamic, re-exported, `import type`, `import('…').Type`, `require`. Throws when it does not parse. */
export const importsOf = ({path, text}: Source): Import[] => {
  const {program, errors} = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (specifier: unknown, typeOnly: boolean) =>
    imports.push({from: path, ...resolve(path, specifier), typeOnly});
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    if (!isNode(node)) return;
    switch (node.type) {
      case 'ImportDeclaration':
        add(literalOf(node.source), node.importKind === 'type');
        break;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node.source) add(literalOf(node.source), node.exportKind === 'type');
        break;
      case 'ImportExpression':
        add(literalOf(node.source), false);
        break;
      case 'TSImportType':
        add(literalOf(node.source) ?? literalOf(node.argument), true);
        break;
      case 'TSExternalModuleReference':
        add(literalOf(node.expression), false);
        break;
      case 'CallExpression':
        if (isNode(node.callee) && node.callee.name === 'require' && Array.isArray(node.arguments)) {
          add(literalOf(node.arguments[0]), false);
        }
        break;
    }
    for (const key of Object.keys(node)) visit(node[key]);
  };
  visit(program);
  return imports;
};

const resolve = (from: string, specifier: unknown): Pick<Import, 'to' | 'kind'> => {
  if (typeof specifier !== 'string') return {to: '(computed)', kind: 'computed'};
  if (specifier.startsWith('.'))
    return {to: posix.join(posix.dirname(from), specifier.split('?')[0] ?? ''), kind: 'file'};
  if (specifier.startsWith('node:')) return {to: specifier, kind: 'builtin'};
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return builtinModules.includes(name) ? {to: name, kind: 'builtin'} : {to: name, kind: 'package'};
};

type Node = Readonly<Record<string, unknown>> & {readonly type: string};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const literalOf = (node: unknown): unknown => {
  if (!isNode(node)) return undefined;
  return node.type === 'TSLiteralType' ? literalOf(node.literal) : node.type === 'Literal' ? node.value : undefined;
};
