import {existsSync} from 'node:fs';
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

/** Where an assessment keeps the packs it uses, or undefined where it uses none. */
export const packFolder = (assessment: string): string | undefined => {
  const folder = join(assessment, 'packs');
  return existsSync(folder) ? folder : undefined;
};

/** Loads `templates/`, and the packs of a folder over it. Errors: TemplateError with every fault of a file. */
export const loadLibrary = async (
  templates: string,
  operations: ReadonlySet<string>,
  packs?: string,
): Promise<Library> => {
  const frameworks = loadFrameworks(join(templates, 'frameworks'), undefined, join(templates, 'reviews'), packs);
  const controlsOf = (edition: Edition) => new Set(frameworks.controls(edition).map(({ref}) => ref.id));
  const controls = {'2013': controlsOf('2013'), '2022': controlsOf('2022')};
  return {frameworks, checks: loadChecks(join(templates, 'checks'), {operations, controls})};
};
