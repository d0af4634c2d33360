import {deflateRawSync, gzipSync} from 'node:zlib';
import {expect, it} from 'vitest';
import {detectMediaType} from '../../main/evidence/media-type.ts';

const latin1 = (content: string) => Buffer.from(content, 'latin1');

it.each([
  ['%PDF-1.7', 'x.bin', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n....', 'x', 'image/png'],
  ['\xff\xd8\xff\xe1..Exif', 'x.heic', 'image/jpeg'],
  ['GIF89a', 'x', 'image/gif'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'x', 'image/webp'],
  ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'IMG_1.HEIC', 'image/heic'],
  ['\0\0\0\x18ftypmif1\0\0\0\0', 'x', 'image/heif'],
  ['\0\0\0\x14ftypqt  ', 'x', 'video/quicktime'],
  ['\0\0\0\x18ftypisom', 'x', 'video/mp4'],
  ['II*\0', 'x', 'image/tiff'],
  ['PK\x03\x04..', 'x.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['PK\x03\x04..', 'x.zip', 'application/zip'],
  ['PK\x03\x04..', 'x.constructor', 'application/zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'old.xls', 'application/vnd.ms-excel'],
  ['MZ\x90\0\x03', 'x.pdf', 'application/octet-stream'],
  ['a;b\n1;2\n', 'x.CSV', 'text/csv'],
  ['{"a":1}', 'x.json', 'application/json'],
  ['<svg/>', 'x.svg', 'image/svg+xml'],
  ['just text', 'x.jpg', 'text/plain'],
  ['\xe9t\xe9', 'latin1.txt', 'application/octet-stream'],
  ['', 'x.txt', 'application/octet-stream'],
])('content %j named %s is %s', (content, name, expected) => {
  expect(detectMediaType(latin1(content), name)).toBe(expected);
});

it('looks at content that is cut off inside a character as text', () => {
  expect(detectMediaType(Buffer.from('é'.repeat(4000)).subarray(0, 4095), 'x.md')).toBe('text/markdown');
});

it('knows compressed content', () => {
  expect(detectMediaType(gzipSync('x'), 'x.txt')).toBe('application/gzip');
  expect(detectMediaType(deflateRawSync(Buffer.alloc(99)), 'x.txt')).toBe('application/octet-stream');
});
