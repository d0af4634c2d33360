import {createHash} from 'node:crypto';
import type {WorkloadEntry} from './cluster-data.ts';

export type Json = {readonly [key: string]: unknown};

const apiVersions = {
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  Pod: 'v1',
} as const;

const hardenedPod = {securityContext: {runAsNonRoot: true, seccompProfile: {type: 'RuntimeDefault'}}};
const hardenedContainer = {
  securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: ['ALL']}},
  resources: {requests: {cpu: '100m', memory: '128Mi'}, limits: {memory: '256Mi'}},
};

/** A stable id of letters and digits from a name, as the API server's generated names have. */
export const stableSuffix = (name: string, length: number): string =>
  BigInt(`0x${createHash('sha256').update(name).digest('hex')}`)
    .toString(36)
    .slice(0, length);

/** A stable UUID from a name. */
export const stableUid = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The uid that the server gives an object. */
export const uidOf = (kind: string, namespace: string, name: string): string =>
  stableUid(`${kind}/${namespace}/${name}`);

/** A controller and the pods it would have made, spread over the Linux nodes. */
export const expandWorkload = (entry: WorkloadEntry, nodes: readonly string[]): readonly Json[] => {
  const labels = {'app.kubernetes.io/name': entry.name, ...entry.labels};
  const spec = podSpec(entry);
  const template = {metadata: {labels}, spec};
  const controller = controllerOf(entry, labels, template, nodes);
  if (entry.kind === 'Pod') return [controller];
  return [controller, ...podsOf(entry, labels, spec, nodes)];
};

const podSpec = (entry: WorkloadEntry): Json => {
  const {containers, ...pod} = entry.pod;
  const first = {
    name: entry.name,
    image: entry.image,
    ...(entry.hardened ? hardenedContainer : {}),
    ...entry.container,
  };
  const more = Array.isArray(containers) ? containers : [];
  return {serviceAccountName: 'default', ...(entry.hardened ? hardenedPod : {}), ...pod, containers: [first, ...more]};
};

const controllerOf = (
  entry: WorkloadEntry,
  labels: Json,
  template: {metadata: Json; spec: Json},
  nodes: readonly string[],
): Json => {
  const manifest = {
    apiVersion: apiVersions[entry.kind],
    kind: entry.kind,
    metadata: {name: entry.name, namespace: entry.namespace, labels},
    spec: controllerSpec(entry, labels, template),
  };
  const status = statusOf(entry, nodes.length);
  if (!entry.applied) return {...manifest, status};
  const annotations = {'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify(manifest)}\n`};
  return {...manifest, metadata: {...manifest.metadata, annotations}, status};
};

const statusOf = (entry: WorkloadEntry, nodes: number): Json => {
  switch (entry.kind) {
    case 'Deployment':
    case 'StatefulSet':
      return {replicas: entry.replicas, readyReplicas: entry.replicas, availableReplicas: entry.replicas};
    case 'DaemonSet':
      return {desiredNumberScheduled: nodes, currentNumberScheduled: nodes, numberReady: nodes};
    default:
      return {};
  }
};

const controllerSpec = (entry: WorkloadEntry, labels: Json, template: {metadata: Json; spec: Json}): Json => {
  const selector = {matchLabels: labels};
  switch (entry.kind) {
    case 'Pod':
      return template.spec;
    case 'CronJob':
      return {schedule: '15 2 * * *', concurrencyPolicy: 'Forbid', jobTemplate: {spec: {template}}};
    case 'Job':
      return {completions: entry.replicas, template};
    case 'DaemonSet':
      return {selector, template};
    default:
      return {replicas: entry.replicas, selector, template};
  }
};

const podsOf = (entry: WorkloadEntry, labels: Json, spec: Json, nodes: readonly string[]): readonly Json[] => {
  const owner = ownerOf(entry);
  const count = entry.kind === 'DaemonSet' ? nodes.length : entry.replicas;
  const pods = Array.from({length: count}, (_, index) => {
    const suffix =
      entry.kind === 'StatefulSet' ? String(index) : stableSuffix(`${entry.namespace}/${entry.name}/${index}`, 5);
    const node = nodes[(index + entry.name.length) % Math.max(1, nodes.length)] ?? '';
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${owner.name}-${suffix}`,
        namespace: entry.namespace,
        labels: {...labels, ...owner.labels},
        ownerReferences: [
          {apiVersion: owner.apiVersion, kind: owner.kind, name: owner.name, uid: owner.uid, controller: true},
        ],
      },
      spec: {...spec, nodeName: node},
      status: {phase: entry.kind === 'Job' || entry.kind === 'CronJob' ? 'Succeeded' : 'Running'},
    };
  });
  if (entry.kind !== 'CronJob') return pods;
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: owner.name,
      namespace: entry.namespace,
      labels,
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          name: entry.name,
          uid: uidOf('CronJob', entry.namespace, entry.name),
          controller: true,
        },
      ],
    },
    spec: {template: {metadata: {labels}, spec}},
    status: {succeeded: 1},
  };
  return [job, ...pods];
};

/** Who the pods say they belong to: a ReplicaSet for a Deployment, a Job for a CronJob. */
const ownerOf = (entry: WorkloadEntry) => {
  const place = `${entry.namespace}/${entry.name}`;
  if (entry.kind === 'Deployment') {
    const hash = stableSuffix(place, 10);
    const name = `${entry.name}-${hash}`;
    return {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      name,
      uid: uidOf('ReplicaSet', entry.namespace, name),
      labels: {'pod-template-hash': hash},
    };
  }
  const kind = entry.kind === 'CronJob' ? 'Job' : entry.kind;
  const name = entry.kind === 'CronJob' ? `${entry.name}-29390535` : entry.name;
  return {apiVersion: apiVersions[kind], kind, name, uid: uidOf(kind, entry.namespace, name), labels: {}};
};
