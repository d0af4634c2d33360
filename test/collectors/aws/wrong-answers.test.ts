import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {awsCollector} from '../../../collectors/aws/aws-collector.ts';
import {evaluate} from '../../../main/checks/evaluate.ts';
import {loadChecks} from '../../../main/checks/load.ts';
import type {Verdict} from '../../../main/checks/types.ts';
import {collectInto, fakeEnvironment, type Gathered, gather, readOf, setEnvironment} from './collecting.ts';
import {buckets, credentialReport, error, type FakeHandler, failing, regions, users} from './fake-aws.ts';
import {withAws} from './with-aws.ts';

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());

const checks = loadChecks(new URL('../../../templates/checks/aws', import.meta.url).pathname);

const judge = ({resources, populations, reads}: Gathered): readonly Verdict[] => {
  const byId = new Map(reads.map(read => [read.id, read]));
  return [
    ...evaluate({
      checks,
      populations,
      resources,
      read: id => {
        const found = byId.get(id);
        if (!found) return undefined;
        const {operation, region, outcome, parameters, error: why} = found.provenance;
        return {id, operation, region, outcome, parameters, ...(why ? {errorCode: why.code} : {})};
      },
      now: '2026-06-30T00:00:00.000Z',
      providers: ['aws'],
    }),
  ];
};

const verdictsOf = async (handlers: Readonly<Record<string, FakeHandler | string>>): Promise<readonly Verdict[]> =>
  withAws(handlers, async aws => judge(await collectInto(gather(), {endpoint: aws.url})));

const block = (acls: boolean, policies: boolean): string =>
  `<PublicAccessBlockConfiguration><BlockPublicAcls>${acls}</BlockPublicAcls><IgnorePublicAcls>${acls}</IgnorePublicAcls><BlockPublicPolicy>${policies}</BlockPublicPolicy><RestrictPublicBuckets>${policies}</RestrictPublicBuckets></PublicAccessBlockConfiguration>`;

const everyone =
  '<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee><Permission>READ</Permission></Grant>';
const accessList = (grants: string): string =>
  `<AccessControlPolicy><AccessControlList>${grants}</AccessControlList></AccessControlPolicy>`;

const of = (verdicts: readonly Verdict[], check: string) => verdicts.filter(verdict => verdict.check === check);

