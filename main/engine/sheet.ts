import {createHash} from 'node:crypto';
import {stringify} from 'csv-stringify/sync';
import writeXlsxFile, {type SheetData} from 'write-excel-file/node';
import {writeWhole} from './write-whole.ts';

/** A table for people: one head, text cells only. `width` in characters. */
export type Sheet = {
  /** Name of the tab: at most 31 characters, none of `\ / ? * [ ] :`. */
  readonly name: string;
  readonly columns: readonly {readonly head: string; readonly width: number}[];
  readonly rows: readonly (readonly string[])[];
};

/** The most characters Excel keeps in a cell. */
const maxCell = 32_767;

/** What a spreadsheet would run as a formula; apostrophes before it count too, so that taking one off gives the text back. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows it; a text like a formula gets an apostrophe before it. */
export const csvOf = ({columns, rows}: Sheet): Uint8Array => {
  const cells = [columns.map(({head}) => head), ...rows.map(row => row.map(disarm))];
  return Buffer.from(stringify(cells, {bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/}));
};

/** Lines of a CSV file that is made in pieces; `head`: the first piece, whose texts are ours. */
export const csvLines = (rows: readonly (readonly string[])[], {head = false} = {}): Uint8Array =>
  Buffer.from(
    stringify(head ? [...rows] : rows.map(row => row.map(disarm)), {
      bom: head,
      record_delimiter: '\r\n',
      quoted_match: /[\r\n]/,
    }),
  );

const disarm = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** An Excel workbook (ECMA-376) of one sheet: head bold and frozen, text wrapped, every cell a text, so that none is a formula. */
export const xlsxOf = async ({name, columns, rows}: Sheet): Promise<Uint8Array> => {
  const head = columns.map(({head}) => ({
    value: head,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: '#e8ecf1',
    alignVertical: 'top' as const,
    wrap: true,
  }));
  const body = rows.map(row =>
    row.map(text =>
      text === '' ? null : {value: shorten(text), type: String, alignVertical: 'top' as const, wrap: true},
    ),
  );
  const data: SheetData = [head, ...body];
  return await writeXlsxFile(data, {
    sheet: name,
    columns: columns.map(({width}) => ({width})),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer();
};

const cut = ' … (cut: Excel holds no more in a cell)';
const shorten = (text: string): string => (text.length > maxCell ? text.slice(0, maxCell - cut.length) + cut : text);

/** Writes a table whole or not at all. Returns path, bytes and SHA-256 of the file. Errors: DeliveryError. */
export const writeSheet = async (
  sheet: Sheet,
  {format, path, replace}: {readonly format: 'csv' | 'xlsx'; readonly path: string; readonly replace: boolean},
): Promise<{path: string; bytes: number; sha256: string}> => {
  const bytes = format === 'csv' ? csvOf(sheet) : await xlsxOf(sheet);
  await writeWhole(path, bytes, replace);
  return {path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex')};
};
