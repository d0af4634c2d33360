import {createHash} from 'node:crypto';
import type {FileHandle} from 'node:fs/promises';
import {pipeline, Readable} from 'node:stream';
import {crc32, createDeflateRaw} from 'node:zlib';
import type {PackageSink} from './sink.ts';
import {dosTime, encodeCentral, encodeEnd, encodeLocal, max32, methods, type ZipRecord} from './zip-format.ts';
import {zipLimits} from './zip-limits.ts';

export type Compression = 'store' | 'deflate';

/** Deflate must save at least this part, or the entry is stored: it is read faster. */
const worthwhile = 0.9;

/**
 * Writes a zip into an empty file. Every entry's sizes and CRC stand in its local header, never in a data descriptor, so
 * that strict readers accept stored entries; one pass reads, hashes (CRC-32, SHA-256, SHA-512) and writes.
 */
export const createZipWriter = (
  handle: FileHandle,
  options: {readonly instant: string; readonly compression: Compression},
): PackageSink => {
  const stamp = dosTime(options.instant);
  const directory: Buffer[] = [];
  let position = 0;
  let inFlight: Promise<void> = Promise.resolve();

  /** Starts a write and returns once the one before is done, so that the disk works while the next chunk is hashed. */
  const write = async (parts: readonly Uint8Array[], at: number) => {
    await inFlight;
    inFlight = started(writeAll(handle, parts, at));
  };

  /** Writes one entry's data after the room for its header, then the header; small ones in a single call. */
  const put = async (
    path: string,
    bytes: number,
    method: number,
    data: AsyncIterable<Uint8Array>,
    crc: () => number,
  ) => {
    const wide = bytes > max32 - 0x1000000;
    const record: ZipRecord = {path, method, crc: 0, compressed: 0, bytes, offset: position};
    const start = position + encodeLocal(record, stamp, wide).length;
    let end = start;
    let whole: Uint8Array | undefined;
    for await (const chunk of data) {
      if (method === methods.stored && chunk.length === bytes) whole = chunk;
      else await write([chunk], end);
      end += chunk.length;
    }
    const written = {...record, crc: crc(), compressed: end - start};
    await write([encodeLocal(written, stamp, wide), whole ?? new Uint8Array()], position);
    return {record: written, end};
  };

  const add: PackageSink['add'] = async (path, bytes, chunks) => {
    let sum = createSum();
    const tapped = async function* () {
      sum = createSum();
      for await (const chunk of chunks()) {
        sum.update(chunk);
        yield chunk;
      }
    };
    let done: Awaited<ReturnType<typeof put>> | undefined;
    // Asking for the chunks twice ends the life of a chunk that may still be on its way.
    if (options.compression === 'deflate') await inFlight;
    if (options.compression === 'deflate' && (await looksCompressible(chunks()))) {
      done = await put(path, bytes, methods.deflated, deflate(tapped()), () => sum.crc());
      const {compressed} = done.record;
      if (compressed >= bytes * worthwhile || bytes > compressed * zipLimits.ratio) done = undefined;
    }
    done ??= await put(path, bytes, methods.stored, tapped(), () => sum.crc());
    directory.push(encodeCentral(done.record, stamp));
    position = done.end;
    return sum.digests();
  };

  return {
    add,
    finish: async () => {
      const central = Buffer.concat(directory);
      const tail = Buffer.concat([central, encodeEnd(directory.length, position, central.length)]);
      await write([tail], position);
      await inFlight;
      // A deflated entry that was written again as stored may have left a longer tail.
      await handle.truncate(position + tail.length);
      await handle.sync();
      await handle.close();
      return position + tail.length;
    },
    abandon: async () => {
      await inFlight.catch(() => undefined);
      await handle.close().catch(() => undefined);
    },
  };
};

const createSum = () => {
  const sha256 = createHash('sha256');
  const sha512 = createHash('sha512');
  let crc = 0;
  return {
    update: (chunk: Uint8Array) => {
      sha256.update(chunk);
      sha512.update(chunk);
      crc = crc32(chunk, crc);
    },
    crc: () => crc,
    digests: () => ({sha256: sha256.digest('hex'), sha512: sha512.digest('hex')}),
  };
};

/** A promise that is awaited later: until then its failure is nobody's. */
const started = (work: Promise<void>): Promise<void> => {
  work.catch(() => undefined);
  return work;
};

const deflate = (chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
  // The callback is for pipeline alone: who iterates the result is told of every error there.
  pipeline(Readable.from(copies(chunks)), createDeflateRaw({level: 6, chunkSize: 128 * 1024}), () => undefined);

// A stream may hold a chunk longer than the reader's two buffers live.
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** Judges by the first 16 KiB: images and archives use all byte values alike and are not worth the time. */
const looksCompressible = async (chunks: AsyncIterable<Uint8Array>): Promise<boolean> => {
  for await (const chunk of chunks) return bitsPerByte(chunk.subarray(0, 16 * 1024)) < 7.5;
  return false;
};

/** The entropy of a sample (Shannon): 8 for noise, about 5 for text. */
const bitsPerByte = (sample: Uint8Array): number => {
  const counts = new Uint32Array(256);
  for (const byte of sample) counts[byte] = (counts[byte] ?? 0) + 1;
  return counts.reduce(
    (bits, count) => (count === 0 ? bits : bits - (count / sample.length) * Math.log2(count / sample.length)),
    0,
  );
};

/** Writes all of it: one call may write less than it was given. */
const writeAll = async (handle: FileHandle, parts: readonly Uint8Array[], position: number): Promise<void> => {
  let rest = parts.filter(part => part.length > 0);
  let at = position;
  while (rest.length > 0) {
    const {bytesWritten} = await handle.writev(rest, at);
    at += bytesWritten;
    let skip = bytesWritten;
    rest = rest.flatMap(part => {
      const taken = Math.min(skip, part.length);
      skip -= taken;
      return taken < part.length ? [part.subarray(taken)] : [];
    });
  }
};
