import {TemplateError} from '../templates/yaml.ts';

/**
 * The text of a file in UTF-8 (with or without BOM), or UTF-16 with BOM. Anything else is refused with the first place that
 * does not fit, since guessing an old code page could change names silently. Errors: TemplateError.
 */
export const decodeText = (file: string, bytes: Uint8Array): string => {
  const bom = Buffer.from(bytes.subarray(0, 2)).toString('hex');
  const encoding = bom === 'fffe' ? 'utf-16le' : bom === 'feff' ? 'utf-16be' : 'utf-8';
  const text = decode(bytes, encoding);
  if (text === undefined) {
    const place = encoding === 'utf-8' ? firstBadPlace(bytes) : {line: 1, column: 1, byte: 0};
    throw refuse(
      file,
      place,
      encoding === 'utf-8'
        ? `The file is not UTF-8: byte 0x${place.byte.toString(16).toUpperCase()} at this place looks like an old Windows code page`
        : 'The file begins like UTF-16 and breaks off inside a character',
    );
  }
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw refuse(
      file,
      placeOf(text.slice(0, nul)),
      'There is a NUL character at this place: this is no text file, or UTF-16 without its mark',
    );
  return text;
};

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Where the first byte stands that is no UTF-8: the first replacement character that the file does not itself contain. */
const firstBadPlace = (bytes: Uint8Array): {line: number; column: number; byte: number} => {
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
  const written = Buffer.from('\ufffd');
  let offset = 0;
  let from = 0;
  for (let index = text.indexOf('\ufffd'); index >= 0; index = text.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(text.slice(from, index));
    if (!written.equals(bytes.subarray(offset, offset + written.length)))
      return {...placeOf(text.slice(0, index).replace(/^\ufeff/, '')), byte: bytes[offset] ?? 0};
    offset += written.length;
    from = index + 1;
  }
  return {line: 1, column: 1, byte: bytes[0] ?? 0};
};

const placeOf = (before: string): {line: number; column: number} => {
  const lines = before.split(/\r\n|\r|\n/);
  return {line: lines.length, column: (lines.at(-1) ?? '').length + 1};
};

const refuse = (file: string, {line, column}: {line: number; column: number}, message: string): TemplateError =>
  new TemplateError([
    {file, line, column, message, mend: 'Save it again as UTF-8; in Excel: Save As, "CSV UTF-8 (Comma delimited)".'},
  ]);
