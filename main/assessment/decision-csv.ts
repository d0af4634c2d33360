import {TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import {type CsvRecord, csvFault, readCsvRecords} from './csv-records.ts';
import {type DecisionField, type DecisionRow, decisionFields} from './decision-row.ts';
import {byAnswers} from './soa.ts';

const maxRows = 1000;
const maxCell = 20_000;

const headers: Readonly<Record<string, DecisionField>> = {
  ...Object.fromEntries(decisionFields.map(field => [field.toLowerCase(), field])),
  controlid: 'control',
  justificationforinclusion: 'inclusion',
  notesoninclusion: 'inclusionNote',
  justificationforexclusion: 'exclusion',
  implementationstatus: 'status',
  howimplemented: 'how',
  relatedrisks: 'risks',
  datereviewed: 'reviewed',
};

/** Columns that an exported Statement of Applicability shows, and that are derived. */
const shown = new Set(['controltitle', 'title', 'evidence', 'answers', 'checks', 'gaps', 'proposal']);

type Columns = readonly (DecisionField | undefined)[];

/**
 * The decisions of a CSV, in the form that the export writes or with the same columns in any order. Rows that leave everything
 * open are left out. Errors: TemplateError.
 */
export const readDecisionCsv = (file: string, text: string): DecisionRow[] => {
  const [header, ...rows] = readCsvRecords(file, text);
  if (!header) throw csvFault(file, 1, 1, 'The file has no header row', `Begin with: ${decisionFields.join(', ')}.`);
  const problems: TemplateProblem[] = [];
  const note = (line: number, column: number, message: string, mend: string) =>
    problems.push({file, line, column, message, mend});
  const columns = readHeader(header, note);
  if (rows.length > maxRows) note(1, 1, `There are ${rows.length} rows, at most ${maxRows}`, 'Split the file.');
  for (const {cells, line} of rows) {
    if (cells.length > columns.length)
      note(
        line,
        columns.length + 1,
        `The row has ${cells.length} cells, the header ${columns.length}`,
        'Put text that contains the separator into double quotes.',
      );
    const long = cells.findIndex(cell => cell.length > maxCell);
    if (long >= 0)
      note(line, long + 1, `The cell has more than ${maxCell} characters`, 'Attach long text as evidence.');
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return rows.map(row => toRow(row, columns)).filter(row => !isOpen(row));
};

type Note = (line: number, column: number, message: string, mend: string) => void;

const readHeader = ({cells, line}: CsvRecord, note: Note): Columns => {
  const columns = cells.map((cell, index) => {
    const name = cell.toLowerCase().replaceAll(/[^a-z]/g, '');
    const field = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (!field && !shown.has(name) && cell.trim() !== '')
      note(line, index + 1, `Unknown column "${cell.slice(0, 60)}"`, `Known are ${decisionFields.join(', ')}.`);
    return field;
  });
  for (const [index, field] of columns.entries())
    if (field && columns.indexOf(field) < index)
      note(line, index + 1, `The column ${field} stands twice`, 'Remove one of them.');
  for (const field of ['edition', 'control', 'applicable'] as const)
    if (!columns.includes(field)) note(line, 1, `There is no column "${field}"`, 'Add it to the first row.');
  return columns;
};

const toRow = ({cells, line}: CsvRecord, columns: Columns): DecisionRow => {
  const read = Object.fromEntries(
    decisionFields.flatMap(field => {
      const raw = cells[columns.indexOf(field)] ?? '';
      const value = raw.trim() === '' ? undefined : readCell(field, unescapeFormula(raw));
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
  return {cells: read, at: field => ({line, column: Math.max(1, field ? columns.indexOf(field) + 1 : 1)})};
};

const readCell = (field: DecisionField, cell: string): unknown => {
  const text = cell.trim();
  switch (field) {
    case 'applicable':
      return readApplicable(text);
    case 'inclusion':
      return text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean);
    case 'risks':
      return cell
        .split(cell.includes('\n') ? '\n' : ';')
        .map(risk => risk.trim())
        .filter(Boolean);
    case 'status':
      return text.endsWith(byAnswers) ? undefined : text.toLowerCase().replaceAll(/[\s_]+/g, '-');
    default:
      return text;
  }
};

const readApplicable = (text: string): unknown => {
  const word = text.toLowerCase();
  if (['yes', 'y', 'true', 'applicable'].includes(word)) return true;
  if (['no', 'n', 'false', 'not applicable', 'excluded'].includes(word)) return false;
  return word === 'not decided' ? undefined : text;
};

/** Takes off the apostrophe that the export puts before what a spreadsheet would run. */
const unescapeFormula = (cell: string): string => (/^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

const isOpen = ({cells}: DecisionRow): boolean =>
  decisionFields.every(field => field === 'edition' || field === 'control' || cells[field] === undefined);
