import {existsSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {collect, newRecord, sampleCluster, targetOf, targetWithUser} from './harness.ts';

const day = 86_400_000;
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const jwt = (claims: object): string =>
  ['{"alg":"none"}', JSON.stringify(claims), 'x'].map(part => Buffer.from(part).toString('base64url')).join('.');

test('a client certificate: the caller is its CN', async () => {
  const cluster = await sampleCluster();
  const {identities, reads} = await collect(targetOf(cluster));
  expect(identities).toHaveLength(1);
  expect(identities[0]).toMatchObject({
    name: cluster.context,
    caller: 'fieldwork-auditor',
    facts: {version: 'v1.34.3', platform: 'self-managed', tlsVerified: 'yes', server: cluster.url},
  });
  expect(identities[0]?.target).toMatch(/^[0-9a-f-]{36}$/);
  for (const {provenance} of reads) {
    expect(provenance.target).toBe(identities[0]?.target);
    expect(provenance.caller).toBe('fieldwork-auditor');
  }
});

test('certificate and key from files beside the kubeconfig', async () => {
  const cluster = await sampleCluster();
  const {cert, key} = cluster.authority.client('from-files');
  const target = targetWithUser(cluster, folder => {
    writeFileSync(join(folder, 'me.crt'), cert);
    writeFileSync(join(folder, 'me.key'), key);
    return {'client-certificate': 'me.crt', 'client-key': 'me.key'};
  });
  const {identities} = await collect(target);
  expect(identities[0]?.caller).toBe('from-files');
});

test('a bearer token: the caller is the name in the kubeconfig where the token says nothing', async () => {
  const cluster = await sampleCluster();
  const {identities} = await collect({...targetOf(cluster), context: `${cluster.context}-token`});
  expect(identities[0]?.caller).toBe('auditor-token');
  expect(cluster.calls.every(call => call.user === 'system:serviceaccount:audit:fieldwork')).toBe(true);
});

test('a token file, which wins over a token that stands beside it', async () => {
  const cluster = await sampleCluster();
  const target = targetWithUser(cluster, folder => {
    writeFileSync(join(folder, 'token'), `${cluster.token}\n`);
    return {token: 'stale', tokenFile: 'token'};
  });
  const {resources} = await collect(target);
  expect(resources.length).toBeGreaterThan(100);
});

const execUser = (command: string, args: string[], env?: {name: string; value: string}[]) => ({
  exec: {apiVersion: 'client.authentication.k8s.io/v1', command, args, ...(env ? {env} : {}), interactiveMode: 'Never'},
});
const printing = (status: object): string =>
  `console.log(JSON.stringify({kind:'ExecCredential',apiVersion:'client.authentication.k8s.io/v1',status:${JSON.stringify(status)}}))`;

test('an exec entry is not run without consent; the error shows the exact command', async () => {
  const cluster = await sampleCluster();
  const target = targetWithUser(cluster, folder =>
    execUser(
      'touch',
      [join(folder, 'ran it')],
      [
        {name: 'AWS_PROFILE', value: 'prod'},
        {name: 'API_TOKEN', value: 'hidden-value'},
      ],
    ),
  );
  const failure = collect(target);
  await expect(failure).rejects.toMatchObject({code: 'exec-needs-consent'});
  const marker = join(dirname(target.kubeconfig), 'ran it');
  await expect(failure).rejects.toThrow(`AWS_PROFILE=prod API_TOKEN=*** touch '${marker}'`);
  await expect(failure).rejects.not.toThrow('hidden-value');
  expect(existsSync(marker)).toBe(false);
  expect(cluster.calls).toHaveLength(0);
});

test('with consent the command is run, is told so by KUBERNETES_EXEC_INFO, and gives a token', async () => {
  const cluster = await sampleCluster();
  const script = `if(!JSON.parse(process.env.KUBERNETES_EXEC_INFO).spec)process.exit(3);${printing({token: cluster.token})}`;
  const target = targetWithUser(cluster, () => execUser(process.execPath, ['-e', script]));
  const {resources} = await collect({...target, allowExec: true});
  expect(resources.length).toBeGreaterThan(100);
});

test('with consent a command may give a certificate', async () => {
  const cluster = await sampleCluster();
  const {cert, key} = cluster.authority.client('by-exec');
  const script = printing({clientCertificateData: cert, clientKeyData: key});
  const target = targetWithUser(cluster, () => execUser(process.execPath, ['-e', script]));
  const {identities} = await collect({...target, allowExec: true});
  expect(identities[0]?.caller).toBe('by-exec');
});

test.each([
  ['fails', 'process.stderr.write("sign in first");process.exit(7)', 'bad-credentials', 'sign in first'],
  ['answers with no JSON', 'console.log("hello")', 'bad-credentials', 'JSON'],
  ['answers with something else', 'console.log("{}")', 'bad-credentials', 'ExecCredential'],
  ['gives nothing', printing({}), 'bad-credentials', 'neither'],
  ['floods', 'process.stdout.write("x".repeat(3e6))', 'bad-credentials', '1 MiB'],
  [
    'gives what has expired',
    printing({token: 'x', expirationTimestamp: '2020-01-01T00:00:00Z'}),
    'expired-credentials',
    'expired',
  ],
])('a credential command that %s is an error for people', async (_what, script, code, words) => {
  const cluster = await sampleCluster();
  const target = targetWithUser(cluster, () => execUser(process.execPath, ['-e', script]));
  const failure = collect({...target, allowExec: true});
  await expect(failure).rejects.toMatchObject({code});
  await expect(failure).rejects.toThrow(words);
  expect(cluster.calls).toHaveLength(0);
});

test('a credential command that is not there, and one that is cancelled', async () => {
  const cluster = await sampleCluster();
  const missing = targetWithUser(cluster, () => execUser('fieldwork-no-such-command', []));
  await expect(collect({...missing, allowExec: true})).rejects.toThrow('could not be started (ENOENT)');
  const hanging = targetWithUser(cluster, () => execUser(process.execPath, ['-e', 'setTimeout(()=>{},60000)']));
  const stop = new AbortController();
  const running = collect({...hanging, allowExec: true}, {signal: stop.signal});
  setTimeout(() => stop.abort(), 50);
  await expect(running).rejects.toMatchObject({code: 'cancelled'});
});

test('a token the server does not know: bad-credentials, on the record, nothing read', async () => {
  const cluster = await sampleCluster();
  const into = newRecord();
  await expect(
    collect(
      targetWithUser(cluster, () => ({token: 'wrong'})),
      {into},
    ),
  ).rejects.toMatchObject({
    code: 'bad-credentials',
  });
  expect(into.reads).toHaveLength(1);
  expect(into.reads[0]?.provenance).toMatchObject({outcome: 'failed', error: {code: 'Unauthorized', status: 401}});
  expect(into.resources).toHaveLength(0);
});

test('a certificate of another authority is refused by the server: bad-credentials', async () => {
  const cluster = await sampleCluster();
  const other = await sampleCluster();
  const {cert, key} = other.authority.client('stranger');
  const target = targetWithUser(cluster, () => ({
    'client-certificate-data': base64(cert),
    'client-key-data': base64(key),
  }));
  await expect(collect(target)).rejects.toMatchObject({code: 'bad-credentials'});
});

test('an expired certificate and an expired token are told apart before anything is sent', async () => {
  const cluster = await sampleCluster();
  const past = {from: new Date(Date.now() - 9 * day), until: new Date(Date.now() - day)};
  const {cert, key} = cluster.authority.client('late', [], past);
  const users = [
    {'client-certificate-data': base64(cert), 'client-key-data': base64(key)},
    {token: jwt({sub: 'system:serviceaccount:audit:late', exp: 1_600_000_000})},
  ];
  for (const user of users) {
    await expect(collect(targetWithUser(cluster, () => user))).rejects.toMatchObject({code: 'expired-credentials'});
  }
  expect(cluster.calls).toHaveLength(0);
});

test.each([
  ['nothing', {}, 'no-credentials', 'names neither'],
  ['a certificate without a key', {'client-certificate-data': 'eA=='}, 'no-credentials', 'names neither'],
  [
    'a provider of old',
    {'auth-provider': {name: 'gcp', config: {'cmd-path': '/bin/false'}}},
    'no-credentials',
    'exec plugin',
  ],
  [
    'a certificate that is none',
    {'client-certificate-data': 'eA==', 'client-key-data': 'eA=='},
    'bad-kubeconfig',
    'is not one',
  ],
  ['a file that is missing', {tokenFile: 'nowhere'}, 'bad-kubeconfig', 'nowhere'],
])('a user entry with %s', async (_what, user, code, words) => {
  const cluster = await sampleCluster();
  const failure = collect(targetWithUser(cluster, () => user));
  await expect(failure).rejects.toMatchObject({code});
  await expect(failure).rejects.toThrow(words);
  expect(cluster.calls).toHaveLength(0);
});

test('the claims of a token name the caller', async () => {
  const cluster = await sampleCluster({intercept: () => ({status: 403, headers: {}, body: ''})});
  const target = targetWithUser(cluster, () => ({token: jwt({sub: 'system:serviceaccount:audit:me', exp: 4e9})}));
  const {identities} = await collect(target);
  expect(identities[0]).toMatchObject({caller: 'system:serviceaccount:audit:me', target: cluster.url});
});
