import {afterAll, beforeAll, expect, test} from 'vitest';
import {
  collectInto,
  fakeEnvironment,
  type Gathered,
  gather,
  readsOf,
  resourcesOf,
  setEnvironment,
} from './collecting.ts';
import {buckets, type FakeAws, type FakeHandler, regions, startFakeAws, users} from './fake-aws.ts';

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());

/** A handler that answers only when another operation was asked for so many times: a collection that waits for it stands still. */
type Later = (answer: FakeHandler | string, operation: string, times?: number) => FakeHandler;

const collectWith = async (handlers: (later: Later) => Record<string, FakeHandler | string>): Promise<Gathered> => {
  let aws: FakeAws | undefined;
  const later: Later = (answer, operation, times) => async (call, count) => {
    await aws?.asked(operation, times);
    if (typeof answer === 'string') return answer;
    const given = answer(call, count);
    return given === 'hang' ? '' : given;
  };
  aws = await startFakeAws(handlers(later));
  try {
    return await collectInto(gather(), {endpoint: aws.url});
  } finally {
    await aws.close();
  }
};

const names = (count: number): readonly string[] => Array.from({length: count}, (_, index) => `n${index + 1}`);

test('what needs no region does not wait for the regions', async () => {
  const found = await collectWith(later => ({
    'ec2:DescribeRegions': later(
      later(regions('us-east-1'), 'iam:ListMFADevices'),
      's3:GetObjectLockConfiguration',
      20,
    ),
    'iam:ListUsers': users(['anna']),
    's3:ListBuckets': buckets(...names(20)),
  }));
  expect(resourcesOf(found, 'AwsS3Bucket')).toHaveLength(20);
  expect(resourcesOf(found, 'AwsRegion')).toHaveLength(1);
});

test('buckets that wait for the trails do not keep others from being read', async () => {
  const found = await collectWith(later => ({
    'cloudtrail:DescribeTrails': later('{"trailList":[]}', 's3:GetObjectLockConfiguration', 40),
    's3:ListBuckets': buckets(...names(40)),
  }));
  expect(resourcesOf(found, 'AwsS3Bucket').map(({data}) => data.cloudTrail)).toEqual(
    names(40).map(() => [{region: 'us-east-1', trails: []}]),
  );
});

test('users that wait for the credential report do not keep others from being read', async () => {
  const found = await collectWith(later => ({
    'iam:GenerateCredentialReport': later('<State>COMPLETE</State>', 'iam:ListMFADevices', 30),
    'iam:ListUsers': users(names(30)),
  }));
  expect(resourcesOf(found, 'AwsIamUser')).toHaveLength(30);
});

test('the users of one page are read while the next page is asked for, each once', async () => {
  const found = await collectWith(later => ({
    'iam:ListUsers': (call, count) =>
      call.parameters.Marker === undefined
        ? users(['anna', 'ben'], 'second')
        : (later(users(['carla']), 'iam:ListMFADevices', 2)(call, count) as Promise<string>),
  }));
  for (const operation of ['iam:ListAccessKeys', 'iam:ListMFADevices']) {
    expect(readsOf(found, operation).map(({provenance}) => provenance.parameters.UserName)).toEqual([
      'anna',
      'ben',
      'carla',
    ]);
  }
  expect(resourcesOf(found, 'AwsIamUser').map(({name}) => name)).toEqual(['anna', 'ben', 'carla']);
});
