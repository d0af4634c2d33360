import {CsvError, parse} from 'csv-parse/sync';
import {TemplateError} from '../templates/yaml.ts';

/** One row of a CSV file, and the line it begins on. */
export type CsvRecord = {readonly cells: readonly string[]; readonly line: number};

/**
 * The rows of a CSV as Excel writes it: `;`, `,` or tab, CRLF or LF, quoted line breaks, an optional `sep=` line; blank rows are
 * left out. Errors: TemplateError with the line where a quote is wrong.
 */
export const readCsvRecords = (file: string, text: string): CsvRecord[] => {
  const separator = /^sep=(.)\r?\n/i.exec(text);
  const skipped = separator?.[0].length ?? 0;
  const body = text.slice(skipped);
  const delimiter = separator?.[1] ?? guessDelimiter(body);
  const bytes = Buffer.from(body);
  const position = {offset: 0, line: separator ? 2 : 1};
  const records: CsvRecord[] = [];
  try {
    parse(bytes, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record, {bytes: end}) => {
        skipBlank(bytes, position);
        const line = position.line;
        countLines(bytes, position, end);
        if (record.some(cell => cell.trim() !== '')) records.push({cells: record, line});
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    skipBlank(bytes, position);
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    throw csvFault(
      file,
      position.line,
      1,
      open
        ? 'A double quote is opened in this row and never closed'
        : 'A double quote stands in the middle of a cell of this row',
      open
        ? 'Close it, or double it ("") where it is part of the text.'
        : 'Put the whole cell into double quotes and double those inside ("").',
    );
  }
  return records;
};

type Position = {offset: number; line: number};
const lineFeed = 10;
const carriageReturn = 13;

const skipBlank = (bytes: Buffer, position: Position): void => {
  let end = position.offset;
  while (bytes[end] === lineFeed || bytes[end] === carriageReturn) end += 1;
  countLines(bytes, position, end);
};

const countLines = (bytes: Buffer, position: Position, end: number): void => {
  for (; position.offset < end; position.offset += 1) {
    const byte = bytes[position.offset];
    if (byte === lineFeed || (byte === carriageReturn && bytes[position.offset + 1] !== lineFeed)) position.line += 1;
  }
};

/** The separator that the first line uses most, outside quotes; a comma where it uses none. */
const guessDelimiter = (text: string): string => {
  const first = (text.trimStart().split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const uses = (separator: string) => first.split(separator).length - 1;
  return [';', '\t'].reduce((best, next) => (uses(next) > uses(best) ? next : best), ',');
};

/** One fault of a CSV file as the error to throw. */
export const csvFault = (file: string, line: number, column: number, message: string, mend: string): TemplateError =>
  new TemplateError([{file, line, column, message, mend}]);
