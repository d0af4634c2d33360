import {join} from 'node:path';
import type {Population, RecordedRead, Resource} from '../../collectors/collector.ts';
import {createKubernetesCollector} from '../../collectors/kubernetes/collector.ts';
import {systemClock} from '../../collectors/pacing.ts';
import type {KubernetesTarget} from '../../collectors/targets.ts';
import {evaluate} from '../../main/checks/evaluate.ts';
import {loadChecks} from '../../main/checks/load.ts';
import {createMemoryJournal} from '../../main/workspace/memory-journal.ts';
import {buildApiServer} from './kube-apiserver/build.ts';
import {seedCluster} from './kube-apiserver/seed.ts';
import {startApiServer} from './kube-apiserver/start.ts';
import type {Peer, PeerCase, PeerTools} from './peer.ts';

const collector = createKubernetesCollector({
  env: process.env,
  clock: systemClock,
  now: () => new Date(),
  random: Math.random,
});

/** Collects a target; the reads, what was derived, and the identity. */
const collect = async (target: KubernetesTarget) => {
  const journal = createMemoryJournal();
  const reads: RecordedRead[] = [];
  const resources: Resource[] = [];
  const populations: Population[] = [];
  let identified = '';
  await collector.collect(target, {
    journal: {
      ...journal,
      record: async read => {
        const recorded = await journal.record(read);
        reads.push(recorded);
        return recorded;
      },
    },
    signal: new AbortController().signal,
    toolVersion: '0.0.0-peer',
    identified: identity => {
      identified = identity.target;
    },
    emit: resource => void resources.push(resource),
    emitPopulation: population => void populations.push(population),
    progress: () => undefined,
  });
  return {reads, resources, populations, identified};
};

/** The findings on roles and bindings with the bootstrapping label: a fresh API server must give none. */
const findingsOnBuiltIn = ({
  reads,
  resources,
  populations,
}: Omit<Awaited<ReturnType<typeof collect>>, 'identified'>) => {
  const byId = new Map(reads.map(read => [read.id, read.provenance]));
  const verdicts = evaluate({
    checks: loadChecks(join(import.meta.dirname, '../../templates/checks/kubernetes')),
    populations,
    resources: resources.filter(r => (r.data.metadata as {bootstrapped?: boolean} | undefined)?.bootstrapped === true),
    now: new Date().toISOString(),
    providers: ['kubernetes'],
    read: id => {
      const read = byId.get(id);
      return read && {id, operation: read.operation, region: read.region, outcome: read.outcome, parameters: {}};
    },
  });
  return [...verdicts].filter(v => v.verdict === 'fail').map(v => `${v.check} on ${v.resource ?? v.resourceType}`);
};

const run = async (tools: PeerTools): Promise<readonly PeerCase[]> => {
  const built = await buildApiServer(tools);
  if ('unavailable' in built) return [{name: 'collects', outcome: 'skipped', detail: built.unavailable}];
  const server = await startApiServer(built.binary, tools.scratch);
  try {
    const seeded = await seedCluster(server, collector.policy());
    const cases: PeerCase[] = [];
    const expect = (name: string, holds: boolean, detail: string): void => {
      cases.push({name, outcome: holds ? 'passed' : 'failed', detail});
    };
    const auditor = await server.kubeconfig(join(tools.scratch, 'auditor'), 'fieldwork-auditor');
    const {reads, resources, populations, identified} = await collect({kind: 'kubernetes', kubeconfig: auditor});
    const unread = reads.filter(read => read.provenance.outcome !== 'ok').map(read => read.provenance.operation);
    expect(
      'our ClusterRole is enough for every declared read',
      unread.length === 0,
      unread.join(', ') || `${reads.length} reads`,
    );
    expect('the uid of kube-system is the identity', identified === seeded.kubeSystemUid, identified);
    const pods = reads.find(read => read.provenance.operation === 'core/pods:list');
    expect('pods are read over several pages', (pods?.provenance.pages ?? 0) >= 2, `${pods?.provenance.pages} pages`);
    const found = resources.filter(r => r.type === 'Workload' && r.id.startsWith('audited/Pod/')).length;
    expect('every pod is a workload, once', found === seeded.pods, `${found} of ${seeded.pods}`);
    const ids = new Set(resources.map(r => r.id));
    expect('no two resources have one id', ids.size === resources.length, `${resources.length} resources`);
    const binding = resources.find(r => r.id === 'ClusterRoleBinding/cluster-admin');
    expect(
      'a built-in binding is known as one',
      (binding?.data.metadata as {bootstrapped?: boolean})?.bootstrapped === true,
      'cluster-admin',
    );

    const findings = findingsOnBuiltIn({reads, resources, populations});
    expect('nothing that Kubernetes makes itself is a finding', findings.length === 0, findings.join(', ') || 'none');

    const stranger = await server.kubeconfig(join(tools.scratch, 'stranger'), 'nobody-in-particular');
    const refused = await collect({kind: 'kubernetes', kubeconfig: stranger});
    const lists = refused.reads.filter(read => read.provenance.operation.endsWith(':list'));
    expect(
      'without rights every list is denied, none empty',
      lists.length > 0 && lists.every(read => read.provenance.outcome === 'denied'),
      `${lists.length} lists`,
    );
    return cases;
  } finally {
    await server.close();
  }
};

/** kube-apiserver: the API server itself, built from its Go modules with etcd inside, seeded and collected under our ClusterRole. */
export const peer: Peer = {name: 'kube-apiserver', run};
