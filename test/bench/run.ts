/**
 * `npm run bench [-- name…]`: every benchmark in a process of its own (so that memory is its own), printed as a table and
 * kept in `out/bench.json`. Ratios are measured in one run. A missed limit is shown, never an error: timings are noisy.
 */
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import {cpus} from 'node:os';
import {join} from 'node:path';
import {z} from 'zod';
import {table} from '../../main/cli/table.ts';

const engineBenches = ['collect', 'ingest', 'package', 'checks', 'report', 'answers', 'rows', 'search'];
const windowBenches = ['window-start', 'window-work', 'window-rows'];
const benches = [...engineBenches, ...windowBenches];

const Row = z.looseObject({name: z.string(), value: z.number(), unit: z.string(), limit: z.number().optional()});
type Row = z.infer<typeof Row>;

const root = join(import.meta.dirname, '../..');
const measure = async (bench: string): Promise<Row[]> => {
  const child = fork(join(import.meta.dirname, 'one.ts'), [bench]);
  const [rows, [code]] = await Promise.all([
    new Promise<unknown>(resolve => child.once('message', resolve).once('exit', () => resolve(undefined))),
    once(child, 'exit'),
  ]);
  if (code !== 0) throw new Error(`The benchmark ${bench} did not finish (exit ${code}).`);
  return z.array(Row).parse(rows);
};

const wanted = process.argv.slice(2);
const rows: Row[] = [];
for (const bench of benches) if (wanted.length === 0 || wanted.includes(bench)) rows.push(...(await measure(bench)));
const verdict = (row: Row) => (row.limit === undefined ? '' : row.value <= row.limit ? 'met' : 'MISSED');

console.log(
  table(
    ['Benchmark', 'Measured', 'Limit', 'Unit', ''],
    rows.map(row => [row.name, row.value.toFixed(2), row.limit?.toFixed(2) ?? '', row.unit, verdict(row)]),
  ).join('\n'),
);
mkdirSync(join(root, 'out'), {recursive: true});
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  at: new Date().toISOString(),
};
writeFileSync(join(root, 'out/bench.json'), `${JSON.stringify({machine, rows}, null, 2)}\n`);
