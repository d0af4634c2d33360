import {z} from 'zod';
import type {Resource} from '../../collectors/collector.ts';
import type {ContainerReview, LayerSupport, SupportState} from '../contract/review-methods.ts';
import {layerSupport, productOf, type SupportData, windowsCycleOf} from './eol.ts';

/** What the Kubernetes collector keeps of a node; a part that could not be read is absent. */
const NodeParts = z.object({
  system: z
    .object({
      kubelet: z.string(),
      os: z.string(),
      osImage: z.string(),
      kernel: z.string(),
      windowsBuild: z.string(),
      runtimeName: z.string(),
      runtimeCycle: z.string(),
    })
    .optional(),
});
const ClusterParts = z.object({
  version: z.object({git: z.string(), cycle: z.string()}).optional(),
  platform: z.string().optional(),
});

type System = NonNullable<z.infer<typeof NodeParts>['system']>;
type Stated = {readonly product: string; readonly version: string};

/** Who sets the end of support of a Kubernetes version: a managed service has dates of its own. */
const kubernetesProducts: Readonly<Record<string, string>> = {
  EKS: 'amazon-eks',
  AKS: 'azure-kubernetes-service',
  GKE: 'google-kubernetes-engine',
  'self-managed': 'kubernetes',
};
const runtimeProducts: Readonly<Record<string, string>> = {
  containerd: 'containerd',
  docker: 'docker-engine',
  podman: 'podman',
};

/**
 * The support state of every layer that the current collections show, for a day. What the data do not know, and what could not be
 * read, is `unknown` with a question. `stated`: versions that people told.
 */
export const containerReview = (
  data: SupportData,
  resources: Iterable<Resource>,
  on: string,
  stated: readonly Stated[] = [],
): ContainerReview => {
  const nodes: Resource[] = [];
  const clusters: Resource[] = [];
  for (const resource of resources) {
    if (resource.type === 'Node') nodes.push(resource);
    if (resource.type === 'Cluster') clusters.push(resource);
  }
  const reviewed = clusters.map(cluster => {
    const {version, platform} = ClusterParts.safeParse(cluster.data).data ?? {};
    const own = nodes.filter(({target}) => target === cluster.target);
    return {
      target: cluster.target,
      name: cluster.name,
      platform: platform ?? '',
      orchestrator: orchestratorOf(data, on, version, platform),
      nodes: own.map(node => ({name: node.name, layers: layersOf(data, on, node, platform)})),
    };
  });
  const told = stated.map(known =>
    layerSupport(
      data,
      on,
      'stated',
      `${known.product} ${known.version}`,
      known,
      unmapped(`${known.product} ${known.version}`),
    ),
  );
  const all = [
    ...reviewed.flatMap(cluster => [cluster.orchestrator, ...cluster.nodes.flatMap(node => node.layers)]),
    ...told,
  ];
  const {name, date, licence} = data.source;
  return {
    on,
    source: {name, date, licence},
    clusters: reviewed,
    stated: told,
    counts: countStates(all),
    questions: [...(clusters.length > 0 ? [] : [noCluster]), ...new Set(all.flatMap(layer => layer.question ?? []))],
  };
};

const noCluster =
  'No cluster was read: which clusters are there, on which versions of which operating system and runtime?';

const unmapped = (seen: string): string =>
  `Until when does its maker support "${seen}", and where does the maker say so? The bundled data do not know it.`;

const unread = (what: string): string => `${what} could not be read: ask for it, and for the end of its support.`;

const orchestratorOf = (
  data: SupportData,
  on: string,
  version: {git: string; cycle: string} | undefined,
  platform: string | undefined,
): LayerSupport => {
  if (!version) return layerSupport(data, on, 'orchestrator', '', undefined, unread('The version of the API server'));
  return layerSupport(
    data,
    on,
    'orchestrator',
    version.git,
    kubernetesOf(platform, version.git),
    whichKubernetes(version.git, platform),
  );
};

const kubernetesOf = (platform: string | undefined, version: string): Stated | undefined => {
  const product = kubernetesProducts[platform ?? ''];
  return product === undefined ? undefined : {product, version};
};

const whichKubernetes = (version: string, platform: string | undefined): string =>
  platform === 'OpenShift'
    ? `Which OpenShift release brings Kubernetes ${version}, and until when is it supported?`
    : platform === undefined
      ? `Who makes and supports the distribution that says it is Kubernetes ${version}, and until when? It could not be told from the cluster.`
      : unmapped(`Kubernetes ${version} of ${platform}`);

const layersOf = (data: SupportData, on: string, node: Resource, platform: string | undefined): LayerSupport[] => {
  const {system} = NodeParts.safeParse(node.data).data ?? {};
  if (!system) {
    const question = unread(`What node ${node.name} runs`);
    return (['os-image', 'kernel', 'runtime', 'kubelet'] as const).map(layer =>
      layerSupport(data, on, layer, '', undefined, question),
    );
  }
  const windows = system.os === 'windows';
  return [
    osImageOf(data, on, system),
    ...(windows ? [windowsOf(data, on, system)] : [kernelOf(data, on, system)]),
    runtimeOf(data, on, system),
    layerSupport(
      data,
      on,
      'kubelet',
      system.kubelet,
      kubernetesOf(platform, system.kubelet),
      whichKubernetes(system.kubelet, platform),
    ),
  ];
};

const osImageOf = (data: SupportData, on: string, {osImage}: System): LayerSupport => {
  const found = productOf(data, osImage);
  const known = found && {product: found.product, version: found.cycle};
  return layerSupport(data, on, 'os-image', osImage, known, unmapped(osImage));
};

const windowsOf = (data: SupportData, on: string, {kernel, windowsBuild}: System): LayerSupport => {
  const cycle = windowsCycleOf(data, windowsBuild);
  const known = cycle === undefined ? undefined : {product: 'windows-server', version: cycle};
  return layerSupport(data, on, 'windows-build', kernel, known, unmapped(`Windows build ${kernel}`));
};

/** A distribution maintains its own kernel beyond the dates of kernel.org: only its patch day tells, and no API shows that. */
const kernelOf = (data: SupportData, on: string, {kernel, osImage}: System): LayerSupport => ({
  ...layerSupport(
    data,
    on,
    'kernel',
    kernel,
    undefined,
    `On which day were kernel fixes last installed on the nodes with "${osImage}", and how is the reboot into them shown?`,
  ),
  note: 'The distribution maintains this kernel; it ends with the release of the operating system.',
});

const runtimeOf = (data: SupportData, on: string, {runtimeName, runtimeCycle}: System): LayerSupport => {
  const product = runtimeProducts[runtimeName];
  const seen = `${runtimeName} ${runtimeCycle}`.trim();
  const question =
    runtimeName === 'cri-o'
      ? `CRI-O ${runtimeCycle} follows the Kubernetes minor of its number: who updates it together with the kubelet?`
      : unmapped(seen);
  const known = product === undefined ? undefined : {product, version: runtimeCycle};
  return layerSupport(data, on, 'runtime', seen, known, question);
};

const countStates = (layers: readonly LayerSupport[]): Record<SupportState, number> => {
  const counts = {supported: 0, 'ends-soon': 0, ended: 0, unknown: 0};
  for (const {state} of layers) counts[state] += 1;
  return counts;
};
