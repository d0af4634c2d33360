import {cpSync, rmSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {createClient} from '../../main/contract/client.ts';
import {createEngine} from '../../main/engine/engine.ts';
import {freshFolder, templates} from './fixture.ts';

const engineWith = (folder: string) => {
  const engine = createEngine({
    templates: folder,
    version: '0.0.0-test',
    clock: () => new Date(),
    collectors: {aws: awsCollector, kubernetes: kubernetesCollector},
  });
  onTestFinished(() => engine.close());
  return engine;
};

test('templates that were read ahead are not read again', async () => {
  const folder = freshFolder();
  cpSync(templates, folder, {recursive: true});
  const engine = engineWith(folder);
  await engine.prepare();
  rmSync(folder, {recursive: true});
  await expect(createClient(engine.transport).call('controls.list', {edition: '2022'})).resolves.not.toEqual([]);
});

test('templates that cannot be read ahead are told of when they are needed, not before', async () => {
  const engine = engineWith(freshFolder());
  await expect(engine.prepare()).resolves.toBeUndefined();
  await expect(createClient(engine.transport).call('controls.list', {edition: '2022'})).rejects.toThrow(
    /cannot be read/,
  );
});
