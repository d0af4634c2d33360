/** The little of DER (ITU-T X.690) that a test certificate needs. */

const lengthOf = (bytes: number): Buffer => {
  if (bytes < 128) return Buffer.of(bytes);
  const digits: number[] = [];
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return Buffer.of(128 + digits.length, ...digits);
};

/** One element: tag, length, contents in order. */
export const der = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(body.length), body]);
};

export const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
export const setOf = (...contents: readonly Uint8Array[]): Buffer => der(0x31, ...contents);
export const octets = (bytes: Uint8Array): Buffer => der(0x04, bytes);
export const bits = (bytes: Uint8Array, unused = 0): Buffer => der(0x03, Buffer.of(unused), bytes);
export const text = (value: string): Buffer => der(0x0c, Buffer.from(value));
export const yes = Buffer.of(0x01, 0x01, 0xff);

/** A non-negative integer from its big-endian bytes. */
export const integer = (bytes: Uint8Array): Buffer =>
  der(0x02, (bytes[0] ?? 0) >= 128 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);

/** An object identifier from its dotted form. */
export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (value: number): number[] => {
    const digits = [value % 128];
    for (let more = Math.floor(value / 128); more > 0; more = Math.floor(more / 128))
      digits.unshift(128 + (more % 128));
    return digits;
  };
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
};

/** UTCTime to the second, as RFC 5280 §4.1.2.5 asks until 2049. */
export const time = (date: Date): Buffer =>
  der(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
