import type {TemplateProblem} from '../templates/yaml.ts';
import {checkCrosswalk} from './crosswalk-references.ts';
import {expectedCounts} from './framework-counts.ts';
import type {FrameworkFiles, Placed} from './framework-files.ts';
import {checkAsked, type KnownIds, packProblems, reviewProblems, type Seen} from './question-references.ts';
import {type Ids2022, once, type Report, reportInto} from './reference-report.ts';

/** The faults that only show across entries and files: doubles, dangling ids, gaps, wrong counts. Empty when all holds. */
export const frameworkProblems = (files: FrameworkFiles, checks?: ReadonlySet<string>): TemplateProblem[] => {
  const problems: TemplateProblem[] = [];
  const report = reportInto(problems);
  const ids2013 = check2013(files, report);
  const ids2022 = check2022(files, report);
  const clauses = checkClauses(files, report);
  checkCrosswalk(files.crosswalk, ids2013, ids2022, report);
  const known: KnownIds = {
    ids2013,
    ids2022: ids2022.all,
    clauses,
    fresh: new Set(files.crosswalk.value.new2022.map(entry => entry.iso2022)),
    ...(checks ? {checks} : {}),
  };
  const seen: Seen = {ids: new Map(), texts: new Map()};
  const packs = new Set<string>();
  for (const pack of files.packs) {
    unique(packs, pack, ['pack'], pack.value.pack, report);
    problems.push(...packProblems(pack, known, seen));
  }
  for (const review of files.reviews) {
    unique(packs, review, ['review'], review.value.review, report);
    problems.push(...reviewProblems(review, known, seen));
  }
  checkAsked(files, report);
  return problems;
};

const unique = (
  seen: Set<string>,
  file: Placed<unknown>,
  path: readonly PropertyKey[],
  name: string,
  report: Report,
): void =>
  once(seen, name, () =>
    report(file, path, `There is another pack ${name}`, 'Give it another name, or merge the two.'),
  );

const checkClauses = ({clauses}: FrameworkFiles, report: Report): Set<string> => {
  const seen = new Set<string>();
  for (const [c, clause] of clauses.value.clauses.entries()) {
    const double = (path: readonly PropertyKey[], id: string) => () =>
      report(clauses, path, `${id} stands here a second time`, 'Remove or renumber one of them.');
    once(seen, clause.id, double(['clauses', c, 'id'], clause.id));
    for (const [r, {id}] of clause.requirements.entries()) {
      const path = ['clauses', c, 'requirements', r, 'id'];
      once(seen, id, double(path, id));
      if (id.split('.')[0] !== clause.id)
        report(clauses, path, `${id} stands under ${clause.id}`, 'Move it to where its number says.');
    }
  }
  const {requirementsIn2022} = expectedCounts;
  const ids = new Set([...seen].filter(id => id.includes('.')));
  if (ids.size !== requirementsIn2022)
    report(
      clauses,
      ['clauses'],
      `There are ${ids.size} requirements, expected ${requirementsIn2022}`,
      'Restore the missing requirement, or remove the extra one.',
    );
  return ids;
};

const check2013 = ({iso2013}: FrameworkFiles, report: Report): Set<string> => {
  const seen = new Set<string>();
  const controls = new Set<string>();
  let objectives = 0;
  const unique = (id: string, path: readonly PropertyKey[]) =>
    once(seen, id, () => report(iso2013, path, `${id} stands here a second time`, 'Remove or renumber one of them.'));
  const inside = (parent: string, id: string, path: readonly PropertyKey[]) => {
    if (id.slice(0, id.lastIndexOf('.')) !== parent)
      report(iso2013, path, `${id} stands under ${parent}`, 'Move it to where its number says, or correct the number.');
  };
  for (const [f, family] of iso2013.value.families.entries()) {
    let count = 0;
    unique(family.id, ['families', f, 'id']);
    for (const [o, objective] of family.objectives.entries()) {
      const path = ['families', f, 'objectives', o];
      objectives += 1;
      unique(objective.id, [...path, 'id']);
      inside(family.id, objective.id, [...path, 'id']);
      for (const [c, control] of objective.controls.entries()) {
        count += 1;
        unique(control.id, [...path, 'controls', c, 'id']);
        inside(objective.id, control.id, [...path, 'controls', c, 'id']);
        controls.add(control.id);
      }
    }
    const expected = expectedCounts.perFamily[family.id];
    if (expected === undefined)
      report(iso2013, ['families', f, 'id'], `${family.id} is no family of the 2013 edition`, 'Use A.5 to A.18.');
    else if (count !== expected)
      report(
        iso2013,
        ['families', f],
        `${family.id} has ${count} controls, expected ${expected}`,
        'Restore the missing control, or remove the extra one.',
      );
  }
  const {families} = iso2013.value;
  if (families.length !== expectedCounts.families)
    report(
      iso2013,
      ['families'],
      `There are ${families.length} families, expected ${expectedCounts.families}`,
      'Each of A.5 to A.18 stands once.',
    );
  if (objectives !== expectedCounts.objectives)
    report(
      iso2013,
      ['families'],
      `There are ${objectives} objectives, expected ${expectedCounts.objectives}`,
      'Restore the missing objective, or remove the extra one.',
    );
  return controls;
};

const check2022 = ({iso2022}: FrameworkFiles, report: Report): Ids2022 => {
  const all = new Set<string>();
  const fresh = new Set<string>();
  for (const [t, theme] of iso2022.value.themes.entries()) {
    for (const [c, control] of theme.controls.entries()) {
      const path = ['themes', t, 'controls', c, 'id'];
      once(all, control.id, () =>
        report(iso2022, path, `${control.id} stands here a second time`, 'Remove or renumber one of them.'),
      );
      if (control.id.slice(0, control.id.lastIndexOf('.')) !== theme.id)
        report(
          iso2022,
          path,
          `${control.id} stands under ${theme.id}`,
          'Move it to where its number says, or correct the number.',
        );
      if (control.new) fresh.add(control.id);
    }
  }
  if (all.size !== expectedCounts.controls2022)
    report(
      iso2022,
      ['themes'],
      `There are ${all.size} controls, expected ${expectedCounts.controls2022}`,
      'Restore the missing control, or remove the extra one.',
    );
  if (fresh.size !== expectedCounts.newIn2022)
    report(
      iso2022,
      ['themes'],
      `There are ${fresh.size} controls marked new, expected ${expectedCounts.newIn2022}`,
      'Mark exactly the new controls with "new: true".',
    );
  return {all, fresh};
};
