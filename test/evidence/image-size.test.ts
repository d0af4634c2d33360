import {expect, test} from 'vitest';
import {imageSize} from '../../main/evidence/image-size.ts';

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const be16 = (n: number) => [n >> 8, n & 255];
const le16 = (n: number) => [n & 255, n >> 8];
const be32 = (n: number) => [...be16(n >>> 16), ...be16(n & 0xffff)];
const le24 = (n: number) => [n & 255, (n >> 8) & 255, n >> 16];

const png = (width: number, height: number) =>
  bytes('\x89PNG\r\n\x1a\n', be32(13), 'IHDR', be32(width), be32(height), [8, 6, 0, 0, 0]);
const segment = (marker: number, content: number[]) => [0xff, marker, ...be16(content.length + 2), ...content];
const frame = (marker: number, width: number, height: number) =>
  segment(marker, [8, ...be16(height), ...be16(width), 3]);
const jpeg = (...segments: number[][]) => bytes([0xff, 0xd8], ...segments, [0xff, 0xda, 0, 2]);
const gif = (width: number, height: number, ...blocks: number[][]) =>
  bytes('GIF89a', le16(width), le16(height), [0, 0, 0], ...blocks);
const gifFrame = (left: number, top: number, width: number, height: number) => [
  0x2c,
  ...[left, top, width, height].flatMap(le16),
  ...[0, 2, 1, 0x44, 0],
];
const riff = (...content: (string | number[])[]) => {
  const body = bytes('WEBP', ...content);
  return bytes('RIFF', [body.length, 0, 0, 0], [...body], Array(20).fill(0));
};

test.each<[string, string, Uint8Array, [number, number] | undefined]>([
  ['PNG', 'image/png', png(640, 480), [640, 480]],
  ['PNG bomb', 'image/png', png(0xffffffff, 0xffffffff), [0xffffffff, 0xffffffff]],
  ['PNG of no width', 'image/png', png(0, 480), undefined],
  ['PNG cut off', 'image/png', png(640, 480).subarray(0, 20), undefined],
  ['JPEG', 'image/jpeg', jpeg(segment(0xe0, [1, 2, 3]), frame(0xc0, 640, 480)), [640, 480]],
  [
    'progressive JPEG behind tables and fill bytes',
    'image/jpeg',
    jpeg(segment(0xc4, [1]), [0xff, 0xff], [0xff, 0x01], frame(0xc2, 64, 48)),
    [64, 48],
  ],
  [
    'JPEG with a small frame before a large one',
    'image/jpeg',
    jpeg(frame(0xc0, 8, 8), frame(0xc0, 65000, 65000)),
    [65000, 65000],
  ],
  [
    'JPEG with a picture in its metadata',
    'image/jpeg',
    jpeg(segment(0xe1, frame(0xc0, 9, 9)), frame(0xc0, 640, 480)),
    [640, 480],
  ],
  ['JPEG without a frame', 'image/jpeg', jpeg(), undefined],
  ['JPEG cut off', 'image/jpeg', jpeg(frame(0xc0, 640, 480)).subarray(0, 6), undefined],
  ['JPEG whose segment has no length', 'image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0]), undefined],
  ['GIF', 'image/gif', gif(640, 480), [640, 480]],
  [
    'GIF with a frame beyond its screen',
    'image/gif',
    gif(8, 8, [0x21, 0xf9, 4, 0, 0, 0, 0, 0], gifFrame(0, 0, 60000, 9), gifFrame(9, 60000, 9, 9)),
    [60000, 60009],
  ],
  ['GIF cut off', 'image/gif', gif(640, 480).subarray(0, 9), undefined],
  ['WebP, lossy', 'image/webp', riff('VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a], le16(640), le16(480)), [640, 480]],
  ['WebP, lossless', 'image/webp', riff('VP8L', [0, 0, 0, 0, 0x2f], [0x7f, 0xc2, 0x77, 0]), [640, 480]],
  [
    'WebP, extended',
    'image/webp',
    riff('VP8X', [10, 0, 0, 0, 0, 0, 0, 0], le24(16_000_000), le24(479)),
    [16_000_001, 480],
  ],
  ['WebP of another kind', 'image/webp', riff('ABCD'), undefined],
  ['a type that is not read', 'image/tiff', png(1, 1), undefined],
  ['a type that is a property', 'constructor', png(1, 1), undefined],
])('%s', (_what, mediaType, content, size) => {
  expect(imageSize(mediaType, content)).toEqual(size && {width: size[0], height: size[1]});
});
