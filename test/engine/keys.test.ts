import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {createAwsCollector} from '../../collectors/aws/aws-collector.ts';
import type {AwsKeys} from '../../collectors/collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {type Client, createClient} from '../../main/contract/client.ts';
import {createEngine} from '../../main/engine/engine.ts';
import {startSampleAws} from '../../main/sample/aws/server.ts';
import {by, draft, freshFolder, templates} from './fixture.ts';

const kept = {
  accessKeyId: 'AKIAFAKEFAKEFAKEFAKE',
  secretAccessKey: 'fake-secret-that-must-not-be-found-anywhere',
  sessionToken: 'fake-session-token-that-must-not-be-found',
};

const engineWith = (keys: (name: string) => Promise<AwsKeys | undefined>): Client => {
  const engine = createEngine({
    templates,
    version: '0.0.0-test',
    clock: () => new Date(),
    collectors: {aws: createAwsCollector(), kubernetes: kubernetesCollector},
    keys,
  });
  onTestFinished(() => engine.close());
  return createClient(engine.transport);
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile());

test('a collection with kept keys signs with them, and leaves no trace of them on the disk or in what is told', async () => {
  const aws = await startSampleAws();
  onTestFinished(() => aws.close());
  const client = engineWith(async name => (name === 'client-audit' ? kept : undefined));
  const folder = join(freshFolder(), 'a');
  await client.call('assessment.create', {folder, assessment: draft});
  const target = {kind: 'aws', endpoint: aws.url, key: 'client-audit'} as const;
  const told: unknown[] = [await client.call('collect.preflight', {target})];
  client.on('collect.progress', event => told.push(event));
  told.push(await client.call('collect.start', {target, by}));
  expect(told.at(-1)).toMatchObject({collection: {state: 'finished', target: {key: 'client-audit'}}});
  for (const secret of [kept.secretAccessKey, kept.sessionToken]) {
    expect(JSON.stringify(told)).not.toContain(secret);
    for (const file of filesBelow(folder)) expect(readFileSync(file).includes(secret), file).toBe(false);
  }
}, 60_000);

test.each<[string, (name: string) => Promise<AwsKeys | undefined>, string]>([
  ['no keys of that name', async () => undefined, 'There are no AWS keys named "audit"'],
  [
    'a keyring that cannot be opened',
    async () => {
      throw new Error(`cannot decrypt ${kept.secretAccessKey}`);
    },
    'could not be read',
  ],
])('%s: says so, quotes no secret, and the environment is not used instead', async (_, keys, message) => {
  const aws = await startSampleAws();
  onTestFinished(() => aws.close());
  const client = engineWith(keys);
  const folder = join(freshFolder(), 'a');
  await client.call('assessment.create', {folder, assessment: draft});
  const target = {kind: 'aws', endpoint: aws.url, key: 'audit'} as const;
  for (const attempt of [
    () => client.call('collect.preflight', {target}),
    () => client.call('collect.start', {target, by}),
  ]) {
    const error: unknown = await attempt().catch(error => error);
    expect(error).toMatchObject({code: 'no-credentials', message: expect.stringContaining(message)});
    expect(String(error)).not.toContain(kept.secretAccessKey);
  }
  expect(aws.calls).toHaveLength(0);
  for (const file of filesBelow(folder)) expect(readFileSync(file).includes(kept.secretAccessKey), file).toBe(false);
});
