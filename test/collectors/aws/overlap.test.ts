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

/** Resolves when an operation was asked for so many times: a collection whose answer waits for it in vain stands still. */
type Asked = (operation: string, times?: number) => Promise<void>;

const collectWith = async (handlers: (asked: Asked) => Record<string, FakeHandler | string>): Promise<Gathered> => {
  let aws: FakeAws | undefined;
  const asked: Asked = async (operation, times) => aws?.asked(operation, times);
  aws = await startFakeAws(handlers(asked));
  try {
    return await collectInto(gather(), {endpoint: aws.url});
  } finally {
    await aws.close();
  }
};

const names = (count: number): readonly string[] => Array.from({length: count}, (_, index) => `n${index + 1}`);

test('what needs no region does not wait for the regions', async () => {
  const found = await collectWith(asked => ({
    'ec2:DescribeRegions': async () => {
      await asked('iam:ListMFADevices');
      await asked('s3:GetObjectLockConfiguration', 20);
      return regions('us-east-1');
    },
    'iam:ListUsers': users(['anna']),
    's3:ListBuckets': buckets(...names(20)),
  }));
  expect(resourcesOf(found, 'AwsS3Bucket')).toHaveLength(20);
  expect(resourcesOf(found, 'AwsRegion')).toHaveLength(1);
});

test('buckets that wait for the trails do not keep others from being read', async () => {
  const found = await collectWith(asked => ({
    'cloudtrail:DescribeTrails': async () => {
      await asked('s3:GetObjectLockConfiguration', 40);
      return '{"trailList":[]}';
    },
    's3:ListBuckets': buckets(...names(40)),
  }));
  expect(resourcesOf(found, 'AwsS3Bucket').map(({data}) => data.cloudTrail)).toEqual(
    names(40).map(() => [{region: 'us-east-1', trails: []}]),
  );
});

test('users that wait for the credential report do not keep others from being read', async () => {
  const found = await collectWith(asked => ({
    'iam:GenerateCredentialReport': async () => {
      await asked('iam:ListMFADevices', 30);
      return '<State>COMPLETE</State>';
    },
    'iam:ListUsers': users(names(30)),
  }));
  expect(resourcesOf(found, 'AwsIamUser')).toHaveLength(30);
});

test('the users of one page are read while the next page is asked for, each once', async () => {
  const found = await collectWith(asked => ({
    'iam:ListUsers': async ({parameters}) => {
      if (parameters.Marker === undefined) return users(['anna', 'ben'], 'second');
      await asked('iam:ListMFADevices', 2);
      return users(['carla']);
    },
  }));
  for (const operation of ['iam:ListAccessKeys', 'iam:ListMFADevices']) {
    expect(
      readsOf(found, operation)
        .map(({provenance}) => provenance.parameters.UserName)
        .sort(),
    ).toEqual(['anna', 'ben', 'carla']);
  }
  expect(
    resourcesOf(found, 'AwsIamUser')
      .map(({name}) => name)
      .sort(),
  ).toEqual(['anna', 'ben', 'carla']);
});
