import {extname} from 'node:path';
import type {Applicability} from '../contract/papers.ts';
import {TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import {readDecisionCsv} from './decision-csv.ts';
import {checkDecisions, type DecisionRow} from './decision-row.ts';
import {readDecisionYaml} from './decision-yaml.ts';
import {decodeText} from './decode-text.ts';
import type {Frameworks} from './frameworks.ts';

/** All decisions of a file, or all its problems: never a part. */
export type DecisionImport =
  | {readonly ok: true; readonly decisions: readonly Applicability[]}
  | {readonly ok: false; readonly problems: readonly TemplateProblem[]};

/** Bytes; more than this is no file of decisions. */
export const maxDecisionBytes = 4 * 1024 * 1024;

/** Reads a CSV or YAML file of decisions, told apart by its name. Throws nothing for a faulty file. */
export const importDecisions = (file: string, bytes: Uint8Array, frameworks: Frameworks): DecisionImport => {
  try {
    return {ok: true, decisions: checkDecisions(file, readRows(file, bytes), frameworks)};
  } catch (error) {
    if (error instanceof TemplateError) return {ok: false, problems: error.problems};
    throw error;
  }
};

const readRows = (file: string, bytes: Uint8Array): DecisionRow[] => {
  const refuse = (message: string, mend: string) => new TemplateError([{file, line: 1, column: 1, message, mend}]);
  if (bytes.length > maxDecisionBytes) throw refuse('The file is larger than 4 MiB', 'Split it into several files.');
  switch (extname(file).toLowerCase()) {
    case '.csv':
    case '.tsv':
      return readDecisionCsv(file, decodeText(file, bytes));
    case '.yaml':
    case '.yml':
      return readDecisionYaml(file, decodeText(file, bytes));
    default:
      throw refuse(
        'The name does not say what kind of file it is',
        'Use .yaml or .csv; from Excel, save as "CSV UTF-8".',
      );
  }
};
