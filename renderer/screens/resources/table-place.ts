import type {ControlRef} from '../../../main/contract/ids.ts';
import type {Input} from '../../../main/contract/methods.ts';
import type {Sort} from '../../components/data-table.tsx';
import {controlFrom} from '../../control-text.ts';
import type {Places} from '../../routes.ts';

export type Place = Places['resources'];
export type View = 'verdicts' | 'resources';

/** The facets that a place can hold, by the name of its field. */
export const facetFields = {
  verdicts: 'verdict',
  severities: 'severity',
  checks: 'check',
  types: 'type',
  targets: 'target',
  regions: 'region',
} as const satisfies Readonly<Record<string, keyof Place>>;

export type FacetName = keyof typeof facetFields;

/** Several values in one field of a place: `fail,not-assessed`; a comma inside a value is written `%2C`. */
export const valuesOf = (field: string | undefined): string[] =>
  (field ?? '')
    .split(',')
    .filter(Boolean)
    .map(value => value.replaceAll('%2C', ',').replaceAll('%25', '%'));

export const fieldOf = (values: readonly string[]): string =>
  values.map(value => value.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');

/** A value put in, or taken out where it stands already. */
export const toggled = (field: string | undefined, value: string): string => {
  const values = valuesOf(field);
  return fieldOf(values.includes(value) ? values.filter(other => other !== value) : [...values, value]);
};

/** Which table a place means: one that names only a resource means resources, everything else verdicts. */
export const viewOf = ({view, key, type, check, verdict, control, open}: Place): View => {
  if (view === 'verdicts' || view === 'resources') return view;
  return (key || type) && !check && !verdict && !control && !open ? 'resources' : 'verdicts';
};

export const sorts = {
  verdicts: ['severity', 'verdict', 'check', 'resource', 'region', 'target'],
  resources: ['name', 'type', 'region', 'target', 'fail', 'not-assessed'],
} as const;

export const groupings = {
  verdicts: ['check', 'verdict', 'severity', 'target', 'region'],
  resources: ['type', 'target', 'region'],
} as const;

const oneOf = <V extends string>(values: readonly V[], value: string | undefined): V | undefined =>
  values.find(one => one === value);

/** How a place sorts: `-fail` is descending. */
export const sortOf = (place: Place): Sort => {
  const view = viewOf(place);
  const descending = place.sort?.startsWith('-') ?? false;
  const by = oneOf<string>(sorts[view], descending ? place.sort?.slice(1) : place.sort);
  return by === undefined ? {by: sorts[view][0], descending: false} : {by, descending};
};

export const sortField = ({by, descending}: Sort): string => (descending ? `-${by}` : by);

/** What a place groups by. */
export const groupOf = (place: Place): string | undefined => oneOf<string>(groupings[viewOf(place)], place.group);

/** The grouping after the present one; none after the last. */
export const nextGroup = (place: Place): string | undefined => {
  const all: readonly (string | undefined)[] = [undefined, ...groupings[viewOf(place)]];
  return all[(all.indexOf(groupOf(place)) + 1) % all.length];
};

const given = <V>(name: string, value: V | undefined): Record<string, V> =>
  value === undefined || (Array.isArray(value) && value.length === 0) || value === '' ? {} : {[name]: value};

type Query<M extends 'verdicts.query' | 'resources.query'> = Omit<Input<M>, 'offset' | 'limit'>;

/** The control that a place is limited to. */
export const controlOf = ({control, edition}: Place): ControlRef | undefined =>
  control === undefined ? undefined : controlFrom(edition ? `${edition}:${control}` : control);

/** What is asked of the engine for a place that means verdicts. */
export const verdictQuery = (place: Place): Query<'verdicts.query'> => {
  const sort = sortOf(place);
  return {
    ...given('text', place.text?.trim()),
    ...Object.fromEntries(
      Object.entries(facetFields).flatMap(([name, field]) => Object.entries(given(name, valuesOf(place[field])))),
    ),
    ...given('control', controlOf(place)),
    sort: oneOf(sorts.verdicts, sort.by) ?? 'severity',
    descending: sort.descending,
    ...given('group', oneOf(groupings.verdicts, place.group)),
  };
};

/** What is asked of the engine for a place that means resources. */
export const resourceQuery = (place: Place): Query<'resources.query'> => {
  const sort = sortOf(place);
  return {
    ...given('text', place.text?.trim()),
    ...given('types', valuesOf(place.type)),
    ...given('targets', valuesOf(place.target)),
    ...given('regions', valuesOf(place.region)),
    ...given('verdicts', valuesOf(place.verdict)),
    ...given('check', valuesOf(place.check)[0]),
    sort: oneOf(sorts.resources, sort.by) ?? 'name',
    descending: sort.descending,
    ...given('group', oneOf(groupings.resources, place.group)),
  };
};

const filters = ['text', 'verdict', 'severity', 'check', 'type', 'target', 'region', 'control', 'edition'] as const;

/** Whether anything is filtered. */
export const isFiltered = (place: Place): boolean => filters.some(field => Boolean(place[field]));

/** The place without its filters. */
export const unfiltered = (place: Place): Place =>
  Object.fromEntries(Object.entries(place).filter(([field]) => !(filters as readonly string[]).includes(field)));
