import type {Verdict} from '../checks/types.ts';
import type {Note} from './custody-log.ts';
import {type Database, json, optionalText, type Row, text, whole} from './database.ts';
import type {Workspace} from './types.ts';

export type VerdictStore = Workspace['verdicts'];

/** The verdicts of the last evaluation, replaced as a whole. `verdicts` may read from this workspace while it is written. */
export const createVerdictStore = (database: Database, note: Note): VerdictStore => ({
  replace: (verdicts, {rulesSha256, now, actor}) => {
    database.transaction(() => {
      database.run('DELETE FROM verdicts');
      const counts: Record<Verdict['verdict'], number> = {
        pass: 0,
        fail: 0,
        'not-assessed': 0,
        'not-applicable': 0,
      };
      for (const v of verdicts) {
        counts[v.verdict]++;
        database.run(
          `INSERT INTO verdicts ("check", verdict, reason, target, region, resource_type, resource, resource_name, reads)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          v.check,
          v.verdict,
          v.reason,
          v.target,
          v.region,
          v.resourceType,
          v.resource ?? null,
          v.resourceName ?? null,
          JSON.stringify(v.reads),
        );
      }
      note({
        actor,
        action: 'evaluated',
        subject: {kind: 'rules', id: 'checks', sha256: rulesSha256},
        detail: {asOf: now, counts},
      });
    });
  },
  list: function* () {
    for (const row of database.iterate('SELECT * FROM verdicts ORDER BY id')) yield toVerdict(row);
  },
  names: (after, limit) =>
    database
      .all(
        `SELECT id, "check", verdict, target, region, resource_type, resource FROM verdicts
         WHERE id > ? ORDER BY id LIMIT ?`,
        after,
        limit,
      )
      .map(row => ({
        id: whole(row, 'id'),
        check: text(row, 'check'),
        verdict: text(row, 'verdict') as Verdict['verdict'],
        target: text(row, 'target'),
        region: text(row, 'region'),
        resourceType: text(row, 'resource_type'),
        ...optionalText(row, 'resource', 'resource'),
      })),
  at: ids =>
    [
      ...database.iterate(
        'SELECT * FROM verdicts WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
        JSON.stringify(ids),
      ),
    ].map(toVerdict),
  counts: () =>
    [
      ...database.iterate(
        'SELECT "check", verdict, count(*) AS n FROM verdicts GROUP BY "check", verdict ORDER BY "check", verdict',
      ),
    ].map(row => ({
      check: text(row, 'check'),
      verdict: text(row, 'verdict') as Verdict['verdict'],
      count: whole(row, 'n'),
    })),
  unread: check =>
    database
      .all(
        `SELECT reason, count(*) AS n FROM verdicts WHERE "check" = ? AND verdict = 'not-assessed'
         GROUP BY reason ORDER BY n DESC, reason`,
        check,
      )
      .map(row => ({reason: text(row, 'reason'), count: whole(row, 'n')})),
  first: (check, verdict, limit) =>
    database
      .all('SELECT * FROM verdicts WHERE "check" = ? AND verdict = ? ORDER BY id LIMIT ?', check, verdict, limit)
      .map(row => {
        const {id: _, ...rest} = toVerdict(row);
        return rest;
      }),
});

const toVerdict = (row: Row): Verdict & {id: number} => ({
  id: whole(row, 'id'),
  check: text(row, 'check'),
  verdict: text(row, 'verdict') as Verdict['verdict'],
  reason: text(row, 'reason'),
  target: text(row, 'target'),
  region: text(row, 'region'),
  resourceType: text(row, 'resource_type'),
  ...optionalText(row, 'resource', 'resource'),
  ...optionalText(row, 'resource_name', 'resourceName'),
  reads: json<Verdict['reads']>(row, 'reads'),
});
