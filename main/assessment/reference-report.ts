import type {TemplateProblem} from '../templates/yaml.ts';
import type {Placed} from './framework-files.ts';

/** Notes one fault at a path of a template. */
export type Report = (at: Placed<unknown>, path: readonly PropertyKey[], message: string, mend: string) => void;

/** A list of problems and the function that adds to it. */
export const reportInto =
  (problems: TemplateProblem[]): Report =>
  (template, path, message, mend) => {
    problems.push({file: template.file, ...template.at(path), message, mend});
  };

/** Calls `duplicate` for an id seen before, and remembers it. */
export const once = (seen: Set<string>, id: string, duplicate: () => void): void => {
  if (seen.has(id)) duplicate();
  seen.add(id);
};

/** All 2022 ids, and those marked new. */
export type Ids2022 = {readonly all: Set<string>; readonly fresh: Set<string>};
