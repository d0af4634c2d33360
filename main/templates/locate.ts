import {type Document, isMap, isNode, isScalar, isSeq, type Node, type Scalar} from 'yaml';

/** The node at a value's path, or the nearest one around it; a missing key gives the map that lacks it. */
export const nodeAt = (document: Document, path: readonly PropertyKey[]): Node | undefined => {
  let node: unknown = document.contents;
  for (const key of path) {
    const next = childOf(node, key);
    if (!isNode(next)) break;
    node = next;
  }
  return isNode(node) ? node : undefined;
};

// A key that reads as a number in YAML (`2013:`) is text in a value's path.
const childOf = (node: unknown, key: PropertyKey): unknown => {
  if (isSeq(node)) return node.items[Number(key)];
  if (!isMap(node)) return undefined;
  return node.items.find(pair => isScalar(pair.key) && String(pair.key.value) === String(key))?.value;
};

/** Where a node starts, as an offset in the file. */
export const startOf = (node: Node | undefined): number => node?.range?.[0] ?? 0;

/**
 * Where the character at `offset` of a scalar's text stands in the file. YAML folds and indents only white space, so the
 * n-th character that is not white space is the n-th one in the file too, except where the text is written with escapes.
 */
export const offsetWithin = (source: string, node: Node | undefined, offset: number): number => {
  const start = startOf(node);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return start;
  let at = contentStart(source, node, start);
  if (at === undefined) return start;
  const wanted = node.value.slice(0, offset).replace(/\s/g, '').length;
  for (let seen = 0; at < node.range[1]; at++) {
    if (/\s/.test(source[at] ?? '')) continue;
    if (seen === wanted) return at;
    seen++;
  }
  return start;
};

const contentStart = (source: string, node: Scalar, start: number): number | undefined => {
  switch (node.type) {
    case 'PLAIN':
      return start;
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return source.indexOf('\n', start) + 1;
    case 'QUOTE_SINGLE':
      return source.slice(start, node.range?.[1]).slice(1, -1).includes("''") ? undefined : start + 1;
    case 'QUOTE_DOUBLE':
      return source.slice(start, node.range?.[1]).includes('\\') ? undefined : start + 1;
    default:
      return undefined;
  }
};
