import {type Document, isMap, isScalar, isSeq} from 'yaml';

/** A fault of the document's own structure, whatever its schema says. */
export type StructureFault = {readonly offset: number; readonly message: string; readonly mend: string};

/** How deep a template may nest. */
export const maxDepth = 50;

const hostile: ReadonlySet<unknown> = new Set(['__proto__', 'constructor', 'prototype']);

/** Finds keys that stand twice, that are no plain text, or that JavaScript would take for something else, and nesting without end. */
export const structureFaults = (document: Document): StructureFault[] => {
  const faults: StructureFault[] = [];
  const visit = (node: unknown, depth: number): void => {
    if (!isMap(node) && !isSeq(node)) return;
    if (depth > maxDepth) {
      faults.push({
        offset: node.range?.[0] ?? 0,
        message: `Nested deeper than ${maxDepth} levels`,
        mend: 'Write it flatter.',
      });
      return;
    }
    if (isSeq(node)) {
      for (const item of node.items) visit(item, depth + 1);
      return;
    }
    const keys = new Set<string>();
    for (const {key, value} of node.items) {
      const fault = faultOfKey(key, keys);
      if (fault) faults.push({offset: (isScalar(key) ? key.range?.[0] : node.range?.[0]) ?? 0, ...fault});
      visit(value, depth + 1);
    }
  };
  visit(document.contents, 0);
  return faults;
};

const faultOfKey = (key: unknown, keys: Set<string>): {message: string; mend: string} | undefined => {
  if (!isScalar(key) || (typeof key.value !== 'string' && typeof key.value !== 'number')) {
    return {message: 'A key is neither text nor a number', mend: 'Use a plain word as the key.'};
  }
  const name = String(key.value);
  if (hostile.has(name)) return {message: `The key "${name}" is not allowed`, mend: 'Use another name.'};
  if (keys.has(name)) return {message: `The key "${name}" stands twice`, mend: 'Remove or rename one of them.'};
  keys.add(name);
  return undefined;
};

/** How deep `[` and `{` are opened without being closed: a cheap look before the parser, which takes a gigabyte for a megabyte of them. */
export const bracketDepth = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--;
  }
  return deepest;
};
