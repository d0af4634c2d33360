import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {z} from 'zod';
import {parseTemplate, type Template, TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import {CrosswalkFile, Framework2013File, Framework2022File} from './framework-schema.ts';
import {QuestionFile} from './question-schema.ts';

/** A template with the name problems are reported under (relative to the framework folder). */
export type Placed<T> = Template<T> & {readonly file: string};

/** The parsed files of a framework folder, before anything is checked across them. */
export type FrameworkFiles = {
  readonly iso2013: Placed<Framework2013File>;
  readonly iso2022: Placed<Framework2022File>;
  readonly crosswalk: Placed<CrosswalkFile>;
  readonly packs: readonly Placed<QuestionFile>[];
};

/** Reads and parses every file of a framework folder. Errors: TemplateError with the faults of all files at once. */
export const readFrameworkFiles = (folder: string): FrameworkFiles => {
  const problems: TemplateProblem[] = [];
  const read = <S extends z.ZodType>(file: string, schema: S): Placed<z.output<S>> | undefined => {
    try {
      return {file, ...parseTemplate(file, readText(folder, file), schema)};
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const iso2013 = read('iso27001-2013.yaml', Framework2013File);
  const iso2022 = read('iso27001-2022.yaml', Framework2022File);
  const crosswalk = read('crosswalk-2013-2022.yaml', CrosswalkFile);
  const packs = packNames(folder).map(name => read(`questions/${name}`, QuestionFile));
  if (problems.length > 0 || !iso2013 || !iso2022 || !crosswalk) throw new TemplateError(problems);
  return {iso2013, iso2022, crosswalk, packs: packs.filter(pack => pack !== undefined)};
};

const readText = (folder: string, file: string): string => {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (cause) {
    throw missing(folder, file, cause);
  }
};

const packNames = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, 'questions'))
      .filter(name => name.endsWith('.yaml'))
      .sort();
  } catch (cause) {
    throw missing(folder, 'questions', cause);
  }
};

const missing = (folder: string, file: string, cause: unknown): TemplateError =>
  new TemplateError([
    {
      file,
      line: 1,
      column: 1,
      message: `The file cannot be read in ${folder} (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`,
      mend: 'Put the file back, or point to the folder that has it.',
    },
  ]);
