import {join} from 'node:path';
import {type Frameworks, loadFrameworks} from '../assessment/frameworks.ts';
import {loadChecks} from '../checks/load.ts';
import type {Check} from '../checks/types.ts';
import type {Edition} from '../contract/ids.ts';

/** All templates, loaded and checked against each other. */
export type Library = {
  readonly frameworks: Frameworks;
  readonly checks: readonly Check[];
};

/** Loads `templates/`. Errors: TemplateError with every fault of a file. */
export const loadLibrary = async (templates: string, operations: ReadonlySet<string>): Promise<Library> => {
  const frameworks = loadFrameworks(join(templates, 'frameworks'), undefined, join(templates, 'reviews'));
  const controlsOf = (edition: Edition) => new Set(frameworks.controls(edition).map(({ref}) => ref.id));
  const controls = {'2013': controlsOf('2013'), '2022': controlsOf('2022')};
  return {frameworks, checks: loadChecks(join(templates, 'checks'), {operations, controls})};
};
