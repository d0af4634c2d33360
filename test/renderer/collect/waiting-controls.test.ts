import {expect, test} from 'vitest';
import type {CheckListed} from '../../../main/contract/views.ts';
import {waitingControls} from '../../../renderer/screens/collect/waiting-controls.ts';

const check = (id: string, reads: string[], controls: CheckListed['controls']): CheckListed => ({
  id,
  title: id,
  severity: 'high',
  provider: 'aws',
  controls,
  reads,
});

const checks = [
  check(
    'one',
    ['s3:GetBucketAcl', 's3:ListBuckets'],
    [
      {edition: '2022', id: 'A.8.20'},
      {edition: '2022', id: 'A.8.3'},
      {edition: '2013', id: 'A.9.4.1'},
    ],
  ),
  check('two', ['s3:GetBucketPolicy'], [{edition: '2022', id: 'A.8.3'}]),
  check('three', ['ec2:DescribeVpcs'], [{edition: '2022', id: 'A.8.22'}]),
];

test('the controls of the edition in force wait, each once, in their own order', () => {
  const ids = (operations: string[], edition: '2013' | '2022') =>
    waitingControls(new Set(operations), checks, edition).map(({id}) => id);
  expect(ids(['s3:GetBucketAcl', 's3:GetBucketPolicy'], '2022')).toEqual(['A.8.3', 'A.8.20']);
  expect(ids(['s3:GetBucketAcl'], '2013')).toEqual(['A.9.4.1']);
  expect(ids(['iam:ListUsers'], '2022')).toEqual([]);
  expect(ids([], '2022')).toEqual([]);
});
