import type {ControlRef} from '../contract/ids.ts';
import type {FrameworkFiles} from './framework-files.ts';
import type {Control, Counterparts, Frameworks, Review} from './framework-view.ts';
import {type Pack, toPack, withFollowUps} from './question.ts';

const key = (ref: ControlRef): string => `${ref.edition} ${ref.id}`;
const familyOf2013 = (id: string): string => id.split('.').slice(0, 2).join('.');

/** The view over parsed and checked files. */
export const buildFrameworks = (files: FrameworkFiles): Frameworks => {
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
  const requirements = requirementsOf(files);
  const byRef = new Map(
    [...controls['2013'], ...controls['2022'], ...requirements].map(control => [key(control.ref), control]),
  );
  const order = new Map([...byRef.keys()].map((id, index) => [id, index]));
  const packs = [...files.packs, ...files.reviews].map(file => toPack(file.value));
  const questions = packs
    .flatMap(pack => (pack.kind === 'questions' ? pack.questions : []))
    .sort((a, b) => (order.get(key(a.control)) ?? 0) - (order.get(key(b.control)) ?? 0));
  const reviews = files.reviews.map(file => reviewOf(file, packs));
  const supported = new Map(
    reviews.flatMap(({topics}) => topics.flatMap(topic => topic.questions.map(({id}) => [id, topic.controls]))),
  );
  const byId = new Map(packs.flatMap(pack => withFollowUps(pack.questions)).map(question => [question.id, question]));
  const notes = new Map(
    files.packs.flatMap(({value}) => (value.controls ?? []).map(({control, about}) => [key(control), about])),
  );
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
    clauses: files.clauses.value.clauses.map(({id, name}) => ({id, name})),
    requirements,
    questions,
    reviews,
    packs,
    crosswalk: rows,
    controls: edition => controls[edition],
    control: ref => byRef.get(key(ref)),
    question: id => byId.get(id),
    counterparts,
    about: ref =>
      [ref, ...(ref.edition === '2022' ? counterparts(ref).ids.map(id => ({edition: '2013' as const, id})) : [])]
        .map(known => notes.get(key(known)))
        .filter(about => about !== undefined),
    questionsFor: ref => [
      ...(byControl.get(key(ref)) ?? []),
      ...(ref.edition === '2022'
        ? counterparts(ref).ids.flatMap(id => byControl.get(key({edition: '2013', id})) ?? [])
        : []),
    ],
    servedBy: ({id, control, follows}) => {
      const own = supported.get(follows?.question ?? id) ?? [control];
      const served = own.flatMap(ref => [
        ref,
        ...(ref.edition === '2013' ? counterparts(ref).ids.map(id => ({edition: '2022' as const, id})) : []),
      ]);
      return [...new Map(served.map(ref => [key(ref), ref])).values()];
    },
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

const requirementsOf = ({clauses}: FrameworkFiles): Control[] =>
  clauses.value.clauses.flatMap(clause =>
    clause.requirements.map(({id, name}) => ({
      ref: {edition: '2022' as const, id},
      name,
      group: clause.id,
      family: 'ISMS',
      evidence: 'interview-and-documents' as const,
      newIn2022: false,
    })),
  );

const reviewOf = ({value}: FrameworkFiles['reviews'][number], packs: readonly Pack[]): Review => {
  const questions = packs.find(pack => pack.kind === 'review' && pack.id === value.review)?.questions ?? [];
  return {
    id: value.review,
    title: value.title,
    version: value.version,
    topics: value.topics.map(topic => ({...topic, questions: questions.filter(({topic: of}) => of === topic.id)})),
  };
};
