import type {Output, Parsed} from '../../contract/methods.ts';
import type {VerdictRow} from '../../contract/views.ts';
import type {Workspace} from '../../workspace/types.ts';
import {resourceKey} from '../resource-key.ts';
import {controlKey, resourcePlaces} from './build-index.ts';
import {ranksOf, reversed, type SortKey, sortRows} from './order.ts';
import {resourcesWith} from './resource-rows.ts';
import {once, type RowIndex, severities, verdictValues} from './row-index.ts';
import {both, facetOf, groupsOf, hits, keptRows, type Selection, select, wantedOf, wordsOf} from './select.ts';

type Query = Omit<Parsed<'verdicts.query'>, 'offset' | 'limit'>;
type Answer = Omit<Output<'verdicts.query'>, 'items'>;

/** The verdicts that a query is about, all of them in its order, with counts by facet and group. */
export const queryVerdicts = (index: RowIndex, query: Query): Answer & {readonly rows: Uint32Array} =>
  once(index, 'answer', `verdicts ${JSON.stringify(query)}`, () => answer(index, query));

const answer = (index: RowIndex, query: Query): Answer & {readonly rows: Uint32Array} => {
  const {verdicts, targetLabel} = index;
  const {check, type, target, region} = verdicts;
  const selection = selected(index, query);
  const [values = none, grades = none, checks = none, types = none, targets = none, regions = none] = selection.counts;
  const group = query.group && columnOf(index, query.group);
  return {
    total: selection.total,
    of: verdicts.count,
    facets: {
      verdicts: facetOf(verdictValues, values, query.verdicts, undefined, inOrder(verdictValues)),
      severities: facetOf(severities, grades, query.severities, undefined, inOrder(severities)),
      checks: facetOf(check.values, checks, query.checks, titleOf(index)),
      types: facetOf(type.values, types, query.types),
      targets: facetOf(target.values, targets, query.targets, targetLabel),
      regions: facetOf(region.values, regions, query.regions),
    },
    groups: group ? groupsOf(selection.keep, group.codes, group.values, group.label, group.ranks) : [],
    rows: keptRows(orderOf(index, query), selection),
  };
};

const selected = (
  index: RowIndex,
  {sort: _sort, descending: _descending, group: _group, ...filters}: Query,
): Selection =>
  once(index, 'selection', `verdicts ${JSON.stringify(filters)}`, () => {
    const {count, verdict, severity, check, type, target, region} = index.verdicts;
    return select(count, both(matches(index, filters.text), informing(index, filters.control)), [
      {codes: verdict, wanted: wantedOf(verdictValues, filters.verdicts)},
      {codes: severity, wanted: wantedOf(severities, filters.severities)},
      {codes: check.codes, wanted: wantedOf(check.values, filters.checks)},
      {codes: type.codes, wanted: wantedOf(type.values, filters.types)},
      {codes: target.codes, wanted: wantedOf(target.values, filters.targets)},
      {codes: region.codes, wanted: wantedOf(region.values, filters.regions)},
    ]);
  });

/** Whole rows from the store, in the order of `rows`. */
export const verdictRows = (index: RowIndex, workspace: Workspace, rows: ArrayLike<number>): VerdictRow[] => {
  const {verdicts, resources} = index;
  const ids = Array.from(rows, row => verdicts.ids[row] ?? 0);
  const stored = new Map(workspace.verdicts.at(ids).map(verdict => [verdict.id, verdict]));
  return Array.from(rows).flatMap((row, at) => {
    const found = stored.get(ids[at] ?? 0);
    if (!found) return [];
    const {id: _, ...verdict} = found;
    const facts = verdicts.checks[verdicts.check.codes[row] ?? -1];
    const {resourceType: type, target, region, resource} = verdict;
    const place = verdicts.resource[row] ?? 0;
    return {
      ...verdict,
      reads: [...verdict.reads],
      title: facts?.title ?? verdict.check,
      severity: severities[facts?.severity ?? -1] ?? '',
      ...(resource === undefined || place === 0 || place > resources.count
        ? {}
        : {key: resourceKey({type, target, region, id: resource})}),
    };
  });
};

/** Which verdicts have every word in their resource, check, type, region or target; absent: nothing is looked for. */
const matches = (index: RowIndex, text: string | undefined): Uint8Array | undefined =>
  wordsOf(text)
    .map(word => verdictsWith(index, word))
    .reduce<Uint8Array | undefined>(both, undefined);

const verdictsWith = (index: RowIndex, word: string): Uint8Array => {
  const {verdicts, targetLabel} = index;
  const {check, type, target, region, resource} = verdicts;
  const inResource = resourcesWith(index, word);
  const inCheck = hits(check.values, word, titleOf(index));
  const inType = hits(type.values, word);
  const inTarget = hits(target.values, word, targetLabel);
  const inRegion = hits(region.values, word);
  const found = new Uint8Array(verdicts.count);
  for (let at = 0; at < found.length; at++) {
    if (
      inResource[(resource[at] ?? 0) - 1] === 1 ||
      inCheck[check.codes[at] ?? 0] === 1 ||
      inType[type.codes[at] ?? 0] === 1 ||
      inTarget[target.codes[at] ?? 0] === 1 ||
      inRegion[region.codes[at] ?? 0] === 1
    )
      found[at] = 1;
  }
  return found;
};

/** Which verdicts are of checks that inform a control. */
const informing = ({verdicts}: RowIndex, control: Query['control']): Uint8Array | undefined => {
  if (!control) return undefined;
  const key = controlKey(control);
  const wanted = verdicts.checks.map(({controls}) => controls.has(key));
  return Uint8Array.from(verdicts.check.codes, code => (wanted[code] ? 1 : 0));
};

const none = new Uint32Array();
const inOrder = (values: readonly string[]): Uint32Array => Uint32Array.from(values, (_, n) => n);

const titleOf = ({verdicts}: RowIndex): ((check: string) => string) => {
  const titles = new Map(verdicts.check.values.map((id, code) => [id, verdicts.checks[code]?.title ?? id]));
  return check => titles.get(check) ?? check;
};

const orderOf = (index: RowIndex, {sort, descending, group}: Query): Uint32Array =>
  once(index, 'order', `verdicts ${sort} ${descending} ${group}`, () => {
    const key = sort === 'resource' ? byResource(index) : columnOf(index, sort);
    const sorted = sortRows(index.verdicts.order, [descending ? reversed(key) : key]);
    return group ? sortRows(sorted, [columnOf(index, group)]) : sorted;
  });

const byResource = ({verdicts, resources}: RowIndex): SortKey => ({
  codes: verdicts.resource,
  ranks: resourcePlaces(resources.order),
});

type ShownColumn = SortKey & {readonly values: readonly string[]; readonly label: (value: string) => string};

const columnOf = (index: RowIndex, by: 'check' | 'verdict' | 'severity' | 'target' | 'region'): ShownColumn => {
  const {verdicts, targetLabel} = index;
  const plain = (value: string): string => value;
  if (by === 'verdict')
    return {codes: verdicts.verdict, values: verdictValues, label: plain, ranks: inOrder(verdictValues)};
  if (by === 'severity')
    return {codes: verdicts.severity, values: severities, label: plain, ranks: inOrder(severities)};
  const label = by === 'check' ? titleOf(index) : by === 'target' ? targetLabel : plain;
  const {values, codes} = verdicts[by];
  return {codes, values, label, ranks: ranksOf(values, label)};
};
