import type {Rate} from '../pacing.ts';

/**
 * How fast we ask, by service and region. Below the published quotas, so that an audit never starves the client's own tools:
 * EC2 refills 20 Describe calls a second with a bucket of 100 (EC2 API request throttling); CloudTrail allows 10 a second for each
 * of its read calls; KMS allows hundreds; IAM, S3 and S3 Control publish no quota of configuration calls.
 */
const rates: Readonly<Record<string, Rate>> = {
  sts: {perSecond: 10, burst: 10, concurrency: 2},
  iam: {perSecond: 15, burst: 30, concurrency: 8},
  s3: {perSecond: 50, burst: 50, concurrency: 16},
  s3control: {perSecond: 5, burst: 5, concurrency: 2},
  ec2: {perSecond: 20, burst: 50, concurrency: 12},
  cloudtrail: {perSecond: 8, burst: 10, concurrency: 4},
  kms: {perSecond: 40, burst: 40, concurrency: 8},
};

const careful: Rate = {perSecond: 5, burst: 5, concurrency: 2};

/** The rate of a service in one region. */
export const awsRate = (service: string): Rate => rates[service] ?? careful;
