import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import type {Collector} from '../../collectors/collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import type {KubernetesTarget} from '../../collectors/targets.ts';
import {type Client, createClient} from '../../main/contract/client.ts';
import {createEngine} from '../../main/engine/engine.ts';
import {type FakeTarget, fakeCollector} from './fake-collector.ts';

/** A fresh folder that is gone when the test is. */
export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldwork-engine-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
};

export const templates = join(import.meta.dirname, '../../templates');

/** An engine whose AWS collector reads `target`; the operations declared are the real ones, so the real checks load. */
export const engineOn = (target: FakeTarget): {client: Client; close: () => void} => {
  const engine = createEngine({
    templates,
    version: '0.0.0-test',
    clock: () => new Date(),
    collectors: {
      aws: {...fakeCollector(target), operations: awsCollector.operations},
      kubernetes: kubernetesCollector as Collector<KubernetesTarget>,
    },
  });
  onTestFinished(() => engine.close());
  return {client: createClient(engine.transport), close: () => engine.close()};
};

export const draft = {
  reference: 'EP-TEST-1',
  client: 'Łódź & Αθήνα 有限公司',
  title: 'Test assessment',
  scope: 'Everything',
  mode: 'readiness',
  auditor: 'J. Doe',
} as const;

export const by = 'J. Doe';
