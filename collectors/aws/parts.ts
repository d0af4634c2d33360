import type {Resource} from '../collector.ts';
import type {ReadResult} from './reader.ts';

/** One part of a resource: its value where it was read, and the reads it rests on either way. */
export type Part = {readonly value?: unknown; readonly reads: readonly string[]};

/** A part that was read. Dates become ISO strings, members without a value go away; a part without any value is null. */
export const known = (value: unknown, results: readonly ReadResult<unknown>[]): Part => ({
  value: plain(value) ?? null,
  reads: idsOf(results),
});

/** A part that could not be read. */
export const unread = (results: readonly ReadResult<unknown>[]): Part => ({reads: idsOf(results)});

/**
 * A part from the single page of one read: derived where the read is ok, null where the thing is absent, unread otherwise
 * or where `derive` gives undefined.
 */
export const partOf = async <O>(result: ReadResult<O>, derive: (output: O) => unknown): Promise<Part> => {
  if (result.outcome === 'absent') return known(null, [result]);
  const output = await firstPage(result);
  const value = output === undefined ? undefined : derive(output);
  return value === undefined ? unread([result]) : known(value, [result]);
};

/** A part from all pages of a list; an absent list is an empty one. */
export const listPartOf = async <O, T>(
  result: ReadResult<O>,
  items: (output: O) => readonly T[] | undefined,
): Promise<Part> => (isAnswered(result) ? known(await allItems(result, items), [result]) : unread([result]));

/** Whether a read gave an answer, be it that there is nothing. */
export const isAnswered = (result: ReadResult<unknown>): boolean =>
  result.outcome === 'ok' || result.outcome === 'absent';

/** The first page of an ok read. */
export const firstPage = async <O>(result: ReadResult<O>): Promise<O | undefined> => {
  for await (const page of result.pages()) return page;
  return undefined;
};

/** All items of a list, in order; none where it could not be read. */
export const allItems = async <O, T>(
  result: ReadResult<O>,
  items: (output: O) => readonly T[] | undefined,
): Promise<T[]> => {
  const all: T[] = [];
  for await (const page of result.pages()) all.push(...(items(page) ?? []));
  return all;
};

/** A resource from its parts: an unread part has no key in `data`, but its reads are named. */
export const resourceOf = (
  about: Omit<Resource, 'data' | 'reads'>,
  parts: Readonly<Record<string, Part>>,
): Resource => {
  const data: Record<string, unknown> = {};
  const reads: Record<string, readonly string[]> = {};
  for (const [name, part] of Object.entries(parts)) {
    if ('value' in part) data[name] = part.value;
    reads[name] = part.reads;
  }
  return {...about, data, reads};
};

/** The ids of reads, each once, in order. */
export const idsOf = (results: readonly ReadResult<unknown>[]): readonly string[] => [
  ...new Set(results.map(result => result.read.id)),
];

/** A plain JSON copy: dates as ISO strings, no SDK metadata, no members without a value. */
export const plain = (value: unknown): unknown => {
  const json = JSON.stringify(value, (key, inner: unknown) => (key === '$metadata' ? undefined : inner));
  return json === undefined ? undefined : (JSON.parse(json) as unknown);
};
