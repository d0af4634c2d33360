import {TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import {type AnswerField, type AnswerRow, answerFields} from './answer-row.ts';
import {type CsvRecord, csvFault as fault, readCsvRecords} from './csv-records.ts';

const maxRows = 10_000;
const maxCell = 20_000;

const headers: Readonly<Record<string, AnswerField>> = {
  ...Object.fromEntries(answerFields.map(field => [field.toLowerCase(), field])),
  questionid: 'question',
  controlid: 'control',
  answer: 'text',
  observation: 'text',
  clauseandpage: 'reference',
  evidenceids: 'evidence',
  by: 'answeredBy',
  at: 'answeredAt',
};

/** Columns that a prepared sheet shows to the one who fills it in, and that say nothing new. */
const shown = new Set([
  'questiontext',
  'controlname',
  'family',
  'method',
  'ask',
  'goodevidence',
  'answertype',
  'options',
  'unit',
]);

type Columns = readonly (AnswerField | undefined)[];

/**
 * The rows of a CSV of answers as Excel writes it: `;`, `,` or tab, CRLF or LF, quoted line breaks, an optional `sep=` line.
 * Lines are counted in the file, columns are the cell's number in its row. Errors: TemplateError with every fault.
 */
export const readAnswerCsv = (file: string, text: string): AnswerRow[] => {
  const records = readCsvRecords(file, text);
  const problems: TemplateProblem[] = [];
  const [header, ...rows] = records;
  if (!header)
    throw fault(file, 1, 1, 'The file has no header row', `Begin with a row of: ${answerFields.join(', ')}.`);
  const columns = readHeader(file, header, problems);
  if (rows.length > maxRows)
    problems.push({
      file,
      line: 1,
      column: 1,
      message: `There are ${rows.length} rows, at most ${maxRows}`,
      mend: 'Split the file.',
    });
  for (const row of rows) {
    if (row.cells.length > columns.length)
      problems.push({
        file,
        line: row.line,
        column: columns.length + 1,
        message: `The row has ${row.cells.length} cells, the header ${columns.length}`,
        mend: 'Put text that contains the separator into double quotes.',
      });
    for (const [index, cell] of row.cells.entries())
      if (cell.length > maxCell)
        problems.push({
          file,
          line: row.line,
          column: index + 1,
          message: `The cell has ${cell.length} characters, at most ${maxCell}`,
          mend: 'Attach long text as a document and name it under evidence.',
        });
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return rows.map(row => toRow(row, columns));
};

const toRow = ({cells, line}: CsvRecord, columns: Columns): AnswerRow => {
  const value = (field: AnswerField) => cells[columns.indexOf(field)]?.trim() || undefined;
  const named = answerFields.filter(field => field !== 'evidence').map(field => [field, value(field)] as const);
  return {
    cells: Object.fromEntries(named.filter(([, text]) => text !== undefined)),
    evidence: (value('evidence') ?? '')
      .split(/[;|\n]/)
      .map(reference => reference.trim())
      .filter(Boolean),
    at: field => ({line, column: Math.max(1, field ? columns.indexOf(field) + 1 : 1)}),
  };
};

const readHeader = (file: string, header: CsvRecord, problems: TemplateProblem[]): Columns => {
  const {line} = header;
  const seen = new Set<AnswerField>();
  const columns = header.cells.map((cell, index) => {
    const name = cell.toLowerCase().replaceAll(/[^a-z]/g, '');
    const field = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (!field) {
      if (!shown.has(name) && cell.trim() !== '')
        problems.push({
          file,
          line,
          column: index + 1,
          message: `Unknown column "${cell.slice(0, 60)}"`,
          mend: `Rename or remove it; known are ${answerFields.join(', ')}.`,
        });
      return undefined;
    }
    if (seen.has(field))
      problems.push({
        file,
        line,
        column: index + 1,
        message: `The column ${field} stands twice`,
        mend: 'Remove one of them.',
      });
    seen.add(field);
    return field;
  });
  if (!seen.has('question') && !seen.has('control'))
    problems.push({
      file,
      line,
      column: 1,
      message: 'There is no column "question" or "control"',
      mend: 'Add the column "question" with ids like A.9.2.3-q1.',
    });
  if (!seen.has('conclusion'))
    problems.push({
      file,
      line,
      column: 1,
      message: 'There is no column "conclusion"',
      mend: 'Add it; it says conforms, partly, does-not-conform, not-applicable or not-tested.',
    });
  return columns;
};
