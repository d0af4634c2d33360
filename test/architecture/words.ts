import {parseSync} from 'vite';
import type {Source} from './imports.ts';

/** Attributes whose text a person reads or hears. */
const spoken: ReadonlySet<string> = new Set(['title', 'placeholder', 'alt', 'label', 'aria-label', 'aria-description']);

const isNode = (value: unknown): value is Record<string, unknown> & {readonly type?: unknown} =>
  typeof value === 'object' && value !== null;

/** A word of a language: letters alone, so no id, no hash, no pattern; and not the product's name, which is the same everywhere. */
const isWord = (text: unknown): text is string =>
  typeof text === 'string' &&
  text.split(/\s+/).some(word => /^\p{L}{2,}[.,:!?…]*$/u.test(word) && word !== 'Fieldwork');

/** The words of a component that do not come from the catalogue of texts, as `path: words`. */
export const wordsIn = ({path, text}: Source): string[] => {
  const {program, errors} = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: string[] = [];
  const add = (value: unknown) => {
    if (isWord(value)) found.push(`${path}: ${value.trim().replaceAll(/\s+/g, ' ')}`);
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    if (!isNode(node) || Array.isArray(node)) return;
    if (node.type === 'JSXText') add(node.value);
    if (node.type === 'JSXExpressionContainer') addLiterals(node.expression);
    if (node.type === 'JSXAttribute' && isNode(node.name) && spoken.has(String(node.name.name)) && isNode(node.value))
      add(node.value.value);
    for (const [key, child] of Object.entries(node)) if (key !== 'type') visit(child);
  };
  /** What stands between braces among the words: a text, or one of two. */
  const addLiterals = (node: unknown): void => {
    if (!isNode(node)) return;
    if (node.type === 'ConditionalExpression') for (const side of [node.consequent, node.alternate]) addText(side);
  };
  const addText = (node: unknown): void => {
    if (isNode(node) && node.type === 'Literal' && typeof node.value === 'string' && / /.test(node.value))
      add(node.value);
  };
  visit(program);
  return found;
};
