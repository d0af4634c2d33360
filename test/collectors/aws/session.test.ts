import {GetPublicAccessBlockCommand} from '@aws-sdk/client-s3-control';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {awsOperations} from '../../../collectors/aws/operations.ts';
import type {SdkCommand} from '../../../collectors/aws/sdk.ts';
import {openSession} from '../../../collectors/aws/session.ts';
import {createGuard} from '../../../collectors/guard.ts';
import type {AwsTarget} from '../../../collectors/targets.ts';
import {fakeEnvironment, setEnvironment} from './collecting.ts';

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());

/** Where the account's block would be asked for, and as which service the request is signed; nothing is sent. */
const addressed = async (target: Omit<AwsTarget, 'kind'>): Promise<Record<string, string | undefined>> => {
  const session = openSession({kind: 'aws', ...target}, createGuard(awsOperations), fakeEnvironment);
  try {
    const {client} = await session.client('s3control', session.homeRegion);
    const command = new GetPublicAccessBlockCommand({AccountId: '123456789012'});
    let seen: Record<string, string | undefined> = {};
    command.middlewareStack.add(
      () => async args => {
        const {hostname, path, headers} = args.request as {
          hostname: string;
          path: string;
          headers: Record<string, string>;
        };
        const scope = /Credential=[^/]+\/\d+\/([^,]+)/.exec(headers.authorization ?? '')?.[1];
        seen = {hostname, path, account: headers['x-amz-account-id'], scope};
        throw new Error('far enough');
      },
      {step: 'deserialize', priority: 'low'},
    );
    const sending = client.send(command as unknown as SdkCommand, {abortSignal: new AbortController().signal});
    await expect(sending).rejects.toThrow('far enough');
    return seen;
  } finally {
    session.close();
  }
};

describe('S3 Control is asked', () => {
  const path = '/v20180820/configuration/publicAccessBlock';
  test.each<[string, Omit<AwsTarget, 'kind'>, string, string]>([
    ["at the account's own host", {}, '123456789012.s3-control.us-east-1.amazonaws.com', 'us-east-1'],
    ['in China', {regions: ['cn-north-1']}, '123456789012.s3-control.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    [
      'at the host of an override, which has no names below it',
      {endpoint: 'http://127.0.0.1:9'},
      '127.0.0.1',
      'us-east-1',
    ],
  ])('%s', async (_where, target, hostname, region) => {
    expect(await addressed(target)).toEqual({
      hostname,
      path,
      account: '123456789012',
      scope: `${region}/s3/aws4_request`,
    });
  });
});
