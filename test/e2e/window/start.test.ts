import {existsSync, readFileSync} from 'node:fs';
import {setTimeout as wait} from 'node:timers/promises';
import {describe, expect, onTestFinished} from 'vitest';
import type {Bridge} from '../../../main/contract/transport.ts';
import {appTest, windowTest} from './fixture.ts';
import {launchApp} from './launch.ts';

type AppWindow = {readonly fieldwork: Bridge};

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '');
  } catch {
    return false;
  }
};

const gone = async (pid: number): Promise<boolean> => {
  for (let left = 100; left > 0 && runs(pid); left--) await wait(50);
  return !runs(pid);
};

describe('the app', () => {
  appTest('opens its window, with one door to the engine', async ({app}) => {
    expect(await app.page.title()).toContain('Fieldwork');
    const version = await app.page.evaluate(() =>
      (globalThis as unknown as AppWindow).fieldwork.call('engine.version', {}),
    );
    expect(version).toMatchObject({ok: true, value: {version: expect.stringMatching(/^\d+\.\d+\.\d+/)}});
    expect(await app.page.evaluate(() => Object.keys((globalThis as unknown as AppWindow).fieldwork).sort())).toEqual([
      'call',
      'pathOf',
      'subscribe',
    ]);
    expect((await app.controls.log()).refused).toEqual([]);
  });

  appTest('runs with the sandbox of Chromium, as an ordinary user', async ({app}) => {
    const pid = await app.controls.chromium();
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0\b/m);
    expect(app.output()).not.toContain('sandbox');
  });

  appTest('keeps everything in the home of its user', async ({app}) => {
    const info = await app.page.evaluate(() => (globalThis as unknown as AppWindow).fieldwork.call('shell.info', {}));
    expect(info).toMatchObject({ok: true, value: {runtime: 'stand-in'}});
    expect(JSON.stringify(info)).toContain(JSON.stringify(`${app.home.documents}/Fieldwork`));
  });

  windowTest('ends when it is told to, and leaves nothing running', async () => {
    const app = await launchApp();
    const others = [await app.engine(), await app.controls.chromium()];
    expect(await app.close()).toBe(0);
    expect(await Promise.all(others.map(gone))).toEqual([true, true]);
  });

  windowTest('that is killed leaves no browser and no engine behind', async () => {
    const app = await launchApp();
    onTestFinished(() => app.home.remove());
    const others = [await app.engine(), await app.controls.chromium()];
    expect(others.map(runs)).toEqual([true, true]);
    await app.kill();
    expect(await Promise.all(others.map(gone))).toEqual([true, true]);
  });
});
