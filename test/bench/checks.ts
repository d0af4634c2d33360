/** Judges 10,000, 30,000 and 100,000 resources of mixed kinds by all checks of `templates/checks`: `node test/bench/checks.ts`. */
import {join} from 'node:path';
import {evaluate} from '../../main/checks/evaluate.ts';
import {loadChecks} from '../../main/checks/load.ts';
import type {Check, ReadSummary} from '../../main/checks/types.ts';
import {answeredRead, deniedRead, mixedPopulations, mixedResources} from './mixed-resources.ts';

export type Measurement = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
  readonly note?: string;
};

const sizes = [10_000, 30_000, 100_000] as const;

const reads: ReadonlyMap<string, ReadSummary> = new Map(
  [answeredRead, deniedRead].map(id => [
    id,
    {
      id,
      operation: 's3:GetBucketAcl',
      region: 'region',
      outcome: id === deniedRead ? 'denied' : 'ok',
      parameters: {},
      ...(id === deniedRead ? {errorCode: 'AccessDenied'} : {}),
    },
  ]),
);

/** Measures seconds, memory and how the time grows; the limits are those of the issue, growth those of noise. */
export const run = (): Measurement[] => {
  const checks = loadChecks(join(import.meta.dirname, '../../templates/checks'));
  judge(checks, 2_000);
  const rows = sizes.map(size => ({size, ...judge(checks, size)}));
  const [small, , large] = rows;
  if (!small || !large) return [];
  const {counts} = large;
  const note = `${checks.length} checks; ${Object.entries(counts)
    .map(([value, count]) => `${count} ${value}`)
    .join(', ')}`;
  return [
    ...rows.slice(0, -1).map(({size, seconds}) => ({name: `judge ${size} resources`, value: seconds, unit: 's'})),
    {name: `judge ${large.size} resources`, value: large.seconds, unit: 's', limit: 3, note},
    {name: `judge ${large.size} resources, processor time`, value: large.processor, unit: 's'},
    {
      name: 'judge: time of 100,000 over ten times 10,000',
      value: large.seconds / (10 * small.seconds),
      unit: '×',
      limit: 1.3,
    },
    {name: 'judge, peak memory', value: Math.max(...rows.map(row => row.peak)), unit: 'MB', limit: 400},
  ];
};

const judge = (checks: readonly Check[], size: number) => {
  const start = performance.now();
  const usage = process.cpuUsage();
  const counts = {pass: 0, fail: 0, 'not-assessed': 0, 'not-applicable': 0};
  let peak = 0;
  let seen = 0;
  const verdicts = evaluate({
    checks,
    populations: mixedPopulations,
    resources: mixedResources(size),
    read: id => reads.get(id),
    now: '2026-11-21T12:00:00.000Z',
    providers: ['aws', 'kubernetes'],
  });
  for (const {verdict} of verdicts) {
    counts[verdict]++;
    if (++seen % 10_000 === 0) peak = Math.max(peak, process.memoryUsage.rss() / 1e6);
  }
  const {user, system} = process.cpuUsage(usage);
  return {seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6, counts, peak};
};

if (import.meta.main) console.table(run());
