import type {Population, Resource} from '../../collectors/collector.ts';
import {evaluate} from '../../main/checks/evaluate.ts';
import type {Check, EvaluationInput, ReadSummary, Verdict} from '../../main/checks/types.ts';

/** The time all test verdicts are about. */
export const now = '2026-11-21T12:00:00.000Z';

/** A check with everything filled in; give what the test is about. */
export const makeCheck = (given: Partial<Check> & Pick<Check, 'pass'>): Check => ({
  id: 'bucket-private',
  title: 'Buckets are private',
  severity: 'high',
  provider: 'aws',
  resourceType: 'AwsS3Bucket',
  controls: [{edition: '2013', id: 'A.9.4.1'}],
  reads: ['s3:GetBucketAcl'],
  params: {},
  explain: {pass: 'Private.', fail: 'Public.'},
  whenEmpty: {verdict: 'not-applicable', reason: 'There is no bucket.'},
  ask: 'Who may read the bucket?',
  ...given,
});

/** A read that was answered, unless told otherwise. */
export const makeRead = (id: string, given: Partial<ReadSummary> = {}): ReadSummary => ({
  id,
  operation: 's3:GetBucketAcl',
  region: 'eu-west-1',
  outcome: 'ok',
  parameters: {},
  ...given,
});

/** A bucket whose every part rests on the read `R-000001`, unless told otherwise. */
export const makeResource = (data: Record<string, unknown>, given: Partial<Resource> = {}): Resource => ({
  id: 'arn:aws:s3:::bucket',
  type: 'AwsS3Bucket',
  target: '111122223333',
  region: 'eu-west-1',
  name: 'bucket',
  data,
  reads: Object.fromEntries(Object.keys(data).map(part => [part, ['R-000001']])),
  ...given,
});

/** A population listed by the read `R-000001`. */
export const makePopulation = (given: Partial<Population> = {}): Population => ({
  type: 'AwsS3Bucket',
  target: '111122223333',
  region: 'eu-west-1',
  reads: ['R-000001'],
  ...given,
});

type Given = Partial<Omit<EvaluationInput, 'read'>> & {readonly reads?: readonly ReadSummary[]};

/** All verdicts, with an answered read `R-000001` and the population of buckets unless told otherwise. */
export const judge = ({reads = [], ...given}: Given): Verdict[] => {
  const known = new Map([makeRead('R-000001', {operation: 's3:ListBuckets'}), ...reads].map(read => [read.id, read]));
  return [
    ...evaluate({
      checks: [],
      populations: [makePopulation()],
      resources: [],
      read: id => known.get(id),
      now,
      providers: ['aws'],
      ...given,
    }),
  ];
};

/** The one verdict about this data by this rule. */
export const judgeOne = (pass: string, data: Record<string, unknown>, given: Partial<Check> = {}): Verdict => {
  const [verdict] = judge({checks: [makeCheck({pass, ...given})], resources: [makeResource(data)]});
  if (!verdict) throw new Error('no verdict');
  return verdict;
};
