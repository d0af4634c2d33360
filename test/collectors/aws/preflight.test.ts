import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {createAwsCollector} from '../../../collectors/aws/aws-collector.ts';
import {createMemoryJournal} from '../../../main/workspace/memory-journal.ts';
import {collectInto, fakeEnvironment, gather, hastyEffects, setEnvironment} from './collecting.ts';
import {buckets, failing, regions, users} from './fake-aws.ts';
import {withAws} from './with-aws.ts';

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());

const handlers = {
  'ec2:DescribeRegions': regions('eu-west-1', 'us-east-1'),
  's3:ListBuckets': buckets('ledger', 'photos'),
  'iam:ListUsers': users(['anna'], 'second'),
  'iam:GetAccountSummary': failing('AccessDenied', 403),
  'iam:GetCredentialReport': failing('ReportInProgress', 404),
};

const preflight = (endpoint: string, journal = createMemoryJournal()) =>
  createAwsCollector(hastyEffects).preflight(
    {kind: 'aws', endpoint},
    {journal, signal: new AbortController().signal, toolVersion: 'test'},
  );

describe('a preflight', () => {
  test('tries each declared operation at most once and says which permission is missing', async () => {
    await withAws(handlers, async aws => {
      const {identity, rows, estimatedCalls} = await preflight(aws.url);
      const collector = createAwsCollector();
      expect(identity.target).toBe('123456789012');
      expect(rows.map(({operation}) => operation)).toEqual(collector.operations.map(({id}) => id));
      const row = (operation: string) => rows.find(other => other.operation === operation);
      expect(row('iam:GetAccountSummary')).toMatchObject({
        outcome: 'denied',
        permissions: ['iam:GetAccountSummary'],
        error: {code: 'AccessDenied'},
      });
      expect(row('s3control:GetPublicAccessBlock')).toMatchObject({
        outcome: 'absent',
        region: 'global',
        permissions: ['s3:GetAccountPublicAccessBlock'],
      });
      expect(row('s3:GetBucketAcl')).toMatchObject({outcome: 'ok', region: 'us-east-1'});
      expect(row('kms:GetKeyPolicy')).toMatchObject({outcome: 'absent', error: {code: 'NothingToTry'}});
      expect(row('iam:GetCredentialReport')).toMatchObject({outcome: 'absent'});
      expect(estimatedCalls).toBeGreaterThan(2 * 8 + 2 * 14);

      const counts = new Map<string, number>();
      for (const operation of aws.operations()) counts.set(operation, (counts.get(operation) ?? 0) + 1);
      expect([...counts.values()].every(count => count === 1)).toBe(true);
      const declared = new Set(collector.operations.map(({id}) => id));
      expect(aws.operations().filter(operation => !declared.has(operation))).toEqual([]);
    });
  });

  test('leaves no answer behind that a collection could take for a whole one', async () => {
    await withAws(handlers, async aws => {
      const journal = createMemoryJournal();
      await preflight(aws.url, journal);
      const collected = await collectInto(gather(journal), {endpoint: aws.url, regions: ['us-east-1']});
      expect(collected.progress.filter(({recalled}) => recalled)).toEqual([]);
    });
  });

  test('with wrong credentials says so', async () => {
    await withAws({'sts:GetCallerIdentity': failing('InvalidClientTokenId', 403)}, async aws => {
      await expect(preflight(aws.url)).rejects.toMatchObject({code: 'bad-credentials'});
    });
  });
});
