import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import {createAuthority} from '../../../main/sample/kubernetes/certificates.ts';
import {createMemoryJournal} from '../../../main/workspace/memory-journal.ts';
import {collectInto, fakeEnvironment, gather, readOf, setEnvironment} from './collecting.ts';
import {account, buckets, error, failing, regions, startFakeAws} from './fake-aws.ts';
import {withAws} from './with-aws.ts';

const preflightScript = fileURLToPath(new URL('say-account.ts', import.meta.url));

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());
const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
});

describe('a collection that cannot go on says what to do', () => {
  test.each(['InvalidClientTokenId', 'SignatureDoesNotMatch', 'UnrecognizedClientException', 'AccessDenied'])(
    'wrong credentials (%s)',
    async code => {
      await withAws({'sts:GetCallerIdentity': failing(code, 403)}, async aws => {
        const gathered = gather();
        await expect(collectInto(gathered, {endpoint: aws.url})).rejects.toMatchObject({code: 'bad-credentials'});
        expect(aws.operations()).toEqual(['sts:GetCallerIdentity']);
        expect(readOf(gathered, 'sts:GetCallerIdentity').provenance).toMatchObject({error: {code}, target: 'unknown'});
      });
    },
  );

  test.each([
    ['ExpiredToken', 'iam:ListUsers'],
    ['ExpiredTokenException', 'kms:ListKeys'],
    ['RequestExpired', 'ec2:DescribeVpcs'],
    ['ExpiredToken', 's3:GetBucketAcl'],
  ])(
    'a token that expires in the middle (%s on %s) stops everything; after renewal it goes on',
    async (code, operation) => {
      let expired = true;
      const usual: Record<string, string> = {
        'iam:ListUsers': '<Users/>',
        'kms:ListKeys': '{"Keys":[]}',
        'ec2:DescribeVpcs': '<vpcSet/>',
        's3:GetBucketAcl': '<AccessControlPolicy/>',
      };
      const handlers = {
        's3:ListBuckets': buckets('ledger'),
        [operation]: (call: Parameters<typeof error>[0]) =>
          expired ? error(call, code, 400) : (usual[operation] ?? ''),
      };
      await withAws(handlers, async aws => {
        const journal = createMemoryJournal();
        const first = gather(journal);
        await expect(collectInto(first, {endpoint: aws.url})).rejects.toMatchObject({
          code: 'expired-credentials',
          message: expect.stringContaining('start the collection again'),
        });
        expect(readOf(first, operation).provenance.outcome).toBe('failed');
        expired = false;
        const second = await collectInto(gather(journal), {endpoint: aws.url});
        expect(readOf(second, operation).provenance.outcome).toBe('ok');
      });
    },
  );

  test('what is under way elsewhere is stopped and on the record before the collection ends', async () => {
    const aclAsked = Promise.withResolvers<void>();
    const handlers = {
      's3:ListBuckets': buckets('ledger'),
      's3:GetBucketAcl': () => {
        aclAsked.resolve();
        return 'hang' as const;
      },
      'iam:ListUsers': async (call: Parameters<typeof error>[0]) => {
        await aclAsked.promise;
        return error(call, 'ExpiredToken', 400);
      },
    };
    await withAws(handlers, async aws => {
      const gathered = gather();
      await expect(collectInto(gathered, {endpoint: aws.url})).rejects.toMatchObject({code: 'expired-credentials'});
      expect(readOf(gathered, 's3:GetBucketAcl').provenance.outcome).toBe('cancelled');
    });
  });

  test('an unknown region, naming the known ones', async () => {
    await withAws({'ec2:DescribeRegions': regions('eu-west-1', 'us-east-1')}, async aws => {
      await expect(collectInto(gather(), {endpoint: aws.url, regions: ['eu-wset-1']})).rejects.toMatchObject({
        code: 'unknown-region',
        message: expect.stringMatching(/eu-wset-1.*eu-west-1, us-east-1/),
      });
    });
  });

  test('connection refused', async () => {
    const aws = await startFakeAws();
    await aws.close();
    await expect(collectInto(gather(), {endpoint: aws.url})).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining(aws.url),
    });
  });

  test('a network that goes away in the middle', async () => {
    const aws = await startFakeAws({
      'ec2:DescribeRegions': async () => {
        setImmediate(() => void aws.close());
        return regions('us-east-1');
      },
    });
    const gathered = gather();
    await expect(collectInto(gathered, {endpoint: aws.url})).rejects.toMatchObject({code: 'unreachable'});
    expect(readOf(gathered, 'sts:GetCallerIdentity').provenance.outcome).toBe('ok');
  });

  test('a server that is no AWS', async () => {
    await withAws({'sts:GetCallerIdentity': () => ({body: '<html>Welcome</html>', type: 'text/html'})}, async aws => {
      await expect(collectInto(gather(), {endpoint: aws.url})).rejects.toMatchObject({code: 'unreachable'});
    });
  });

  test('no credentials at all', async () => {
    undo.push(setEnvironment({AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined}));
    await withAws({}, async aws => {
      await expect(collectInto(gather(), {endpoint: aws.url})).rejects.toMatchObject({
        code: 'no-credentials',
        message: expect.stringContaining('AWS_ACCESS_KEY_ID'),
      });
      expect(aws.calls).toEqual([]);
    });
  });

  test('a server whose authority nobody knows, with the way to trust it, which works', async () => {
    const authority = createAuthority('nobody');
    const aws = await startFakeAws({}, authority.server(['127.0.0.1']));
    const folder = await mkdtemp(join(tmpdir(), 'fieldwork-ca-'));
    try {
      await expect(collectInto(gather(), {endpoint: aws.url})).rejects.toMatchObject({
        code: 'untrusted-server',
        message: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
      });
      expect(aws.calls).toEqual([]);

      const file = join(folder, 'authority.pem');
      await writeFile(file, authority.cert);
      const {stdout} = await promisify(execFile)(process.execPath, [preflightScript, aws.url], {
        env: {...process.env, NODE_EXTRA_CA_CERTS: file},
      });
      expect(stdout).toContain(`account ${account}`);
    } finally {
      await aws.close();
      await rm(folder, {recursive: true});
    }
  });
});

