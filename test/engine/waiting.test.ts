import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {fakeTarget} from './fake-collector.ts';
import {by, draft, engineOn, freshFolder} from './fixture.ts';

const target = {kind: 'aws'} as const;

test('checks are listed before anything is collected, with the reads they rest on and the controls they inform', async () => {
  const {client} = engineOn(fakeTarget());
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  const checks = await client.call('checks.list', {});
  expect(checks.length).toBeGreaterThan(0);
  for (const check of checks) {
    expect(check.reads.length, check.id).toBeGreaterThan(0);
    expect(check.controls.length, check.id).toBeGreaterThan(0);
  }
});

test('reads are given by their ids, and ids that are not on the record are left out', async () => {
  const {client} = engineOn(fakeTarget());
  await client.call('assessment.create', {folder: join(freshFolder(), 'a'), assessment: draft});
  const {collection} = await client.call('collect.start', {target, by});
  const {items} = await client.call('reads.list', {collection: collection.id});
  const [first, second] = items;
  const found = await client.call('reads.get', {ids: [second?.id ?? '', 'R-999999', 'nonsense', first?.id ?? '']});
  expect(found).toEqual([second, first]);
});

test('the policy is written as a file only where it is asked for, and over another file only where that is said', async () => {
  const {client} = engineOn(fakeTarget());
  const path = join(freshFolder(), 'policy.json');
  const {text} = await client.call('collect.policy', {kind: 'aws', path});
  expect(readFileSync(path, 'utf8')).toBe(text);
  writeFileSync(path, 'mine');
  await expect(client.call('collect.policy', {kind: 'aws', path})).rejects.toThrow();
  expect(readFileSync(path, 'utf8')).toBe('mine');
  await client.call('collect.policy', {kind: 'aws', path, replace: true});
  expect(readFileSync(path, 'utf8')).toBe(text);
});
