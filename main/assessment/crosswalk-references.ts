import type {Placed} from './framework-files.ts';
import type {CrosswalkFile} from './framework-schema.ts';
import {type Ids2022, once, type Report} from './reference-report.ts';

/** Reports crosswalk rows that are missing, double, dangling, or called by the wrong type. */
export const checkCrosswalk = (
  crosswalk: Placed<CrosswalkFile>,
  ids2013: ReadonlySet<string>,
  ids2022: Ids2022,
  report: Report,
): void => {
  const {rows, new2022} = crosswalk.value;
  const from = new Set<string>();
  const predecessors = new Map<string, number>();
  for (const id of rows.flatMap(row => row.iso2022)) predecessors.set(id, (predecessors.get(id) ?? 0) + 1);
  const known = (set: ReadonlySet<string>, edition: string, id: string, path: readonly PropertyKey[]) => {
    if (!set.has(id))
      report(
        crosswalk,
        path,
        `${id} is no control of the ${edition} edition`,
        `Correct the id, or add the control to iso27001-${edition}.yaml.`,
      );
  };
  for (const [r, row] of rows.entries()) {
    const path = ['rows', r];
    once(from, row.iso2013, () =>
      report(crosswalk, [...path, 'iso2013'], `${row.iso2013} has a row already`, 'Merge the two rows into one.'),
    );
    known(ids2013, '2013', row.iso2013, [...path, 'iso2013']);
    for (const [i, id] of row.iso2022.entries()) {
      known(ids2022.all, '2022', id, [...path, 'iso2022', i]);
      if (ids2022.fresh.has(id))
        report(
          crosswalk,
          [...path, 'iso2022', i],
          `${id} is new in 2022 and cannot follow ${row.iso2013}`,
          'Correct the id, or remove its "new: true".',
        );
    }
    for (const [i, id] of (row.related2022 ?? []).entries())
      known(ids2022.all, '2022', id, [...path, 'related2022', i]);
    const type =
      row.iso2022.length > 1 ? 'split' : row.iso2022.some(id => (predecessors.get(id) ?? 0) > 1) ? 'merged' : 'carried';
    if (row.type !== type)
      report(
        crosswalk,
        [...path, 'type'],
        `${row.iso2013} is called ${row.type}, but its row reads ${type}`,
        `Write ${type}, or correct the ids.`,
      );
    if (row.status !== 'agreed' && !row.note)
      report(
        crosswalk,
        path,
        `${row.iso2013} is ${row.status} without a note`,
        'Add "note" and say what the sources disagree about.',
      );
  }
  const listed = new Set<string>();
  for (const [n, entry] of new2022.entries()) {
    once(listed, entry.iso2022, () =>
      report(crosswalk, ['new2022', n], `${entry.iso2022} stands here a second time`, 'Remove one of them.'),
    );
    if (!ids2022.fresh.has(entry.iso2022))
      report(
        crosswalk,
        ['new2022', n, 'iso2022'],
        `${entry.iso2022} is not marked new in iso27001-2022.yaml`,
        'Correct the id, or mark the control with "new: true".',
      );
    for (const [i, id] of entry.nearest2013.entries()) known(ids2013, '2013', id, ['new2022', n, 'nearest2013', i]);
  }
  for (const id of ids2013)
    if (!from.has(id)) report(crosswalk, ['rows'], `2013 ${id} has no row`, 'Add a row for it.');
  for (const id of ids2022.all)
    if (!predecessors.has(id) && !listed.has(id))
      report(
        crosswalk,
        ['new2022'],
        `2022 ${id} follows no 2013 control and is not listed as new`,
        'Add it to a row, or to new2022.',
      );
};
