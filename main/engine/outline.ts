import {controlState} from '../assessment/control-state.ts';
import type {Frameworks} from '../assessment/frameworks.ts';
import {
  type ControlProgress,
  clauseProgress,
  type GroupProgress,
  progressOf,
  reviewProgress,
  type Standing,
} from '../assessment/progress.ts';
import type {Check} from '../checks/types.ts';
import type {OutlineEntry, OutlineGroup} from '../contract/views.ts';
import type {Answer, Workspace} from '../workspace/types.ts';
import type {Library} from './library.ts';
import {keyOf} from './report-controls.ts';
import {decisionsOf} from './soa-service.ts';
import {type VerdictDigest, verdictDigest} from './verdict-digest.ts';

type Sources = {
  readonly frameworks: Frameworks;
  readonly digest: VerdictDigest;
  readonly checksOf: (key: string) => readonly string[];
  readonly excluded: (key: string) => boolean;
};

/** What the questionnaire is walked by, and where each part of it stands: the 14 families, the clauses, the reviews. */
export const outlineOf = (workspace: Workspace, {frameworks, checks}: Library): OutlineGroup[] => {
  const answers = workspace.answers.list();
  const decisions = decisionsOf(workspace);
  const byControl = checksByControl(checks);
  const sources: Sources = {
    frameworks,
    digest: verdictDigest(workspace),
    checksOf: key => byControl.get(key) ?? [],
    excluded: key => decisions.get(key)?.applicable === false,
  };
  return [
    ...progressOf(frameworks, answers, '2013').map(family => familyGroup(family, sources)),
    ...clauseProgress(frameworks, answers).map(clause => clauseGroup(clause, sources)),
    ...reviewGroups(frameworks, answers, sources.digest),
  ];
};

/** Ids of the checks that inform a control, by `2013:A.9.2.3`. */
export const checksByControl = (checks: readonly Check[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const {id, controls} of checks)
    for (const ref of controls) found.set(keyOf(ref), [...(found.get(keyOf(ref)) ?? []), id]);
  return found;
};

/** A family by its objectives; the controls that are new in 2022 stand last, under a section of their own. */
const familyGroup = (family: GroupProgress, sources: Sources): OutlineGroup => {
  const {frameworks} = sources;
  const groupOf = (control: ControlProgress) => frameworks.control(control.ref)?.group;
  const [old, fresh] = [family.controls.filter(isOf('2013')), family.controls.filter(isOf('2022'))];
  const sections = frameworks.objectives
    .filter(objective => objective.family === family.id)
    .map(({id, name}) => ({id, name, entries: old.filter(control => groupOf(control) === id).map(entryOf(sources))}))
    .filter(({entries}) => entries.length > 0);
  return {
    kind: 'family',
    id: family.id,
    name: family.name,
    sections:
      fresh.length === 0
        ? sections
        : [
            ...sections,
            {id: `${family.id}:2022`, name: 'New in the 2022 edition', entries: fresh.map(entryOf(sources))},
          ],
  };
};

const isOf = (edition: '2013' | '2022') => (control: ControlProgress) => control.ref.edition === edition;

const clauseGroup = ({id, name, controls}: GroupProgress, sources: Sources): OutlineGroup => ({
  kind: 'clause',
  id,
  name,
  sections: [{id, name, entries: controls.map(entryOf(sources))}],
});

const entryOf =
  ({digest, checksOf, excluded}: Sources) =>
  (control: ControlProgress): OutlineEntry => {
    const key = keyOf(control.ref);
    const verdicts = digest.sum(checksOf(key));
    const facts = {unread: verdicts['not-assessed'] > 0, excluded: excluded(key)};
    return {
      id: control.ref.id,
      control: control.ref,
      name: control.name,
      state: controlState(control, facts),
      ...countsOf(control),
      verdicts,
    };
  };

/** A review by its topics; their verdicts are those of the checks that its questions name. */
const reviewGroups = (frameworks: Frameworks, answers: readonly Answer[], digest: VerdictDigest): OutlineGroup[] =>
  reviewProgress(frameworks, answers).map(({id, title, topics}) => {
    const review = frameworks.reviews.find(one => one.id === id);
    const entries = topics.map(topic => {
      const questions = review?.topics.find(one => one.id === topic.id)?.questions ?? [];
      const verdicts = digest.sum(new Set(questions.flatMap(question => question.informedBy ?? [])));
      const facts = {unread: verdicts['not-assessed'] > 0, excluded: false};
      return {id: topic.id, name: topic.title, state: controlState(topic, facts), ...countsOf(topic), verdicts};
    });
    return {kind: 'review', id, name: title, sections: [{id, name: title, entries}]};
  });

const countsOf = ({questions, asked, evidenced}: Standing) => ({questions, asked, evidenced});
