import type {Resource} from '../../collectors/collector.ts';
import type {ReadSummary} from './types.ts';

/** Looks reads up by id, remembering the last few thousand: most resources of a list share their reads. */
export type ReadLookup = (id: string) => ReadSummary | undefined;

const remembered = 10_000;

/** A lookup that asks `read` once for an id while it is in use; bounded memory. */
export const rememberReads = (read: ReadLookup): ReadLookup => {
  const known = new Map<string, ReadSummary | undefined>();
  return id => {
    const cached = known.get(id);
    if (cached !== undefined || known.has(id)) return cached;
    if (known.size >= remembered) known.clear();
    const found = read(id);
    known.set(id, found);
    return found;
  };
};

/** Whether a read was answered; `absent` is an answer too: there is no such configuration. */
export const isAnswered = (read: ReadSummary | undefined): boolean =>
  read !== undefined && (read.outcome === 'ok' || read.outcome === 'absent');

/** The ids of the reads a part rests on; empty where the collector named none. */
export const readsOfPart = (resource: Resource, part: string): readonly string[] =>
  Object.hasOwn(resource.reads, part) ? (resource.reads[part] ?? []) : [];

/**
 * Whether a part is there and rests on an answer. Where some of its reads were answered and others were not, the collector
 * has left out the unread places inside it (the trails of a denied region), and a rule that needs them gives an error.
 */
export const isRead = (resource: Resource, part: string, read: ReadLookup): boolean => {
  if (!Object.hasOwn(resource.data, part) || resource.data[part] === undefined) return false;
  for (const id of readsOfPart(resource, part)) if (isAnswered(read(id))) return true;
  return false;
};

/**
 * The resource's data as a rule may see it: without the parts among `parts` that were not read, whatever the collector left
 * there. A part that is there although nothing was answered is how a denied read becomes a pass elsewhere.
 */
export const readableData = (
  resource: Resource,
  parts: readonly string[],
  read: ReadLookup,
): Readonly<Record<string, unknown>> => {
  const unread = parts.filter(part => Object.hasOwn(resource.data, part) && !isRead(resource, part, read));
  if (unread.length === 0) return resource.data;
  return Object.fromEntries(Object.entries(resource.data).filter(([part]) => !unread.includes(part)));
};

/** The number of entries of the longest list or map anywhere inside the given values. */
export const longestList = (values: readonly unknown[]): number => {
  let longest = 0;
  const open = [...values];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const entries = Object.values(value);
    longest = Math.max(longest, entries.length);
    for (const entry of entries) open.push(entry);
  }
  return longest;
};

/**
 * A copy in which maps with a key of their own named `constructor` are `Map`s, or undefined where there is none. cel-js tells
 * types by that property, so such a key (any label or tag may be one) would make it refuse the value.
 */
export const withPlainConstructors = <T>(value: T): T | undefined =>
  hasOwnConstructor(value) ? asMaps(value) : undefined;

const hasOwnConstructor = (root: unknown): boolean => {
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (Object.hasOwn(value, 'constructor')) return true;
    for (const entry of Object.values(value)) open.push(entry);
  }
  return false;
};

const asMaps = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(asMaps) as T;
  const entries = Object.entries(value).map(([key, entry]) => [key, asMaps(entry)] as const);
  return (Object.hasOwn(value, 'constructor') ? new Map(entries) : Object.fromEntries(entries)) as T;
};
