import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {redactBody} from '../../../collectors/aws/redact-body.ts';
import {createMemoryJournal} from '../../../main/workspace/memory-journal.ts';
import {collectInto, fakeEnvironment, gather, readOf, resourcesOf, setEnvironment} from './collecting.ts';
import {withAws} from './with-aws.ts';

let restore: () => void;
beforeAll(() => {
  restore = setEnvironment(fakeEnvironment);
});
afterAll(() => restore());

const secret = 'DB_PASSWORD=correct-horse-battery';
const script = `#!/bin/sh\nexport ${secret}\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n`;
const encoded = Buffer.from(script).toString('base64');
const instances =
  '<reservationSet><item><instancesSet><item><instanceId>i-1</instanceId><imageId>ami-1</imageId><instanceState><code>16</code><name>running</name></instanceState></item></instancesSet></item></reservationSet>';
const answer = (value: string) => `<instanceId>i-1</instanceId><userData><value>${value}</value></userData>`;

describe('user data', () => {
  test('never reaches the journal or a resource; what stays is the commitment and the names of the shapes', async () => {
    await withAws({'ec2:DescribeInstances': instances, 'ec2:DescribeInstanceAttribute': answer(encoded)}, async aws => {
      const journal = createMemoryJournal();
      const found = await collectInto(gather(journal), {endpoint: aws.url});
      const everything = JSON.stringify([
        [...found.bodies.values()],
        found.reads,
        found.resources,
        [...found.bodies.values()].map(body => Buffer.from(body, 'base64').toString()),
      ]);
      expect(everything).not.toContain('correct-horse');
      expect(everything).not.toContain(encoded.slice(0, 40));
      expect(everything).not.toContain(encoded.slice(-40));

      const [body] = readOf(found, 'ec2:DescribeInstanceAttribute').bodies;
      const kept = /<value>(.*)<\/value>/.exec(found.bodies.get(body?.sha256 ?? '') ?? '')?.[1] ?? '';
      const {$redacted} = JSON.parse(kept) as {$redacted: {commitment: string; reason: string}};
      expect($redacted.commitment).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect($redacted.reason).toContain('credential-assignment');

      const part = resourcesOf(found, 'AwsEc2Instance')[0]?.data.userData;
      expect(part).toEqual({
        Present: true,
        SecretShapes: ['aws-access-key-id', 'credential-assignment'],
        $redacted,
      });
      const again = await collectInto(gather(journal), {endpoint: aws.url});
      expect(resourcesOf(again, 'AwsEc2Instance')[0]?.data.userData).toEqual(part);
    });
  });

  test.each([['<instanceId>i-1</instanceId><userData/>'], ['<instanceId>i-1</instanceId>'], [answer('')]])(
    'that is not there is read as such: %s',
    async body => {
      await withAws({'ec2:DescribeInstances': instances, 'ec2:DescribeInstanceAttribute': body}, async aws => {
        const found = await collectInto(gather(), {endpoint: aws.url});
        expect(resourcesOf(found, 'AwsEc2Instance')[0]?.data.userData).toEqual({Present: false, SecretShapes: []});
      });
    },
  );

  test.each([
    ['in a place we do not know', `<attribute><value>${encoded}</value></attribute>`],
    ['under another prefix', `<x:userData><x:value>${encoded}</x:value></x:userData>`],
    ['with something beside it', `<userData><value>a</value><value>${encoded}</value></userData>`],
    ['without an end', `<userData><value>${encoded}`],
    ['inside CDATA', `<userData><value><![CDATA[${encoded}]]></value></userData>`],
    ['twice', `${answer('')}${answer(encoded)}`],
    ['with an attribute', `<userData a="b"><value>${encoded}</value></userData>`],
    ['as text', `<userData>${encoded}</userData>`],
  ])('%s is not kept at all', async (_name, body) => {
    await withAws({'ec2:DescribeInstances': instances, 'ec2:DescribeInstanceAttribute': body}, async aws => {
      const found = await collectInto(gather(), {endpoint: aws.url});
      expect(readOf(found, 'ec2:DescribeInstanceAttribute').provenance.outcome).toBe('failed');
      expect(readOf(found, 'ec2:DescribeInstanceAttribute').bodies).toEqual([]);
      expect([...found.bodies.values()].join()).not.toContain(encoded);
      expect(resourcesOf(found, 'AwsEc2Instance')[0]?.data).not.toHaveProperty('userData');
    });
  });
});

test('the seed of an MFA device, which no list should hold, is taken out', () => {
  const body = '<VirtualMFADevices><member><Base32StringSeed>U0VFRA==</Base32StringSeed></member></VirtualMFADevices>';
  const clean = Buffer.from(redactBody('iam:ListVirtualMFADevices', Buffer.from(body), () => 'sha256:0')).toString();
  expect(clean).not.toContain('U0VFRA==');
});
