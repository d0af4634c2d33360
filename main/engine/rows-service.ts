import type {Check} from '../checks/types.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import type {Workspace} from '../workspace/types.ts';
import {checkView} from './check-view.ts';
import {EngineError} from './errors.ts';
import {readRow} from './read-row.ts';
import {parseResourceKey} from './resource-key.ts';
import {rowIndex} from './rows/current-index.ts';
import {countsOf, queryResources, resourceRow} from './rows/resource-rows.ts';
import type {RowIndex} from './rows/row-index.ts';
import {queryVerdicts, verdictRows} from './rows/verdict-rows.ts';
import type {Session} from './session.ts';

type RowMethods = 'resources.query' | 'resources.get' | 'verdicts.query' | 'checks.get';

/** Resources and verdicts as tables: filtered, sorted, grouped and counted over an index in memory; details from the store. */
export const rowHandlers = (session: Session): Pick<Handlers, RowMethods> => ({
  'resources.query': async ({offset, limit, ...query}) => {
    const {index} = await rowIndex(session);
    const {rows, ...answer} = queryResources(index, query);
    return {...answer, items: Array.from(rows.subarray(offset, offset + limit), row => resourceRow(index, row))};
  },

  'resources.get': async ({key}) => {
    const {index, workspace, checks} = await rowIndex(session);
    const named = parseResourceKey(key);
    const row = named && index.find(named);
    const resource = row === undefined ? undefined : workspace.resources.at(index.resources.rows[row] ?? -1);
    if (row === undefined || !resource) {
      throw new EngineError(
        'unknown-resource',
        `${named?.id ?? 'This resource'} is not among the resources of the last collection. It may be gone, or named anew.`,
      );
    }
    const {ofResource, starts} = index.verdicts;
    const verdicts = verdictRows(index, workspace, ofResource.subarray(starts[row], starts[row + 1]));
    const byId = new Map(checks.map(check => [check.id, check]));
    return {
      row: resourceRow(index, row),
      data: {...resource.data},
      parts: partsOf(resource, workspace),
      verdicts: verdicts.flatMap(verdict => {
        const check = byId.get(verdict.check);
        return check ? [{verdict, check: viewOf(check, index, workspace)}] : [];
      }),
    };
  },

  'verdicts.query': async ({offset, limit, ...query}) => {
    const {index, workspace} = await rowIndex(session);
    const {rows, ...answer} = queryVerdicts(index, query);
    return {...answer, items: verdictRows(index, workspace, rows.subarray(offset, offset + limit))};
  },

  'checks.get': async ({check: id}) => {
    const {index, workspace, checks} = await rowIndex(session);
    const check = checks.find(one => one.id === id);
    if (!check) throw new EngineError('unknown-check', `There is no check ${id}. Look at the ids in verdicts.query.`);
    return viewOf(check, index, workspace);
  },
});

const viewOf = (check: Check, {verdicts}: RowIndex, {info}: Workspace) => {
  const facts = verdicts.checks[verdicts.check.values.indexOf(check.id)];
  return checkView(check, info.mode, countsOf(facts?.counts ?? []));
};

/** Every part of a resource, read or not, with the reads it rests on. */
const partsOf = (
  {data, reads}: NonNullable<ReturnType<Workspace['resources']['at']>>,
  workspace: Workspace,
): Output<'resources.get'>['parts'] =>
  [...new Set([...Object.keys(data), ...Object.keys(reads)])].map(part => ({
    part,
    read: Object.hasOwn(data, part),
    reads: (reads[part] ?? []).flatMap(id => {
      const found = workspace.reads.get(id);
      return found ? [readRow(found)] : [];
    }),
  }));
