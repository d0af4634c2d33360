/**
 * `npm run demo [-- --out DIR --mode MODE]`: the sample company on loopback, a whole engagement on it, and what came out.
 * Exit codes as the CLI's: 0 fine, 1 the package does not verify, 2 wrong usage, 3 could not run.
 */
import {mkdir} from 'node:fs/promises';
import {join, relative, resolve} from 'node:path';
import {Command, Option} from 'commander';
import {describeStatus, describeVerification} from '../cli/describe.ts';
import {createClient} from '../contract/client.ts';
import {createLocalEngine} from '../engine/local.ts';
import {startSampleCloud} from './cloud.ts';
import {isFree, runEngagement} from './engagement.ts';

const root = join(import.meta.dirname, '../..');
const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
const {out, mode} = new Command('demo')
  .description('a whole assessment of an invented company, on this machine alone')
  .option('--out <folder>', 'a new or empty folder for the result', join('out', `demo-${stamp}`))
  .addOption(
    new Option('--mode <mode>', 'how it is run').choices(['readiness', 'supplier-review']).default('readiness'),
  )
  .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{out: string; mode: 'readiness' | 'supplier-review'}>();
const folder = resolve(out);

if (!(await isFree(folder))) {
  console.error(`${folder} is not empty. Choose another folder with --out, or empty it first.`);
  process.exit(2);
}

const started = performance.now();
const cloud = await startSampleCloud();
Object.assign(process.env, cloud.environment);
const engine = await createLocalEngine(root);
try {
  await mkdir(folder, {recursive: true});
  const client = createClient(engine.transport);
  const result = await runEngagement(client, cloud, {templates: join(root, 'templates'), folder, mode}, line =>
    console.log(line),
  );
  console.log(['', ...describeStatus(result.status), '', ...describeVerification(result.verification)].join('\n'));
  const where = (name: string) => relative(process.cwd(), join(folder, name)) || name;
  console.log(
    [
      '',
      `${((performance.now() - started) / 1000).toFixed(1)} s, ${cloud.calls()} calls, none of them left this machine.`,
      `Workspace ${where('assessment')}`,
      `Report    ${where('report.pdf')}`,
      `Package   ${relative(process.cwd(), result.package.path)}`,
      `Check it without us: README-VERIFY.txt in the package says how.`,
    ].join('\n'),
  );
  process.exitCode = result.verification.ok ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 3;
} finally {
  engine.close();
  await cloud.close();
}