describe('credentials', () => {
  const assumed = (key: string) =>
    `<Credentials><AccessKeyId>${key}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>token-of-${key}</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;

  test('an assumed role is assumed once, with its external id, and used for every read', async () => {
    await withAws({'sts:AssumeRole': assumed('ASIAROLE')}, async aws => {
      await collectInto(gather(), {
        endpoint: aws.url,
        assumeRole: {arn: `arn:aws:iam::${account}:role/audit`, externalId: 'ext-7'},
      });
      const [first, ...rest] = aws.calls;
      expect(first).toMatchObject({
        operation: 'sts:AssumeRole',
        accessKey: fakeEnvironment.AWS_ACCESS_KEY_ID,
        parameters: {RoleArn: `arn:aws:iam::${account}:role/audit`, ExternalId: 'ext-7', RoleSessionName: 'fieldwork'},
      });
      expect(new Set(rest.map(({accessKey}) => accessKey))).toEqual(new Set(['ASIAROLE']));
      expect(new Set(rest.map(({sessionToken}) => sessionToken))).toEqual(new Set(['token-of-ASIAROLE']));
      expect(rest.some(({operation}) => operation === 'sts:AssumeRole')).toBe(false);
    });
  });

  test('a role that may not be assumed stops the collection', async () => {
    await withAws({'sts:AssumeRole': failing('AccessDenied', 403)}, async aws => {
      await expect(
        collectInto(gather(), {endpoint: aws.url, assumeRole: {arn: `arn:aws:iam::${account}:role/audit`}}),
      ).rejects.toMatchObject({code: 'bad-credentials'});
      expect(new Set(aws.operations())).toEqual(new Set(['sts:AssumeRole']));
    });
  });

  test('a profile that assumes a role through another profile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fieldwork-aws-'));
    try {
      const config = join(folder, 'config');
      const credentials = join(folder, 'credentials');
      await writeFile(
        config,
        `[profile audit]\nrole_arn = arn:aws:iam::${account}:role/audit\nsource_profile = base\nregion = eu-west-1\n`,
      );
      await writeFile(credentials, '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n');
      undo.push(
        setEnvironment({
          AWS_CONFIG_FILE: config,
          AWS_SHARED_CREDENTIALS_FILE: credentials,
          AWS_ACCESS_KEY_ID: undefined,
          AWS_SECRET_ACCESS_KEY: undefined,
        }),
      );
      await withAws({'sts:AssumeRole': assumed('ASIACHAIN')}, async aws => {
        await collectInto(gather(), {endpoint: aws.url, profile: 'audit'});
        expect(aws.calls[0]).toMatchObject({operation: 'sts:AssumeRole', accessKey: 'AKIABASE'});
        expect(new Set(aws.calls.slice(1).map(({accessKey}) => accessKey))).toEqual(new Set(['ASIACHAIN']));
      });
    } finally {
      await rm(folder, {recursive: true});
    }
  });

  test('a profile that is not there', async () => {
    await withAws({}, async aws => {
      await expect(collectInto(gather(), {endpoint: aws.url, profile: 'nobody'})).rejects.toMatchObject({
        code: 'no-credentials',
      });
    });
  });
});
