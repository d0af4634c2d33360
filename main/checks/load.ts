import {lstatSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {
  maxTemplateBytes,
  parseTemplate,
  type Template,
  TemplateError,
  type TemplateProblem,
} from '../templates/yaml.ts';
import {compileExpression} from './compile.ts';
import {createLanguage} from './language.ts';
import {CheckFile} from './schema.ts';
import type {Check} from './types.ts';

/** What checks may refer to; a set that is not given is not looked at. */
export type Known = {
  /** Operation ids declared by the collectors. */
  readonly operations?: ReadonlySet<string>;
  readonly controls?: Readonly<Record<'2013' | '2022', ReadonlySet<string>>>;
};

export type CheckText = {readonly file: string; readonly text: string};

/**
 * Loads the checks of a folder (all `.yaml` files below it) or of the given files, sorted by id. Errors: TemplateError with
 * every fault found, each with file, line, column and the mend; the file system's error when a path cannot be read.
 */
export const loadChecks = (source: string | readonly string[], known: Known = {}): Check[] => {
  const files = (typeof source === 'string' ? [source] : source).flatMap(yamlFiles).sort();
  return parseChecks(
    files.map(file => ({file, text: readBounded(file)})),
    known,
  );
};

/** The same for texts that are already read. */
export const parseChecks = (texts: readonly CheckText[], known: Known = {}): Check[] => {
  const problems: TemplateProblem[] = [];
  const seen = new Map<string, string>();
  const checks: Check[] = [];
  for (const {file, text} of texts) {
    try {
      const template = parseTemplate(file, text, CheckFile);
      template.value.checks.forEach((entry, index) => {
        // zod types an optional key as `T | undefined`; it leaves a missing key out, which is what Check says.
        const check = entry as Check;
        problems.push(...faultsOf(file, template, index, check, known, seen));
        checks.push(check);
      });
    } catch (cause) {
      if (!(cause instanceof TemplateError)) throw cause;
      problems.push(...cause.problems);
    }
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return checks.sort((a, b) => (a.id < b.id ? -1 : 1));
};

type Entries = Template<{checks: readonly unknown[]}>;

const language = createLanguage(new Date(0));

const faultsOf = (
  file: string,
  template: Entries,
  index: number,
  check: Check,
  known: Known,
  seen: Map<string, string>,
): TemplateProblem[] => {
  const problems: TemplateProblem[] = [];
  const report = (path: readonly PropertyKey[], offset: number, message: string, mend: string) =>
    problems.push({
      file,
      ...template.within(['checks', index, ...path], offset),
      message: `${check.id}: ${message}`,
      mend,
    });

  const place = template.at(['checks', index, 'id']);
  const before = seen.get(check.id);
  if (before) report(['id'], 0, 'the id is taken already', `Choose another one; the first is at ${before}.`);
  else seen.set(check.id, `${file}:${place.line}`);

  check.reads.forEach((read, at) => {
    if (known.operations && !known.operations.has(read)) {
      report(['reads', at], 0, `no collector declares the operation "${read}"`, nearest(read, known.operations));
    }
  });
  const refs = new Set<string>();
  check.controls.forEach((control, at) => {
    const ref = `${control.edition} ${control.id}`;
    const ids = known.controls?.[control.edition];
    if (refs.has(ref)) report(['controls', at], 0, `control ${ref} stands twice`, 'Remove one.');
    refs.add(ref);
    if (ids && !ids.has(control.id)) {
      report(
        ['controls', at, 'id'],
        0,
        `the ${control.edition} edition has no control ${control.id}`,
        nearest(control.id, ids),
      );
    } else if (control.id.split('.').length !== (control.edition === '2013' ? 4 : 3)) {
      report(
        ['controls', at, 'id'],
        0,
        `${control.id} is not an id of the ${control.edition} edition`,
        'Check the edition.',
      );
    }
  });
  for (const key of ['appliesTo', 'pass'] as const) {
    const text = check[key];
    if (text === undefined) continue;
    const compiled = compileExpression(language, text, check.params);
    for (const fault of compiled.problems) report([key], fault.start, `${key}: ${fault.message}`, fault.mend);
    if (key === 'pass' && 'rule' in compiled && compiled.rule.parts.length === 0) {
      report([key], 0, 'pass: the rule looks at no part of the resource', 'Name a part: resource.acl.');
    }
  }
  return problems;
};

const yamlFiles = (path: string): string[] => {
  if (!lstatSync(path).isDirectory()) return [path];
  return readdirSync(path, {withFileTypes: true}).flatMap(entry => {
    if (entry.isDirectory()) return yamlFiles(join(path, entry.name));
    return entry.isFile() && /\.ya?ml$/.test(entry.name) ? [join(path, entry.name)] : [];
  });
};

/** Reads no more than one byte past the bound, which is enough for the parser to refuse the file. */
const readBounded = (file: string): string => {
  const {size} = lstatSync(file);
  return size > maxTemplateBytes ? ' '.repeat(maxTemplateBytes + 1) : readFileSync(file, 'utf8');
};

/** A hint for a name that is not known: the known name that shares the longest beginning with it. */
const nearest = (name: string, names: ReadonlySet<string>): string => {
  let best = '';
  let length = 0;
  for (const candidate of names) {
    let shared = 0;
    while (shared < name.length && name[shared] === candidate[shared]) shared++;
    if (shared > length) {
      best = candidate;
      length = shared;
    }
  }
  return best ? `Did you mean "${best}"?` : 'Use a known one.';
};
