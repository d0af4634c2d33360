export type PixelSize = {readonly width: number; readonly height: number};

/**
 * How many pixels an image asks a decoder to make, as its own head says it, without decoding anything; undefined where it does not
 * say. Of several sizes in one file (frames of a GIF, frames of a JPEG) the largest counts. PNG §11.2.2, ITU T.81 §B.2.2,
 * GIF89a §18 and §20, RFC 9649.
 */
export const imageSize = (mediaType: string, bytes: Uint8Array): PixelSize | undefined => {
  const read = Object.hasOwn(readers, mediaType) ? readers[mediaType] : undefined;
  const size = read?.(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return size && size.width > 0 && size.height > 0 ? size : undefined;
};

type Reader = (view: DataView) => PixelSize | undefined;

const png: Reader = view =>
  view.byteLength >= 24 && view.getUint32(12) === 0x49484452 /* IHDR */
    ? {width: view.getUint32(16), height: view.getUint32(20)}
    : undefined;

const jpeg: Reader = view => {
  let size: PixelSize | undefined;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return size;
    const marker = view.getUint8(at + 1);
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker === 0xda || marker === 0xd9) return size;
    else {
      if (isFrame(marker) && at + 9 <= view.byteLength)
        size = larger(size, {height: view.getUint16(at + 5), width: view.getUint16(at + 7)});
      at += 2 + Math.max(2, view.getUint16(at + 2));
    }
  }
  return size;
};

/** SOF0 to SOF15, without DHT, JPG and DAC, which share their range. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const gif: Reader = view => {
  if (view.byteLength < 13) return undefined;
  let size: PixelSize = {width: view.getUint16(6, true), height: view.getUint16(8, true)};
  let at = 13 + colorTable(view.getUint8(10));
  while (at < view.byteLength) {
    const kind = view.getUint8(at);
    if (kind === 0x21) at = afterBlocks(view, at + 2);
    else if (kind === 0x2c && at + 10 <= view.byteLength) {
      const [left, top] = [view.getUint16(at + 1, true), view.getUint16(at + 3, true)];
      size = larger(size, {
        width: left + view.getUint16(at + 5, true),
        height: top + view.getUint16(at + 7, true),
      });
      at = afterBlocks(view, at + 11 + colorTable(view.getUint8(at + 9)));
    } else return size;
  }
  return size;
};

/** Bytes of the colour table that a packed field announces. */
const colorTable = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

const afterBlocks = (view: DataView, from: number): number => {
  let at = from;
  while (at < view.byteLength) {
    const length = view.getUint8(at);
    at += 1 + length;
    if (length === 0) break;
  }
  return at;
};

const webp: Reader = view => {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646 /* RIFF */) return undefined;
  switch (view.getUint32(12)) {
    case 0x56503858 /* VP8X */:
      return {width: 1 + uint24(view, 24), height: 1 + uint24(view, 27)};
    case 0x5650384c /* VP8L */:
      {
        const bits = view.getUint32(21, true);
        return {width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff)};
      }
    case 0x56503820 /* VP8 */:
      return {width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff};
    default:
      return undefined;
  }
};

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

const larger = (a: PixelSize | undefined, b: PixelSize): PixelSize =>
  a ? {width: Math.max(a.width, b.width), height: Math.max(a.height, b.height)} : b;

const readers: Readonly<Record<string, Reader>> = {
  'image/png': png,
  'image/jpeg': jpeg,
  'image/gif': gif,
  'image/webp': webp,
};
