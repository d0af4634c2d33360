import {execFileSync} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {extractAll} from '@electron/asar';
import {describe, expect, onTestFinished} from 'vitest';
import type {Bridge} from '../../../main/contract/transport.ts';
import {packDummy} from '../../build/pack-dummy.ts';
import {windowTest} from './fixture.ts';
import {launchMain} from './launch.ts';
import {stageStandIn} from './stage.ts';

const root = resolve(import.meta.dirname, '../../..');
type AppWindow = {readonly fieldwork: Bridge};

describe('the packed app', () => {
  windowTest(
    'holds all it needs: taken out of its archive it starts, opens the sample and makes the report',
    async () => {
      const scratch = await mkdtemp(join(tmpdir(), 'fieldwork-packed-'));
      onTestFinished(() => rm(scratch, {recursive: true, force: true}));
      await packDummy(root, scratch);
      const folder = join(scratch, 'app');
      extractAll(join(scratch, 'packages/linux-unpacked/resources/app.asar'), folder);
      // The stand-in and its Node lie elsewhere: nothing of the clone is within reach of the app.
      const stage = await stageStandIn();
      // An ordinary user runs it.
      execFileSync('chmod', ['-R', 'a+rX', scratch]);

      const app = await launchMain({main: join(folder, 'out/app/main.js'), door: 'fieldwork', stage});
      onTestFinished(async () => {
        if (app.process.exitCode === null) await app.close();
      });
      const call = (method: string, input: unknown) =>
        app.page.evaluate(
          async ([name, given]) => {
            const reply = await (globalThis as unknown as AppWindow).fieldwork.call(name as string, given);
            return reply.ok ? {ok: true, bytes: (reply.value as {pdf?: Uint8Array}).pdf?.length ?? 0} : reply;
          },
          [method, input] as const,
        );
      expect(await call('engine.version', {})).toMatchObject({ok: true});
      const sample = join(app.home.documents, 'Fieldwork', 'sample');
      expect(await call('sample.open', {folder: sample})).toMatchObject({ok: true});
      const report = await call('report.preview', {});
      expect('bytes' in report && report.bytes).toBeGreaterThan(100_000);
    },
  );
});
