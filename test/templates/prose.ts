import {parseSync} from 'vite';
import {parse} from 'yaml';

/** Keys of templates whose values no reader is meant to read as a sentence: ids, rules in CEL, patterns, names of calls. */
const machineKeys = new Set([
  'appliesTo',
  'command',
  'controls',
  'id',
  'informedBy',
  'match',
  'params',
  'pass',
  'product',
  'provider',
  'reads',
  'references',
  'resourceType',
]);

/** The texts of a YAML template that people read, in the order they stand. `explain.pass` is prose though `pass` is a rule. */
export const proseOfTemplate = (yaml: string): string[] => {
  const texts: string[] = [];
  const walk = (value: unknown, parent: string): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) for (const item of value) walk(item, parent);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        const told = (parent === 'explain' || parent === 'verdicts') && typeof inner === 'string';
        if (told || !machineKeys.has(key)) walk(inner, key);
      }
    }
  };
  walk(parse(yaml), '');
  return texts;
};

/** The text of a Markdown document without code blocks, code spans, link targets and tags. */
export const proseOfMarkdown = (markdown: string): string =>
  markdown
    .replaceAll(/^( *)(```+|~~~+)[^\n]*\n[\s\S]*?^ *\2 *$/gm, ' ')
    .replaceAll(/(`+)[^`][\s\S]*?\1/g, ' ')
    .replaceAll(/\]\([^)]*\)/g, '] ')
    .replaceAll(/<[^>\n]+>/g, ' ');

/**
 * The words of a text that a dictionary can judge. Left out: placeholders in braces, and identifiers, which hold a digit, a dot,
 * an underscore, a colon, an at sign or a capital after a small letter.
 */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .replaceAll('’', "'")
    .replaceAll(/\{[^}]*\}/g, ' ')
    .split(/[\s—–…|]+/)
    .map(chunk => chunk.replaceAll(/^[^\p{L}\p{N}/._-]+|[^\p{L}\p{N}/]+$/gu, ''))
    .filter(chunk => !/[\d._:@=\\]|\p{Ll}\p{Lu}|^[/-]/u.test(chunk))
    .flatMap(chunk => chunk.split(/[^\p{L}'-]+/u))
    .map(word => word.replaceAll(/^['-]+|['-]+$/g, '').replace(/'s$/, ''))
    .map(word => (/^\p{Lu}{2,}s$/u.test(word) ? word.slice(0, -1) : word))
    .filter(word => word.length > 1);

/** The texts of a catalogue in TypeScript: its string literals and the fixed parts of its templates. */
export const proseOfCatalogue = (path: string, text: string): string[] => {
  const found: string[] = [];
  const visit = (node: unknown, key?: string): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const {type, value} = node as {type?: unknown; value?: unknown};
    if (type === 'Literal' && typeof value === 'string' && key !== 'key' && key !== 'source') found.push(value);
    if (type === 'TemplateElement') found.push(String((value as {cooked?: unknown}).cooked));
    for (const [name, child] of Object.entries(node)) visit(child, name);
  };
  visit(parseSync(path, text).program);
  return found;
};
