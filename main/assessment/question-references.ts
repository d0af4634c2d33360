import {expectedCounts} from './framework-counts.ts';
import type {FrameworkFiles} from './framework-files.ts';
import type {Report} from './reference-report.ts';

/** Reports questions that are double, dangling or misplaced, and controls that nothing asks about. */
export const checkQuestions = (
  {packs, iso2013, iso2022, crosswalk}: FrameworkFiles,
  ids2013: ReadonlySet<string>,
  ids2022: ReadonlySet<string>,
  checks: ReadonlySet<string> | undefined,
  report: Report,
): void => {
  const seen = new Map<string, string>();
  const texts = new Map<string, string>();
  const asked = new Set<string>();
  const fresh = new Set(crosswalk.value.new2022.map(entry => entry.iso2022));
  for (const pack of packs) {
    for (const [q, question] of pack.value.questions.entries()) {
      const path = ['questions', q];
      const {edition, id} = question.control;
      const earlier = seen.get(question.id);
      if (earlier)
        report(pack, [...path, 'id'], `${question.id} is also in ${earlier}`, 'Give one of them the next free number.');
      seen.set(question.id, pack.file);
      const twin = texts.get(question.text.toLowerCase());
      if (twin)
        report(
          pack,
          [...path, 'text'],
          `${question.id} has the text of ${twin}`,
          'Ask something else, or remove one of them.',
        );
      texts.set(question.text.toLowerCase(), question.id);
      if (!(edition === '2013' ? ids2013 : ids2022).has(id))
        report(
          pack,
          [...path, 'control'],
          `${id} is no control of the ${edition} edition`,
          'Correct the id or the edition.',
        );
      const prefix = edition === '2013' ? id : `2022:${id}`;
      if (question.id.slice(0, question.id.lastIndexOf('-')) !== prefix)
        report(
          pack,
          [...path, 'id'],
          `${question.id} does not begin with its control`,
          `Name it ${prefix}-q1, or the next free number.`,
        );
      if (!belongs(pack.value.pack, edition, id, fresh))
        report(
          pack,
          [...path, 'control'],
          `${edition} ${id} does not belong into pack ${pack.value.pack}`,
          'Move the question to the pack of its family.',
        );
      for (const [i, check] of (question.informedBy ?? []).entries())
        if (checks && !checks.has(check))
          report(pack, [...path, 'informedBy', i], `There is no check ${check}`, 'Correct the id, or add the check.');
      asked.add(`${edition} ${id}`);
    }
  }
  for (const [f, family] of iso2013.value.families.entries())
    for (const [o, objective] of family.objectives.entries())
      for (const [c, control] of objective.controls.entries())
        if (!asked.has(`2013 ${control.id}`))
          report(
            iso2013,
            ['families', f, 'objectives', o, 'controls', c],
            `2013 ${control.id} has no question`,
            `Add ${control.id}-q1 to the pack of family ${family.id}.`,
          );
  const served = new Set(
    crosswalk.value.rows.filter(row => asked.has(`2013 ${row.iso2013}`)).flatMap(row => row.iso2022),
  );
  for (const [t, theme] of iso2022.value.themes.entries())
    for (const [c, control] of theme.controls.entries())
      if (!served.has(control.id) && !asked.has(`2022 ${control.id}`))
        report(
          iso2022,
          ['themes', t, 'controls', c],
          `2022 ${control.id} has no question, neither its own nor through the crosswalk`,
          `Add 2022:${control.id}-q1 to questions/new-2022.yaml.`,
        );
};

const belongs = (pack: string, edition: string, id: string, fresh: ReadonlySet<string>): boolean => {
  if (pack === 'new-2022') return edition === '2022' && fresh.has(id);
  return (
    expectedCounts.perFamily[pack] === undefined || (edition === '2013' && id.split('.').slice(0, 2).join('.') === pack)
  );
};
