import type {ControlRef} from '../contract/ids.ts';
import type {ReportControl, ReportModel} from './model.ts';
import {isOnRecord} from './tally.ts';

// Names of places are ASCII whatever the ids are.
const hex = (value: string): string => Buffer.from(value).toString('hex');
const keyOf = ({edition, id}: ControlRef): string => `${edition} ${id}`;

export const familyMark = (id: string): string => `f${hex(id)}`;
export const controlMark = ({ref}: Pick<ReportControl, 'ref'>): string => `c${hex(keyOf(ref))}`;
export const paperMark = (id: string): string => `p${hex(id)}`;
export const topicMark = (review: string, topic: string): string => `t${hex(`${review} ${topic}`)}`;

/** Where papers and controls stand in this report, and which papers are about a control. */
export type Places = {
  /** The name of a paper's place; undefined where it has none. */
  paper(id: string): string | undefined;
  /** The name of the page of a control, or of its counterpart in the other edition. */
  control(ref: ControlRef): string | undefined;
  /** Ids of findings, samples, interviews and observations on a control or its counterparts. */
  about(control: ReportControl): readonly string[];
};

/** Looks through the model once. */
export const placesOf = ({controls, papers}: Pick<ReportModel, 'controls' | 'papers'>): Places => {
  const pages = new Map<string, string>();
  const own = [...controls, ...papers.clauses.filter(isOnRecord)];
  for (const control of own) pages.set(keyOf(control.ref), controlMark(control));
  for (const control of own) {
    for (const id of control.crosswalk.ids) {
      const key = keyOf({edition: control.crosswalk.edition, id});
      if (!pages.has(key)) pages.set(key, controlMark(control));
    }
  }
  const {findings, samples, interviews, observations, requests} = papers;
  const marks = new Map(
    [...findings, ...samples, ...interviews, ...observations, ...requests].map(({id}) => [id, paperMark(id)]),
  );
  const about = new Map<string, string[]>();
  const note = (id: string, refs: readonly ControlRef[]): void => {
    for (const ref of refs) about.set(keyOf(ref), [...(about.get(keyOf(ref)) ?? []), id]);
  };
  for (const {id, requirement} of findings) if (requirement.source === 'standard') note(id, [requirement.control]);
  for (const {id, control} of samples) note(id, [control]);
  for (const {id, controls: refs} of [...interviews, ...observations]) note(id, refs);
  return {
    paper: id => marks.get(id),
    control: ref => pages.get(keyOf(ref)),
    about: ({ref, crosswalk}) => [
      ...new Set(
        [ref, ...crosswalk.ids.map(id => ({edition: crosswalk.edition, id}))].flatMap(
          one => about.get(keyOf(one)) ?? [],
        ),
      ),
    ],
  };
};
