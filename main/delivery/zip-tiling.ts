import {readSync} from 'node:fs';
import {stopIfCancelled} from './errors.ts';
import type {ProblemList} from './problems.ts';
import type {DirectoryEntry} from './zip-directory.ts';
import {flags, lengths, max32, signatures} from './zip-format.ts';

/** An entry whose local header agrees with the directory, and where its data starts. */
export type PlacedEntry = DirectoryEntry & {readonly dataAt: number};

/**
 * Checks that local headers and data lie one after the other from byte 0 to the directory, nothing between, nothing twice,
 * and that each local header says what the directory says: a reader that streams and one that seeks see the same files.
 */
export const placeEntries = async (
  fd: number,
  entries: readonly DirectoryEntry[],
  directoryAt: number,
  problems: ProblemList,
  signal?: AbortSignal,
): Promise<PlacedEntry[]> => {
  const placed: PlacedEntry[] = [];
  let next = 0;
  let previous = 'the start of the file';
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [i, entry] of inOrder.entries()) {
    if (i % 1000 === 999) await new Promise(resolve => setImmediate(resolve));
    stopIfCancelled(signal, 'Verification');
    if (entry.offset !== next) {
      const what = entry.offset < next ? 'overlaps' : 'leaves unlisted bytes after';
      const code = entry.offset < next ? 'zip-overlap' : 'zip-gap';
      problems.note(
        code,
        entry.path,
        `It starts at byte ${entry.offset} and should start at ${next}: it ${what} ${previous}.`,
      );
      return [];
    }
    const header = readHeader(fd, entry, inOrder[i + 1]?.offset ?? directoryAt, directoryAt);
    if (typeof header === 'string') {
      problems.note('zip-header-mismatch', entry.path, header);
      return [];
    }
    next = header.end;
    previous = entry.path;
    placed.push({...entry, dataAt: header.dataAt});
  }
  if (next === directoryAt) return placed;
  problems.note('zip-gap', '', `${directoryAt - next} bytes that no entry lists stand before the directory.`);
  return [];
};

/** Reads by the entry's offset; a few microseconds an entry, where a promise would cost fifty. */
const readHeader = (
  fd: number,
  entry: DirectoryEntry,
  nextAt: number,
  limit: number,
): {dataAt: number; end: number} | string => {
  const head = readNow(fd, entry.offset, lengths.local + entry.raw.length);
  if (head.length < lengths.local || head.readUInt32LE(0) !== signatures.local) return 'There is no local header.';
  const dataAt = entry.offset + lengths.local + head.readUInt16LE(26) + head.readUInt16LE(28);
  const dataEnd = dataAt + entry.compressed;
  if (dataEnd > limit) return `Its data should end before byte ${limit} and is said to end at ${dataEnd}.`;

  const name = head.subarray(lengths.local, lengths.local + head.readUInt16LE(26));
  if (!name.equals(entry.raw)) return 'The local header has another name than the directory.';
  if (head.readUInt16LE(8) !== entry.method) return 'The local header has another method than the directory.';
  const described = (head.readUInt16LE(6) & flags.descriptor) !== 0;
  if (((head.readUInt16LE(6) ^ entry.flags) & (flags.descriptor | flags.encrypted)) !== 0) {
    return 'The local header has other flags than the directory.';
  }
  const extra = readNow(fd, entry.offset + lengths.local + name.length, head.readUInt16LE(28));
  const said = [head.readUInt32LE(14), ...localSizes(head, extra)];
  const meant = [entry.crc, entry.compressed, entry.bytes];
  const fits = said.every((value, i) => value === meant[i]);
  if (!fits && !(described && said.every(value => value === 0))) {
    return `The local header has CRC and sizes ${said.join(', ')}, the directory ${meant.join(', ')}.`;
  }
  if (!described) return {dataAt, end: dataEnd};
  const between = Math.min(Math.max(nextAt - dataEnd, 0), 24);
  return isDescriptor(readNow(fd, dataEnd, between), entry)
    ? {dataAt, end: dataEnd + between}
    : 'Its data descriptor differs from the directory.';
};

/** Compressed and unpacked size of a local header; zip64 has the unpacked one first. */
const localSizes = (head: Buffer, extra: Buffer): [number, number] => {
  const [compressed, bytes] = [head.readUInt32LE(18), head.readUInt32LE(22)];
  if (compressed !== max32 && bytes !== max32) return [compressed, bytes];
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1 || extra.readUInt16LE(at + 2) < 16 || at + 20 > extra.length) continue;
    return [Number(extra.readBigUInt64LE(at + 12)), Number(extra.readBigUInt64LE(at + 4))];
  }
  return [compressed, bytes];
};

/** A data descriptor comes with or without its signature, with 32- or 64-bit sizes (APPNOTE §4.3.9). */
const isDescriptor = (bytes: Buffer, entry: DirectoryEntry): boolean => {
  const form = Buffer.alloc(24);
  const [signed, wide] = [bytes.length % 8 === 0, bytes.length >= 20];
  if (!wide && Math.max(entry.compressed, entry.bytes) >= max32) return false;
  let at = signed ? form.writeUInt32LE(signatures.descriptor) : 0;
  at = form.writeUInt32LE(entry.crc, at);
  for (const size of [entry.compressed, entry.bytes]) {
    at = wide ? form.writeBigUInt64LE(BigInt(size), at) : form.writeUInt32LE(size, at);
  }
  return bytes.equals(form.subarray(0, at));
};

const readNow = (fd: number, position: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  return buffer.subarray(0, bytes === 0 ? 0 : readSync(fd, buffer, 0, bytes, position));
};
