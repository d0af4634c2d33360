import type {Mode} from '../../../../main/contract/ids.ts';
import type {Overview} from '../../../../main/contract/views.ts';
import type {Places} from '../../../routes.ts';

export type Group = Overview['groups'][number];
export type Entry = Group['sections'][number]['entries'][number];
type At = Places['questionnaire'];

/** An entry with the group it stands in. */
export type OutlinePlace = {readonly group: Group; readonly entry: Entry};

/** The review that a supplier review is about. */
const contracts = 'outsourced-contracts';

/** The order to walk in: in a supplier review the contracts lead, then the other reviews. */
export const inOrder = (groups: readonly Group[], mode: Mode): Group[] =>
  mode === 'supplier-review' ? groups.toSorted((one, other) => rank(one) - rank(other)) : [...groups];

const rank = (group: Group): number => (!isReview(group) ? 2 : group.id === contracts ? 0 : 1);

const isReview = ({kind}: Group): boolean => kind === 'review';

/** All entries in the order they are walked. */
export const placesOf = (groups: readonly Group[]): OutlinePlace[] =>
  groups.flatMap(group => group.sections.flatMap(({entries}) => entries.map(entry => ({group, entry}))));

/** How an entry is named in the window's address. */
export const atOf = ({group, entry}: OutlinePlace, question?: string): At => ({
  group: group.id,
  entry: entry.id,
  ...(entry.control ? {edition: entry.control.edition} : {review: group.id}),
  ...(question === undefined ? {} : {question}),
});

/** Whether an address names this entry. An id without edition or review is the first that has it. */
export const isAt = ({group, entry}: OutlinePlace, at: At): boolean =>
  entry.id === at.entry &&
  (at.edition === undefined || entry.control?.edition === at.edition) &&
  (at.review === undefined || (entry.control === undefined && group.id === at.review));

/** Whether questions of it wait for an answer. */
export const isOpen = ({entry}: OutlinePlace): boolean => entry.asked < entry.questions;

/** Where to begin in a group, or anywhere: the first entry with open questions, else the first. */
export const firstPlace = (places: readonly OutlinePlace[], group?: string): OutlinePlace | undefined => {
  const within = group === undefined ? places : places.filter(place => place.group.id === group);
  return within.find(isOpen) ?? within[0];
};

/** The next entry with open questions, round the end; never the one we are at. */
export const nextOpenPlace = (places: readonly OutlinePlace[], here: OutlinePlace | undefined) => {
  const at = here ? places.indexOf(here) : -1;
  return places.slice(at + 1).find(isOpen) ?? places.slice(0, Math.max(at, 0)).find(isOpen);
};

/** The entry before or after; undefined past either end. */
export const neighbourPlace = (places: readonly OutlinePlace[], here: OutlinePlace | undefined, by: 1 | -1) =>
  here ? places[places.indexOf(here) + by] : places[0];

/** How much of a group is asked. */
export const tally = ({sections}: Group): {asked: number; questions: number} => {
  const entries = sections.flatMap(section => section.entries);
  const sum = (of: (entry: Entry) => number) => entries.reduce((all, entry) => all + of(entry), 0);
  return {asked: sum(({asked}) => asked), questions: sum(({questions}) => questions)};
};

/** The groups as a filter shows them: words in id or name, over all groups; open ones only; what is left empty is left out. */
export const filtered = (
  groups: readonly Group[],
  {text, openOnly, group}: {text: string; openOnly: boolean; group: string | undefined},
): Group[] => {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({id, name}: Entry) => words.every(word => `${id} ${name}`.toLowerCase().includes(word));
  return groups
    .filter(({id}) => words.length > 0 || id === group)
    .map(one => ({
      ...one,
      sections: one.sections
        .map(section => ({
          ...section,
          entries: section.entries.filter(entry => matches(entry) && (!openOnly || isOpen({group: one, entry}))),
        }))
        .filter(({entries}) => entries.length > 0),
    }))
    .filter(({sections}) => sections.length > 0);
};
