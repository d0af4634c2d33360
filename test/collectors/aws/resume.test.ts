import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {createMemoryJournal} from '../../../main/workspace/memory-journal.ts';
import {collectInto, fakeEnvironment, gather, readsOf, setEnvironment} from './collecting.ts';
import {buckets, error, failing, users} from './fake-aws.ts';
import {withAws} from './with-aws.ts';

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());

const account = {
  's3:ListBuckets': buckets('ledger', 'photos'),
  's3:GetBucketAcl': failing('AccessDenied', 403),
  'iam:ListUsers': (call: {parameters: Readonly<Record<string, string>>}) =>
    call.parameters.Marker ? users(['cleo']) : users(['anna'], 'second'),
  'kms:ListKeys': '{"Keys":[{"KeyId":"k-1","KeyArn":"arn:aws:kms:us-east-1:123456789012:key/k-1"}],"Truncated":false}',
  'kms:DescribeKey': '{"KeyMetadata":{"KeyId":"k-1","KeyManager":"CUSTOMER","CreationDate":1.7e9}}',
  'kms:GetKeyPolicy': '{"Policy":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[]}"}',
};

describe('a second run over the same journal', () => {
  test('asks only who we are again, and derives the same resources from the kept bodies', async () => {
    await withAws(account, async aws => {
      const journal = createMemoryJournal();
      const first = await collectInto(gather(journal), {endpoint: aws.url});
      const before = aws.calls.length;
      const second = await collectInto(gather(journal), {endpoint: aws.url});

      expect(aws.operations().slice(before)).toEqual(['sts:GetCallerIdentity']);
      const sorted = (resources: typeof first.resources) => [...resources].sort((a, b) => (a.id < b.id ? -1 : 1));
      const withoutIdentityRead = (resources: typeof first.resources) =>
        sorted(resources).map(({reads: {identity: _identity, ...reads}, ...rest}) => ({...rest, reads}));
      expect(withoutIdentityRead(second.resources)).toEqual(withoutIdentityRead(first.resources));
      expect(second.resources.length).toBeGreaterThan(5);
      expect(second.progress.filter(({recalled}) => !recalled)).toHaveLength(1);
    });
  });

  test('asks again what did not end for good, and nothing else', async () => {
    let broken = true;
    const handlers = {
      ...account,
      'kms:ListKeys': (call: Parameters<typeof error>[0]) =>
        broken ? error(call, 'ThrottlingException', 400) : account['kms:ListKeys'],
      'ec2:DescribeVpcs': (call: Parameters<typeof error>[0]) =>
        broken ? error(call, 'InvalidParameterValue', 400) : '<vpcSet/>',
    };
    await withAws(handlers, async aws => {
      const journal = createMemoryJournal();
      await collectInto(gather(journal), {endpoint: aws.url});
      broken = false;
      const before = aws.calls.length;
      await collectInto(gather(journal), {endpoint: aws.url});
      expect(aws.operations().slice(before).sort()).toEqual([
        'ec2:DescribeVpcs',
        'kms:DescribeKey',
        'kms:GetKeyPolicy',
        'kms:ListKeys',
        'sts:GetCallerIdentity',
      ]);
    });
  });

  test('has a new credential report made when the old one was not fetched', async () => {
    let there = false;
    const handlers = {
      'iam:GetCredentialReport': (call: Parameters<typeof error>[0]) =>
        there ? '<Content></Content>' : error(call, 'ReportExpired', 410),
    };
    await withAws(handlers, async aws => {
      const journal = createMemoryJournal();
      await collectInto(gather(journal), {endpoint: aws.url});
      there = true;
      const before = aws.calls.length;
      await collectInto(gather(journal), {endpoint: aws.url});
      expect(aws.operations().slice(before).sort()).toEqual([
        'iam:GenerateCredentialReport',
        'iam:GetCredentialReport',
        'sts:GetCallerIdentity',
      ]);
    });
  });

  test('stops before anything is read when the engine refuses the identity', async () => {
    await withAws(account, async aws => {
      const gathered = gather();
      const refused = new Error('another account');
      gathered.identities.push = () => {
        throw refused;
      };
      await expect(collectInto(gathered, {endpoint: aws.url})).rejects.toBe(refused);
      expect(aws.operations()).toEqual(['sts:GetCallerIdentity']);
    });
  });
});

describe('cancelling', () => {
  test.each([
    'sts:GetCallerIdentity',
    'ec2:DescribeRegions',
    'iam:ListUsers',
    's3:GetBucketVersioning',
    'kms:DescribeKey',
  ])('while %s is under way stops at once, keeps what was read, and a second run goes on', async operation => {
    let hang = true;
    const answer = Reflect.get(account, operation);
    const handlers = {
      ...account,
      [operation]: (call: never, count: number) => {
        if (hang) return 'hang' as const;
        return typeof answer === 'function' ? answer(call, count) : (answer ?? fallback[operation] ?? '');
      },
    };
    await withAws(handlers, async aws => {
      const stop = new AbortController();
      const journal = createMemoryJournal();
      const first = gather(journal);
      const collecting = collectInto(first, {endpoint: aws.url}, {signal: stop.signal});
      await aws.asked(operation);
      stop.abort();
      await expect(collecting).rejects.toMatchObject({name: 'CollectorError', code: 'cancelled'});
      expect(readsOf(first, operation).map(({provenance}) => provenance.outcome)).toContain('cancelled');
      const finished = new Set(
        first.reads.filter(({provenance: {outcome}}) => /ok|absent|denied/.test(outcome)).map(({key}) => key),
      );

      hang = false;
      const second = await collectInto(gather(journal), {endpoint: aws.url});
      expect(second.reads.filter(({key}) => finished.has(key))).toEqual([]);
      expect(readsOf(second, operation).every(({provenance}) => provenance.outcome === 'ok')).toBe(true);
    });
  });

  const fallback: Readonly<Record<string, string>> = {
    'sts:GetCallerIdentity': '<Arn>arn:aws:iam::123456789012:user/auditor</Arn><Account>123456789012</Account>',
    'ec2:DescribeRegions': '<regionInfo><item><regionName>us-east-1</regionName></item></regionInfo>',
    's3:GetBucketVersioning': '<VersioningConfiguration/>',
  };

  test('before it starts sends nothing', async () => {
    await withAws({}, async aws => {
      await expect(collectInto(gather(), {endpoint: aws.url}, {signal: AbortSignal.abort()})).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(aws.calls).toEqual([]);
    });
  });
});

describe('a journal that cannot write', () => {
  test('ends the collection with its own error, and the read is not said to have failed', async () => {
    await withAws(account, async aws => {
      const full = new Error('disk full');
      const inner = createMemoryJournal();
      const gathered = gather({
        ...inner,
        store: async (bytes, mediaType) => {
          if (Buffer.from(bytes).includes('ListAllMyBuckets')) throw full;
          return inner.store(bytes, mediaType);
        },
      });
      await expect(collectInto(gathered, {endpoint: aws.url})).rejects.toBe(full);
      expect(readsOf(gathered, 's3:ListBuckets')).toEqual([]);
    });
  });
});
