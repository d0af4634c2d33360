import {join} from 'node:path';
import {expect, test} from 'vitest';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const target = {kind: 'aws'} as const;

test('an interrupted collection resumes without repeating finished reads, also in a new process', async () => {
  const folder = join(freshFolder(), 'a');
  const account = fakeTarget();
  account.failAt = {
    read: 2,
    error: Object.assign(new Error('The token expired. Renew it and start again.'), {code: 'expired-credentials'}),
  };
  const first = engineOn(account);
  await first.client.call('assessment.create', {folder, assessment: draft});
  await expect(first.client.call('collect.start', {target, by})).rejects.toMatchObject({code: 'expired-credentials'});
  const status = await first.client.call('assessment.status', {});
  expect(status.collections[0]).toMatchObject({
    state: 'interrupted',
    reads: {ok: 2},
    problem: expect.stringContaining('expired'),
  });
  first.close();

  delete account.failAt;
  const second = engineOn(account);
  await second.client.call('assessment.open', {folder});
  const result = await second.client.call('collect.start', {target, by});
  expect(result).toMatchObject({resumed: true, collection: {id: 'C-0001', state: 'finished', reads: {ok: 4}}});
  expect(new Set(account.calls).size).toBe(account.calls.length);
});

test('resuming with credentials of another account is refused and changes nothing', async () => {
  const account = fakeTarget();
  account.failAt = {read: 1, error: new Error('network')};
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  await expect(client.call('collect.start', {target, by})).rejects.toThrow('network');
  delete account.failAt;
  account.account = '999988887777';
  await expect(client.call('collect.start', {target, by})).rejects.toMatchObject({
    code: 'wrong-target',
    message: expect.stringContaining('111122223333'),
  });
  const status = await client.call('assessment.status', {});
  expect(status.collections[0]?.identity?.target).toBe('111122223333');
});

test('a denied read gives no pass, stands in the list of what could not be read, and says what to grant', async () => {
  const account = fakeTarget();
  account.acl = {b: 'denied'};
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  const result = await client.call('collect.start', {target, by});
  expect(result.unread).toEqual([
    expect.objectContaining({
      operation: 's3:GetBucketAcl',
      outcome: 'denied',
      count: 1,
      permissions: ['s3:GetBucketAcl'],
    }),
  ]);
  expect(result.verdicts.pass).toBe(0);
  expect(result.verdicts['not-assessed']).toBeGreaterThan(0);
});

test('a collection whose result cannot be kept is interrupted and resumes, also without reopening', async () => {
  const account = fakeTarget();
  account.unkeepable = true;
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  await expect(client.call('collect.start', {target, by})).rejects.toThrow();
  expect((await client.call('collect.list', {}))[0]).toMatchObject({state: 'interrupted', reads: {ok: 4}});
  account.unkeepable = false;
  const result = await client.call('collect.start', {target, by});
  expect(result).toMatchObject({resumed: true, collection: {state: 'finished', resources: 3}});
  expect(account.calls).toHaveLength(4);
});

test('cancel keeps what was read and the next start goes on there', async () => {
  const account = fakeTarget();
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  account.beforeRead = async () => {
    if (account.calls.length === 2) await client.call('collect.cancel', {});
  };
  const cancelled = await client.call('collect.start', {target, by});
  expect(cancelled.collection).toMatchObject({state: 'cancelled', reads: {ok: 2}});
  delete account.beforeRead;
  const result = await client.call('collect.start', {target, by});
  expect(result).toMatchObject({resumed: true, collection: {state: 'finished', reads: {ok: 4}}});
  expect(account.calls).toHaveLength(4);
});

test('two collections at once are refused', async () => {
  const account = fakeTarget();
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  const results: unknown[] = [];
  account.beforeRead = async () => {
    if (results.length === 0) results.push(await client.call('collect.start', {target, by}).catch(error => error));
  };
  await client.call('collect.start', {target, by});
  expect(results[0]).toMatchObject({code: 'busy'});
});

test('a finished collection is never resumed: the next start is a new one', async () => {
  const account = fakeTarget();
  const {client} = engineOn(account);
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  await client.call('collect.start', {target, by});
  const again = await client.call('collect.start', {target, by});
  expect(again).toMatchObject({resumed: false, collection: {id: 'C-0002'}});
  expect(account.calls).toHaveLength(8);
});
