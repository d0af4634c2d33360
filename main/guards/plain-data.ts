/** The most one call may carry: what may be pasted (20 MiB), and room for the words around it. */
export const callLimit = 25 * 1024 * 1024;
/** How deep a call's input may nest. */
export const depthLimit = 64;

export type DataFault = 'too-large' | 'not-plain';

const perValue = 8;

/**
 * What is wrong with data from a page, or undefined where it is plain: strings, numbers, booleans, null, lists, objects without
 * a prototype of their own and without keys that reach for one, and bytes. Counts as it goes, so that neither size, depth nor a
 * cycle costs more than the limit.
 */
export const dataFault = (value: unknown, limit = callLimit): DataFault | undefined => {
  let left = limit;
  const visit = (data: unknown, depth: number): DataFault | undefined => {
    left -= costOf(data);
    if (left < 0) return 'too-large';
    if (isLeaf(data)) return undefined;
    if (depth >= depthLimit || !isContainer(data)) return 'not-plain';
    for (const key of Object.keys(data)) {
      left -= key.length;
      if (forbiddenKeys.has(key)) return 'not-plain';
      const fault = visit((data as Record<string, unknown>)[key], depth + 1);
      if (fault) return fault;
    }
    return undefined;
  };
  return visit(value, 0);
};

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const costOf = (data: unknown): number =>
  typeof data === 'string' ? data.length : data instanceof Uint8Array ? data.byteLength : perValue;

const isLeaf = (data: unknown): boolean =>
  data === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof data) || data instanceof Uint8Array;

const isContainer = (data: unknown): data is object => {
  if (typeof data !== 'object' || data === null) return false;
  if (Array.isArray(data)) return true;
  const prototype: unknown = Object.getPrototypeOf(data);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};
