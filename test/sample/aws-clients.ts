import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as ec2 from '@aws-sdk/client-ec2';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as s3 from '@aws-sdk/client-s3';
import * as s3control from '@aws-sdk/client-s3-control';
import * as sts from '@aws-sdk/client-sts';

export const sdk = {cloudtrail, ec2, iam, kms, s3, s3control, sts};

/** The real SDK clients of all services of the sample, pointed at it, with keys that open nothing. */
export const createClients = (endpoint: string, region = 'eu-central-1', maxAttempts = 1) => {
  const config = {
    endpoint,
    region,
    maxAttempts,
    credentials: {accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not-a-secret'},
  };
  return {
    cloudtrail: new cloudtrail.CloudTrailClient(config),
    ec2: new ec2.EC2Client(config),
    iam: new iam.IAMClient(config),
    kms: new kms.KMSClient(config),
    s3: new s3.S3Client({...config, forcePathStyle: true}),
    // The client's own rules would put the account's number before the host.
    s3control: new s3control.S3ControlClient({...config, endpointProvider: () => ({url: new URL(endpoint)})}),
    sts: new sts.STSClient(config),
  };
};
