import type {ListBucketsCommandInput} from '@aws-sdk/client-s3';
import {byContinuationToken, declare} from './call.ts';

/** Every read of a bucket's configuration takes its name. */
export type BucketInput = {Bucket: string};

const about = (action: string) => ({scope: 'regional', permissions: [`s3:${action}`]}) as const;

export const listBuckets = declare(
  's3',
  'ListBuckets',
  {scope: 'global', permissions: ['s3:ListAllMyBuckets']},
  (sdk, input: ListBucketsCommandInput) => new sdk.ListBucketsCommand(input),
  {next: byContinuationToken},
);

export const getBucketLocation = declare(
  's3',
  'GetBucketLocation',
  about('GetBucketLocation'),
  (sdk, input: BucketInput) => new sdk.GetBucketLocationCommand(input),
);

export const getBucketAcl = declare(
  's3',
  'GetBucketAcl',
  about('GetBucketAcl'),
  (sdk, input: BucketInput) => new sdk.GetBucketAclCommand(input),
);

export const getBucketPolicy = declare(
  's3',
  'GetBucketPolicy',
  about('GetBucketPolicy'),
  (sdk, input: BucketInput) => new sdk.GetBucketPolicyCommand(input),
);

export const getBucketPolicyStatus = declare(
  's3',
  'GetBucketPolicyStatus',
  about('GetBucketPolicyStatus'),
  (sdk, input: BucketInput) => new sdk.GetBucketPolicyStatusCommand(input),
);

export const getPublicAccessBlock = declare(
  's3',
  'GetPublicAccessBlock',
  about('GetBucketPublicAccessBlock'),
  (sdk, input: BucketInput) => new sdk.GetPublicAccessBlockCommand(input),
);

export const getBucketEncryption = declare(
  's3',
  'GetBucketEncryption',
  about('GetEncryptionConfiguration'),
  (sdk, input: BucketInput) => new sdk.GetBucketEncryptionCommand(input),
);

export const getBucketVersioning = declare(
  's3',
  'GetBucketVersioning',
  about('GetBucketVersioning'),
  (sdk, input: BucketInput) => new sdk.GetBucketVersioningCommand(input),
);

export const getBucketLogging = declare(
  's3',
  'GetBucketLogging',
  about('GetBucketLogging'),
  (sdk, input: BucketInput) => new sdk.GetBucketLoggingCommand(input),
);

export const getObjectLockConfiguration = declare(
  's3',
  'GetObjectLockConfiguration',
  about('GetBucketObjectLockConfiguration'),
  (sdk, input: BucketInput) => new sdk.GetObjectLockConfigurationCommand(input),
);

export const s3Calls = [
  listBuckets,
  getBucketLocation,
  getBucketAcl,
  getBucketPolicy,
  getBucketPolicyStatus,
  getPublicAccessBlock,
  getBucketEncryption,
  getBucketVersioning,
  getBucketLogging,
  getObjectLockConfiguration,
] as const;
