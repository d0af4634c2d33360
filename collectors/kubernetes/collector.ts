import type {Collector, RecordedRead} from '../collector.ts';
import {systemClock} from '../pacing.ts';
import type {KubernetesTarget} from '../targets.ts';
import {deriveResources} from './derive.ts';
import type {Source} from './emission.ts';
import {identify} from './identity.ts';
import {pageSize, readList} from './list-read.ts';
import {lists, operations} from './operations.ts';
import {clusterRole} from './policy.ts';
import {preflightOf} from './preflight.ts';
import {type KubernetesDeps, withinSession} from './session.ts';

/** The Kubernetes collector over the given effects. */
export const createKubernetesCollector = (deps: KubernetesDeps): Collector<KubernetesTarget> => ({
  kind: 'kubernetes',
  operations,
  policy: clusterRole,

  preflight: (target, run) =>
    withinSession(deps, target, run, async session => {
      const {identity} = await identify(session);
      return preflightOf(session, identity);
    }),

  collect: (target, run) =>
    withinSession(deps, target, run, async (session, signal) => {
      const found = await identify(session, identity => run.identified(identity));
      const reads = new Map<Source, RecordedRead>([
        ['version', found.version.read],
        ['node', found.node],
      ]);
      await Promise.all(
        lists.map(async list => {
          const read = await session.read({operation: list.operation, parameters: {limit: pageSize}}, log =>
            readList(session.client, list, log, session.commit),
          );
          reads.set(list.plural, read);
        }),
      );
      await deriveResources(reads, {...found, version: found.version.parsed}, {...run, signal});
    }),
});

export const kubernetesCollector: Collector<KubernetesTarget> = createKubernetesCollector({
  env: process.env,
  clock: systemClock,
  now: () => new Date(),
  random: Math.random,
});
