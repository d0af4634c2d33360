import {expect, test} from 'vitest';
import {awsCollector} from '../../../collectors/aws/aws-collector.ts';

test('the least-privilege policy is exactly what the declarations need', async () => {
  await expect(awsCollector.policy()).toMatchFileSnapshot('iam-policy.golden.txt');
});

test('it allows every declared permission and nothing else, on a form that IAM accepts', () => {
  const policy = JSON.parse(awsCollector.policy()) as {Version: string; Statement: {Sid: string; Action: string[]}[]};
  expect(policy.Version).toBe('2012-10-17');
  expect(policy.Statement.flatMap(({Action}) => Action).sort()).toEqual(
    [...new Set(awsCollector.operations.flatMap(({permissions}) => permissions))].sort(),
  );
  for (const {Sid, Action} of policy.Statement) {
    expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
    expect(Action).toEqual([...Action].sort());
  }
  // A managed policy holds at most 6,144 characters, white space not counted (IAM quotas).
  expect(awsCollector.policy().replace(/\s/g, '').length).toBeLessThan(6144);
});
