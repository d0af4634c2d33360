import type {Bucket, SampleAccount} from './account.ts';
import {AnswerError, cutPage, type Handler, type Handlers, required, tagList} from './handlers.ts';
import type {Plain} from './wire-value.ts';

/** S3: the bucket list and every part of a bucket's configuration; a part that is not set gives the error S3 gives. */
export const s3Handlers = ({s3}: SampleAccount): Handlers => {
  const byName = new Map(s3.buckets.map(bucket => [bucket.Name, bucket]));
  const find = (params: Plain): Bucket => {
    const bucket = byName.get(required(params, 'Bucket', 'InvalidBucketName'));
    if (bucket === undefined) throw new AnswerError('NoSuchBucket', 'The specified bucket does not exist', 404);
    return bucket;
  };
  /** A part that S3 answers, or its error when the part is not set. */
  const part =
    (read: (bucket: Bucket) => Plain | undefined, code: string, message: string): Handler =>
    params => {
      const value = read(find(params));
      if (value === undefined) throw new AnswerError(code, message, 404);
      return value;
    };
  return {
    ListBuckets: (params, {pageSize}) => {
      const wanted = s3.buckets.filter(
        b =>
          (params.BucketRegion === undefined || b.region === params.BucketRegion) &&
          b.Name.startsWith(typeof params.Prefix === 'string' ? params.Prefix : ''),
      );
      const paged = params.MaxBuckets !== undefined || params.ContinuationToken !== undefined;
      const asked = paged || params.BucketRegion !== undefined || params.Prefix !== undefined;
      const {items, next} = paged
        ? cutPage(wanted, params.ContinuationToken, params.MaxBuckets, pageSize, 'InvalidArgument')
        : {items: wanted, next: undefined};
      return {
        // Regions are told only where the request has a parameter (API reference, ListBuckets).
        Buckets: items.map(({Name, CreationDate, region}) => ({
          Name,
          CreationDate,
          ...(asked ? {BucketRegion: region} : {}),
        })),
        Owner: {ID: s3.ownerId},
        ...(next === undefined ? {} : {ContinuationToken: next}),
      };
    },
    HeadBucket: params => ({BucketRegion: find(params).region}),
    // us-east-1 is told as an empty constraint (API reference, GetBucketLocation).
    GetBucketLocation: params => {
      const {region} = find(params);
      return region === 'us-east-1' ? {} : {LocationConstraint: region};
    },
    GetBucketAcl: params => ({Owner: {ID: s3.ownerId}, Grants: grants(find(params), s3.ownerId)}),
    GetBucketPolicy: part(
      bucket => {
        const policy = policyOf(bucket);
        return policy && {Policy: policy};
      },
      'NoSuchBucketPolicy',
      'The bucket policy does not exist',
    ),
    GetBucketPolicyStatus: part(
      bucket => policyOf(bucket) && {PolicyStatus: {IsPublic: bucket.statements.some(s => isPublic(s))}},
      'NoSuchBucketPolicy',
      'The bucket policy does not exist',
    ),
    GetPublicAccessBlock: part(
      ({publicAccessBlock: block}) => block && {PublicAccessBlockConfiguration: blockShape(block)},
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
    ),
    GetBucketOwnershipControls: part(
      ({ownership}) => ownership && {OwnershipControls: {Rules: [{ObjectOwnership: ownership}]}},
      'OwnershipControlsNotFoundError',
      'The bucket ownership controls were not found',
    ),
    GetBucketEncryption: part(
      ({encryption}) =>
        encryption === undefined ? undefined : {ServerSideEncryptionConfiguration: encryptionShape(encryption)},
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
    ),
    GetBucketVersioning: params => find(params).versioning,
    GetBucketLogging: params => {
      const {logging} = find(params);
      return logging === undefined ? {} : {LoggingEnabled: logging};
    },
    GetBucketLifecycleConfiguration: part(
      ({lifecycle}) => lifecycle && {Rules: lifecycle},
      'NoSuchLifecycleConfiguration',
      'The lifecycle configuration does not exist',
    ),
    GetBucketReplication: part(
      ({replication}) => replication && {ReplicationConfiguration: replication},
      'ReplicationConfigurationNotFoundError',
      'The replication configuration was not found',
    ),
    GetObjectLockConfiguration: part(
      ({objectLock}) => objectLock && {ObjectLockConfiguration: objectLock},
      'ObjectLockConfigurationNotFoundError',
      'Object Lock configuration does not exist for this bucket',
    ),
    GetBucketTagging: part(
      ({tags}) => (Object.keys(tags).length === 0 ? undefined : {TagSet: tagList(tags)}),
      'NoSuchTagSet',
      'The TagSet does not exist',
    ),
    GetBucketWebsite: part(
      ({website}) => website,
      'NoSuchWebsiteConfiguration',
      'The specified bucket does not have a website configuration',
    ),
    GetBucketCors: part(
      ({cors}) => cors && {CORSRules: cors},
      'NoSuchCORSConfiguration',
      'The CORS configuration does not exist',
    ),
  };
};

