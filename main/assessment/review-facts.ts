import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {z} from 'zod';
import type {ControlRef} from '../contract/ids.ts';
import {parseTemplate, type Template, TemplateError, type TemplateProblem} from '../templates/yaml.ts';
import {PathFile} from './assessment-paths.ts';
import {SupportFile} from './eol.ts';
import type {Frameworks} from './frameworks.ts';
import {once} from './reference-report.ts';
import {ActivityFile} from './responsibility.ts';
import {SharingFile} from './vendors.ts';

/** What reviews are judged by: activities somebody must own, support dates, shared responsibility, ready-made paths. */
export type ReviewFacts = {
  readonly activities: z.infer<typeof ActivityFile>['activities'];
  readonly support: z.infer<typeof SupportFile>;
  readonly sharing: z.infer<typeof SharingFile>['providers'];
  readonly paths: z.infer<typeof PathFile>['paths'];
};

/** Loads `templates/reviews/facts`. Errors: TemplateError with every fault of its files, references to controls included. */
export const loadReviewFacts = (folder: string, frameworks: Frameworks): ReviewFacts => {
  const problems: TemplateProblem[] = [];
  const read = <S extends z.ZodType>(file: string, schema: S): Template<z.output<S>> | undefined => {
    try {
      return parseTemplate(`facts/${file}`, readFileSync(join(folder, file), 'utf8'), schema);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const activities = read('activities.yaml', ActivityFile);
  const support = read('eol.yaml', SupportFile);
  const sharing = read('shared-responsibility.yaml', SharingFile);
  const paths = read('paths.yaml', PathFile);
  if (!activities || !support || !sharing || !paths) throw new TemplateError(problems);
  const report = reporter(problems);
  checkActivities(activities, frameworks, report);
  checkSupport(support, report);
  checkSharing(sharing, frameworks, report);
  checkPaths(paths, frameworks, report);
  if (problems.length > 0) throw new TemplateError(problems);
  return {
    activities: activities.value.activities,
    support: support.value,
    sharing: sharing.value.providers,
    paths: paths.value.paths,
  };
};

type Note = (file: string, at: Template<unknown>, path: readonly PropertyKey[], message: string, mend: string) => void;

const reporter =
  (problems: TemplateProblem[]): Note =>
  (file, {at}, path, message, mend) => {
    problems.push({file: `facts/${file}`, ...at(path), message, mend});
  };

const checkControls = (
  refs: readonly ControlRef[],
  frameworks: Frameworks,
  note: (index: number, message: string, mend: string) => void,
): void => {
  const seen = new Set<string>();
  for (const [index, ref] of refs.entries()) {
    const name = `${ref.edition} ${ref.id}`;
    if (!frameworks.control(ref)) note(index, `There is no control ${name}`, 'Correct the id or the edition.');
    once(seen, name, () => note(index, `${name} stands twice`, 'Remove one of them.'));
  }
};

const checkActivities = (file: Template<z.infer<typeof ActivityFile>>, frameworks: Frameworks, note: Note): void => {
  const seen = new Set<string>();
  for (const [a, {id, controls}] of file.value.activities.entries()) {
    const path = ['activities', a];
    once(seen, id, () => note('activities.yaml', file, path, `${id} stands twice`, 'Rename one of them.'));
    checkControls(controls, frameworks, (index, ...fault) =>
      note('activities.yaml', file, [...path, 'controls', index], ...fault),
    );
    for (const edition of ['2013', '2022'])
      if (!controls.some(ref => ref.edition === edition))
        note('activities.yaml', file, path, `${id} names no control of ${edition}`, 'Name at least one.');
  }
};

const checkSupport = (file: Template<z.infer<typeof SupportFile>>, note: Note): void => {
  const products = new Map<string, Set<string>>();
  for (const [p, {id, releases}] of file.value.products.entries()) {
    if (products.has(id)) note('eol.yaml', file, ['products', p], `${id} stands twice`, 'Merge the two.');
    const cycles = new Set<string>();
    products.set(id, cycles);
    for (const [r, {cycle}] of releases.entries())
      once(cycles, cycle, () =>
        note('eol.yaml', file, ['products', p, 'releases', r], `${id} ${cycle} stands twice`, 'Remove one of them.'),
      );
  }
  for (const [i, {product}] of file.value.osImages.entries())
    if (!products.has(product))
      note('eol.yaml', file, ['osImages', i, 'product'], `There is no product ${product}`, 'Correct or add it.');
  for (const [b, {cycle}] of file.value.windowsBuilds.entries())
    if (!products.get('windows-server')?.has(cycle))
      note('eol.yaml', file, ['windowsBuilds', b], `windows-server has no cycle ${cycle}`, 'Correct or add it.');
};

const checkSharing = (file: Template<z.infer<typeof SharingFile>>, frameworks: Frameworks, note: Note): void => {
  for (const [p, {groups}] of file.value.providers.entries()) {
    const seen = new Set<string>();
    for (const [g, {controls}] of groups.entries()) {
      const path = ['providers', p, 'groups', g, 'controls'];
      checkControls(controls, frameworks, (index, ...fault) =>
        note('shared-responsibility.yaml', file, [...path, index], ...fault),
      );
      for (const [c, {edition, id}] of controls.entries())
        once(seen, `${edition} ${id}`, () =>
          note(
            'shared-responsibility.yaml',
            file,
            [...path, c],
            `${edition} ${id} stands in two groups`,
            'Decide for one party.',
          ),
        );
    }
  }
};

const checkPaths = (file: Template<z.infer<typeof PathFile>>, frameworks: Frameworks, note: Note): void => {
  const known = new Set(frameworks.families.map(({id}) => id));
  for (const [p, {families}] of file.value.paths.entries())
    for (const [f, {id}] of families.entries())
      if (!known.has(id))
        note('paths.yaml', file, ['paths', p, 'families', f], `There is no family ${id}`, 'Families are A.5 to A.18.');
};
