/**
 * `npm test`: format and lint, types, the build, then every test, those of the window over an installed browser or one that is fetched.
 * The last line is `N passed, N failed, N skipped`. Exits 1 when anything failed.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from '@playwright/test';
import {z} from 'zod';
import {findChromium, noChromium} from '../build/stand-in/chromium.ts';
import {obtainChromium} from './e2e/window/install-chromium.ts';

const bin = (name: string) => join(import.meta.dirname, '../node_modules/.bin', name);
const isRoot = process.getuid?.() === 0;
// Outside of the home, so that the ordinary user whom the window tests start the app as can read it.
process.env.PLAYWRIGHT_BROWSERS_PATH ??= join(tmpdir(), `fieldwork-browsers-${process.getuid?.() ?? 0}`);
process.env.PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT ??= '10000';

const env: NodeJS.ProcessEnv = {...process.env, FIELDWORK_BUILT: '1'};
const runAny = (program: string, args: readonly string[]) =>
  spawnSync(program, args, {stdio: 'inherit', env}).status === 0;
const run = (name: string, ...args: string[]) => runAny(bin(name), args);

const browser = obtainChromium({
  find: () => findChromium({platform: process.platform, env: process.env, exists: existsSync}),
  downloaded: () => chromium.executablePath(),
  run: (program, args) => runAny(program === 'playwright' ? bin(program) : program, args),
  say: console.log,
  isRoot,
  platform: process.platform,
});
if (browser !== undefined) env.FIELDWORK_CHROMIUM = browser;

const Report = z.object({numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number()});

const scratch = mkdtempSync(join(tmpdir(), 'fieldwork-test-'));
try {
  const gates = [
    run('biome', 'check', '.'),
    run('tsc'),
    run('tsc', '-p', 'renderer'),
    run('tsc', '-p', 'test/e2e/window'),
    runAny(process.execPath, [join(import.meta.dirname, '../build/build.ts'), '--stale']),
  ];
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
  if (browser === undefined) console.log(`The window was not tested. ${noChromium}`);
  console.log(`${passed} passed, ${failed} failed, ${report.numPendingTests} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(scratch, {recursive: true, force: true});
}
