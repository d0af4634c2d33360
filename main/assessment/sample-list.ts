import {TemplateError} from '../templates/yaml.ts';
import {readCsvRecords} from './csv-records.ts';
import {decodeText} from './decode-text.ts';
import {refusal} from './paper-errors.ts';
import {nameSome} from './sample-draw.ts';

/** The largest list a population is read from: 16 MiB. */
export const maxListBytes = 16 * 1024 * 1024;

const maxKey = 2_000;

/**
 * The keys of a list the client gave: those of the rows of a CSV with a header (`column` says which holds the keys), or the lines of a
 * text. Keys are trimmed; blank rows and lines are left out. Errors: PaperError `bad-list`.
 */
export const readPopulationList = (file: string, bytes: Uint8Array, column?: string): string[] => {
  if (bytes.length > maxListBytes)
    throw refusal('bad-list', `${file} is larger than 16 MiB`, 'Give a list of the items alone.');
  try {
    const text = decodeText(file, bytes);
    return /\.(csv|tsv)$/i.test(file) ? itemsOfCsv(file, text, column) : itemsOfLines(file, text, column);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const {line, message, mend} = error.problems[0] ?? {line: 1, message: 'It cannot be read', mend: 'Look at it.'};
    throw refusal('bad-list', `${file}, line ${line}: ${message}`, mend);
  }
};

const itemsOfLines = (file: string, text: string, column: string | undefined): string[] => {
  if (column !== undefined)
    throw refusal('bad-list', `${file} has lines and no columns`, 'Leave the column out, or give the list as CSV.');
  return text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({key: line.trim(), line: index + 1}))
    .filter(({key}) => key !== '')
    .map(({key, line}) => checked(file, line, key));
};

const itemsOfCsv = (file: string, text: string, column: string | undefined): string[] => {
  const [header, ...rows] = readCsvRecords(file, text);
  const at = columnOf(file, header?.cells.map(cell => cell.trim()) ?? [], column);
  return rows.map(({cells, line}) => {
    const key = cells[at]?.trim() ?? '';
    if (key === '')
      throw refusal('bad-list', `${file}, line ${line}: there is no key in this row`, 'Fill it in, or remove the row.');
    return checked(file, line, key);
  });
};

const columnOf = (file: string, names: readonly string[], column: string | undefined): number => {
  const same = (name: string) => name.toLowerCase() === column?.trim().toLowerCase();
  const found = names.flatMap((name, index) => (column === undefined || same(name) ? [index] : []));
  const [at] = found;
  if (at !== undefined && found.length === 1) return at;
  const what =
    column === undefined
      ? `has ${names.length} columns`
      : `has ${found.length === 0 ? 'no' : 'more than one'} column "${column}"`;
  throw refusal('bad-list', `${file} ${what}`, `Name the column with the keys; there are: ${nameSome(names)}.`);
};

const checked = (file: string, line: number, key: string): string => {
  if (key.length > maxKey || /[\n\r]/.test(key))
    throw refusal(
      'bad-list',
      `${file}, line ${line}: the key is longer than ${maxKey} characters or has a line break`,
      'Choose a column with short keys of one line.',
    );
  return key;
};
