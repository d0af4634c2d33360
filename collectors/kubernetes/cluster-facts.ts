import {z} from 'zod';
import type {Journal} from '../collector.ts';
import {type Emitter, part, type Reads} from './emission.ts';
import {parseImage} from './image.ts';
import {objectsOf} from './kept-objects.ts';
import {described, listOf, objectId, optionalText} from './objects.ts';
import type {Platform} from './platform.ts';

const Node = z.object({
  spec: z.object({unschedulable: z.boolean().nullish(), providerID: optionalText}).nullish(),
  status: z.object({
    nodeInfo: z.object({
      kubeletVersion: z.string(),
      operatingSystem: optionalText,
      osImage: optionalText,
      kernelVersion: optionalText,
      containerRuntimeVersion: optionalText,
    }),
    conditions: listOf(z.object({type: z.string(), status: z.string()})),
  }),
});
const DaemonSet = z.object({
  spec: z.object({template: z.object({spec: z.object({containers: listOf(z.object({image: optionalText}))})})}),
  status: z.object({desiredNumberScheduled: z.number().nullish(), numberReady: z.number().nullish()}).nullish(),
});

/** A Kubernetes version in its pieces; undefined where the text is not one. */
export type Version = {readonly git: string; readonly cycle: string; readonly minor: number};

/** `v1.33.4-eks-ab12` is cycle 1.33, minor 33. */
export const parseVersion = (git: string): Version | undefined => {
  const [, major, minor] = /^v?(\d{1,3})\.(\d{1,3})(?:\D|$)/.exec(git) ?? [];
  return major && minor ? {git, cycle: `${major}.${minor}`, minor: Number(minor)} : undefined;
};

/** Emits `Node` and the one `Cluster`. */
export const emitClusterAndNodes = async (
  journal: Journal,
  reads: Reads,
  emitter: Emitter,
  about: {readonly name: string; readonly platform: Platform; readonly version: Version | undefined},
): Promise<void> => {
  const {version} = about;
  let count = 0;
  let unreadable = 0;
  const zones = new Set<string>();
  emitter.population('Node', ['nodes']);
  for await (const {item, metadata} of objectsOf(journal, reads, 'nodes')) {
    const node = Node.safeParse(item).data;
    const ready = node?.status.conditions.some(c => c.type === 'Ready' && c.status === 'True') ?? false;
    const zone = metadata.labels['topology.kubernetes.io/zone'] ?? '';
    count += 1;
    if (!node) unreadable += 1;
    if (ready && zone !== '') zones.add(zone);
    emitter.resource(
      {type: 'Node', id: objectId('Node', metadata), name: metadata.name},
      {
        metadata: part(['nodes'], () => described(metadata)),
        status: part(['nodes'], () => node && {ready, zone}),
        system: part(['nodes'], () => node && systemFact(node.status.nodeInfo)),
        cluster: part(['version'], () => version && {minor: version.minor, version: version.git}),
      },
    );
  }
  const daemonSets = await daemonSetFacts(journal, reads);
  emitter.population('Cluster', ['version']);
  emitter.resource(
    {type: 'Cluster', id: 'cluster', name: about.name},
    {
      version: part(['version'], () => version),
      platform: part(['version', 'node'], () => (about.platform === 'unknown' ? undefined : about.platform)),
      nodes: part(['nodes'], () => (unreadable > 0 ? undefined : {count, zones: [...zones].sort()})),
      daemonSets: part(['daemonsets'], () => daemonSets),
    },
  );
};

const systemFact = (info: z.infer<typeof Node>['status']['nodeInfo']) => ({
  kubelet: info.kubeletVersion,
  kubeletMinor: parseVersion(info.kubeletVersion)?.minor ?? null,
  os: info.operatingSystem,
  osImage: info.osImage,
  kernel: info.kernelVersion,
  /** The first three numbers of a Windows build: `10.0.17763`. */
  windowsBuild: info.operatingSystem === 'windows' ? info.kernelVersion.split('.').slice(0, 3).join('.') : '',
  ...runtimeFact(info.containerRuntimeVersion),
});

/** `containerd://2.1.5` is containerd, cycle 2.1. */
const runtimeFact = (runtime: string) => {
  const [runtimeName = '', version = ''] = runtime.split('://');
  return {runtimeName, runtimeCycle: version.split('.').slice(0, 2).join('.')};
};

const daemonSetFacts = async (journal: Journal, reads: Reads) => {
  const facts = [];
  for await (const {item, metadata} of objectsOf(journal, reads, 'daemonsets')) {
    const daemonSet = DaemonSet.safeParse(item).data;
    if (!daemonSet) return undefined;
    facts.push({
      namespace: metadata.namespace,
      name: metadata.name,
      repositories: daemonSet.spec.template.spec.containers.map(container => parseImage(container.image).repository),
      desired: daemonSet.status?.desiredNumberScheduled ?? 0,
      ready: daemonSet.status?.numberReady ?? 0,
    });
  }
  return facts;
};
