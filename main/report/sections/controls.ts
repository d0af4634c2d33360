import {startSection, text, write} from '../flow.ts';
import type {ReportControl} from '../model.ts';
import type {Paper} from '../paper.ts';
import type {Report} from '../parts.ts';
import {familyMark} from '../places.ts';
import {colors} from '../style.ts';
import {oneLine} from '../visible.ts';
import {familyControls} from './control.ts';

export type FamilyGroup = {readonly id: string; readonly title: string; readonly controls: readonly ReportControl[]};

/** Controls by family, in the model's order; those of a family that the model does not list come last, never left out. */
export const familyGroups = ({model}: Pick<Report, 'model'>): FamilyGroup[] => {
  const byFamily = Map.groupBy(model.controls, c => c.family);
  const listed = model.families.map(f => ({
    id: f.id,
    title: `${f.id}  ${f.name}`,
    controls: byFamily.get(f.id) ?? [],
  }));
  const known = new Set(model.families.map(f => f.id));
  const others = [...byFamily].filter(([id]) => !known.has(id)).map(([id, controls]) => ({id, title: id, controls}));
  return [...listed, ...others].filter(g => g.controls.length > 0);
};

/** Opens the part with the controls. */
export const controlsIntro = ({texts, paper}: Report): void => {
  startSection(paper, 'controls', texts.controls.title);
  write(paper, [text(texts.controls.intro)]);
  paper.y += 14;
};

/** The pages of one family; the first stands under the part's title, each other one on a new page. */
export const family = (report: Report, group: FamilyGroup, first: boolean): void => {
  const {paper} = report;
  if (!first) paper.newPage();
  startFamily(paper, group);
  familyControls(report, group.controls);
};

const startFamily = (paper: Paper, group: FamilyGroup): void => {
  paper.mark(familyMark(group.id));
  paper.bookmark(oneLine(group.title), 1);
  write(paper, [
    text([{text: group.title, style: 'bold', color: colors.accent}], {size: 15, leading: 20, kerned: true}),
  ]);
  paper.y += 4;
};
