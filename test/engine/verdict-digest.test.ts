import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {Check, Verdict} from '../../main/checks/types.ts';
import {verdictDigest} from '../../main/engine/verdict-digest.ts';
import {createWorkspace} from '../../main/workspace/workspace.ts';
import {draft, freshFolder} from './fixture.ts';

const check = {id: 'c', title: 'C', severity: 'high', ask: 'Ask.'} as Check;

const verdict = (n: number, more: Partial<Verdict> = {}): Verdict => ({
  check: 'c',
  verdict: 'fail',
  reason: `reason ${n}`,
  target: '1',
  region: 'eu-west-1',
  resourceType: 'AwsS3Bucket',
  resource: `arn:${n}`,
  resourceName: `bucket ${n}`,
  reads: [],
  ...more,
});

test('a check tells its first fails, why it could not assess and how often, and follows the next evaluation', () => {
  const workspace = createWorkspace(join(freshFolder(), 'a'), draft);
  onTestFinished(() => workspace.close());
  const about = {rulesSha256: 'a'.repeat(64), now: '2026-11-21T00:00:00.000Z', actor: 'x'};
  const unread = (reason: string) => verdict(0, {verdict: 'not-assessed', reason});
  const {resource: _, resourceName: __, ...whole} = verdict(0);
  workspace.verdicts.replace(
    [
      verdict(99, {check: 'other'}),
      whole,
      ...Array.from({length: 20}, (_, n) => verdict(n + 1)),
      unread('seldom'),
      ...['often', 'often'].map(unread),
    ],
    about,
  );
  const summary = verdictDigest(workspace).summary(check);
  expect(summary.counts).toEqual({pass: 0, fail: 21, 'not-assessed': 3, 'not-applicable': 0});
  expect(summary.unread).toEqual([
    {reason: 'often', count: 2},
    {reason: 'seldom', count: 1},
  ]);
  expect(summary.failing.map(({name}) => name)).toEqual([
    'all AwsS3Bucket',
    ...[1, 2, 3, 4, 5, 6, 7].map(n => `bucket ${n}`),
  ]);
  expect(summary.failing[0]?.key).toBe('');
  workspace.verdicts.replace([verdict(5)], about);
  expect(verdictDigest(workspace).summary(check)).toMatchObject({
    counts: {fail: 1},
    unread: [],
    failing: [{name: 'bucket 5'}],
  });
});
