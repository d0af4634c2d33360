import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Resource} from '../../collectors/collector.ts';
import {containerReview} from '../../main/assessment/container-review.ts';
import {SupportFile} from '../../main/assessment/eol.ts';
import {parseTemplate} from '../../main/templates/yaml.ts';
import {templates} from './soa-fixture.ts';

const data = parseTemplate(
  'eol.yaml',
  readFileSync(join(templates, 'reviews/facts/eol.yaml'), 'utf8'),
  SupportFile,
).value;

const resource = (type: string, name: string, parts: Resource['data']): Resource => ({
  id: name,
  type,
  target: 'cluster-uid',
  region: 'cluster',
  name,
  data: parts,
  reads: {},
});

const cluster = (platform: string | undefined, git = 'v1.34.3') =>
  resource('Cluster', 'prod', {version: {git, cycle: '1.34', minor: 34}, ...(platform ? {platform} : {})});

const linux = {
  kubelet: 'v1.34.3',
  kubeletMinor: 34,
  os: 'linux',
  osImage: 'Ubuntu 24.04.3 LTS',
  kernel: '6.8.0-87-generic',
  windowsBuild: '',
  runtimeName: 'containerd',
  runtimeCycle: '2.3',
};
const windows = {
  ...linux,
  os: 'windows',
  osImage: 'Windows Server 2019 Datacenter',
  kernel: '10.0.17763.5820',
  windowsBuild: '10.0.17763',
};
const node = (system: object | undefined, name = 'n1') => resource('Node', name, system ? {system} : {});
const on = '2026-11-20';

const layersOf = (system: object | undefined, platform = 'self-managed') => {
  const review = containerReview(data, [cluster(platform), node(system)], on);
  return Object.fromEntries(review.clusters[0]?.nodes[0]?.layers.map(layer => [layer.layer, layer]) ?? []);
};

test('every layer of a Linux node has a state, and the kernel a question instead of one', () => {
  expect(layersOf(linux)).toMatchObject({
    'os-image': {product: 'ubuntu', state: 'supported', eol: '2029-05-31'},
    kernel: {seen: '6.8.0-87-generic', state: 'unknown', question: expect.stringContaining('Ubuntu 24.04.3 LTS')},
    runtime: {product: 'containerd', state: 'supported'},
    kubelet: {product: 'kubernetes', state: 'ended', eol: '2026-10-27'},
  });
});

test('a Windows node is judged by its build', () => {
  const layers = layersOf(windows);
  expect(layers['windows-build']).toMatchObject({product: 'windows-server', cycle: '2019', seen: '10.0.17763.5820'});
  expect(layers).not.toHaveProperty('kernel');
  expect(layersOf({...windows, windowsBuild: '10.0.12345', kernel: '10.0.12345.1'})['windows-build']).toMatchObject({
    state: 'unknown',
    question: expect.stringContaining('10.0.12345.1'),
  });
});

test.each([
  ['EKS', 'amazon-eks', 'ends-soon'],
  ['AKS', 'azure-kubernetes-service', 'ends-soon'],
  ['GKE', 'google-kubernetes-engine', 'ended'],
  ['self-managed', 'kubernetes', 'ended'],
])('on %s the dates of %s count: %s', (platform, product, state) => {
  const review = containerReview(data, [cluster(platform)], on);
  expect(review.clusters[0]?.orchestrator).toMatchObject({product, state});
});

test.each(['OpenShift', 'something new', undefined])(
  'on %s a Kubernetes version is unknown, with a question',
  platform => {
    expect(containerReview(data, [cluster(platform)], on).clusters[0]?.orchestrator).toMatchObject({
      state: 'unknown',
      question: expect.stringContaining('v1.34.3'),
    });
  },
);

test('what could not be read is unknown with a question, never supported', () => {
  const review = containerReview(data, [resource('Cluster', 'prod', {platform: 'EKS'}), node(undefined)], on);
  const layers = [review.clusters[0]?.orchestrator, ...(review.clusters[0]?.nodes[0]?.layers ?? [])];
  expect(layers).toHaveLength(5);
  for (const layer of layers)
    expect(layer).toMatchObject({state: 'unknown', seen: '', question: expect.stringContaining('could not be read')});
  expect(review.counts).toEqual({supported: 0, 'ends-soon': 0, ended: 0, unknown: 5});
});

test('free support that has ended while paid support goes on is ended, with the paid end and a question', () => {
  expect(layersOf({...linux, osImage: 'Ubuntu 20.04.6 LTS'})['os-image']).toMatchObject({
    state: 'ended',
    extended: '2030-04-02',
    question: expect.stringContaining('extended support'),
  });
});

test.each([
  ['cri-o', '1.34', /CRI-O 1\.34 follows/],
  ['rkt', '1.30', /rkt 1\.30/],
  ['', '', /maker support/],
])('runtime "%s" is unknown with a question', (runtimeName, runtimeCycle, question) => {
  expect(layersOf({...linux, runtimeName, runtimeCycle}).runtime).toMatchObject({
    state: 'unknown',
    question: expect.stringMatching(question),
  });
});

test('nodes stay with their own cluster, and without a cluster there is a question', () => {
  const other = {...node(linux, 'n2'), target: 'other'};
  const review = containerReview(data, [cluster('EKS'), node(linux), other], on);
  expect(review.clusters.flatMap(({nodes}) => nodes.map(({name}) => name))).toEqual(['n1']);
  expect(containerReview(data, [], on).questions).toEqual([expect.stringContaining('No cluster was read')]);
});

test('a version that people told is judged by the same data, and its day is shown', () => {
  const review = containerReview(data, [], '2026-11-20', [
    {product: 'vmware-esxi', version: '7.0'},
    {product: 'my-hypervisor', version: '1'},
  ]);
  expect(review.stated).toMatchObject([
    {state: 'ended'},
    {state: 'unknown', question: expect.stringContaining('my-hypervisor 1')},
  ]);
  expect(review).toMatchObject({on: '2026-11-20', source: {name: 'endoflife.date', date: '2026-08-22'}});
});
