import type {FileHandle} from 'node:fs/promises';
import type {ProblemList} from './problems.ts';
import {lengths, max16, max32, signatures} from './zip-format.ts';

/** Where the central directory lies. */
export type ZipEnd = {readonly entries: number; readonly offset: number; readonly bytes: number};

/** The longest archive comment and the end record: what may stand after the directory. */
const tailBytes = lengths.end + max16;

/** Reads the records that close a zip. Gives undefined, and says why, when they do not add up to exactly this file. */
export const readZipEnd = async (
  handle: FileHandle,
  size: number,
  problems: ProblemList,
): Promise<ZipEnd | undefined> => {
  const refuse = (code: string, message: string) => {
    problems.note(code, '', message);
    return undefined;
  };
  const tail = await readAt(handle, Math.max(0, size - tailBytes), Math.min(size, tailBytes));
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signatures.end);
  const found = tail.length < lengths.end ? -1 : tail.lastIndexOf(mark, tail.length - lengths.end);
  if (found === -1) return refuse('not-a-zip', 'There is no end record: this is no zip, or it was cut off.');
  const end = tail.subarray(found);
  const at = size - end.length;
  if (end.length > lengths.end) {
    return refuse('zip-trailing-data', `${end.length - lengths.end} bytes follow the end record, where nothing may.`);
  }
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0) return refuse('zip-structure', 'It is split over disks.');
  if (end.readUInt16LE(8) !== end.readUInt16LE(10)) return refuse('zip-structure', 'Its two entry counts differ.');

  const short = {entries: end.readUInt16LE(10), bytes: end.readUInt32LE(12), offset: end.readUInt32LE(16)};
  const wide = await readEnd64(handle, at, refuse);
  if (wide === 'broken') return undefined;
  const directory = wide ?? {...short, at};
  if (wide) {
    const differs = (value: number, of: number, limit: number) => value !== limit && value !== of;
    if (
      differs(short.entries, wide.entries, max16) ||
      differs(short.bytes, wide.bytes, max32) ||
      differs(short.offset, wide.offset, max32)
    ) {
      return refuse('zip-structure', 'The end record and the zip64 end record contradict each other.');
    }
  }
  if (directory.offset + directory.bytes !== directory.at) {
    return refuse(
      'zip-structure',
      `The directory should end where the end records start, at byte ${directory.at}; it is said to end at ${directory.offset + directory.bytes}.`,
    );
  }
  return {entries: directory.entries, offset: directory.offset, bytes: directory.bytes};
};

/** The zip64 end record, when its locator stands right before the end record; it must stand right before the locator. */
const readEnd64 = async (
  handle: FileHandle,
  endAt: number,
  refuse: (code: string, message: string) => undefined,
): Promise<(ZipEnd & {readonly at: number}) | 'broken' | undefined> => {
  const locatorAt = endAt - lengths.locator64;
  const at = locatorAt - lengths.end64;
  if (locatorAt < 0) return undefined;
  const locator = await readAt(handle, locatorAt, lengths.locator64);
  if (locator.readUInt32LE(0) !== signatures.locator64) return undefined;
  const record = at < 0 ? undefined : await readAt(handle, at, lengths.end64);
  if (
    record === undefined ||
    record.readUInt32LE(0) !== signatures.end64 ||
    locator.readBigUInt64LE(8) !== BigInt(at) ||
    record.readBigUInt64LE(4) !== BigInt(lengths.end64 - 12)
  ) {
    refuse('zip-structure', 'The zip64 end record is not where its locator says, or has an unknown length.');
    return 'broken';
  }
  const disks = [locator.readUInt32LE(4), record.readUInt32LE(16), record.readUInt32LE(20)];
  const [entriesHere, entries, bytes, offset] = [24, 32, 40, 48].map(field => Number(record.readBigUInt64LE(field)));
  if (disks.some(disk => disk !== 0) || locator.readUInt32LE(16) > 1 || entriesHere !== entries) {
    refuse('zip-structure', 'The zip64 end record tells of several disks or of two entry counts.');
    return 'broken';
  }
  return {entries: entries ?? 0, bytes: bytes ?? 0, offset: offset ?? 0, at};
};

/** Exactly these bytes; fewer where the file ends. */
export const readAt = async (handle: FileHandle, position: number, bytes: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(bytes);
  let done = 0;
  while (done < bytes) {
    const {bytesRead} = await handle.read(buffer, done, bytes - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
};