/** S3 Control: the block of public access of the whole account; another account's may not be read. */
export const s3ControlHandlers = ({s3, general}: SampleAccount): Handlers => ({
  GetPublicAccessBlock: params => {
    if (params.AccountId !== general.account) throw new AnswerError('AccessDenied', 'Access Denied', 403);
    if (s3.accountPublicAccessBlock === undefined) {
      const message = 'The public access block configuration was not found';
      throw new AnswerError('NoSuchPublicAccessBlockConfiguration', message, 404);
    }
    return {PublicAccessBlockConfiguration: blockShape(s3.accountPublicAccessBlock)};
  },
});

/** The bucket's policy, with the statement that refuses plain HTTP where the bucket has it. */
const policyOf = (bucket: Bucket): Plain | undefined => {
  const arn = `arn:aws:s3:::${bucket.Name}`;
  const tlsOnly = {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: {Bool: {'aws:SecureTransport': 'false'}},
  };
  const Statement = [...bucket.statements, ...(bucket.tlsOnly ? [tlsOnly] : [])];
  return Statement.length === 0 ? undefined : {Version: '2012-10-17', Statement};
};

/** S3 calls a policy public when it allows anyone without a condition that fixes who. */
const isPublic = (statement: Plain): boolean =>
  statement.Effect === 'Allow' &&
  /"\*"/.test(JSON.stringify(statement.Principal ?? '')) &&
  statement.Condition === undefined;

const blockShape = (block: NonNullable<Bucket['publicAccessBlock']>): Plain => {
  if (typeof block === 'object') return block;
  const on = block === 'all';
  return {BlockPublicAcls: on, IgnorePublicAcls: on, BlockPublicPolicy: on, RestrictPublicBuckets: on};
};

const encryptionShape = (encryption: string): Plain => ({
  Rules: [
    {
      ApplyServerSideEncryptionByDefault:
        encryption === 'AES256' ? {SSEAlgorithm: 'AES256'} : {SSEAlgorithm: 'aws:kms', KMSMasterKeyID: encryption},
      BucketKeyEnabled: encryption !== 'AES256',
    },
  ],
});

const groupUri = (name: string): string => `http://acs.amazonaws.com/groups/${name}`;

/** The grants of a canned ACL (S3 user guide, ACL overview). */
const grants = ({acl}: Bucket, ownerId: string): Plain[] => {
  const group = (name: string, Permission: string) => ({Grantee: {Type: 'Group', URI: groupUri(name)}, Permission});
  const owner = {Grantee: {Type: 'CanonicalUser', ID: ownerId}, Permission: 'FULL_CONTROL'};
  switch (acl) {
    case 'private':
      return [owner];
    case 'public-read':
      return [owner, group('global/AllUsers', 'READ')];
    case 'authenticated-read':
      return [owner, group('global/AuthenticatedUsers', 'READ')];
    case 'log-delivery':
      return [owner, group('s3/LogDelivery', 'WRITE'), group('s3/LogDelivery', 'READ_ACP')];
  }
};
