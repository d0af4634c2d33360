import type {Mode} from '../../../main/contract/ids.ts';
import type {OutlineEntry, OutlineGroup} from '../../../main/contract/views.ts';
import {visible} from '../../format.ts';
import type {Route} from '../../routes.ts';
import {texts} from '../../texts/texts.ts';
import {placeIn} from './place.ts';

export type OutlinePart = {readonly kind: OutlineGroup['kind']; readonly groups: readonly OutlineGroup[]};

const usual: readonly OutlineGroup['kind'][] = ['family', 'clause', 'review'];
const suppliers: readonly OutlineGroup['kind'][] = ['review', 'family', 'clause'];

/** Families, clauses and reviews in the order of an assessment's mode; in a supplier review the reviews lead. */
export const outlineParts = (groups: readonly OutlineGroup[], mode: Mode): readonly OutlinePart[] =>
  (mode === 'supplier-review' ? suppliers : usual)
    .map(kind => ({kind, groups: groups.filter(group => group.kind === kind)}))
    .filter(part => part.groups.length > 0);

export const entriesOf = (group: OutlineGroup): readonly OutlineEntry[] =>
  group.sections.flatMap(({entries}) => entries);

/** Where the questions of an entry are asked. */
export const placeOfEntry = (group: OutlineGroup, entry: OutlineEntry): Route =>
  entry.control
    ? placeIn('questionnaire', {group: group.id, entry: entry.id, edition: entry.control.edition})
    : placeIn('questionnaire', {review: group.id, entry: entry.id});

/** Where the questions of a whole group begin. */
export const placeOfGroup = (group: OutlineGroup): Route =>
  group.kind === 'review' ? placeIn('questionnaire', {review: group.id}) : placeIn('questionnaire', {group: group.id});

/** Entries with all their questions asked. */
export const allAsked = (entries: readonly OutlineEntry[]): number =>
  entries.filter(({questions, asked}) => questions > 0 && asked === questions).length;

/** What an entry's verdicts and answers come to, one line each; what could not be read is never left out. */
export const entryFacts = (entry: OutlineEntry): readonly string[] => {
  const words = texts.overview.cell;
  const {verdicts} = entry;
  return [
    words.asked(entry.asked, entry.questions),
    ...(entry.evidenced > 0 ? [words.evidenced(entry.evidenced)] : []),
    ...(verdicts.pass + verdicts.fail + verdicts['not-assessed'] > 0
      ? [words.verdicts(verdicts.pass, verdicts.fail, verdicts['not-assessed'])]
      : []),
  ];
};

/** An entry's id with its edition where it is a control: an id alone does not say which. */
export const entryId = ({id, control}: OutlineEntry): string =>
  control === undefined ? '' : id.startsWith('A.') ? `${id} (${control.edition})` : id;

/** An entry as it is read aloud. */
export const entryLabel = (entry: OutlineEntry): string =>
  [entryId(entry), visible(entry.name), texts.states[entry.state], ...entryFacts(entry)].filter(Boolean).join(', ');
