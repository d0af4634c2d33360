import {expect, test} from 'vitest';
import {credentialEnvReason, envReason, memoised, redactBody} from '../../../collectors/kubernetes/redact.ts';
import {collect, sampleCluster, targetOf} from './harness.ts';

const secrets = ['AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI', 'not-a-real'];

test('no invented credential of the sample reaches the store or a resource', async () => {
  const cluster = await sampleCluster();
  const {stored, resources} = await collect(targetOf(cluster));
  const kept = stored.join('\n') + JSON.stringify(resources);
  for (const secret of secrets) expect(kept).not.toContain(secret);
  expect(kept).toContain('"$redacted":{"commitment":"sha256:');
});

test('a page without secrets is kept byte for byte', async () => {
  const cluster = await sampleCluster();
  const {stored} = await collect(targetOf(cluster));
  const page = stored.find(text => text.startsWith('{"kind":"NetworkPolicyList"'));
  expect(page).toBe(JSON.stringify(JSON.parse(page ?? '')));
  expect(page).not.toContain('$redacted');
});

const commit = (secret: string): string => `sha256:of ${secret.length}`;
const redactedOf = (body: unknown): string => {
  const copy = structuredClone(body);
  redactBody(copy, commit);
  return JSON.stringify(copy);
};
const inPod = (container: object) => ({kind: 'PodList', items: [{spec: {containers: [container]}}]});

test.each([
  ['an environment value', inPod({env: [{name: 'MODE', value: 'fast-and-loose'}]}), 'fast-and-loose'],
  ['in an init container', {spec: {initContainers: [{env: [{name: 'A', value: 'swordfish'}]}]}}, 'swordfish'],
  [
    'in a cron job',
    {spec: {jobTemplate: {spec: {template: {spec: {containers: [{env: [{name: 'A', value: 'swordfish'}]}]}}}}}},
    'swordfish',
  ],
  ['a flag with its value', inPod({args: ['--password=swordfish']}), 'swordfish'],
  ['a flag and its value apart', inPod({command: ['app', '--api-key', 'swordfish']}), 'swordfish'],
  ['a secret in a shell line', inPod({args: ['-c', 'export TOKEN=swordfish-1; run']}), 'swordfish'],
  [
    'a copy of the manifest',
    {metadata: {annotations: {'kubectl.kubernetes.io/last-applied-configuration': '{"x":"swordfish"}'}}},
    'swordfish',
  ],
  [
    'a copy by another tool',
    {metadata: {annotations: {'a.example/copy': '{"env":[{"name":"A","value":"swordfish"}]}'}}},
    'swordfish',
  ],
  [
    'a token in an annotation',
    {metadata: {annotations: {note: 'use ghp_abcdefghijklmnopqrstuvwxyz0123456789'}}},
    'ghp_',
  ],
  [
    'a header of a probe',
    inPod({livenessProbe: {httpGet: {httpHeaders: [{name: 'Authorization', value: 'Basic swordfish'}]}}}),
    'swordfish',
  ],
  ['a key pair somewhere', {status: {message: '-----BEGIN PRIVATE KEY-----\nswordfish'}}, 'swordfish'],
])('%s is taken out', (_what, body, secret) => {
  expect(redactedOf(body)).not.toContain(secret);
  expect(redactedOf(body)).toContain('$redacted');
});

test.each([
  [
    'flags of the API server',
    inPod({
      command: [
        'kube-apiserver',
        '--token-auth-file=/etc/kubernetes/tokens.csv',
        '--service-account-issuer=https://kubernetes.default.svc',
        '--authorization-mode=Node,RBAC',
        '--client-cert-auth=true',
      ],
    }),
  ],
  [
    'a role called like a secret',
    {roleRef: {name: 'secret-reader:production'}, subjects: [{name: 'system:controller:token-cleaner'}]},
  ],
  [
    'a secret by reference',
    inPod({env: [{name: 'PASSWORD', valueFrom: {secretKeyRef: {name: 'db', key: 'password'}}}]}),
  ],
  ['an empty value', inPod({env: [{name: 'PASSWORD', value: ''}]})],
  ['an image', inPod({image: 'registry.example/secret-token:1.2.3-password'})],
  ['harmless annotations', {metadata: {annotations: {'a.example/token-mode': 'none'}}}],
])('%s stays', (_what, body) => {
  expect(redactedOf(body)).toBe(JSON.stringify(body));
});

test('the reason tells credentials from other values, and the same secret is committed once', () => {
  const body = inPod({
    env: [
      {name: 'DB_PASSWORD', value: 'swordfish'},
      {name: 'GREETING', value: 'good morning'},
      {name: 'SECRET_PATH', value: '/etc/secret'},
      {name: 'ODD', value: 'AKIAIOSFODNN7EXAMPLE'},
      {name: 'AGAIN', value: 'swordfish'},
    ],
  });
  const committed: string[] = [];
  const count = redactBody(
    body,
    memoised(secret => {
      committed.push(secret);
      return 'sha256:x';
    }),
  );
  expect(count).toBe(5);
  expect(committed).toEqual(['swordfish', 'good morning', '/etc/secret', 'AKIAIOSFODNN7EXAMPLE']);
  const reasons = [...JSON.stringify(body).matchAll(/"reason":"([^"]*)"/g)].map(([, reason]) => reason);
  expect(reasons).toEqual([credentialEnvReason, envReason, envReason, credentialEnvReason, envReason]);
});
