import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {SampleAccount} from '../../main/sample/aws/account.ts';
import {expand} from '../../main/sample/aws/expand.ts';
import {loadSampleAccount, sampleAwsFolder} from '../../main/sample/aws/load-account.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
let account: SampleAccount;
beforeAll(async () => {
  account = await loadSampleAccount({now});
});

const regionLists = (a: SampleAccount) =>
  Object.entries(a.ec2.regions).flatMap(([region, data]) =>
    Object.entries(data).flatMap(([list, items]) => (Array.isArray(items) ? [{region, list, items}] : [])),
  );

const count = (a: SampleAccount): number =>
  a.iam.users.length +
  a.iam.groups.length +
  a.iam.roles.length +
  a.iam.policies.length +
  a.s3.buckets.length +
  a.cloudtrail.trails.length +
  a.kms.keys.length +
  regionLists(a).reduce((sum, {items}) => sum + items.length, 0);

describe('the sample company', () => {
  it('has more than 400 resources in three regions', () => {
    expect(Object.keys(account.ec2.regions)).toEqual(['eu-central-1', 'eu-west-1', 'us-east-1']);
    expect(count(account)).toBeGreaterThan(400);
  });

  it('has every id and name once', () => {
    const idOf = (item: object): string => String(Object.entries(item).find(([key]) => /Id$|ARN$/.test(key))?.[1]);
    const ids = [
      ...account.iam.users.map(u => `user ${u.UserName}`),
      ...account.iam.roles.map(r => `role ${r.RoleName}`),
      ...account.iam.policies.map(p => `policy ${p.PolicyName}`),
      ...account.s3.buckets.map(b => `bucket ${b.Name}`),
      ...account.kms.keys.map(k => k.KeyId),
      ...regionLists(account).flatMap(({list, items}) => items.map((item: object) => `${list} ${idOf(item)}`)),
    ];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('points only at things that are there', () => {
    const collectIds = (value: unknown): string[] =>
      typeof value === 'string'
        ? [...value.matchAll(/\b(?:vpc|subnet|sg|igw|rtb|vol|pcx|ami|i)-0[abc]1[0-9a-f]{14}\b/g)].map(([id]) => id)
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(collectIds)
          : [];
    const firstIds = new Set(regionLists(account).flatMap(({items}) => items.map((i: object) => Object.values(i)[0])));
    const referred = regionLists(account).flatMap(({items}) => items.flatMap(collectIds));
    expect(referred.filter(id => !firstIds.has(id))).toEqual([]);
    const keys = new Set(account.kms.keys.map(k => `arn:aws:kms:${k.region}:111122223333:key/${k.KeyId}`));
    const wanted = [
      ...account.s3.buckets.flatMap(b =>
        b.encryption === undefined || b.encryption === 'AES256' ? [] : [b.encryption],
      ),
      ...regionLists(account).flatMap(({items}) => items.flatMap((i: {KmsKeyId?: string}) => i.KmsKeyId ?? [])),
    ];
    expect(wanted.filter(arn => !keys.has(arn))).toEqual([]);
    const buckets = new Set(account.s3.buckets.map(b => b.Name));
    expect(account.cloudtrail.trails.filter(t => !buckets.has(String(t.S3BucketName)))).toEqual([]);
  });

  it('grows with the scale, ids still once', async () => {
    const large = await loadSampleAccount({now, scale: 10});
    expect(large.s3.buckets.length).toBeGreaterThan(account.s3.buckets.length * 7);
    const ids = regionLists(large).flatMap(({list, items}) =>
      items.map((i: object) => `${list} ${Object.values(i)[0]}`),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(large.iam.users.map(u => u.UserName)).size).toBe(large.iam.users.length);
  });
});

describe('sample data', () => {
  const scope = {words: {account: '1', region: 'r'}, n: 1, scale: 1, now};

  it.each([
    ['copies', [{repeat: 3, a: 'x-{n}'}], [{a: 'x-1'}, {a: 'x-2'}, {a: 'x-3'}]],
    ['names', [{each: ['p', 'q'], a: '{each}{n:3}'}], [{a: 'p001'}, {a: 'q002'}]],
    [
      'turns',
      [{repeat: 4, a: '{n%3:2}', b: '{x|y}'}],
      [
        {a: '01', b: 'x'},
        {a: '02', b: 'y'},
        {a: '03', b: 'x'},
        {a: '01', b: 'y'},
      ],
    ],
    ['words', {a: 'arn:{region}:{account}'}, {a: 'arn:r:1'}],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an IAM policy variable, not a template
    ['policy variables stay', '${aws:username}', '${aws:username}'],
    ['past', '2 days ago', new Date('2026-11-18T10:00:00.000Z')],
    ['future', 'in 30 minutes', new Date('2026-11-20T10:30:00.000Z')],
    ['times', '2020-01-02T03:04:05Z', new Date('2020-01-02T03:04:05.000Z')],
    ['dates stay text', '2012-10-17', '2012-10-17'],
  ])('expands %s', (_, from, to) => {
    expect(expand(from, scope)).toEqual(to);
  });

  describe('with a fault', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fieldwork-sample-'));
      await cp(sampleAwsFolder, folder, {recursive: true});
    });
    afterAll(() => rm(folder, {recursive: true}));

    it('is refused with the file and the place', async () => {
      const good = await readFile(join(folder, 's3.yaml'), 'utf8');
      await writeFile(join(folder, 's3.yaml'), good.replace('acl: public-read', 'acl: public'));
      await expect(loadSampleAccount({folder})).rejects.toMatchObject({
        code: 'bad-data',
        message: expect.stringMatching(/^s3\.yaml: buckets\.\d+\.acl: /),
      });
    });
  });
});
