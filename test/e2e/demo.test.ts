import {execFile} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';

const demo = join(import.meta.dirname, '../../main/sample/demo.ts');
const run = promisify(execFile);

test('the demo gives a verified package of the whole sample company, and no secret of it reaches the disk', async () => {
  const out = mkdtempSync(join(tmpdir(), 'fieldwork-demo-'));
  onTestFinished(() => rmSync(out, {recursive: true, force: true}));
  const {stdout} = await run(process.execPath, [demo, '--out', out], {maxBuffer: 16 * 1024 * 1024});
  expect(stdout).toContain('unaltered');
  expect(readdirSync(out).sort()).toEqual(['EP-2026-001.zip', 'assessment', 'report.pdf']);

  const resources = [...stdout.matchAll(/(\d+) of (\d+) reads answered.*?(\d+) resources/g)].map(match =>
    Number(match[3]),
  );
  expect(resources[0]).toBeGreaterThanOrEqual(300);
  expect(resources[1]).toBeGreaterThanOrEqual(150);
  expect(stdout).toMatch(/kms:ListKeys in us-east-1, 1 read: denied; grant kms:ListKeys/);

  // What the sample's servers really answer; it must stand in none of the files, in plain or as base64.
  const secrets = ['not-a-real-password-of-the-sample', 'wJalrXUtnFEMI'];
  const needles = secrets.flatMap(secret => [
    Buffer.from(secret),
    Buffer.from(Buffer.from(secret).toString('base64').slice(4, 20)),
  ]);
  const leaks = readdirSync(out, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => needles.some(needle => readFileSync(file).includes(needle)));
  expect(leaks).toEqual([]);
}, 120_000);

test('the demo refuses a folder that holds something', async () => {
  const out = join(import.meta.dirname, '..');
  await expect(run(process.execPath, [demo, '--out', out])).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('not empty'),
  });
});
