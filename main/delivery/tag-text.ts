import {BadContent, type SourceFile} from './bag-source.ts';

/** How large a tag file may be that is read as a whole, in bytes. */
export const tagLimits = {text: 1024 * 1024, manifest: 64 * 1024 * 1024} as const;

/** A tag file's bytes. Errors: BadContent `too-large`, and what `chunks` throws. */
export const readTagBytes = async (file: SourceFile, limit: number): Promise<Buffer> => {
  if (file.bytes > limit) throw new BadContent('too-large', `It has ${file.bytes} bytes; at most ${limit} are read.`);
  const parts: Buffer[] = [];
  for await (const chunk of file.chunks()) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
};

/** Encodings a bag may declare (RFC 8493 §2.1.1); `bagit.txt` itself is always UTF-8. */
export type TagEncoding = 'utf-8' | 'iso-8859-1' | 'utf-16' | 'utf-16be' | 'utf-16le';

const encodings: Readonly<Record<string, TagEncoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'iso-8859-1',
  'utf-16': 'utf-16',
  'utf-16be': 'utf-16be',
  'utf-16le': 'utf-16le',
};

/** The encoding with this name, or undefined when it is not known here. */
export const tagEncoding = (name: string): TagEncoding | undefined => encodings[name.toLowerCase()];

/** The lines of a tag file, without their ends (LF, CR or CRLF). Errors: BadContent `bom`, `bad-encoding`. */
export const tagLines = (bytes: Buffer, encoding: TagEncoding): string[] => {
  const lines = decode(bytes, encoding).split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

const decode = (bytes: Buffer, encoding: TagEncoding): string => {
  if (encoding === 'utf-8' && bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) {
    throw new BadContent('bom', 'It starts with a byte order mark, which UTF-8 tag files must not have.');
  }
  if (encoding === 'iso-8859-1') return bytes.toString('latin1');
  // UTF-16 without a mark is big-endian (RFC 2781 §4.3).
  const big = encoding === 'utf-16be' || (encoding === 'utf-16' && !(bytes[0] === 0xff && bytes[1] === 0xfe));
  const label = encoding === 'utf-8' ? 'utf-8' : big ? 'utf-16be' : 'utf-16le';
  try {
    return new TextDecoder(label, {fatal: true, ignoreBOM: encoding === 'utf-8'}).decode(bytes);
  } catch (error) {
    throw new BadContent('bad-encoding', `It is not ${label}, the encoding that bagit.txt declares.`, {cause: error});
  }
};
