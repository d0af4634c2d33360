import type {PartReads, Population, Resource} from '../../collectors/collector.ts';
import type {Note} from './custody-log.ts';
import {type Database, json, type Row, text, whole} from './database.ts';
import {notFound, requireId} from './numbering.ts';
import type {Workspace} from './types.ts';

export type ResourceStore = Workspace['resources'];

/** What collections saw, as derived from their reads: replaced as a whole, streamed in and out in bounded memory. */
export const createResourceStore = (database: Database, note: Note): ResourceStore => ({
  replace: (collection, populations, resources) => {
    const owner = requireId('C', collection);
    database.transaction(() => {
      const row = database.get('SELECT by FROM collections WHERE n = ?', owner);
      if (!row) throw notFound(collection);
      database.run('DELETE FROM populations WHERE collection = ?', owner);
      database.run('DELETE FROM resources WHERE collection = ?', owner);
      const counts = {populations: 0, resources: 0};
      for (const population of populations) {
        counts.populations++;
        database.run(
          'INSERT INTO populations (collection, population) VALUES (?, ?)',
          owner,
          JSON.stringify(population),
        );
      }
      for (const {type, target, region, id, name, data, reads} of resources) {
        counts.resources++;
        database.run(
          'INSERT INTO resources (collection, type, target, region, id, name, data, reads) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          owner,
          type,
          target,
          region,
          id,
          name,
          JSON.stringify(data),
          JSON.stringify(reads),
        );
      }
      note({
        actor: text(row, 'by'),
        action: 'resources-derived',
        subject: {kind: 'collection', id: collection},
        detail: counts,
      });
    });
  },
  populations: collections =>
    [
      ...database.iterate(
        'SELECT population FROM populations WHERE collection IN (SELECT value FROM json_each(?)) ORDER BY rowid',
        numbers(collections),
      ),
    ].map(row => json<Population>(row, 'population')),
  list: function* (collections) {
    const rows = database.iterate(
      'SELECT * FROM resources WHERE collection IN (SELECT value FROM json_each(?)) ORDER BY rowid',
      numbers(collections),
    );
    for (const row of rows) yield toResource(row);
  },
  names: (collection, after, limit) =>
    database
      .all(
        'SELECT rowid AS row, type, target, region, id, name FROM resources WHERE collection = ? AND rowid > ? ORDER BY rowid LIMIT ?',
        requireId('C', collection),
        after,
        limit,
      )
      .map(row => ({
        row: whole(row, 'row'),
        id: text(row, 'id'),
        type: text(row, 'type'),
        target: text(row, 'target'),
        region: text(row, 'region'),
        name: text(row, 'name'),
      })),
  at: row => {
    const found = database.get('SELECT * FROM resources WHERE rowid = ?', row);
    return found && toResource(found);
  },
  count: collections =>
    whole(
      database.get(
        'SELECT count(*) AS n FROM resources WHERE collection IN (SELECT value FROM json_each(?))',
        numbers(collections),
      ) ?? {},
      'n',
    ),
});

const numbers = (collections: readonly string[]) => JSON.stringify(collections.map(id => requireId('C', id)));

const toResource = (row: Row): Resource => ({
  id: text(row, 'id'),
  type: text(row, 'type'),
  target: text(row, 'target'),
  region: text(row, 'region'),
  name: text(row, 'name'),
  data: json<Resource['data']>(row, 'data'),
  reads: json<PartReads>(row, 'reads'),
});
