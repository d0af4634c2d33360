import {z} from 'zod';
import type {Journal} from '../collector.ts';
import {type Emitter, part, type Reads} from './emission.ts';
import {fullName, objectsOf} from './kept-objects.ts';
import {described, listOf, objectId, optionalText, texts} from './objects.ts';

const Selector = z.object({matchLabels: texts, matchExpressions: listOf(z.unknown())}).nullish();
const Policy = z.object({
  spec: z.object({
    podSelector: Selector,
    policyTypes: z.array(z.string()).nullish(),
    ingress: listOf(z.unknown()),
    egress: listOf(z.unknown()),
  }),
});
const Service = z.object({
  spec: z.object({
    type: optionalText,
    externalIPs: listOf(z.string()),
    loadBalancerSourceRanges: listOf(z.string()),
    ports: listOf(z.object({nodePort: z.number().nullish()})),
  }),
});
const Ingress = z.object({
  spec: z.object({
    rules: listOf(z.object({host: optionalText})),
    defaultBackend: z.unknown().optional(),
    tls: listOf(z.object({hosts: listOf(z.string())})),
  }),
});

/** What checks need of one network policy. */
export type PolicyFact = {
  readonly name: string;
  /** True where it selects every pod of its namespace. */
  readonly allPods: boolean;
  readonly ingress: boolean;
  readonly egress: boolean;
  readonly ingressRules: number;
  readonly egressRules: number;
};

/** Emits `NetworkPolicy`; returns the policies by namespace. A policy of an unexpected form makes its namespace's entry undefined. */
export const emitNetworkPolicies = async (
  journal: Journal,
  reads: Reads,
  emitter: Emitter,
): Promise<ReadonlyMap<string, readonly PolicyFact[] | undefined>> => {
  const byNamespace = new Map<string, PolicyFact[] | undefined>();
  emitter.population('NetworkPolicy', ['networkpolicies']);
  for await (const {item, metadata} of objectsOf(journal, reads, 'networkpolicies')) {
    const fact = policyFact(metadata.name, item);
    const before = byNamespace.has(metadata.namespace) ? byNamespace.get(metadata.namespace) : [];
    byNamespace.set(metadata.namespace, before && fact ? [...before, fact] : undefined);
    emitter.resource(
      {type: 'NetworkPolicy', id: objectId('NetworkPolicy', metadata), name: fullName(metadata)},
      {
        metadata: part(['networkpolicies'], () => described(metadata)),
        policy: part(['networkpolicies'], () => fact),
      },
    );
  }
  return byNamespace;
};

/** Without policyTypes a policy is about ingress, and about egress where it has egress rules (NetworkPolicySpec API). */
const policyFact = (name: string, item: unknown): PolicyFact | undefined => {
  const spec = Policy.safeParse(item).data?.spec;
  if (!spec) return undefined;
  const types = spec.policyTypes ?? ['Ingress', ...(spec.egress.length > 0 ? ['Egress'] : [])];
  const selector = spec.podSelector;
  return {
    name,
    allPods: !selector || (Object.keys(selector.matchLabels).length === 0 && selector.matchExpressions.length === 0),
    ingress: types.includes('Ingress'),
    egress: types.includes('Egress'),
    ingressRules: spec.ingress.length,
    egressRules: spec.egress.length,
  };
};

const internalBalancers: readonly (readonly [annotation: string, values: readonly string[]])[] = [
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', ['internal']],
  ['service.beta.kubernetes.io/aws-load-balancer-internal', ['true', '0.0.0.0/0']],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', ['true']],
  ['networking.gke.io/load-balancer-type', ['Internal']],
  ['cloud.google.com/load-balancer-type', ['Internal']],
];

/** Emits `Service` and `Ingress`. */
export const emitEntrances = async (journal: Journal, reads: Reads, emitter: Emitter): Promise<void> => {
  emitter.population('Service', ['services']);
  for await (const {item, metadata} of objectsOf(journal, reads, 'services')) {
    const spec = Service.safeParse(item).data?.spec;
    const internal = internalBalancers.some(([key, values]) => values.includes(String(metadata.annotations[key])));
    emitter.resource(
      {type: 'Service', id: objectId('Service', metadata), name: fullName(metadata)},
      {
        metadata: part(['services'], () => described(metadata)),
        exposure: part(
          ['services'],
          () =>
            spec && {
              type: spec.type || 'ClusterIP',
              internal,
              externalIPs: spec.externalIPs,
              sourceRanges: spec.loadBalancerSourceRanges,
              nodePorts: spec.ports.flatMap(port => (port.nodePort ? [port.nodePort] : [])),
            },
        ),
      },
    );
  }
  emitter.population('Ingress', ['ingresses']);
  for await (const {item, metadata} of objectsOf(journal, reads, 'ingresses')) {
    const spec = Ingress.safeParse(item).data?.spec;
    emitter.resource(
      {type: 'Ingress', id: objectId('Ingress', metadata), name: fullName(metadata)},
      {
        metadata: part(['ingresses'], () => described(metadata)),
        tls: part(['ingresses'], () => spec && {hostsWithout: hostsWithoutTls(spec)}),
      },
    );
  }
};

/** The hosts (`*` for any) that no entry of `spec.tls` names; an entry without hosts is for all of them. */
const hostsWithoutTls = (spec: z.infer<typeof Ingress>['spec']): readonly string[] => {
  const hosts = spec.rules.map(rule => rule.host || '*');
  if (spec.defaultBackend) hosts.push('*');
  if (spec.tls.some(entry => entry.hosts.length === 0)) return [];
  const covered = new Set(spec.tls.flatMap(entry => entry.hosts));
  const parent = (host: string): string => host.replace(/^[^.]+/, '*');
  return [...new Set(hosts)].filter(host => !covered.has(host) && !covered.has(parent(host)));
};
