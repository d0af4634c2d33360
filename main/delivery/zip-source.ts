import {type FileHandle, open} from 'node:fs/promises';
import {basename} from 'node:path';
import {pipeline, Readable} from 'node:stream';
import {crc32, createInflateRaw, inflateRawSync} from 'node:zlib';
import {BadContent, type BagSource, type SourceFile} from './bag-source.ts';
import {type ChunkReader, createChunkReader} from './chunks.ts';
import {readError, systemCode} from './errors.ts';
import {createPathRegister} from './names.ts';
import {createProblemList, type ProblemList} from './problems.ts';
import {parseDirectory} from './zip-directory.ts';
import {readAt, readZipEnd} from './zip-end.ts';
import {methods} from './zip-format.ts';
import {zipLimits} from './zip-limits.ts';
import {type PlacedEntry, placeEntries} from './zip-tiling.ts';

/**
 * A zipped bag. The reader is our own because the libraries hide what must be checked here: they skip bytes before, between
 * and after entries, do not compare local headers with the directory, and let two entries have one name.
 * Errors: DeliveryError `unreadable`; a bad zip is no error but has problems and maybe no files.
 */
export const openZip = async (path: string, signal?: AbortSignal): Promise<BagSource> => {
  const handle = await open(path, 'r');
  try {
    const problems = createProblemList();
    const entries = await listEntries(handle, problems, signal);
    const {top, files, hasDataFolder} = arrange(handle, entries, problems);
    return {
      name: top ?? basename(path).replace(/\.zip$/i, ''),
      files,
      hasDataFolder,
      problems: problems.list(),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw readError(error, path);
  }
};

const listEntries = async (handle: FileHandle, problems: ProblemList, signal?: AbortSignal): Promise<PlacedEntry[]> => {
  const {size} = await handle.stat();
  const end = await readZipEnd(handle, size, problems);
  if (end === undefined) return [];
  if (end.entries > zipLimits.entries || end.bytes > zipLimits.directoryBytes) {
    const limit = `${zipLimits.entries} entries in ${zipLimits.directoryBytes} bytes`;
    problems.note(
      'zip-too-large',
      '',
      `Its directory has ${end.entries} entries in ${end.bytes} bytes; at most ${limit} are read.`,
    );
    return [];
  }
  const entries = parseDirectory(await readAt(handle, end.offset, end.bytes), end.entries, problems);
  if (entries === undefined) return [];
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (total > zipLimits.totalBytes || (total > zipLimits.ratioFreeBytes && total > size * zipLimits.ratio)) {
    problems.note('zip-bomb', '', `${size} bytes should become ${total}: more than is unpacked here.`);
    return [];
  }
  return await placeEntries(handle.fd, entries, end.offset, problems, signal);
};

/** The files below the one top directory. */
const arrange = (handle: FileHandle, entries: readonly PlacedEntry[], problems: ProblemList) => {
  const read = createChunkReader();
  const files = new Map<string, SourceFile>();
  const taken = createPathRegister();
  const folders = new Set<string>();
  const top = entries.find(entry => entry.usable)?.path.split('/')[0];
  let hasDataFolder = false;
  for (const entry of entries) {
    if (!entry.usable) continue;
    const other = taken(entry.path) ?? (entry.folder ? repeated(folders, entry.path) : undefined);
    if (other !== undefined) {
      problems.note('duplicate-path', entry.path, `It and "${other}" are one file on some systems.`);
      continue;
    }
    const slash = entry.path.indexOf('/');
    if (slash === -1 || entry.path.slice(0, slash) !== top) {
      problems.note('not-one-top-folder', entry.path, `It lies outside the one top folder "${top}".`);
      continue;
    }
    const path = entry.path.slice(slash + 1);
    hasDataFolder ||= path.startsWith('data/');
    if (!entry.folder) files.set(path, {path, bytes: entry.bytes, chunks: () => readEntry(handle, entry, read)});
  }
  return {top, files, hasDataFolder};
};

const repeated = (folders: Set<string>, path: string): string | undefined => {
  if (folders.has(path)) return path;
  folders.add(path);
  return undefined;
};

async function* readEntry(handle: FileHandle, entry: PlacedEntry, read: ChunkReader): AsyncGenerator<Uint8Array> {
  const packed = read(handle, entry.dataAt, entry.compressed);
  let crc = 0;
  let bytes = 0;
  for await (const chunk of entry.method === methods.stored ? packed : inflate(packed, entry)) {
    crc = crc32(chunk, crc);
    bytes += chunk.length;
    if (bytes > entry.bytes) throw sizeLie(entry, 'more');
    yield chunk;
  }
  if (bytes < entry.bytes) throw sizeLie(entry, String(bytes));
  if (crc !== entry.crc) {
    throw new BadContent('zip-crc', `Its CRC-32 should be ${hex(entry.crc)} and is ${hex(crc)}.`);
  }
}

/** Small entries are unpacked in one call, at a fraction of a stream's cost. */
const smallBytes = 256 * 1024;

async function* inflate(packed: AsyncIterable<Uint8Array>, entry: PlacedEntry): AsyncGenerator<Uint8Array> {
  let consumed: number;
  try {
    if (entry.bytes <= smallBytes && entry.compressed <= smallBytes) {
      const {buffer, engine} = inflateOnce(await gather(packed), entry.bytes + 1);
      consumed = engine.bytesWritten;
      yield buffer;
    } else {
      const stream = createInflateRaw({chunkSize: smallBytes});
      yield* pipeline(Readable.from(copies(packed)), stream, () => undefined);
      consumed = stream.bytesWritten;
    }
  } catch (error) {
    if (systemCode(error) === 'ERR_BUFFER_TOO_LARGE') throw sizeLie(entry, 'more');
    if (!systemCode(error).startsWith('Z_')) throw error;
    throw new BadContent('zip-data', `Its compressed data is broken (${systemCode(error)}).`, {cause: error});
  }
  if (consumed !== entry.compressed) {
    throw new BadContent('zip-data', `${entry.compressed - consumed} bytes follow the end of its compressed data.`);
  }
}

/** With `info` Node gives the engine, too, which knows how much input it used; its types do not say so. */
const inflateOnce = (packed: Buffer, maxOutputLength: number): {buffer: Buffer; engine: {bytesWritten: number}} => {
  const result: unknown = inflateRawSync(packed, {maxOutputLength: Math.max(1, maxOutputLength), info: true});
  return result as {buffer: Buffer; engine: {bytesWritten: number}};
};

const gather = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const chunk of copies(chunks)) parts.push(chunk);
  return Buffer.concat(parts);
};

// A stream may hold a chunk longer than the reader's two buffers live.
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

const sizeLie = (entry: PlacedEntry, found: string) =>
  new BadContent('zip-size', `It should unpack to ${entry.bytes} bytes and unpacks to ${found}.`);

const hex = (value: number): string => value.toString(16).padStart(8, '0');
