import {crc32, deflateRawSync} from 'node:zlib';

/** One entry of a zip made by hand. What is not given is honest; what is given is written as it is. */
export type Entry = {
  name: string | Buffer;
  data?: Buffer | string;
  deflate?: boolean;
  crc?: number;
  bytes?: number;
  compressed?: number;
  method?: number;
  flags?: number;
  mode?: number;
  offset?: number;
  extra?: Buffer;
  comment?: string;
  /** The local header's own story, where it differs. */
  local?: {
    name?: string;
    crc?: number;
    bytes?: number;
    compressed?: number;
    method?: number;
    flags?: number;
    extra?: Buffer;
  };
  /** What stands before the local header, after the data (a data descriptor), and instead of the packed data. */
  before?: Buffer;
  after?: Buffer;
  packed?: Buffer;
  /** No local part: the directory points at another entry's. */
  ghost?: boolean;
};

export type Shape = {
  prefix?: Buffer;
  beforeDirectory?: Buffer;
  trailing?: Buffer;
  comment?: string;
  count?: number;
  directoryOffset?: number;
  directoryBytes?: number;
  /** Between directory and end record. */
  beforeEnd?: Buffer;
};

const u16 = (...values: number[]) => Buffer.concat(values.map(v => Buffer.from([v & 255, (v >>> 8) & 255])));
const u32 = (...values: number[]) =>
  Buffer.concat(
    values.map(v => {
      const b = Buffer.alloc(4);
      b.writeUInt32LE(v >>> 0);
      return b;
    }),
  );
export const u64 = (...values: number[]) =>
  Buffer.concat(
    values.map(v => {
      const b = Buffer.alloc(8);
      b.writeBigUInt64LE(BigInt(v));
      return b;
    }),
  );
export {u16, u32};

/** An extra field. */
export const extraField = (tag: number, body: Buffer) => Buffer.concat([u16(tag, body.length), body]);

/** A zip, byte by byte, independent of the product's own writer. */
export const makeZip = (entries: readonly Entry[], shape: Shape = {}): Buffer => {
  const parts: Buffer[] = [shape.prefix ?? Buffer.alloc(0)];
  const central: Buffer[] = [];
  let at = parts[0]?.length ?? 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '');
    const packed = entry.packed ?? (entry.deflate ? deflateRawSync(data) : data);
    const honest = {
      name: entry.name,
      flags: entry.flags ?? 0x800,
      method: entry.method ?? (entry.deflate ? 8 : 0),
      crc: entry.crc ?? crc32(data),
      compressed: entry.compressed ?? packed.length,
      bytes: entry.bytes ?? data.length,
    };
    const local = {...honest, ...entry.local};
    const name = Buffer.from(local.name);
    const extra = local.extra ?? Buffer.alloc(0);
    const offset = at + (entry.before?.length ?? 0);
    if (!entry.ghost) {
      const part = Buffer.concat([
        entry.before ?? Buffer.alloc(0),
        u32(0x04034b50),
        u16(20, local.flags, local.method, 0, 0x21),
        u32(local.crc, local.compressed, local.bytes),
        u16(name.length, extra.length),
        name,
        extra,
        packed,
        entry.after ?? Buffer.alloc(0),
      ]);
      parts.push(part);
      at += part.length;
    }
    const centralName = Buffer.from(honest.name);
    const centralExtra = entry.extra ?? Buffer.alloc(0);
    const comment = Buffer.from(entry.comment ?? '');
    central.push(
      u32(0x02014b50),
      u16((3 << 8) | 20, 20, honest.flags, honest.method, 0, 0x21),
      u32(honest.crc, honest.compressed, honest.bytes),
      u16(centralName.length, centralExtra.length, comment.length, 0, 0),
      u32((entry.mode ?? 0o100644) * 0x10000, entry.offset ?? offset),
      centralName,
      centralExtra,
      comment,
    );
  }
  const directory = Buffer.concat(central);
  const gap = shape.beforeDirectory ?? Buffer.alloc(0);
  const comment = Buffer.from(shape.comment ?? '');
  const count = shape.count ?? entries.length;
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0, 0, count, count),
    u32(shape.directoryBytes ?? directory.length, shape.directoryOffset ?? at + gap.length),
    u16(comment.length),
    comment,
  ]);
  return Buffer.concat([
    ...parts,
    gap,
    directory,
    shape.beforeEnd ?? Buffer.alloc(0),
    end,
    shape.trailing ?? Buffer.alloc(0),
  ]);
};
