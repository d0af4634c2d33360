/**
 * `npm run bench [-- name…]`: every benchmark in a process of its own (so that memory is its own), printed as a table and
 * kept in `out/bench.json`. Ratios are measured in one run. A missed limit is shown, never an error: timings are noisy.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {cpus} from 'node:os';
import {join} from 'node:path';
import {z} from 'zod';
import {table} from '../../main/cli/table.ts';

const benches = ['collect', 'ingest', 'package', 'checks', 'report'];

const Row = z.looseObject({name: z.string(), value: z.number(), unit: z.string(), limit: z.number().optional()});
type Row = z.infer<typeof Row>;

const root = join(import.meta.dirname, '../..');
const marker = '@@bench@@';

const measure = (bench: string): Row[] => {
  const code = `const {run} = await import('./test/bench/${bench}.ts'); console.log('${marker}' + JSON.stringify(await run()));`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const line = child.stdout.split('\n').find(text => text.startsWith(marker));
  if (child.status !== 0 || !line) throw new Error(`The benchmark ${bench} did not finish (exit ${child.status}).`);
  return z.array(Row).parse(JSON.parse(line.slice(marker.length)));
};

const wanted = process.argv.slice(2);
const rows = benches.filter(bench => wanted.length === 0 || wanted.includes(bench)).flatMap(measure);
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
