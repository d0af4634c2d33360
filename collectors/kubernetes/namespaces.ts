import type {Journal} from '../collector.ts';
import {type Emitter, part, type Reads, type Source} from './emission.ts';
import {objectsOf} from './kept-objects.ts';
import type {PolicyFact} from './network.ts';
import {described, objectId} from './objects.ts';

/** Emits `Namespace` with what lives in it: policies, pods, quotas, each absent where its list was not read. */
export const emitNamespaces = async (
  journal: Journal,
  reads: Reads,
  emitter: Emitter,
  inside: {
    readonly podCounts: ReadonlyMap<string, number>;
    readonly policies: ReadonlyMap<string, readonly PolicyFact[] | undefined>;
  },
): Promise<void> => {
  const quotas = await countByNamespace(journal, reads, 'resourcequotas');
  const limits = await countByNamespace(journal, reads, 'limitranges');
  emitter.population('Namespace', ['namespaces']);
  for await (const {metadata} of objectsOf(journal, reads, 'namespaces')) {
    const {name} = metadata;
    emitter.resource(
      {type: 'Namespace', id: objectId('Namespace', metadata), name},
      {
        metadata: part(['namespaces'], () => ({
          ...described(metadata),
          annotations: Object.keys(metadata.annotations),
        })),
        pods: part(['pods'], () => ({count: inside.podCounts.get(name) ?? 0})),
        networkPolicies: part(['networkpolicies'], () => (inside.policies.has(name) ? inside.policies.get(name) : [])),
        resourceQuotas: part(['resourcequotas'], () => quotas.get(name) ?? 0),
        limitRanges: part(['limitranges'], () => limits.get(name) ?? 0),
      },
    );
  }
};

const countByNamespace = async (journal: Journal, reads: Reads, source: Source) => {
  const counts = new Map<string, number>();
  for await (const {metadata} of objectsOf(journal, reads, source))
    counts.set(metadata.namespace, (counts.get(metadata.namespace) ?? 0) + 1);
  return counts;
};
