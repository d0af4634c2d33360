import {z} from 'zod';
import type {Journal, RecordedRead} from '../collector.ts';
import type {Emitter, Source} from './emission.ts';
import {part} from './emission.ts';
import {itemsOf} from './list-read.ts';
import {controllerOf, described, Metadata, objectId} from './objects.ts';
import {containerFacts, PodSpec, podFacts} from './pod-spec.ts';

const Template = z.object({spec: PodSpec});
const Controller = z.object({metadata: Metadata, spec: z.object({template: Template})});
const CronJob = z.object({
  metadata: Metadata,
  spec: z.object({jobTemplate: z.object({spec: z.object({template: Template})})}),
});
const Pod = z.object({metadata: Metadata, spec: PodSpec});
const Named = z.object({metadata: Metadata});

const controllers = [
  {plural: 'deployments', kind: 'Deployment'},
  {plural: 'daemonsets', kind: 'DaemonSet'},
  {plural: 'statefulsets', kind: 'StatefulSet'},
  {plural: 'cronjobs', kind: 'CronJob'},
  {plural: 'jobs', kind: 'Job'},
] as const;

/** The lists that workloads come from; where one is unread the population is not known. */
export const workloadSources: readonly Source[] = [...controllers.map(c => c.plural), 'pods'];

/** `automountServiceAccountToken` by `namespace/name`; null where the account does not say. */
export type ServiceAccounts = ReadonlyMap<string, boolean | null>;

/** What passes by while pods are read, for the parts of other resources. */
export type PodVisitor = (pod: z.infer<typeof Pod>) => void;

/**
 * Emits every pod spec exactly once, as type `Workload`: a controller stands for its pods (three replicas are one finding), a job for
 * its pods unless a cron job stands for the job, and a pod stands for itself only where nothing above it was read. Pods of an owner that is not
 * among the lists (a bare ReplicaSet, a custom controller) are represented by the first of them.
 */
export const emitWorkloads = async (
  journal: Journal,
  reads: ReadonlyMap<Source, RecordedRead>,
  emitter: Emitter,
  accounts: ServiceAccounts,
  visit: PodVisitor,
): Promise<void> => {
  const represented = new Set<string>();
  for (const {plural, kind} of controllers) {
    const read = reads.get(plural);
    if (read?.provenance.outcome !== 'ok') continue;
    for await (const item of itemsOf(journal, read)) {
      const named = Named.safeParse(item);
      if (!named.success) continue;
      const {metadata} = named.data;
      represented.add(metadata.uid);
      represented.add(objectId(kind, metadata));
      const owner = kind === 'Job' ? controllerOf(metadata) : undefined;
      if (owner?.kind === 'CronJob' && represented.has(owner.uid)) continue;
      emit(emitter, plural, kind, metadata, specOf(kind, item), accounts);
    }
  }
  const pods = reads.get('pods');
  if (pods?.provenance.outcome !== 'ok') return;
  for await (const item of itemsOf(journal, pods)) {
    const parsed = Pod.safeParse(item);
    const named = parsed.success ? parsed : Named.safeParse(item);
    if (!named.success) continue;
    if (parsed.success) visit(parsed.data);
    const {metadata} = named.data;
    const owner = controllerOf(metadata);
    if (owner && owner.kind !== 'Node') {
      if (represented.has(owner.uid) || represented.has(deploymentOf(metadata, owner))) continue;
      represented.add(owner.uid);
    }
    emit(emitter, 'pods', 'Pod', metadata, parsed.success ? parsed.data.spec : undefined, accounts, owner);
  }
};

const specOf = (kind: string, item: unknown): PodSpec | undefined => {
  if (kind === 'CronJob') return CronJob.safeParse(item).data?.spec.jobTemplate.spec.template.spec;
  return Controller.safeParse(item).data?.spec.template.spec;
};

/** A deployment's ReplicaSet is called after it and the pod's template hash, so ReplicaSets need not be read. */
const deploymentOf = (metadata: Metadata, owner: {readonly kind: string; readonly name: string}): string => {
  const hash = metadata.labels['pod-template-hash'];
  if (owner.kind !== 'ReplicaSet' || !hash || !owner.name.endsWith(`-${hash}`)) return '';
  const name = owner.name.slice(0, -hash.length - 1);
  return objectId('Deployment', {namespace: metadata.namespace, name});
};

const emit = (
  emitter: Emitter,
  source: Source,
  kind: string,
  metadata: Metadata,
  spec: PodSpec | undefined,
  accounts: ServiceAccounts,
  owner?: {readonly kind: string; readonly name: string},
): void => {
  const account = `${metadata.namespace}/${spec?.serviceAccountName || 'default'}`;
  emitter.resource(
    {type: 'Workload', id: objectId(kind, metadata), name: `${metadata.namespace}/${metadata.name}`},
    {
      metadata: part([source], () => ({
        ...described(metadata),
        kind,
        /** '' or the owner it stands for; `Node` for a static pod. */
        owner: owner ? `${owner.kind}/${owner.name}` : '',
        static: owner?.kind === 'Node',
      })),
      // A spec of an unexpected form is no answer: the parts stay absent, and the verdicts not assessed.
      pod: part([source], () => (spec ? podFacts(spec) : undefined)),
      containers: part([source], () => (spec ? containerFacts(spec) : undefined)),
      serviceAccount: part([source, 'serviceaccounts'], () => ({
        exists: accounts.has(account),
        automountServiceAccountToken: accounts.get(account) ?? null,
      })),
    },
  );
};
