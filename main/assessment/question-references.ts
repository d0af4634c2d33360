import type {TemplateProblem} from '../templates/yaml.ts';
import {expectedCounts} from './framework-counts.ts';
import type {FrameworkFiles, Placed} from './framework-files.ts';
import type {QuestionEntry, QuestionFile, ReviewFile, ReviewQuestion} from './question-schema.ts';
import {once, type Report, reportInto} from './reference-report.ts';

/** The ids that questions may point to. `fresh`: the controls that are new in 2022. */
export type KnownIds = {
  readonly ids2013: ReadonlySet<string>;
  readonly ids2022: ReadonlySet<string>;
  readonly clauses: ReadonlySet<string>;
  readonly fresh: ReadonlySet<string>;
  readonly checks?: ReadonlySet<string>;
};

/** What was seen in the packs before: question ids and texts, each with where. */
export type Seen = {readonly ids: Map<string, string>; readonly texts: Map<string, string>};

type Ref = {readonly edition: string; readonly id: string};

/** The faults of one question pack against the controls and the packs before it. */
export const packProblems = (pack: Placed<QuestionFile>, known: KnownIds, seen: Seen): TemplateProblem[] => {
  const problems: TemplateProblem[] = [];
  const report = reportInto(problems);
  const place = (ref: Ref, path: readonly PropertyKey[], what: string) => {
    if (!exists(ref, known))
      report(pack, path, `${ref.id} is no control of the ${ref.edition} edition`, 'Correct the id or the edition.');
    if (!belongs(pack.value.pack, ref, known))
      report(
        pack,
        path,
        `${ref.edition} ${ref.id} does not belong into pack ${pack.value.pack}`,
        `Move the ${what} to the pack of its family.`,
      );
  };
  const noted = new Set<string>();
  for (const [n, {control}] of (pack.value.controls ?? []).entries()) {
    const path = ['controls', n, 'control'];
    once(noted, `${control.edition} ${control.id}`, () =>
      report(pack, path, `${control.edition} ${control.id} is described a second time`, 'Merge the two.'),
    );
    place(control, path, 'entry');
  }
  for (const [q, question] of pack.value.questions.entries()) {
    checkQuestion(pack, q, question, known, seen, report);
    place(question.control, ['questions', q, 'control'], 'question');
    const {edition, id} = question.control;
    checkStem(pack, q, question, edition === '2013' ? id : `2022:${id}`, 'control', report);
  }
  return problems;
};

/** The faults of one review pack. */
export const reviewProblems = (review: Placed<ReviewFile>, known: KnownIds, seen: Seen): TemplateProblem[] => {
  const problems: TemplateProblem[] = [];
  const report = reportInto(problems);
  const topics = new Set<string>();
  for (const [t, topic] of review.value.topics.entries()) {
    once(topics, topic.id, () =>
      report(review, ['topics', t, 'id'], `${topic.id} stands here a second time`, 'Remove or renumber one of them.'),
    );
    for (const [c, ref] of topic.controls.entries())
      if (!exists(ref, known))
        report(
          review,
          ['topics', t, 'controls', c],
          `${ref.id} is no control of the ${ref.edition} edition`,
          'Correct the id or the edition.',
        );
  }
  for (const [q, question] of review.value.questions.entries()) {
    checkQuestion(review, q, question, known, seen, report);
    if (topics.has(question.topic)) checkStem(review, q, question, question.topic, 'topic', report);
    else
      report(
        review,
        ['questions', q, 'topic'],
        `There is no topic ${question.topic}`,
        'Correct the id, or add the topic.',
      );
  }
  return problems;
};

const checkQuestion = (
  pack: Placed<unknown>,
  q: number,
  question: QuestionEntry | ReviewQuestion,
  {checks}: KnownIds,
  {ids, texts}: Seen,
  report: Report,
): void => {
  const path = ['questions', q];
  const earlier = ids.get(question.id);
  if (earlier)
    report(pack, [...path, 'id'], `${question.id} is also in ${earlier}`, 'Give one of them the next free number.');
  ids.set(question.id, pack.file);
  const twin = texts.get(question.text.toLowerCase());
  if (twin)
    report(
      pack,
      [...path, 'text'],
      `${question.id} has the text of ${twin}`,
      'Ask something else, or remove one of them.',
    );
  texts.set(question.text.toLowerCase(), question.id);
  const own = new Set<string>();
  for (const [f, {id}] of (question.followUps ?? []).entries()) {
    const at = [...path, 'followUps', f, 'id'];
    once(own, id, () => report(pack, at, `${id} stands here a second time`, 'Give one of them the next free number.'));
    if (id.slice(0, id.lastIndexOf('-')) !== question.id)
      report(pack, at, `${id} does not begin with its question`, `Name it ${question.id}-f${f + 1}.`);
  }
  if (question.answer.type === 'choice' && new Set(question.answer.options).size < question.answer.options.length)
    report(pack, [...path, 'answer', 'options'], `An option of ${question.id} stands twice`, 'Remove one of them.');
  for (const [i, check] of (question.informedBy ?? []).entries())
    if (checks && !checks.has(check))
      report(pack, [...path, 'informedBy', i], `There is no check ${check}`, 'Correct the id, or add the check.');
};

const checkStem = (
  pack: Placed<unknown>,
  q: number,
  {id}: {readonly id: string},
  stem: string,
  what: string,
  report: Report,
): void => {
  const owner = id.slice(0, id.indexOf('/') + 1);
  if (id.slice(owner.length, id.lastIndexOf('-')) !== stem)
    report(
      pack,
      ['questions', q, 'id'],
      `${id} does not begin with its ${what}`,
      `Name it ${owner}${stem}-q1, or the next free number.`,
    );
};

/** Reports controls that nothing asks about. */
export const checkAsked = ({packs, iso2013, iso2022, crosswalk}: FrameworkFiles, report: Report): void => {
  const refs = packs.flatMap(pack => pack.value.questions.map(({control}) => `${control.edition} ${control.id}`));
  const asked = new Set(refs);
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

const exists = ({edition, id}: Ref, {ids2013, ids2022, clauses}: KnownIds): boolean =>
  edition === '2013' ? ids2013.has(id) : ids2022.has(id) || clauses.has(id);

const belongs = (pack: string, {edition, id}: Ref, {fresh, clauses}: KnownIds): boolean => {
  if (pack === 'new-2022') return edition === '2022' && fresh.has(id);
  if (pack === 'isms-clauses') return edition === '2022' && clauses.has(id);
  return (
    expectedCounts.perFamily[pack] === undefined || (edition === '2013' && id.split('.').slice(0, 2).join('.') === pack)
  );
};
