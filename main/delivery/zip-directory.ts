import {escapeFault} from './names.ts';
import type {ProblemList} from './problems.ts';
import {extras, flags, lengths, max16, max32, methods, signatures, type ZipRecord} from './zip-format.ts';
import {zipLimits} from './zip-limits.ts';

/** An entry as the central directory has it. `path` is undefined when it must not be used. */
export type DirectoryEntry = ZipRecord & {
  readonly raw: Buffer;
  readonly flags: number;
  readonly folder: boolean;
  readonly usable: boolean;
};

const fileTypes = {mask: 0o170000, folder: 0o040000, file: 0o100000, link: 0o120000} as const;

/** All entries of a central directory. Gives undefined, and says why, when its bytes do not add up. */
export const parseDirectory = (bytes: Buffer, count: number, problems: ProblemList): DirectoryEntry[] | undefined => {
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    const head = bytes.subarray(at, at + lengths.central);
    if (head.length < lengths.central || head.readUInt32LE(0) !== signatures.central) break;
    const nameEnd = at + lengths.central + head.readUInt16LE(28);
    const extraEnd = nameEnd + head.readUInt16LE(30);
    const end = extraEnd + head.readUInt16LE(32);
    if (end > bytes.length) break;
    const raw = bytes.subarray(at + lengths.central, nameEnd);
    entries.push(parseEntry(head, raw, bytes.subarray(nameEnd, extraEnd), extraEnd !== end, problems));
    at = end;
  }
  if (at === bytes.length && entries.length === count) return entries;
  problems.note(
    'zip-structure',
    '',
    `The directory should have ${count} entries in ${bytes.length} bytes; ${entries.length} entries in ${at} bytes could be read.`,
  );
  return undefined;
};

const parseEntry = (
  head: Buffer,
  raw: Buffer,
  extra: Buffer,
  commented: boolean,
  problems: ProblemList,
): DirectoryEntry => {
  const path = decodeName(raw);
  const label = path ?? raw.toString('latin1');
  let usable = true;
  const refuse = (code: string, message: string) => {
    problems.note(code, label, message);
    usable = false;
  };

  const sizes = readSizes(head, extra);
  if (sizes === undefined) refuse('zip-structure', 'Its zip64 sizes are missing or contradict its header.');
  const {compressed, bytes, offset} = sizes ?? {compressed: 0, bytes: 0, offset: 0};
  const folder = label.endsWith('/');
  const method = head.readUInt16LE(10);
  const fault = escapeFault(folder ? label.slice(0, -1) : label);
  if (path === undefined) refuse('bad-name', 'Its name is not UTF-8.');
  else if (fault !== undefined) refuse('path-outside', `The path could leave the package: ${fault}.`);
  if (hasOtherName(extra, raw)) refuse('zip-two-names', 'A second name in its extra field differs from the first.');
  if (commented) refuse('zip-comment', 'It has a comment, which no manifest covers.');
  if ((head.readUInt16LE(8) & flags.encrypted) !== 0) refuse('zip-encrypted', 'It is encrypted.');
  if (head.readUInt16LE(34) !== 0) refuse('zip-structure', 'It is said to lie on another disk.');

  const type = (head.readUInt32LE(38) >>> 16) & fileTypes.mask;
  if (type === fileTypes.link) refuse('symlink', 'It is a symbolic link; a package has plain files only.');
  else if (type !== 0 && type !== (folder ? fileTypes.folder : fileTypes.file)) {
    refuse('special-file', `It is neither a file nor a folder (type ${type.toString(8)}).`);
  }
  if (method !== methods.stored && method !== methods.deflated) {
    refuse('zip-method', `Its compression method ${method} is neither stored (0) nor deflate (8).`);
  }
  if (method === methods.stored && compressed !== bytes) {
    refuse('zip-size', `It is stored, so its two sizes should be equal; they are ${compressed} and ${bytes}.`);
  }
  if (folder && bytes !== 0) refuse('zip-structure', `It is a folder with ${bytes} bytes of content.`);
  if (bytes > zipLimits.ratioFreeBytes && bytes > compressed * zipLimits.ratio) {
    refuse('zip-bomb', `${compressed} packed bytes should become ${bytes}: more than ${zipLimits.ratio} for one.`);
  }
  return {
    path: label,
    raw,
    folder,
    usable,
    method,
    crc: head.readUInt32LE(16),
    flags: head.readUInt16LE(8),
    compressed,
    bytes,
    offset,
  };
};

const decodeName = (raw: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(raw);
  } catch {
    return undefined;
  }
};

/** The fields of an extra area by tag; undefined when it is malformed or repeats one that matters. */
const readExtras = (extra: Buffer): Map<number, Buffer> | undefined => {
  const fields = new Map<number, Buffer>();
  let at = 0;
  while (at + 4 <= extra.length) {
    const tag = extra.readUInt16LE(at);
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (end > extra.length || fields.has(tag)) return undefined;
    fields.set(tag, extra.subarray(at + 4, end));
    at = end;
  }
  return at === extra.length ? fields : undefined;
};

/** Sizes and offset; a zip64 field counts only, and must be there, for a field that holds 0xffffffff (APPNOTE §4.5.3). */
const readSizes = (head: Buffer, extra: Buffer): {compressed: number; bytes: number; offset: number} | undefined => {
  const fields = readExtras(extra);
  if (fields === undefined) return undefined;
  const wide = fields.get(extras.zip64) ?? Buffer.alloc(0);
  let at = 0;
  let whole = true;
  const value = (field: number): number => {
    const short = head.readUInt32LE(field);
    if (short !== max32) return short;
    if (at + 8 > wide.length) {
      whole = false;
      return 0;
    }
    const long = wide.readBigUInt64LE(at);
    at += 8;
    if (long > BigInt(Number.MAX_SAFE_INTEGER)) whole = false;
    return Number(long);
  };
  const bytes = value(24);
  const compressed = value(20);
  const offset = value(42);
  return whole && at === wide.length && head.readUInt16LE(34) !== max16 ? {compressed, bytes, offset} : undefined;
};

/** Info-ZIP's Unicode path replaces the name for some readers: it must not say another one. */
const hasOtherName = (extra: Buffer, raw: Buffer): boolean => {
  const other = readExtras(extra)?.get(extras.unicodePath);
  return other !== undefined && !other.subarray(5).equals(raw);
};
