import {CreateUserCommand, IAMClient, ListUsersCommand} from '@aws-sdk/client-iam';
import {DeleteBucketCommand, GetObjectCommand, ListBucketsCommand, S3Client} from '@aws-sdk/client-s3';
import {DeletePublicAccessBlockCommand} from '@aws-sdk/client-s3-control';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {awsCollector} from '../../../collectors/aws/aws-collector.ts';
import {guardClient} from '../../../collectors/aws/guarded-client.ts';
import type {SdkClient, ServiceId} from '../../../collectors/aws/sdk.ts';
import {openSession} from '../../../collectors/aws/session.ts';
import {createGuard} from '../../../collectors/guard.ts';
import {fakeEnvironment, setEnvironment} from './collecting.ts';
import {withAws} from './with-aws.ts';

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());

const guard = createGuard(awsCollector.operations);
const refused = expect.objectContaining({name: 'CollectorError', code: 'undeclared-operation'});
const signal = new AbortController().signal;

test('every declared operation only reads', () => {
  expect(awsCollector.operations.length).toBeGreaterThan(40);
  for (const {id, service, name, permissions} of awsCollector.operations) {
    expect(id).toBe(`${service}:${name}`);
    expect(name === 'GenerateCredentialReport' || /^(List|Get|Describe|Head)[A-Z]/.test(name), id).toBe(true);
    // Get calls that hand out data or credentials rather than configuration.
    expect(name).not.toMatch(
      /^Get(Object|SessionToken|FederationToken|Parameter|SecretValue|PasswordData|ConsoleOutput)$/,
    );
    for (const permission of permissions) {
      expect(permission).toMatch(/^[a-z0-9]+:((List|Get|Describe)[A-Za-z0-9]+|GenerateCredentialReport)$/);
    }
  }
  expect(new Set(awsCollector.operations.map(({id}) => id)).size).toBe(awsCollector.operations.length);
});

describe('through our clients nothing undeclared reaches the server', () => {
  const attempts: readonly (readonly [ServiceId, string, object])[] = [
    ['iam', 'CreateUser', new CreateUserCommand({UserName: 'mallory'})],
    ['s3', 'DeleteBucket', new DeleteBucketCommand({Bucket: 'ledger'})],
    ['s3control', 'DeletePublicAccessBlock', new DeletePublicAccessBlockCommand({AccountId: '123456789012'})],
    ['s3', 'GetObject', new GetObjectCommand({Bucket: 'ledger', Key: 'secret'})],
  ];
  test.each(attempts)('%s:%s', async (service, _name, command) => {
    await withAws({}, async aws => {
      const session = openSession({kind: 'aws', endpoint: aws.url}, guard, fakeEnvironment);
      const {client} = await session.client(service, 'us-east-1');
      await expect(client.send(command as Parameters<SdkClient['send']>[0], {abortSignal: signal})).rejects.toEqual(
        refused,
      );
      expect(aws.calls).toEqual([]);
      session.close();
    });
  });

  test('a declared one does', async () => {
    await withAws({}, async aws => {
      const session = openSession({kind: 'aws', endpoint: aws.url}, guard, fakeEnvironment);
      const {client} = await session.client('s3', 'us-east-1');
      await client.send(new ListBucketsCommand({}) as unknown as Parameters<SdkClient['send']>[0], {
        abortSignal: signal,
      });
      expect(aws.operations()).toEqual(['s3:ListBuckets']);
      session.close();
    });
  });
});

const settings = (url: string) => ({
  region: 'us-east-1',
  endpoint: url,
  credentials: {accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 's'},
});

test('taking the guard middleware out does not help: the request handler refuses what is not tagged', async () => {
  await withAws({}, async aws => {
    const client = new IAMClient(settings(aws.url));
    guardClient(client as unknown as SdkClient, 'iam', guard);
    client.middlewareStack.remove('fieldworkGuard');
    await expect(client.send(new CreateUserCommand({UserName: 'mallory'}))).rejects.toEqual(refused);
    client.middlewareStack.remove('fieldworkGuardTag');
    await expect(client.send(new CreateUserCommand({UserName: 'mallory'}))).rejects.toEqual(refused);
    await expect(client.send(new ListUsersCommand({}))).rejects.toEqual(refused);
    expect(aws.calls).toEqual([]);
    client.destroy();
  });
});

test('a declared operation that a middleware turns into a write is refused', async () => {
  await withAws({}, async aws => {
    const client = new S3Client({...settings(aws.url), forcePathStyle: true});
    client.middlewareStack.add(
      next => async args => {
        Object.assign(args.request as object, {method: 'DELETE'});
        return next(args);
      },
      {step: 'build'},
    );
    guardClient(client as unknown as SdkClient, 's3', guard);
    await expect(client.send(new ListBucketsCommand({}))).rejects.toEqual(refused);
    expect(aws.calls).toEqual([]);
    client.destroy();
  });
});

test('an undeclared operation is refused before credentials are even asked for', async () => {
  let asked = false;
  const client = new IAMClient({
    region: 'us-east-1',
    credentials: async () => {
      asked = true;
      return {accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 's'};
    },
  });
  guardClient(client as unknown as SdkClient, 'iam', guard);
  await expect(client.send(new CreateUserCommand({UserName: 'mallory'}))).rejects.toEqual(refused);
  expect(asked).toBe(false);
  client.destroy();
});
