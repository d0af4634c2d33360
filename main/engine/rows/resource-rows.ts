import type {Output, Parsed} from '../../contract/methods.ts';
import type {ResourceRow, VerdictCounts} from '../../contract/views.ts';
import {resourceKey} from '../resource-key.ts';
import {byNumber, ranksOf, reversed, type SortKey, sortRows} from './order.ts';
import {once, type ResourceTable, type RowIndex, verdictValues} from './row-index.ts';
import {both, facetOf, groupsOf, hits, keptRows, type Selection, select, wantedOf, wordsOf} from './select.ts';

type Query = Omit<Parsed<'resources.query'>, 'offset' | 'limit'>;
type Answer = Omit<Output<'resources.query'>, 'items'>;

/** The resources that a query is about, all of them in its order, with counts by facet and group. */
export const queryResources = (index: RowIndex, query: Query): Answer & {readonly rows: Uint32Array} =>
  once(index, 'answer', `resources ${JSON.stringify(query)}`, () => answer(index, query));

const answer = (index: RowIndex, query: Query): Answer & {readonly rows: Uint32Array} => {
  const {resources, targetLabel} = index;
  const {type, target, region} = resources;
  const selection = selected(index, query);
  const [types = none, targets = none, regions = none, sets = none] = selection.counts;
  const group = query.group && groupOf(index, query.group);
  return {
    total: selection.total,
    of: resources.count,
    facets: {
      types: facetOf(type.values, types, query.types),
      targets: facetOf(target.values, targets, query.targets, targetLabel),
      regions: facetOf(region.values, regions, query.regions),
      verdicts: facetOf(verdictValues, countsOfSets(sets), query.verdicts, undefined, inOrder),
    },
    groups: group ? groupsOf(selection.keep, group.codes, group.values, group.label, group.ranks) : [],
    rows: keptRows(orderOf(index, query), selection),
  };
};

const selected = (
  index: RowIndex,
  {sort: _sort, descending: _descending, group: _group, ...filters}: Query,
): Selection =>
  once(index, 'selection', `resources ${JSON.stringify(filters)}`, () => {
    const {count, has: any, type, target, region} = index.resources;
    const has = filters.check === undefined ? any : verdictsBy(index, filters.check);
    const judged = filters.check === undefined ? undefined : has.map(set => (set === 0 ? 0 : 1));
    return select(count, both(matches(index, filters.text), judged), [
      {codes: type.codes, wanted: wantedOf(type.values, filters.types)},
      {codes: target.codes, wanted: wantedOf(target.values, filters.targets)},
      {codes: region.codes, wanted: wantedOf(region.values, filters.regions)},
      {codes: has, wanted: wantedSets(filters.verdicts)},
    ]);
  });

/** One row as a table shows it. */
export const resourceRow = ({resources}: RowIndex, row: number): ResourceRow => {
  const {type, target, region} = resources;
  const named = {
    type: type.values[type.codes[row] ?? -1] ?? '',
    target: target.values[target.codes[row] ?? -1] ?? '',
    region: region.values[region.codes[row] ?? -1] ?? '',
    id: resources.ids[row] ?? '',
  };
  return {
    key: resourceKey(named),
    ...named,
    name: resources.names[row] ?? '',
    verdicts: countsOf(resources.counts.map(counts => counts[row] ?? 0)),
  };
};

/** Counts in the order of `verdictValues`, by their names. */
export const countsOf = ([
  fail = 0,
  notAssessed = 0,
  pass = 0,
  notApplicable = 0,
]: readonly number[]): VerdictCounts => ({
  pass,
  fail,
  'not-assessed': notAssessed,
  'not-applicable': notApplicable,
});

/** Which resources have every word somewhere in name, id, type, region or target; absent: nothing is looked for. */
export const matches = (index: RowIndex, text: string | undefined): Uint8Array | undefined =>
  wordsOf(text)
    .map(word => resourcesWith(index, word))
    .reduce<Uint8Array | undefined>(both, undefined);

export const resourcesWith = ({resources, targetLabel}: RowIndex, word: string): Uint8Array => {
  const {type, target, region, texts} = resources;
  const inType = hits(type.values, word);
  const inTarget = hits(target.values, word, targetLabel);
  const inRegion = hits(region.values, word);
  const found = new Uint8Array(resources.count);
  for (let row = 0; row < found.length; row++) {
    if (
      inType[type.codes[row] ?? 0] === 1 ||
      inTarget[target.codes[row] ?? 0] === 1 ||
      inRegion[region.codes[row] ?? 0] === 1 ||
      texts[row]?.includes(word)
    )
      found[row] = 1;
  }
  return found;
};

const none = new Uint32Array();
const inOrder = Uint32Array.from(verdictValues, (_, n) => n);

/** Which verdicts of one check each resource has, a bit each. */
const verdictsBy = ({resources, verdicts}: RowIndex, check: string): Uint8Array => {
  const has = new Uint8Array(resources.count);
  const code = verdicts.check.values.indexOf(check);
  for (let at = 0; at < verdicts.count; at++) {
    const place = verdicts.resource[at] ?? 0;
    if (verdicts.check.codes[at] !== code || place === 0) continue;
    has[place - 1] = (has[place - 1] ?? 0) | (1 << (verdicts.verdict[at] ?? 0));
  }
  return has;
};

/** For every set of verdicts, whether it has one that is wanted. */
const wantedSets = (named: readonly string[] | undefined): Uint8Array => {
  const sets = new Uint8Array(1 << verdictValues.length);
  if (named === undefined || named.length === 0) return sets.fill(1);
  const bits = verdictValues.reduce((bits, value, at) => bits | (named.includes(value) ? 1 << at : 0), 0);
  return sets.map((_, set) => ((set & bits) === 0 ? 0 : 1));
};

const countsOfSets = (sets: Uint32Array): number[] =>
  verdictValues.map((_, at) => sets.reduce((sum, count, set) => sum + ((set >> at) & 1) * count, 0));

const orderOf = (index: RowIndex, {sort, descending, group}: Query): Uint32Array =>
  once(index, 'order', `resources ${sort} ${descending} ${group}`, () => {
    const {order} = index.resources;
    const key = sort === 'name' ? undefined : sortKey(index, sort);
    const sorted = key ? sortRows(order, [descending ? reversed(key) : key]) : descending ? order.toReversed() : order;
    return group ? sortRows(sorted, [groupOf(index, group)]) : sorted;
  });

const sortKey = (index: RowIndex, sort: Exclude<Query['sort'], 'name'>): SortKey => {
  if (sort === 'fail') return byNumber(index.resources.counts[0] ?? none);
  if (sort === 'not-assessed') return byNumber(index.resources.counts[1] ?? none);
  return groupOf(index, sort);
};

type Group = SortKey & {readonly values: readonly string[]; readonly label: (value: string) => string};

const groupOf = ({resources, targetLabel}: RowIndex, by: 'type' | 'target' | 'region'): Group => {
  const {values, codes} = (resources satisfies ResourceTable)[by];
  const label = by === 'target' ? targetLabel : (value: string) => value;
  return {codes, values, label, ranks: ranksOf(values, label)};
};
