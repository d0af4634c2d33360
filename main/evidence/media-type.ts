type Signature = readonly [mediaType: string, offset: number, bytes: string];

/** Magic bytes, in Latin-1; the first match wins. */
const signatures: readonly Signature[] = [
  ['application/pdf', 0, '%PDF-'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['image/heic', 4, 'ftyphei'],
  ['image/heic', 4, 'ftyphev'],
  ['image/heif', 4, 'ftypmif1'],
  ['image/heif', 4, 'ftypmsf1'],
  ['image/avif', 4, 'ftypavif'],
  ['video/quicktime', 4, 'ftypqt'],
  ['video/mp4', 4, 'ftyp'],
  ['application/gzip', 0, '\x1f\x8b'],
  ['application/x-7z-compressed', 0, '7z\xbc\xaf\x27\x1c'],
  ['application/x-xz', 0, '\xfd7zXZ\0'],
  ['application/zstd', 0, '\x28\xb5\x2f\xfd'],
  ['application/vnd.sqlite3', 0, 'SQLite format 3\0'],
  ['application/rtf', 0, '{\\rtf'],
  ['application/vnd.tcpdump.pcap', 0, '\xd4\xc3\xb2\xa1'],
];

const zipBased: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
};

const oleBased: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  msg: 'application/vnd.ms-outlook',
};

const textBased: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  htm: 'text/html',
  md: 'text/markdown',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  eml: 'message/rfc822',
  svg: 'image/svg+xml',
};

/** How many bytes of a file's beginning `detectMediaType` looks at. */
export const mediaTypeHead = 4096;

/**
 * The media type by a file's first bytes; its name only decides between types that share a container (Office files, text formats).
 * `application/octet-stream` where nothing is known.
 */
export const detectMediaType = (head: Uint8Array, name: string): string => {
  const latin1 = Buffer.from(head.subarray(0, 64)).toString('latin1');
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const match = signatures.find(([, offset, bytes]) => latin1.startsWith(bytes, offset));
  if (match) return match[0];
  if (latin1.startsWith('PK\x03\x04') || latin1.startsWith('PK\x05\x06')) {
    return lookUp(zipBased, extension) ?? 'application/zip';
  }
  if (latin1.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))
    return lookUp(oleBased, extension) ?? 'application/x-ole-storage';
  return isText(head.subarray(0, mediaTypeHead))
    ? (lookUp(textBased, extension) ?? 'text/plain')
    : 'application/octet-stream';
};

const lookUp = (table: Readonly<Record<string, string>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const isText = (head: Uint8Array): boolean => {
  if (head.length === 0 || head.some(byte => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return false;
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(head, {stream: true});
    return true;
  } catch {
    return false;
  }
};
