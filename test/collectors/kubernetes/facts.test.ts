import {expect, test} from 'vitest';
import {parseVersion} from '../../../collectors/kubernetes/cluster-facts.ts';
import {flagsOf} from '../../../collectors/kubernetes/control-plane.ts';
import {parseImage} from '../../../collectors/kubernetes/image.ts';
import {platformOf} from '../../../collectors/kubernetes/platform.ts';
import {containerFacts, PodSpec} from '../../../collectors/kubernetes/pod-spec.ts';

test.each([
  ['nginx', 'docker.io', 'nginx', '', ''],
  ['nginx:1.29', 'docker.io', 'nginx', '1.29', ''],
  ['team/app', 'docker.io', 'team/app', '', ''],
  ['localhost/app:x', 'localhost', 'app', 'x', ''],
  ['registry:5000/app', 'registry:5000', 'app', '', ''],
  ['registry:5000/app:7', 'registry:5000', 'app', '7', ''],
  ['r.example/a/b:1@sha256:ab', 'r.example', 'a/b', '1', 'sha256:ab'],
  ['r.example/a@sha256:ab', 'r.example', 'a', '', 'sha256:ab'],
  ['', 'docker.io', '', '', ''],
])('the image %s', (image, registry, repository, tag, digest) => {
  expect(parseImage(image)).toEqual({image, registry, repository, tag, digest});
});

test.each([
  ['v1.34.3', {git: 'v1.34.3', cycle: '1.34', minor: 34}],
  ['v1.33.4-eks-ab12', {git: 'v1.33.4-eks-ab12', cycle: '1.33', minor: 33}],
  ['1.31', {git: '1.31', cycle: '1.31', minor: 31}],
  ['latest', undefined],
  ['', undefined],
])('the version %s', (git, expected) => {
  expect(parseVersion(git)).toEqual(expected);
});

const labelled = (label: string) => [{metadata: {name: 'n', labels: {[label]: 'x'}}, spec: {}}];
test.each([
  ['v1.33.4-eks-ab12', undefined, 'EKS'],
  ['v1.33.4-gke.1200', undefined, 'GKE'],
  ['v1.33.4', labelled('kubernetes.azure.com/cluster'), 'AKS'],
  ['v1.33.4', labelled('node.openshift.io/os_id'), 'OpenShift'],
  ['v1.33.4', labelled('kubernetes.io/os'), 'self-managed'],
  ['v1.33.4', [], 'unknown'],
  [undefined, undefined, 'unknown'],
])('the platform of %s with %j', (git, nodes, expected) => {
  expect(platformOf(git, nodes)).toBe(expected);
});

test('flags: joined, apart, bare, redacted, and values with an equals sign', () => {
  const redacted = {$redacted: {commitment: 'sha256:x', reason: 'value of the argument --etcd-password'}};
  const words = ['--a=1', '--b', '2', '--c', '--d=x=y', redacted, '-v', '--last'];
  expect(flagsOf(words)).toEqual({a: '1', b: '2', c: 'true', d: 'x=y', 'etcd-password': '(redacted)', last: 'true'});
});

const containers = (spec: object) => containerFacts(PodSpec.parse(spec));
test('what takes effect: the container over the pod over the default', () => {
  const [own, inherited, bare] = containers({
    securityContext: {runAsUser: 1000, runAsNonRoot: true, seccompProfile: {type: 'RuntimeDefault'}},
    containers: [
      {name: 'own', securityContext: {runAsUser: 0, runAsNonRoot: false, seccompProfile: {type: 'Unconfined'}}},
      {name: 'inherited', securityContext: {capabilities: {add: ['CAP_SYS_ADMIN']}, allowPrivilegeEscalation: false}},
      {name: 'bare'},
    ],
  });
  expect(own).toMatchObject({runAsUser: 0, runAsNonRoot: false, seccompProfile: 'Unconfined'});
  expect(inherited).toMatchObject({
    runAsUser: 1000,
    runAsNonRoot: true,
    seccompProfile: 'RuntimeDefault',
    addedCapabilities: ['SYS_ADMIN'],
    allowPrivilegeEscalation: true,
  });
  expect(bare).toMatchObject({allowPrivilegeEscalation: true, readOnlyRootFilesystem: false, privileged: false});
});

test('init and ephemeral containers count too', () => {
  const found = containers({
    containers: [{name: 'a'}],
    initContainers: [{name: 'b', securityContext: {privileged: true}}],
    ephemeralContainers: [{name: 'c', securityContext: {privileged: true}}],
  });
  expect(found.map(({name, role, privileged}) => [name, role, privileged])).toEqual([
    ['a', 'container', false],
    ['b', 'init', true],
    ['c', 'ephemeral', true],
  ]);
});