describe('what other tools got wrong', () => {
  test('a bucket whose access list was denied is not said to be private (prowler 12872)', async () => {
    const verdicts = await verdictsOf({
      's3:ListBuckets': buckets('ledger'),
      's3:GetBucketAcl': failing('AccessDenied', 403),
    });
    expect(of(verdicts, 'aws-s3-bucket-public')).toMatchObject([{verdict: 'not-assessed', resourceName: 'ledger'}]);
    expect(of(verdicts, 'aws-s3-bucket-public')[0]?.reason).toContain('s3:GetBucketAcl');
  });

  describe('a bucket that is public for itself, in an account that may block it (a9s 544)', () => {
    const trail = {
      Name: 'all',
      TrailARN: 'arn:aws:cloudtrail:us-east-1:1:trail/all',
      S3BucketName: 'ledger',
      HomeRegion: 'us-east-1',
    };
    const judged = ['aws-s3-bucket-public', 'aws-cloudtrail-bucket-private'];
    const publicBucket: Readonly<Record<string, FakeHandler | string>> = {
      's3:ListBuckets': buckets('ledger'),
      's3:GetBucketPolicyStatus': '<PolicyStatus><IsPublic>true</IsPublic></PolicyStatus>',
      's3:GetBucketAcl': accessList(everyone),
      'cloudtrail:DescribeTrails': JSON.stringify({trailList: [trail]}),
    };

    test.each<[string, FakeHandler | string, Verdict['verdict']]>([
      ['blocks everything', block(true, true), 'pass'],
      ['blocks access lists alone', block(true, false), 'fail'],
      ['blocks policies alone', block(false, true), 'fail'],
      ['blocks nothing', block(false, false), 'fail'],
      ['has no block', failing('NoSuchPublicAccessBlockConfiguration', 404), 'fail'],
      ['may not be asked', failing('AccessDenied', 403), 'not-assessed'],
      ['cannot be asked', failing('MethodNotAllowed', 405), 'not-assessed'],
      ['does not answer', failing('InternalError', 500), 'not-assessed'],
    ])('that %s', async (_what, account, expected) => {
      await withAws({...publicBucket, 's3control:GetPublicAccessBlock': account}, async aws => {
        const found = await collectInto(gather(), {endpoint: aws.url});
        expect(readOf(found, 's3control:GetPublicAccessBlock').provenance).toMatchObject({
          region: 'global',
          parameters: {AccountId: '123456789012'},
        });
        for (const check of judged) {
          const [verdict, ...others] = of(judge(found), check);
          expect([others, verdict]).toMatchObject([[], {verdict: expected, resourceName: 'ledger'}]);
          expect(verdict?.reads).toContain(readOf(found, 's3control:GetPublicAccessBlock').id);
          if (expected === 'not-assessed') expect(verdict?.reason).toContain('s3control:GetPublicAccessBlock');
        }
      });
    });

    test('and may not be asked, while the bucket blocks it itself or is not public at all', async () => {
      const denied = {'s3control:GetPublicAccessBlock': failing('AccessDenied', 403)};
      const blocked = await verdictsOf({...publicBucket, ...denied, 's3:GetPublicAccessBlock': block(true, true)});
      const half = await verdictsOf({...publicBucket, ...denied, 's3:GetPublicAccessBlock': block(true, false)});
      const closed = await verdictsOf({
        ...publicBucket,
        ...denied,
        's3:GetBucketAcl': accessList(''),
        's3:GetBucketPolicyStatus': failing('NoSuchBucketPolicy', 404),
      });
      for (const check of judged) {
        expect([blocked, half, closed].map(verdicts => of(verdicts, check).map(({verdict}) => verdict))).toEqual([
          ['pass'],
          ['not-assessed'],
          ['pass'],
        ]);
      }
    });
  });

  test('without the credential report no user is judged by it', async () => {
    const verdicts = await verdictsOf({
      'iam:ListUsers': users(['anna', 'ben']),
      'iam:GenerateCredentialReport': failing('AccessDenied', 403),
      'iam:GetCredentialReport': failing('AccessDenied', 403),
    });
    for (const check of ['aws-iam-user-mfa-console', 'aws-iam-unused-credentials']) {
      expect(of(verdicts, check).map(({verdict}) => verdict)).toEqual(['not-assessed', 'not-assessed']);
    }
    expect(of(verdicts, 'aws-iam-root-not-used').map(({verdict}) => verdict)).toEqual(['not-assessed']);
  });

  test('a user who is not in the report yet is not judged by it', async () => {
    const verdicts = await verdictsOf({
      'iam:ListUsers': users(['anna', 'new']),
      'iam:GetCredentialReport': credentialReport([{user: 'anna', password_enabled: 'true', mfa_active: 'true'}]),
    });
    expect(of(verdicts, 'aws-iam-user-mfa-console').map(({resourceName, verdict}) => [resourceName, verdict])).toEqual(
      expect.arrayContaining([
        ['anna', 'pass'],
        ['new', 'not-assessed'],
      ]),
    );
  });

  test('with no permission but to say who we are, nothing passes and nothing fails (ScoutSuite 1377)', async () => {
    const denied: Record<string, FakeHandler> = {};
    for (const {id} of awsCollector.operations) {
      if (id !== 'sts:GetCallerIdentity') denied[id] = call => error(call, 'AccessDenied', 403);
    }
    const verdicts = await verdictsOf(denied);
    expect(new Set(verdicts.map(({verdict}) => verdict))).toEqual(new Set(['not-assessed']));
    expect(new Set(verdicts.map(({check}) => check))).toEqual(new Set(checks.map(({id}) => id)));
  });

  test.each(['AuthFailure', 'UnauthorizedOperation', 'RequestLimitExceeded', 'OptInRequired'])(
    'a region that answers %s is not assessed, while the other one is',
    async code => {
      const handlers: Record<string, FakeHandler | string> = {
        'ec2:DescribeRegions': regions('us-east-1', 'me-south-1'),
      };
      for (const {id, service, scope} of awsCollector.operations) {
        if (service === 'ec2' && scope === 'regional') {
          handlers[id] = call =>
            call.region === 'me-south-1'
              ? error(call, code, 403)
              : id.endsWith('Default')
                ? '<ebsEncryptionByDefault>true</ebsEncryptionByDefault>'
                : '';
        }
      }
      const verdicts = await verdictsOf(handlers);
      const encryption = of(verdicts, 'aws-ebs-default-encryption').map(({region, verdict}) => [region, verdict]);
      expect(encryption.sort()).toEqual([
        ['me-south-1', 'not-assessed'],
        ['us-east-1', 'pass'],
      ]);
      for (const check of ['aws-vpc-flow-logs', 'aws-sg-no-open-ssh', 'aws-ebs-volume-encrypted', 'aws-ec2-imdsv2']) {
        expect(
          of(verdicts, check)
            .filter(({region}) => region === 'me-south-1')
            .map(({verdict}) => verdict),
        ).toEqual(['not-assessed']);
      }
    },
  );

  test('one good trail decides although another region was denied; without it nothing is decided', async () => {
    const arn = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/all';
    const trailList = (multi: boolean) =>
      JSON.stringify({
        trailList: [
          {Name: 'all', TrailARN: arn, S3BucketName: 'logs', HomeRegion: 'us-east-1', IsMultiRegionTrail: multi},
        ],
      });
    const handlers = (multi: boolean): Record<string, FakeHandler | string> => ({
      'ec2:DescribeRegions': regions('us-east-1', 'eu-west-1'),
      'cloudtrail:DescribeTrails': call =>
        call.region === 'eu-west-1' ? error(call, 'AccessDeniedException', 400) : trailList(multi),
    });
    const check = 'aws-cloudtrail-multi-region';
    expect(of(await verdictsOf(handlers(true)), check).map(({verdict}) => verdict)).toEqual(['pass']);
    expect(of(await verdictsOf(handlers(false)), check).map(({verdict}) => verdict)).toEqual(['not-assessed']);
  });
});
