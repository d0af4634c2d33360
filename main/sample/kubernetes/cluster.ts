import {type ApiResource, apiResources, apiVersionOf} from './api-resources.ts';
import type {ClusterData, Platform} from './cluster-data.ts';
import {expandWorkload, type Json, uidOf} from './workloads.ts';

/** The objects of one kind, sorted as etcd sorts them, ready to be listed. */
export type Stored = {readonly resource: ApiResource; readonly items: readonly Json[]};

export type Cluster = {
  /** By plural name. */
  readonly stored: ReadonlyMap<string, Stored>;
  readonly objects: number;
};

/** Builds the cluster that the data describes. `extraPods` adds that many plain pods, for tests of size. */
export const buildCluster = (data: ClusterData, platform: Platform, extraPods = 0): Cluster => {
  const here = <T extends {only?: Platform | undefined}>(entry: T): boolean => (entry.only ?? platform) === platform;
  const objects = data.objects.filter(here).flatMap(entry => repeated(entry.repeat, entry.object));
  const nodes = objects.filter(takesPods).map(nameOf);
  const workloads = data.workloads
    .filter(here)
    .flatMap(({repeat, ...entry}) => repeated(repeat, entry))
    .flatMap(entry => expandWorkload(entry, nodes));
  const all = [...objects, ...workloads, ...plainPods(extraPods, nodes)];
  const stored = new Map<string, Stored>();
  for (const resource of apiResources) {
    const items = all
      .filter(object => object.kind === resource.kind && object.apiVersion === apiVersionOf(resource))
      .map((object, index) => served(object, resource, index))
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    stored.set(resource.plural, {resource, items});
  }
  const known = [...stored.values()].reduce((sum, {items}) => sum + items.length, 0);
  if (known !== all.length) {
    const lost = all.find(o => !apiResources.some(r => r.kind === o.kind && apiVersionOf(r) === o.apiVersion));
    throw new Error(`The sample cluster has a ${String(lost?.apiVersion)} ${String(lost?.kind)}, which is not served.`);
  }
  return {stored, objects: known};
};

/** What `repeat` replaces in every string of an entry. */
const placeholder = '$' + '{value}';

const repeated = <T>(values: readonly string[] | undefined, entry: T): readonly T[] =>
  values === undefined
    ? [entry]
    : values.map(value => JSON.parse(JSON.stringify(entry).replaceAll(placeholder, value)) as T);

const metadataOf = (object: Json): Json => (object.metadata ?? {}) as Json;
export const nameOf = (object: Json): string => String(metadataOf(object).name);
export const namespaceOf = (object: Json): string => String(metadataOf(object).namespace ?? '');
const placeOf = (object: Json): string => `${namespaceOf(object)}/${nameOf(object)}`;

/** Linux nodes without a taint: where the sample's pods run. */
const takesPods = (object: Json): boolean => {
  const labels = (metadataOf(object).labels ?? {}) as Json;
  const taints = ((object.spec ?? {}) as Json).taints;
  return object.kind === 'Node' && labels['kubernetes.io/os'] === 'linux' && taints === undefined;
};

/** What the API server adds; items of a list carry neither kind nor apiVersion. */
const served = (object: Json, resource: ApiResource, index: number): Json => {
  const {apiVersion: _apiVersion, kind: _kind, metadata: _metadata, ...rest} = object;
  const given = metadataOf(object);
  const metadata = {
    uid: uidOf(resource.kind, namespaceOf(object), nameOf(object)),
    resourceVersion: String(100_000 + index),
    creationTimestamp: '2025-11-03T08:15:00Z',
    ...given,
  };
  return {metadata, ...rest};
};

const plainPods = (count: number, nodes: readonly string[]): readonly Json[] =>
  Array.from({length: count}, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {name: `load-${String(index).padStart(6, '0')}`, namespace: 'default', labels: {app: 'load'}},
    spec: {
      nodeName: nodes[index % Math.max(1, nodes.length)] ?? '',
      containers: [
        {
          name: 'load',
          image: 'registry.alder-finch.example/tools/load:1.0.0',
          env: [
            {name: 'LOG_LEVEL', value: 'info'},
            {name: 'API_PASSWORD', value: `not-a-real-password-${index}`},
          ],
          resources: {requests: {cpu: '10m', memory: '16Mi'}, limits: {memory: '32Mi'}},
        },
      ],
    },
    status: {
      phase: 'Running',
      conditions: ['Ready', 'PodScheduled', 'Initialized'].map(type => ({type, status: 'True'})),
    },
  }));
