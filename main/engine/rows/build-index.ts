import {setImmediate as rest} from 'node:timers/promises';
import type {Check} from '../../checks/types.ts';
import type {ControlRef} from '../../contract/ids.ts';
import type {CollectionInfo, VerdictName, Workspace} from '../../workspace/types.ts';
import {addTo, createDictionary, createGrowing, type Dictionary, fold} from './column.ts';
import {compare, naturalKey, ranksOf, sortRows, sortSlowly} from './order.ts';
import {
  nothingMade,
  type ResourceTable,
  type RowIndex,
  severities,
  type VerdictTable,
  verdictValues,
} from './row-index.ts';

const page = 512;

/** How a control is named in an index. */
export const controlKey = ({edition, id}: ControlRef): string => `${edition} ${id}`;

/**
 * Reads the names of all current resources and verdicts, some thousand at a time: other calls get their turn in between. What is
 * read while a collection ends may be mixed; the caller looks whether the record changed meanwhile.
 */
export const buildRowIndex = async (workspace: Workspace, checks: readonly Check[]): Promise<RowIndex> => {
  const collections = workspace.collections.current();
  const words = {type: createDictionary(), target: createDictionary(), region: createDictionary()};
  const found = await readResources(workspace, collections, words);
  const find = finderOf(found, words);
  const verdicts = await readVerdicts(workspace, checks, words, find);
  const resources = await finishResources(found, words, verdicts);
  const labels = new Map(collections.flatMap(({identity}) => (identity ? [[identity.target, identity.name]] : [])));
  return {
    resources,
    verdicts: await finishVerdicts(verdicts, words, resources),
    targetLabel: target => labels.get(target) ?? target,
    find,
    made: nothingMade(),
  };
};

type Words = {readonly type: Dictionary; readonly target: Dictionary; readonly region: Dictionary};
type Numbers = Readonly<Record<'rows' | 'type' | 'target' | 'region', Uint32Array>>;
type Found = Numbers & {readonly ids: readonly string[]; readonly names: readonly string[]};

const readResources = async (
  workspace: Workspace,
  collections: readonly CollectionInfo[],
  words: Words,
): Promise<Found> => {
  const [rows, types, targets, regions] = [createGrowing(), createGrowing(), createGrowing(), createGrowing()];
  const ids: string[] = [];
  const names: string[] = [];
  for (const {id: collection} of collections) {
    for (let after = 0; ; ) {
      const some = workspace.resources.names(collection, after, page);
      for (const {row, id, name, type, target, region} of some) {
        rows.push(row);
        ids.push(id);
        names.push(name);
        types.push(words.type.code(type));
        targets.push(words.target.code(target));
        regions.push(words.region.code(region));
      }
      await rest();
      if (some.length < page) break;
      after = some.at(-1)?.row ?? after;
    }
  }
  return {ids, names, rows: rows.done(), type: types.done(), target: targets.done(), region: regions.done()};
};

/** Finds a row by what names it; several resources may have the same id. */
const finderOf = ({ids, type, target, region}: Found, words: Words): RowIndex['find'] => {
  const first = new Map<string, number>();
  const next = new Map<number, number>();
  for (let row = ids.length - 1; row >= 0; row--) {
    const id = ids[row] ?? '';
    const later = first.get(id);
    if (later !== undefined) next.set(row, later);
    first.set(id, row);
  }
  return name => {
    for (let row = first.get(name.id); row !== undefined; row = next.get(row)) {
      if (
        words.type.values[type[row] ?? -1] === name.type &&
        words.target.values[target[row] ?? -1] === name.target &&
        words.region.values[region[row] ?? -1] === name.region
      )
        return row;
    }
    return undefined;
  };
};

type VerdictColumn = 'ids' | 'check' | 'verdict' | 'resource' | 'type' | 'target' | 'region';
type FoundVerdicts = {
  readonly checks: VerdictTable['checks'];
  readonly check: Dictionary;
  readonly columns: Readonly<Record<VerdictColumn, Uint32Array>>;
};

