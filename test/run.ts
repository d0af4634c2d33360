/**
 * `npm test`: format and lint, types, then every test. The last line is `N passed, N failed, N skipped`.
 * Exits 1 when anything failed.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {z} from 'zod';

const bin = (name: string) => join(import.meta.dirname, '../node_modules/.bin', name);
const run = (name: string, ...args: string[]) => spawnSync(bin(name), args, {stdio: 'inherit'}).status === 0;

const Report = z.object({numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number()});

const scratch = mkdtempSync(join(tmpdir(), 'fieldwork-test-'));
try {
  const gates = [run('biome', 'check', '.'), run('tsc'), run('tsc', '-p', 'renderer')];
  const reportFile = join(scratch, 'report.json');
  const tested = run(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  );
  const report = Report.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  const failedGates = gates.filter(ok => !ok).length;
  const suiteBroken = !tested && report.numFailedTests === 0 ? 1 : 0;
  const failed = report.numFailedTests + failedGates + suiteBroken;
  const passed = report.numPassedTests + gates.length - failedGates;
  console.log(`${passed} passed, ${failed} failed, ${report.numPendingTests} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(scratch, {recursive: true, force: true});
}
