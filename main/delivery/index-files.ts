import {createHash, type Hash, randomUUID} from 'node:crypto';
import {type FileHandle, open} from 'node:fs/promises';
import {join} from 'node:path';
import {stringify} from 'csv-stringify/sync';
import type {PayloadFile} from './types.ts';

/** What a CSV cell can hold; null is an empty cell. */
export type Cell = string | number | boolean | null;

type Rows<T> = Iterable<T> | AsyncIterable<T>;

/** Rows turned into text at a time. */
const batchRows = 1000;

/** A spooled index keeps this much in memory, in bytes, before it goes to the disk. */
const spoolAfter = 4 * 1024 * 1024;

/** A JSON file: keys sorted, so that the same value gives the same bytes; an array has one element a line. */
export const jsonFile = (path: string, value: unknown): PayloadFile => {
  if (!Array.isArray(value)) return bytesFile(path, [Buffer.from(`${JSON.stringify(value, sortKeys, 2)}\n`)]);
  return bytesFile(path, [...value.map((row, i) => Buffer.from(jsonItem(row, i))), Buffer.from(jsonEnd(value.length))]);
};

/** As `jsonFile` of an array, from rows that need not be in memory at once; see `csvFile` for `spool`. */
export const jsonRowsFile = (path: string, rows: Rows<unknown>, spool?: string): Promise<PayloadFile> =>
  collect(path, jsonText(rows), spool);

/**
 * A CSV file (RFC 4180: CRLF, quotes where needed) in UTF-8 without a byte order mark. A text that a spreadsheet would run
 * as a formula gets an apostrophe before it. With `spool`, a folder that the caller removes after packaging, anything
 * beyond 4 MiB lies there; without, in memory.
 */
export const csvFile = (
  path: string,
  columns: readonly string[],
  rows: Rows<readonly Cell[]>,
  spool?: string,
): Promise<PayloadFile> => collect(path, csvText(columns, rows), spool);

async function* csvText(columns: readonly string[], rows: Rows<readonly Cell[]>): AsyncGenerator<string> {
  yield csvLines([columns]);
  let batch: (readonly Cell[])[] = [];
  for await (const row of rows) {
    if (row.length !== columns.length) {
      throw new TypeError(`A row of ${row.length} cells does not fit ${columns.length} columns: ${columns.join(', ')}`);
    }
    batch.push(row);
    if (batch.length < batchRows) continue;
    yield csvLines(batch);
    batch = [];
  }
  yield csvLines(batch);
}

const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    record_delimiter: '\r\n',
    escape_formulas: true,
    // A bare line feed is no record delimiter here, but spreadsheets take it for one unless it is quoted.
    quoted_match: /[\r\n]/,
    cast: {boolean: String},
  });

const sortKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const jsonItem = (row: unknown, i: number): string =>
  `${i === 0 ? '[\n' : ',\n'}${JSON.stringify(row, sortKeys) ?? 'null'}`;

const jsonEnd = (count: number): string => (count === 0 ? '[]\n' : '\n]\n');

async function* jsonText(rows: Rows<unknown>): AsyncGenerator<string> {
  let count = 0;
  for await (const row of rows) yield jsonItem(row, count++);
  yield jsonEnd(count);
}

const bytesFile = (path: string, parts: readonly Buffer[]): PayloadFile => {
  const bytes = Buffer.concat(parts);
  return {path, bytes: bytes.length, source: {kind: 'bytes', bytes}};
};

/** Gathers text in memory, or in a new file of `spool` once it is large. */
const collect = async (path: string, texts: AsyncIterable<string>, spool?: string): Promise<PayloadFile> => {
  let parts: Buffer[] = [];
  let held = 0;
  let spooled: Spool | undefined;
  try {
    for await (const text of texts) {
      const bytes = Buffer.from(text);
      parts.push(bytes);
      held += bytes.length;
      if (spool === undefined || held <= spoolAfter) continue;
      spooled ??= await openSpool(spool);
      await spooled.append(Buffer.concat(parts));
      [parts, held] = [[], 0];
    }
    await spooled?.append(Buffer.concat(parts));
    return spooled?.file(path) ?? bytesFile(path, parts);
  } finally {
    await spooled?.close();
  }
};

type Spool = {append(bytes: Buffer): Promise<void>; file(path: string): PayloadFile; close(): Promise<void>};

const openSpool = async (folder: string): Promise<Spool> => {
  const target = join(folder, randomUUID());
  const handle: FileHandle = await open(target, 'wx', 0o600);
  const hash: Hash = createHash('sha256');
  let total = 0;
  return {
    append: async bytes => {
      hash.update(bytes);
      total += bytes.length;
      await handle.writeFile(bytes);
    },
    file: path => ({path, bytes: total, sha256: hash.digest('hex'), source: {kind: 'file', path: target}}),
    close: () => handle.close(),
  };
};