const readVerdicts = async (
  workspace: Workspace,
  checks: readonly Check[],
  words: Words,
  find: RowIndex['find'],
): Promise<FoundVerdicts> => {
  const check = createDictionary(checks.map(({id}) => id));
  const growing = {
    ids: createGrowing(),
    check: createGrowing(),
    verdict: createGrowing(),
    resource: createGrowing(),
    type: createGrowing(),
    target: createGrowing(),
    region: createGrowing(),
  };
  const take = ({id, resource, verdict, resourceType: type, target, region, check: by}: VerdictName): void => {
    const row = resource === undefined ? undefined : find({type, target, region, id: resource});
    growing.ids.push(id);
    growing.check.push(check.code(by));
    growing.verdict.push(verdictValues.indexOf(verdict));
    growing.resource.push(row === undefined ? 0 : row + 1);
    growing.type.push(words.type.code(type));
    growing.target.push(words.target.code(target));
    growing.region.push(words.region.code(region));
  };
  for (let after = 0; ; ) {
    const some = workspace.verdicts.names(after, page);
    for (const verdict of some) take(verdict);
    await rest();
    if (some.length < page) break;
    after = some.at(-1)?.id ?? after;
  }
  const columns = {
    ids: growing.ids.done(),
    check: growing.check.done(),
    verdict: growing.verdict.done(),
    resource: growing.resource.done(),
    type: growing.type.done(),
    target: growing.target.done(),
    region: growing.region.done(),
  };
  const facts = new Map(checks.map(one => [one.id, one]));
  const counts = new Uint32Array(check.values.length * verdictValues.length);
  for (let at = 0; at < columns.check.length; at++)
    addTo(counts, (columns.check[at] ?? 0) * verdictValues.length + (columns.verdict[at] ?? 0));
  await rest();
  return {
    check,
    columns,
    checks: check.values.map((id, code) => {
      const known = facts.get(id);
      return {
        title: known?.title ?? id,
        severity: severities.indexOf(known?.severity ?? ''),
        controls: new Set(known?.controls.map(controlKey)),
        counts: [...counts.subarray(code * verdictValues.length, (code + 1) * verdictValues.length)],
      };
    }),
  };
};

const finishResources = async (found: Found, words: Words, {columns}: FoundVerdicts): Promise<ResourceTable> => {
  const {ids, names} = found;
  const count = ids.length;
  const counts = verdictValues.map(() => new Uint32Array(count));
  const has = new Uint8Array(count);
  for (let at = 0; at < columns.resource.length; at++) {
    const place = columns.resource[at] ?? 0;
    if (place === 0) continue;
    const value = columns.verdict[at] ?? 0;
    const own = counts[value];
    if (own) addTo(own, place - 1);
    has[place - 1] = (has[place - 1] ?? 0) | (1 << value);
  }
  await rest();
  const keys: string[] = [];
  const texts: string[] = [];
  for (let row = 0; row < count; row++) {
    keys.push(naturalKey(names[row] ?? ''));
    texts.push(fold(`${names[row]}\u0000${ids[row]}`));
    if (row % page === 0) await rest();
  }
  const order = await sortSlowly(
    count,
    (a, b) => compare(keys[a] ?? '', keys[b] ?? '') || compare(ids[a] ?? '', ids[b] ?? '') || a - b,
    rest,
  );
  return {
    count,
    rows: found.rows,
    ids,
    names,
    texts,
    type: {values: words.type.values, codes: found.type},
    target: {values: words.target.values, codes: found.target},
    region: {values: words.region.values, codes: found.region},
    counts,
    has,
    order,
  };
};

const finishVerdicts = async (
  {check, checks, columns}: FoundVerdicts,
  words: Words,
  {order: byName, count: resources}: ResourceTable,
): Promise<VerdictTable> => {
  const {ids, check: codes, verdict, resource} = columns;
  const all = upTo(ids.length);
  const grades = Uint32Array.from(checks, ({severity}) => severity);
  const graded = codes.map(code => grades[code] ?? 0);
  await rest();
  const starts = new Uint32Array(resources + 2);
  for (const place of resource) addTo(starts, place + 1);
  for (let place = 0; place <= resources; place++) addTo(starts, place + 1, starts[place]);
  await rest();
  let order = all;
  for (const key of [
    {codes: resource, ranks: resourcePlaces(byName)},
    {codes, ranks: ranksOf(check.values)},
    {codes: verdict, ranks: upTo(verdictValues.length)},
    {codes: graded, ranks: upTo(severities.length)},
  ]) {
    order = sortRows(order, [key]);
    await rest();
  }
  return {
    count: ids.length,
    ids,
    check: {values: check.values, codes},
    checks,
    severity: graded,
    verdict,
    resource,
    type: {values: words.type.values, codes: columns.type},
    target: {values: words.target.values, codes: columns.target},
    region: {values: words.region.values, codes: columns.region},
    order,
    ofResource: sortRows(all, [{codes: resource, ranks: upTo(resources + 1)}]),
    starts: starts.subarray(1),
  };
};

/** The numbers below `count`, in order. */
const upTo = (count: number): Uint32Array => {
  const numbers = new Uint32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = at;
  return numbers;
};

/** The place of each resource by name, for the column that holds its row and one; what has no resource comes last. */
export const resourcePlaces = (byName: Uint32Array): Uint32Array => {
  const places = new Uint32Array(byName.length + 1);
  places[0] = byName.length;
  for (let place = 0; place < byName.length; place++) places[(byName[place] ?? 0) + 1] = place;
  return places;
};
