/** The records of a zip file, as bytes and back (PKWARE APPNOTE 6.3.10 §4.3). Numbers are little-endian. */

export const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  descriptor: 0x08074b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

/** Lengths of the fixed parts, in bytes. */
export const lengths = {local: 30, central: 46, end: 22, end64: 56, locator64: 20} as const;

/** Fields that hold these values defer to the zip64 records. */
export const max16 = 0xffff;
export const max32 = 0xffffffff;

export const methods = {stored: 0, deflated: 8} as const;

/** Bits of the general purpose flags that matter here. */
export const flags = {encrypted: 0x0001, descriptor: 0x0008, utf8: 0x0800} as const;

/** Tags of extra fields that matter here. */
export const extras = {zip64: 0x0001, unicodePath: 0x7075} as const;

export type ZipRecord = {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly bytes: number;
  /** Of the local header. */
  readonly offset: number;
};

/** A UTC instant as DOS date and time: two-second steps from 1980 to 2107. */
export const dosTime = (instant: string): {date: number; time: number} => {
  const at = new Date(instant);
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107);
  return {
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
};

/** A local header. With `wide` it has room for 64-bit sizes, whatever they are. */
export const encodeLocal = (record: ZipRecord, stamp: {date: number; time: number}, wide: boolean): Buffer => {
  const name = Buffer.from(record.path);
  const extra = wide ? zip64Extra([record.bytes, record.compressed]) : Buffer.alloc(0);
  const head = Buffer.alloc(lengths.local);
  head.writeUInt32LE(signatures.local, 0);
  writeCommon(head, 4, record, stamp, wide);
  head.writeUInt32LE(record.crc, 14);
  head.writeUInt32LE(wide ? max32 : record.compressed, 18);
  head.writeUInt32LE(wide ? max32 : record.bytes, 22);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra]);
};

/** An entry of the central directory: a plain file, readable by everyone, made by "Unix". */
export const encodeCentral = (record: ZipRecord, stamp: {date: number; time: number}): Buffer => {
  const name = Buffer.from(record.path);
  const wide = [record.bytes, record.compressed, record.offset].filter(value => value >= max32);
  const extra = wide.length > 0 ? zip64Extra(wide) : Buffer.alloc(0);
  const head = Buffer.alloc(lengths.central);
  head.writeUInt32LE(signatures.central, 0);
  head.writeUInt16LE((3 << 8) | 45, 4);
  writeCommon(head, 6, record, stamp, wide.length > 0);
  head.writeUInt32LE(record.crc, 16);
  head.writeUInt32LE(Math.min(record.compressed, max32), 20);
  head.writeUInt32LE(Math.min(record.bytes, max32), 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(0o100644 * 0x10000, 38);
  head.writeUInt32LE(Math.min(record.offset, max32), 42);
  return Buffer.concat([head, name, extra]);
};

const writeCommon = (
  head: Buffer,
  at: number,
  record: ZipRecord,
  stamp: {date: number; time: number},
  wide: boolean,
) => {
  head.writeUInt16LE(wide ? 45 : 20, at);
  head.writeUInt16LE(flags.utf8, at + 2);
  head.writeUInt16LE(record.method, at + 4);
  head.writeUInt16LE(stamp.time, at + 6);
  head.writeUInt16LE(stamp.date, at + 8);
};

const zip64Extra = (values: readonly number[]): Buffer => {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(extras.zip64, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, i) => {
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i);
  });
  return extra;
};

/** What closes a zip: the end record, with the zip64 records before it where a number is too large for it. */
export const encodeEnd = (entries: number, offset: number, bytes: number): Buffer => {
  const end = Buffer.alloc(lengths.end);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(Math.min(entries, max16), 8);
  end.writeUInt16LE(Math.min(entries, max16), 10);
  end.writeUInt32LE(Math.min(bytes, max32), 12);
  end.writeUInt32LE(Math.min(offset, max32), 16);
  if (entries < max16 && offset < max32 && bytes < max32) return end;

  const end64 = Buffer.alloc(lengths.end64);
  end64.writeUInt32LE(signatures.end64, 0);
  end64.writeBigUInt64LE(BigInt(lengths.end64 - 12), 4);
  end64.writeUInt16LE((3 << 8) | 45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(entries), 24);
  end64.writeBigUInt64LE(BigInt(entries), 32);
  end64.writeBigUInt64LE(BigInt(bytes), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(lengths.locator64);
  locator.writeUInt32LE(signatures.locator64, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
};
