import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

test('the bundled command line does the same job: create, seal with a report, verify', async () => {
  await run(process.execPath, [join(root, 'build/build.ts'), 'cli'], {cwd: root});
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-build-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  const fieldwork = async (...args: string[]) =>
    (await run(process.execPath, [join(root, 'out/cli/main.js'), '--json', ...args])).stdout;
  const assessment = join(folder, 'a');
  await fieldwork('new', assessment, '--client', 'Δοκιμή 测试', '--auditor', 'J. Doe', '--scope', 'All');
  const {path} = JSON.parse(await fieldwork('package', '-C', assessment, '--out', folder));
  expect(JSON.parse(await fieldwork('verify', path))).toMatchObject({ok: true, problems: []});
  expect(await fieldwork('policy', 'aws')).toContain('s3:GetBucketAcl');
}, 120_000);
