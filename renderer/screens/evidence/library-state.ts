import type {Input} from '../../../main/contract/methods.ts';
import type {Sort} from '../../components/data-table.tsx';

export type FacetName = 'kinds' | 'classifications';

/** What the library shows: words, chosen facets, order, and the row that is selected. */
export type LibraryState = {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly classifications: readonly string[];
  readonly sort: Sort;
  readonly selected: number | undefined;
};

type SortBy = NonNullable<Input<'evidence.query'>['sort']>;
export const sortable: readonly SortBy[] = ['id', 'title', 'captured', 'bytes'];

export const libraryState = (text: string): LibraryState => ({
  text,
  kinds: [],
  classifications: [],
  sort: {by: 'id', descending: false},
  selected: undefined,
});

/** What the engine is asked, here and for the export. */
export const queryOf = ({text, kinds, classifications, sort}: LibraryState) => ({
  ...(text.trim() === '' ? {} : {text: text.trim()}),
  ...(kinds.length === 0 ? {} : {kinds: [...kinds]}),
  ...(classifications.length === 0 ? {} : {classifications: [...classifications]}),
  sort: sortable.find(by => by === sort.by) ?? 'id',
  descending: sort.descending,
});

/** Chooses a value of a facet, or no longer; other rows are shown then, so that none is selected. */
export const toggled = (state: LibraryState, facet: FacetName, value: string): LibraryState => {
  const chosen = state[facet];
  const next = chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value];
  return {...state, [facet]: next, selected: undefined};
};

/** Whether anything narrows what is shown. */
export const narrowed = ({text, kinds, classifications}: LibraryState): boolean =>
  text.trim() !== '' || kinds.length > 0 || classifications.length > 0;
