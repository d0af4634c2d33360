import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {type Client, createClient} from '../../main/contract/client.ts';
import {createLocalEngine} from '../../main/engine/local.ts';
import {by, draft, freshFolder} from './fixture.ts';

const root = join(import.meta.dirname, '../..');
let parent: string;
let prebuilt: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'fieldwork-sample-test-'));
  prebuilt = join(parent, 'prebuilt');
  const engine = await createLocalEngine(root);
  await engine.makeSample(prebuilt);
  engine.close();
}, 120_000);
afterAll(() => rmSync(parent, {recursive: true, force: true}));

const nowhere = {HOME: '/nonexistent', AWS_ACCESS_KEY_ID: '', KUBECONFIG: ''};
const engineWith = async (from = prebuilt): Promise<Client> => {
  const engine = await createLocalEngine(root, {sample: {prebuilt: from}, environment: nowhere});
  onTestFinished(() => engine.close());
  return createClient(engine.transport);
};

describe('the sample company', () => {
  test('opens fully collected, mostly answered, not signed, with something left to do, in under three seconds', async () => {
    const client = await engineWith();
    const folder = join(freshFolder(), 'sample');
    const start = performance.now();
    const assessment = await client.call('sample.open', {folder});
    expect(performance.now() - start).toBeLessThan(3000);
    expect(assessment.folder).toBe(folder);
    const {collections, families} = await client.call('assessment.status', {});
    expect(collections.map(({kind, state}) => [kind, state])).toEqual([
      ['aws', 'finished'],
      ['kubernetes', 'finished'],
    ]);
    const open = families.filter(family => family.open.length > 0).map(({id}) => id);
    expect(open).toEqual(expect.arrayContaining(['A.7', 'A.10', 'A.17']));
    expect(open.length).toBeLessThan(families.length / 2);
    expect(await client.call('papers.list', {kind: 'sign-off'})).toEqual([]);
  });

  test('names no folder of the machine that made it', () => {
    const files = readdirSync(prebuilt, {recursive: true, encoding: 'utf8'}).map(name => join(prebuilt, name));
    for (const path of files.filter(path => statSync(path).isFile() && !path.endsWith('lock.json')))
      for (const name of [`${root}/`, 'fieldwork-sample-', 'fieldwork-answers-'])
        expect(readFileSync(path).includes(name), `${path} names ${name}`).toBe(false);
  });

  test('is collected again offline, without any credential of this machine', async () => {
    const client = await engineWith();
    const folder = join(freshFolder(), 'sample');
    const {auditor} = await client.call('sample.open', {folder});
    const {sample} = await client.call('collect.targets', {});
    expect(sample).toHaveLength(2);
    const before = await client.call('resources.query', {});
    for (const {target} of sample) {
      const {rows} = await client.call('collect.preflight', {target});
      expect(rows.length).toBeGreaterThan(0);
      const {collection, resumed} = await client.call('collect.start', {target, by: auditor});
      expect([collection.state, resumed]).toEqual(['finished', false]);
      expect(JSON.stringify(collection.target)).not.toMatch(/127\.0\.0\.1|tmp/);
    }
    const after = await client.call('resources.query', {});
    expect(after.items.map(({key}) => key)).toEqual(before.items.map(({key}) => key));
  });

  test('an interrupted collection of it is resumed after a restart, wherever its servers then listen', async () => {
    const folder = join(freshFolder(), 'sample');
    const first = await createLocalEngine(root, {sample: {prebuilt}});
    const client = createClient(first.transport);
    await client.call('sample.open', {folder});
    const [aws] = (await client.call('collect.targets', {})).sample;
    if (!aws) throw new Error('the sample does not run');
    let reads = 0;
    client.on('collect.progress', () => {
      reads += 1;
      if (reads === 20) void client.call('collect.cancel', {});
    });
    const stopped = await client.call('collect.start', {target: aws.target, by});
    expect(stopped.collection.state).toBe('cancelled');
    first.close();

    const again = await engineWith();
    await again.call('assessment.open', {folder});
    const result = await again.call('collect.start', {target: aws.target, by});
    expect(result).toMatchObject({resumed: true, collection: {id: stopped.collection.id, state: 'finished'}});
  });

  test('its targets are there only while it is open', async () => {
    const client = await engineWith();
    const folder = freshFolder();
    await client.call('sample.open', {folder: join(folder, 'sample')});
    const [aws, cluster] = (await client.call('collect.targets', {})).sample;
    if (!aws || !cluster) throw new Error('the sample does not run');
    await client.call('assessment.create', {folder: join(folder, 'other'), assessment: draft});
    expect((await client.call('collect.targets', {})).sample).toEqual([]);
    for (const {target} of [aws, cluster])
      await expect(client.call('collect.start', {target, by})).rejects.toMatchObject({code: 'no-sample'});
    expect(await client.call('collect.list', {})).toEqual([]);
  });

  test('a package of it holds nothing of how it is opened', async () => {
    const client = await engineWith();
    const folder = freshFolder();
    const {auditor} = await client.call('sample.open', {folder: join(folder, 'sample')});
    const built = await client.call('package.build', {folder, format: 'folder', by: auditor});
    expect(await client.call('package.verify', {path: built.path})).toMatchObject({ok: true});
    expect(readdirSync(built.path, {recursive: true}).join('\n')).not.toContain('sample.json');
  });

  test('a folder that holds something is refused and left alone', async () => {
    const client = await engineWith();
    const folder = freshFolder();
    await client.call('assessment.create', {folder: join(folder, 'mine'), assessment: draft});
    writeFileSync(join(folder, 'note.txt'), 'mine');
    for (const taken of [folder, join(folder, 'mine'), join(folder, 'note.txt')])
      await expect(client.call('sample.open', {folder: taken})).rejects.toMatchObject({code: 'exists'});
    expect(readFileSync(join(folder, 'note.txt'), 'utf8')).toBe('mine');
    expect((await client.call('assessment.status', {})).assessment.folder).toBe(join(folder, 'mine'));
  });

  test('where it was not built it is made on the spot; a copy that fails leaves nothing', async () => {
    const folder = freshFolder();
    const torn = join(folder, 'torn');
    const maker = await createLocalEngine(root, {
      sample: {prebuilt: torn, make: async () => Promise.reject(new Error('no'))},
    });
    onTestFinished(() => maker.close());
    const client = createClient(maker.transport);
    await expect(client.call('sample.open', {folder: join(folder, 'new')})).rejects.toThrow('no');
    expect(existsSync(join(folder, 'new'))).toBe(false);
    const missing = await engineWith(torn);
    await missing.call('sample.open', {folder: join(folder, 'made')});
    expect((await missing.call('collect.list', {})).length).toBe(2);
  }, 60_000);
});
