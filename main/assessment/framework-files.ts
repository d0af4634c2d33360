import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {
  maxTemplateBytes,
  parseTemplate,
  type Template,
  TemplateError,
  type TemplateProblem,
} from '../templates/yaml.ts';
import {ClausesFile, CrosswalkFile, Framework2013File, Framework2022File} from './framework-schema.ts';
import {QuestionFile, ReviewFile} from './question-schema.ts';

/** A template with the name problems are reported under (relative to the framework folder). */
export type Placed<T> = Template<T> & {readonly file: string};

/** The parsed files of a framework folder, before anything is checked across them. */
export type FrameworkFiles = {
  readonly iso2013: Placed<Framework2013File>;
  readonly iso2022: Placed<Framework2022File>;
  readonly clauses: Placed<ClausesFile>;
  readonly crosswalk: Placed<CrosswalkFile>;
  readonly packs: readonly Placed<QuestionFile>[];
  readonly reviews: readonly Placed<ReviewFile>[];
};

/**
 * Reads and parses every file of a framework folder, the reviews of another, and packs of either kind of a third, which take the
 * place of those of their name. Errors: TemplateError with the faults of all files at once.
 */
export const readFrameworkFiles = (folder: string, reviewFolder?: string, packFolder?: string): FrameworkFiles => {
  const problems: TemplateProblem[] = [];
  const read = <S extends z.ZodType>(file: string, schema: S, from = folder): Placed<z.output<S>> | undefined => {
    try {
      return {file, ...parseTemplate(file, readText(from, file), schema)};
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const iso2013 = read('iso27001-2013.yaml', Framework2013File);
  const iso2022 = read('iso27001-2022.yaml', Framework2022File);
  const crosswalk = read('crosswalk-2013-2022.yaml', CrosswalkFile);
  const clauses = read('isms-clauses-2022.yaml', ClausesFile);
  const packs = packNames(folder, 'questions').map(name => read(`questions/${name}`, QuestionFile));
  const reviews =
    reviewFolder && existsSync(reviewFolder)
      ? packNames(reviewFolder, '.').map(name => read(name, ReviewFile, reviewFolder))
      : [];
  const others = packFolder
    ? packNames(packFolder, '.').map(name => {
        const keys = read(name, z.looseObject({}), packFolder)?.value;
        return keys && read(name, 'review' in keys ? ReviewFile : QuestionFile, packFolder);
      })
    : [];
  if (problems.length > 0 || !iso2013 || !iso2022 || !crosswalk || !clauses) throw new TemplateError(problems);
  const whole = <T>(list: readonly (T | undefined)[]) => list.filter(item => item !== undefined);
  return {
    iso2013,
    iso2022,
    clauses,
    crosswalk,
    packs: replaced(whole(packs), whole(others).filter(isQuestions), ({value}) => value.pack),
    reviews: replaced(whole(reviews), whole(others).filter(isReview), ({value}) => value.review),
  };
};

const isReview = (file: Placed<QuestionFile | ReviewFile>): file is Placed<ReviewFile> => 'review' in file.value;
const isQuestions = (file: Placed<QuestionFile | ReviewFile>): file is Placed<QuestionFile> => !isReview(file);

const replaced = <T>(list: readonly T[], others: readonly T[], name: (item: T) => string): T[] => {
  const names = new Set(others.map(name));
  return [...list.filter(item => !names.has(name(item))), ...others];
};

const readText = (folder: string, file: string): string => {
  try {
    const path = join(folder, file);
    // One byte more than the bound is enough for the parser to refuse the file by its size.
    return statSync(path).size > maxTemplateBytes ? ' '.repeat(maxTemplateBytes + 1) : readFileSync(path, 'utf8');
  } catch (cause) {
    throw missing(folder, file, cause);
  }
};

const packNames = (folder: string, under: string): string[] => {
  try {
    return readdirSync(join(folder, under))
      .filter(name => name.endsWith('.yaml'))
      .sort();
  } catch (cause) {
    throw missing(folder, under, cause);
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
