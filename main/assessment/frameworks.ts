import type {ControlRef, Edition} from '../contract/ids.ts';
import {TemplateError} from '../templates/yaml.ts';
import {type FrameworkFiles, readFrameworkFiles} from './framework-files.ts';
import {frameworkProblems} from './framework-references.ts';
import type {CrosswalkRow, EvidenceMode} from './framework-schema.ts';
import type {QuestionEntry} from './question-schema.ts';

export type Family = {
  readonly id: string;
  readonly name: string;
  /** Documents to ask the client for before the visit. */
  readonly documents: readonly string[];
  readonly sampling: string;
};

export type Objective = {readonly id: string; readonly name: string; readonly family: string};

export type Theme = {readonly id: string; readonly name: string};

/** A control of either edition. `group` is its objective in 2013, its theme in 2022; `family` is one of the 14 in both. */
export type Control = {
  readonly ref: ControlRef;
  readonly name: string;
  readonly group: string;
  readonly family: string;
  readonly evidence: EvidenceMode;
  readonly newIn2022: boolean;
};

export type Question = QuestionEntry;

/** Where a control stands in the other edition. */
export type Counterparts = {
  readonly edition: Edition;
  readonly ids: readonly string[];
  /** Where the sources of the crosswalk differ: 2022 controls worth a look as well. */
  readonly related: readonly string[];
  /** For controls that are new in 2022: the nearest of 2013, a practice aid only. */
  readonly nearest: readonly string[];
};

/** Both editions, the crosswalk between them, and the question bank. Lists are in the order of the standard. */
export type Frameworks = {
  readonly families: readonly Family[];
  readonly objectives: readonly Objective[];
  readonly themes: readonly Theme[];
  readonly questions: readonly Question[];
  readonly crosswalk: readonly CrosswalkRow[];
  /** All controls of an edition: 114 or 93. */
  controls(edition: Edition): readonly Control[];
  /** The control, or undefined where the edition has none of this id. */
  control(ref: ControlRef): Control | undefined;
  question(id: string): Question | undefined;
  /** The control's place in the other edition; empty lists where there is none. */
  counterparts(ref: ControlRef): Counterparts;
  /** The questions that serve a control: its own, and for a 2022 control those of its 2013 predecessors. */
  questionsFor(ref: ControlRef): readonly Question[];
  /** The controls of both editions that an answer to this question serves. */
  servedBy(question: Question): readonly ControlRef[];
  /** The way through the questionnaire: a family's 2013 questions, then those of the new 2022 controls nearest to it. */
  questionsOfFamily(family: string): readonly Question[];
};

/**
 * Loads and checks a framework folder (`templates/frameworks`). `checks`: known check ids, so that `informedBy` is checked
 * too. Errors: TemplateError with every fault, each with file, line, column and mend.
 */
export const loadFrameworks = (folder: string, checks?: ReadonlySet<string>): Frameworks => {
  const files = readFrameworkFiles(folder);
  const problems = frameworkProblems(files, checks);
  if (problems.length > 0) throw new TemplateError(problems);
  return buildFrameworks(files);
};

const key = (ref: ControlRef): string => `${ref.edition} ${ref.id}`;
const familyOf2013 = (id: string): string => id.split('.').slice(0, 2).join('.');

const buildFrameworks = (files: FrameworkFiles): Frameworks => {
  const families = files.iso2013.value.families.map(({id, name, documents, sampling}) => ({
    id,
    name,
    documents,
    sampling,
  }));
  const objectives = files.iso2013.value.families.flatMap(family =>
    family.objectives.map(({id, name}) => ({id, name, family: family.id})),
  );
  const themes = files.iso2022.value.themes.map(({id, name}) => ({id, name}));
  const {rows, new2022} = files.crosswalk.value;
  const to2022 = new Map(rows.map(row => [row.iso2013, row]));
  const to2013 = Map.groupBy(
    rows.flatMap(row => row.iso2022.map(id => ({id, from: row.iso2013}))),
    pair => pair.id,
  );
  const nearest = new Map(new2022.map(entry => [entry.iso2022, entry.nearest2013]));
  const controls = {
    '2013': controls2013(files),
    '2022': controls2022(files, id => to2013.get(id)?.[0]?.from ?? nearest.get(id)?.[0] ?? ''),
  };
  const byRef = new Map([...controls['2013'], ...controls['2022']].map(control => [key(control.ref), control]));
  const order = new Map([...byRef.keys()].map((id, index) => [id, index]));
  const questions = files.packs
    .flatMap(pack => pack.value.questions)
    .sort((a, b) => (order.get(key(a.control)) ?? 0) - (order.get(key(b.control)) ?? 0));
  const byId = new Map(questions.map(question => [question.id, question]));
  const byControl = Map.groupBy(questions, question => key(question.control));

  const counterparts = ({edition, id}: ControlRef): Counterparts =>
    edition === '2013'
      ? {edition: '2022', ids: to2022.get(id)?.iso2022 ?? [], related: to2022.get(id)?.related2022 ?? [], nearest: []}
      : {
          edition: '2013',
          ids: (to2013.get(id) ?? []).map(pair => pair.from),
          related: [],
          nearest: nearest.get(id) ?? [],
        };

  return {
    families,
    objectives,
    themes,
    questions,
    crosswalk: rows,
    controls: edition => controls[edition],
    control: ref => byRef.get(key(ref)),
    question: id => byId.get(id),
    counterparts,
    questionsFor: ref => [
      ...(byControl.get(key(ref)) ?? []),
      ...(ref.edition === '2022'
        ? counterparts(ref).ids.flatMap(id => byControl.get(key({edition: '2013', id})) ?? [])
        : []),
    ],
    servedBy: ({control}) => [
      control,
      ...(control.edition === '2013' ? counterparts(control).ids.map(id => ({edition: '2022' as const, id})) : []),
    ],
    questionsOfFamily: family => questions.filter(question => byRef.get(key(question.control))?.family === family),
  };
};

const controls2013 = ({iso2013}: FrameworkFiles): Control[] =>
  iso2013.value.families.flatMap(family =>
    family.objectives.flatMap(objective =>
      objective.controls.map(({id, name, evidence}) => ({
        ref: {edition: '2013' as const, id},
        name,
        group: objective.id,
        family: family.id,
        evidence,
        newIn2022: false,
      })),
    ),
  );

const controls2022 = ({iso2022}: FrameworkFiles, ancestor: (id: string) => string): Control[] =>
  iso2022.value.themes.flatMap(theme =>
    theme.controls.map(control => ({
      ref: {edition: '2022' as const, id: control.id},
      name: control.name,
      group: theme.id,
      family: familyOf2013(ancestor(control.id)),
      evidence: control.evidence,
      newIn2022: control.new === true,
    })),
  );
