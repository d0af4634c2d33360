import {extname} from 'node:path';
import {TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import type {Answer} from '../workspace/types.ts';
import {type AnswerContext, checkAnswer} from './answer-check.ts';
import {readAnswerCsv} from './answer-csv.ts';
import type {AnswerRow} from './answer-row.ts';
import {readAnswerYaml} from './answer-yaml.ts';
import {decodeText} from './decode-text.ts';

export type {AnswerContext} from './answer-check.ts';

/** All answers of a file, or all its problems: never a part. `blank`: rows of a prepared sheet that nobody filled in. */
export type AnswerImport =
  | {readonly ok: true; readonly answers: readonly Answer[]; readonly blank: number}
  | {readonly ok: false; readonly problems: readonly TemplateProblem[]};

/** A file of answers is text; more than this is something else. */
export const maxAnswerBytes = 4 * 1024 * 1024;

/** Reads a YAML or CSV file of answers, told apart by its name, and checks every row. Throws nothing for a faulty file. */
export const importAnswers = (file: string, bytes: Uint8Array, context: AnswerContext): AnswerImport => {
  try {
    return checkRows(file, readRows(file, bytes), context);
  } catch (error) {
    if (error instanceof TemplateError) return {ok: false, problems: error.problems};
    throw error;
  }
};

const readRows = (file: string, bytes: Uint8Array): AnswerRow[] => {
  const at = {file, line: 1, column: 1};
  if (bytes.length > maxAnswerBytes)
    throw new TemplateError([{...at, message: 'The file is larger than 4 MiB', mend: 'Split it into several files.'}]);
  switch (extname(file).toLowerCase()) {
    case '.csv':
    case '.tsv':
      return readAnswerCsv(file, decodeText(file, bytes));
    case '.yaml':
    case '.yml':
      return readAnswerYaml(file, decodeText(file, bytes));
    default:
      throw new TemplateError([
        {
          ...at,
          message: 'The name does not say what kind of file it is',
          mend: 'Use .yaml or .csv; from Excel, save as "CSV UTF-8".',
        },
      ]);
  }
};

const checkRows = (file: string, rows: readonly AnswerRow[], context: AnswerContext): AnswerImport => {
  const problems: TemplateProblem[] = [];
  const answers = new Map<string, Answer>();
  const filled = rows.filter(row => !isBlank(row));
  for (const row of filled) {
    const answer = checkAnswer(row, context, file, problems);
    if (!answer) continue;
    if (answers.has(answer.question))
      problems.push({
        file,
        ...row.at('question'),
        message: `${answer.question} is answered twice in this file`,
        mend: 'Remove one of the two.',
      });
    answers.set(answer.question, answer);
  }
  if (problems.length > 0) return {ok: false, problems};
  if (answers.size === 0)
    return {
      ok: false,
      problems: [
        {
          file,
          line: 1,
          column: 1,
          message: 'The file holds no answer',
          mend: 'Fill in a conclusion for at least one question.',
        },
      ],
    };
  return {ok: true, answers: [...answers.values()], blank: rows.length - filled.length};
};

const isBlank = ({cells, evidence}: AnswerRow): boolean =>
  !cells.conclusion &&
  !cells.text &&
  !cells.reason &&
  evidence.length === 0 &&
  Boolean(cells.question ?? cells.control);
