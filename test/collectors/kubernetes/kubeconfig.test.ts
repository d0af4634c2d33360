import {writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {expect, test} from 'vitest';
import {collect, sampleCluster, targetOf, temporaryFolder} from './harness.ts';

const written = (text: string): string => {
  const file = join(temporaryFolder(), 'kubeconfig');
  writeFileSync(file, text);
  return file;
};

const sound = `
current-context: c
clusters: [{name: k, cluster: {server: "https://127.0.0.1:1"}}]
users: [{name: u, user: {token: t}}]
contexts: [{name: c, context: {cluster: k, user: u}}, {name: d, context: {cluster: gone, user: u}}]
`;

test.each([
  ['is not YAML', 'a: [1,\nb: "secret-in-the-file', {}, 'is not YAML'],
  ['is not a map', '- 1\n- 2\n', {}, 'is not one'],
  ['has entries of another kind', 'contexts: 3\n', {}, 'contexts'],
  ['is empty', '', {}, 'no current-context'],
  ['lacks the context', sound, {context: 'production'}, 'has no context "production". Contexts there: "c", "d"'],
  ['has a context without its cluster', sound, {context: 'd'}, 'names cluster "gone"'],
  ['has a context without its user', sound.replace('name: u,', 'name: v,'), {}, 'names user "u"'],
  ['has a server that is no URL', sound.replace('https://127.0.0.1:1', 'not a url'), {}, 'server'],
  ['has an unencrypted server', sound.replace('https:', 'http:'), {}, 'is not encrypted'],
  [
    'is an alias bomb',
    `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]`,
    {},
    'is not YAML',
  ],
])('a kubeconfig that %s', async (_what, text, more, words) => {
  const kubeconfig = written(text);
  const failure = collect({kind: 'kubernetes', kubeconfig, ...more});
  await expect(failure).rejects.toMatchObject({code: 'bad-kubeconfig'});
  await expect(failure).rejects.toThrow(words);
  await expect(failure).rejects.toThrow(kubeconfig);
  await expect(failure).rejects.not.toThrow('secret-in-the-file');
});

test('a kubeconfig that is not there is named', async () => {
  const kubeconfig = join(temporaryFolder(), 'nowhere');
  await expect(collect({kind: 'kubernetes', kubeconfig})).rejects.toThrow(`${kubeconfig} is not there`);
});

test('without a name it is $KUBECONFIG, of whose files the first that has an entry wins; or ~/.kube/config', async () => {
  const cluster = await sampleCluster();
  const {kubeconfig} = targetOf(cluster);
  const other = written('contexts: [{name: alder-finch-prod-token, context: {cluster: elsewhere, user: x}}]');
  const env = {...process.env, KUBECONFIG: ['/nowhere/config', kubeconfig, other].join(delimiter)};
  const {identities} = await collect({kind: 'kubernetes', context: 'alder-finch-prod-token'}, {env});
  expect(identities[0]?.facts.server).toBe(cluster.url);
  const home = temporaryFolder();
  await expect(collect({kind: 'kubernetes'}, {env: {HOME: home}})).rejects.toThrow(join(home, '.kube', 'config'));
});
