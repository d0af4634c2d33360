import {TemplateError} from '../templates/yaml.ts';
import {buildFrameworks} from './build-frameworks.ts';
import {readFrameworkFiles} from './framework-files.ts';
import {frameworkProblems} from './framework-references.ts';
import type {Frameworks} from './framework-view.ts';

export type {
  Clause,
  Control,
  Counterparts,
  Family,
  Frameworks,
  Objective,
  Review,
  Theme,
  Topic,
} from './framework-view.ts';
export type {Pack, Question} from './question.ts';

/**
 * Loads and checks a framework folder (`templates/frameworks`) and the folder of reviews where it is there. `checks`: known
 * check ids, so that `informedBy` is checked too. `packs`: a folder of packs that stand beside these, or in the place of those
 * of their name. Errors: TemplateError with every fault, each with file, line, column and mend.
 */
export const loadFrameworks = (
  folder: string,
  checks?: ReadonlySet<string>,
  reviews?: string,
  packs?: string,
): Frameworks => {
  const files = readFrameworkFiles(folder, reviews, packs);
  const problems = frameworkProblems(files, checks);
  if (problems.length > 0) throw new TemplateError(problems);
  return buildFrameworks(files);
};
