import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import {locked} from '../../build/lock.ts';

let file = '';
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-lock-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  file = join(folder, 'below/lock');
});

describe('builds', () => {
  test('run one at a time, and leave no lock', async () => {
    let running = 0;
    let most = 0;
    const job = async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(20);
      running -= 1;
    };
    await Promise.all([locked(file, job), locked(file, job), locked(file, job)]);
    expect([most, existsSync(file)]).toEqual([1, false]);
  });

  test('do not wait for a process that died', async () => {
    const {pid} = spawnSync(process.execPath, ['--version']);
    await locked(file, async () => undefined);
    writeFileSync(file, String(pid));
    expect(await locked(file, async () => 'built')).toBe('built');
  });

  test('leave no lock when they fail', async () => {
    const failing = locked(file, async () => {
      throw new Error('no such file');
    });
    await expect(failing).rejects.toThrow('no such file');
    expect(existsSync(file)).toBe(false);
  });
});
