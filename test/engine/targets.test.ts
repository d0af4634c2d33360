import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {awsCollector} from '../../collectors/aws/aws-collector.ts';
import {kubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {type Client, createClient} from '../../main/contract/client.ts';
import {createEngine} from '../../main/engine/engine.ts';
import {freshFolder, templates} from './fixture.ts';

const secret = 'fake/secret+access=key';

/** A client whose machine has this home and these variables. */
const machine = (home: string, environment: NodeJS.ProcessEnv = {}): Client => {
  const engine = createEngine({
    templates,
    version: '0.0.0-test',
    clock: () => new Date(),
    collectors: {aws: awsCollector, kubernetes: kubernetesCollector},
    environment: {HOME: home, ...environment},
  });
  onTestFinished(() => engine.close());
  return createClient(engine.transport);
};

const write = (folder: string, name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), {recursive: true});
  writeFileSync(path, text);
  return path;
};

test('profiles of both files, the default first, each with how it gets its credentials and never with one', async () => {
  const home = freshFolder();
  const config = write(
    home,
    '.aws/config',
    [
      '\ufeff# written by hand',
      '[profile audit]',
      'region = eu-central-1 ',
      'sso_session = corp',
      '[sso-session corp]',
      'sso_start_url = https://example.com',
      "[ profile  Client Röle ] ; the client's",
      'ROLE_ARN = arn:aws:iam::111122223333:role/audit',
      'source_profile = audit',
      's3 =',
      '  max_concurrent_requests = 20',
      '[profile "quoted name"]',
      'credential_process = /bin/creds --key abc',
      '[services local]',
      'dynamodb =',
      '[default]',
      'region=us-east-1',
      '[profile bare]',
    ].join('\r\n'),
  );
  const credentials = write(
    home,
    '.aws/credentials',
    `[default]\naws_access_key_id = AKIAFAKE\naws_secret_access_key = ${secret}\n[only-keys]\naws_access_key_id=AKIAFAKE2\naws_secret_access_key=${secret}\n`,
  );
  const {aws} = await machine(home).call('collect.targets', {});
  expect(aws).toEqual({
    files: [config, credentials],
    environment: false,
    profiles: [
      {name: 'default', region: 'us-east-1', by: 'keys'},
      {name: 'audit', region: 'eu-central-1', by: 'sso'},
      {name: 'Client Röle', by: 'role'},
      {name: 'quoted name', by: 'process'},
      {name: 'bare', by: 'other'},
      {name: 'only-keys', by: 'keys'},
    ],
  });
});

test('the environment names other files, and says that it has keys', async () => {
  const home = freshFolder();
  const config = write(home, 'elsewhere', '[profile x]\n');
  const client = machine(home, {
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'none'),
    AWS_ACCESS_KEY_ID: 'AKIAFAKE',
    AWS_SECRET_ACCESS_KEY: secret,
  });
  const found = await client.call('collect.targets', {});
  expect(found.aws).toEqual({files: [config], environment: true, profiles: [{name: 'x', by: 'other'}]});
  expect(JSON.stringify(found)).not.toContain(secret);
});

test.each<[string, string | Uint8Array, RegExp, string[]]>([
  ['a line that is nothing', `[profile a]\n${secret}\nregion=eu-west-1`, /line 2/, ['a']],
  ['a setting before the first section', `aws_secret_access_key=${secret}\n[default]\n`, /line 1/, ['default']],
  ['bytes that are no text', new Uint8Array([0, 255, 254, 10, 91, 0]), /line 1/, []],
  ['a name with a control character', '[profile a\u202eb]\n[profile ok]\n', /line 1, has a profile whose name/, ['ok']],
  ['a section that is not closed', `[profile ${secret}\n`, /line 1/, []],
  ['a file that is far too large', '#'.repeat(5 * 1024 * 1024), /larger than 4 MiB/, []],
  ['__proto__ as a name is only a name', '[profile __proto__]\nx', /line 2/, ['__proto__']],
])('a broken AWS file: %s', async (_, text, problem, names) => {
  const home = freshFolder();
  write(home, '.aws/config', text);
  const {aws} = await machine(home).call('collect.targets', {});
  expect(aws.problem).toMatch(problem);
  expect(aws.problem).not.toContain(secret);
  expect(aws.profiles.map(({name}) => name)).toEqual(names);
});

test('no file at all, or a folder in its place, is a problem and no error', async () => {
  const home = freshFolder();
  const none = await machine(home).call('collect.targets', {});
  expect(none.aws).toMatchObject({files: [], profiles: [], problem: expect.stringContaining('aws configure')});
  expect(none.kubernetes).toMatchObject({contexts: [], problem: expect.stringContaining('is not there')});
  expect(none.sample).toEqual([]);
  mkdirSync(join(home, '.aws/config'), {recursive: true});
  const folder = await machine(home).call('collect.targets', {kubeconfig: home});
  expect(folder.aws.problem).toContain('cannot be read');
  expect(folder.kubernetes).toMatchObject({
    file: home,
    contexts: [],
    problem: expect.stringContaining('cannot be read'),
  });
});

test('contexts of a kubeconfig with the command that would run, and the broken ones left out', async () => {
  const kubeconfig = write(
    freshFolder(),
    'config',
    `
current-context: prod
clusters:
  - {name: c1, cluster: {server: 'https://admin:${encodeURIComponent(secret)}@10.0.0.1:6443/'}}
  - {name: c2, cluster: {server: 'ftp://10.0.0.2'}}
contexts:
  - {name: prod, context: {cluster: c1, user: sso}}
  - {name: plain, context: {cluster: c1, user: token}}
  - {name: torn, context: {cluster: c2, user: token}}
  - {name: lost, context: {cluster: gone}}
users:
  - {name: sso, user: {exec: {apiVersion: v1, command: aws, args: [eks, get-token, --cluster-name, 'a b']}}}
  - {name: token, user: {token: '${secret}'}}
`,
  );
  const {kubernetes} = await machine(freshFolder()).call('collect.targets', {kubeconfig});
  expect(kubernetes).toEqual({
    file: kubeconfig,
    current: 'prod',
    contexts: [
      {
        name: 'prod',
        cluster: 'c1',
        server: 'https://10.0.0.1:6443',
        user: 'sso',
        exec: ['aws', 'eks', 'get-token', '--cluster-name', 'a b'],
      },
      {name: 'plain', cluster: 'c1', server: 'https://10.0.0.1:6443', user: 'token'},
    ],
    problem: expect.stringContaining('"c2"'),
  });
  expect(JSON.stringify(kubernetes)).not.toContain(secret);
});
