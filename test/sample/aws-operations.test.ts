import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {sampleHandlers} from '../../main/sample/aws/sample-handlers.ts';
import {type SampleAws, startSampleAws} from '../../main/sample/aws/server.ts';
import {createClients, sdk} from './aws-clients.ts';

/** What is sent for each operation; where nothing stands here, an empty input. */
const inputs: Record<string, object> = {
  'sts:AssumeRole': {RoleArn: 'arn:aws:iam::111122223333:role/fieldwork-auditor', RoleSessionName: 'test'},
  'iam:GetUser': {UserName: 'ada.keller'},
  'iam:GetLoginProfile': {UserName: 'ada.keller'},
  'iam:ListUserTags': {UserName: 'ada.keller'},
  'iam:ListAccessKeys': {UserName: 'olga.petrova'},
  'iam:GetAccessKeyLastUsed': {AccessKeyId: 'AKIASAMPLE00000000150'},
  'iam:ListMFADevices': {UserName: 'olga.petrova'},
  'iam:ListGroupsForUser': {UserName: 'olga.petrova'},
  'iam:ListUserPolicies': {UserName: 'arno.simon'},
  'iam:ListGroupPolicies': {GroupName: 'machines'},
  'iam:ListRolePolicies': {RoleName: 'legacy-migration'},
  'iam:GetUserPolicy': {UserName: 'arno.simon', PolicyName: 'quick-fix-2023'},
  'iam:GetGroupPolicy': {GroupName: 'machines', PolicyName: 'read-parameters'},
  'iam:GetRolePolicy': {RoleName: 'legacy-migration', PolicyName: 'do-anything'},
  'iam:ListAttachedUserPolicies': {UserName: 'arno.simon'},
  'iam:ListAttachedGroupPolicies': {GroupName: 'engineering'},
  'iam:ListAttachedRolePolicies': {RoleName: 'github-deploy'},
  'iam:GetGroup': {GroupName: 'engineering'},
  'iam:GetRole': {RoleName: 'github-deploy'},
  'iam:GetPolicy': {PolicyArn: 'arn:aws:iam::111122223333:policy/deploy-everything'},
  'iam:GetPolicyVersion': {PolicyArn: 'arn:aws:iam::111122223333:policy/deploy-everything', VersionId: 'v1'},
  'iam:ListPolicyVersions': {PolicyArn: 'arn:aws:iam::111122223333:policy/deploy-everything'},
  'iam:ListEntitiesForPolicy': {PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess'},
  's3:HeadBucket': {Bucket: 'alder-finch-orders'},
  's3:GetBucketLocation': {Bucket: 'alder-finch-orders'},
  's3:GetBucketAcl': {Bucket: 'alder-finch-orders'},
  's3:GetBucketPolicy': {Bucket: 'alder-finch-orders'},
  's3:GetBucketPolicyStatus': {Bucket: 'alder-finch-orders'},
  's3:GetPublicAccessBlock': {Bucket: 'alder-finch-orders'},
  's3:GetBucketOwnershipControls': {Bucket: 'alder-finch-orders'},
  's3:GetBucketEncryption': {Bucket: 'alder-finch-orders'},
  's3:GetBucketVersioning': {Bucket: 'alder-finch-orders'},
  's3:GetBucketLogging': {Bucket: 'alder-finch-orders'},
  's3:GetBucketLifecycleConfiguration': {Bucket: 'alder-finch-orders'},
  's3:GetBucketReplication': {Bucket: 'alder-finch-ledger'},
  's3:GetObjectLockConfiguration': {Bucket: 'alder-finch-cloudtrail'},
  's3:GetBucketTagging': {Bucket: 'alder-finch-orders'},
  's3:GetBucketWebsite': {Bucket: 'alder-finch-website'},
  's3:GetBucketCors': {Bucket: 'alder-finch-website'},
  's3control:GetPublicAccessBlock': {AccountId: '111122223333'},
  'ec2:DescribeInstanceAttribute': {InstanceId: 'i-0a105000000000001', Attribute: 'userData'},
  'ec2:DescribeSnapshotAttribute': {SnapshotId: 'snap-0a103000000000001', Attribute: 'createVolumePermission'},
  'cloudtrail:GetTrail': {Name: 'organisation-trail'},
  'cloudtrail:GetTrailStatus': {Name: 'organisation-trail'},
  'cloudtrail:GetEventSelectors': {TrailName: 'organisation-trail'},
  'kms:DescribeKey': {KeyId: '00000000-0000-4000-8000-000000000001'},
  'kms:GetKeyRotationStatus': {KeyId: '00000000-0000-4000-8000-000000000001'},
  'kms:GetKeyPolicy': {KeyId: '00000000-0000-4000-8000-000000000001'},
  'kms:ListKeyPolicies': {KeyId: '00000000-0000-4000-8000-000000000001'},
  'kms:ListResourceTags': {KeyId: '00000000-0000-4000-8000-000000000001'},
};

let sample: SampleAws;
beforeAll(async () => {
  sample = await startSampleAws({throttle: [], denied: []});
});
afterAll(() => sample.close());

/** Calls an operation by its name, as a collector does that is driven by a list. */
const call = async (service: keyof typeof sdk, operation: string, input: object): Promise<Record<string, unknown>> => {
  const Command: new (input: object) => object = Reflect.get(sdk[service], `${operation}Command`);
  const client: {send(command: object): Promise<object>} = createClients(sample.url)[service];
  return {...(await client.send(new Command(input)))};
};

describe('every operation that the sample serves', () => {
  it('is answered to the real client with something in it and a request id', async () => {
    const handlers = sampleHandlers(sample.account, new Date());
    await call('iam', 'GenerateCredentialReport', {});
    for (const [service, operations] of Object.entries(handlers)) {
      for (const operation of Object.keys(operations)) {
        const id = `${service}:${operation}`;
        const {$metadata, ...answer} = await call(service as keyof typeof sdk, operation, inputs[id] ?? {});
        expect(Object.keys(answer), id).not.toEqual([]);
        expect($metadata, id).toMatchObject({httpStatusCode: 200, requestId: sample.calls.at(-1)?.requestId});
        expect(sample.calls.at(-1), id).toMatchObject({service, operation, region: 'eu-central-1', known: true});
      }
    }
    expect(sample.calls.filter(c => c.error !== undefined)).toEqual([]);
  });

  it('has in the record what it does not serve, and answers it with an error', async () => {
    await expect(call('iam', 'CreateUser', {UserName: 'x'})).rejects.toThrow('does not answer CreateUser');
    expect(sample.calls.at(-1)).toMatchObject({operation: 'CreateUser', known: false, error: 'InvalidAction'});
    await expect(call('kms', 'ScheduleKeyDeletion', {KeyId: 'x'})).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    expect(sample.calls.at(-1)).toMatchObject({operation: 'ScheduleKeyDeletion', known: false});
    await expect(call('s3', 'GetObject', {Bucket: 'alder-finch-orders', Key: 'a/b c'})).rejects.toThrow();
    expect(sample.calls.at(-1)).toMatchObject({service: 's3', operation: 'GetObject', known: false});
    await expect(call('s3', 'DeleteBucketPolicy', {Bucket: 'alder-finch-orders'})).rejects.toThrow();
    expect(sample.calls.at(-1)).toMatchObject({operation: 'DeleteBucketPolicy', known: false});
    await expect(call('s3control', 'DeletePublicAccessBlock', {AccountId: '111122223333'})).rejects.toThrow();
    expect(sample.calls.at(-1)).toMatchObject({
      service: 's3control',
      operation: 'DeletePublicAccessBlock',
      known: false,
    });
    await expect(call('ec2', 'TerminateInstances', {InstanceIds: ['i-0a105000000000001']})).rejects.toThrow();
    expect(sample.calls.at(-1)).toMatchObject({operation: 'TerminateInstances', known: false});
  });

  it('refuses a request without a signature', async () => {
    const answer = await fetch(`${sample.url}/`);
    expect(answer.status).toBe(403);
    expect(sample.calls.at(-1)).toMatchObject({known: false, error: 'MissingAuthenticationToken'});
  });
});
