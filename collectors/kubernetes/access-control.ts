import {z} from 'zod';
import type {Journal} from '../collector.ts';
import {type Emitter, part, type Reads} from './emission.ts';
import {fullName, objectsOf} from './kept-objects.ts';
import {described, listOf, Metadata, objectId, optionalText} from './objects.ts';
import type {ServiceAccounts} from './workloads.ts';

const Rule = z.object({
  verbs: listOf(z.string()),
  apiGroups: listOf(z.string()),
  resources: listOf(z.string()),
  resourceNames: listOf(z.string()),
  nonResourceURLs: listOf(z.string()),
});
const Role = z.object({metadata: Metadata, rules: listOf(Rule)});
const Subject = z.object({kind: z.string(), name: z.string(), namespace: optionalText});
const Binding = z.object({
  metadata: Metadata,
  subjects: listOf(Subject),
  roleRef: z.object({kind: z.enum(['Role', 'ClusterRole']), name: z.string()}),
});
const Account = z.object({metadata: Metadata, automountServiceAccountToken: z.boolean().nullish()});

type Role = z.infer<typeof Role>;
type Subject = z.infer<typeof Subject>;
/** By object id; undefined where the role is there in a form that could not be understood. */
type Roles = ReadonlyMap<string, Role | undefined>;

const roleKinds = [
  ['clusterroles', 'ClusterRole'],
  ['roles', 'Role'],
] as const;
const bindingKinds = [
  ['clusterrolebindings', 'ClusterRoleBinding'],
  ['rolebindings', 'RoleBinding'],
] as const;

/** The label that the API server puts on the roles and bindings it makes itself, and repairs at every start. */
const isBootstrapped = (metadata: Metadata): boolean =>
  metadata.labels['kubernetes.io/bootstrapping'] === 'rbac-defaults';

/** Emits `RbacRole` (roles and cluster roles); returns the rules by object id. */
export const emitRoles = async (journal: Journal, reads: Reads, emitter: Emitter): Promise<Roles> => {
  const roles = new Map<string, Role | undefined>();
  emitter.population('RbacRole', ['clusterroles', 'roles']);
  for (const [plural, kind] of roleKinds) {
    for await (const {item, metadata} of objectsOf(journal, reads, plural)) {
      const role = Role.safeParse(item).data;
      const id = objectId(kind, metadata);
      roles.set(id, role);
      emitter.resource(
        {type: 'RbacRole', id, name: fullName(metadata)},
        {
          metadata: part([plural], () => ({...described(metadata), kind, bootstrapped: isBootstrapped(metadata)})),
          rules: part([plural], () => role?.rules),
        },
      );
    }
  }
  return roles;
};

/** Emits `RbacBinding` with the part `role`: the rules it grants, null where the role does not exist. Returns who is bound by which. */
export const emitBindings = async (
  journal: Journal,
  reads: Reads,
  emitter: Emitter,
  roles: Roles,
  accounts: ServiceAccounts,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const bindingsOf = new Map<string, string[]>();
  emitter.population('RbacBinding', ['clusterrolebindings', 'rolebindings']);
  for (const [plural, kind] of bindingKinds) {
    for await (const {item, metadata} of objectsOf(journal, reads, plural)) {
      const binding = Binding.safeParse(item).data;
      const id = objectId(kind, metadata);
      const subjects = binding?.subjects.map(subject => subjectFact(subject));
      for (const subject of subjects ?? []) {
        const before = bindingsOf.get(subject.id);
        if (before) before.push(id);
        else bindingsOf.set(subject.id, [id]);
      }
      const ref = binding?.roleRef;
      const roleSource = ref?.kind === 'Role' ? 'roles' : 'clusterroles';
      emitter.resource(
        {type: 'RbacBinding', id, name: fullName(metadata)},
        {
          metadata: part([plural], () => ({...described(metadata), kind, bootstrapped: isBootstrapped(metadata)})),
          subjects: part([plural], () => subjects),
          roleRef: part([plural], () => ref),
          role: part([plural, roleSource], () => (ref ? grantedBy(ref, metadata.namespace, roles) : undefined)),
          missingServiceAccounts: part([plural, 'serviceaccounts'], () =>
            binding?.subjects
              .filter(s => s.kind === 'ServiceAccount' && !accounts.has(`${s.namespace}/${s.name}`))
              .map(s => `${s.namespace}/${s.name}`),
          ),
        },
      );
    }
  }
  return bindingsOf;
};

/** Emits `ServiceAccount` with the bindings that name it. */
export const emitServiceAccounts = async (
  journal: Journal,
  reads: Reads,
  emitter: Emitter,
  bindingsOf: ReadonlyMap<string, readonly string[]>,
): Promise<void> => {
  emitter.population('ServiceAccount', ['serviceaccounts']);
  for await (const {item, metadata} of objectsOf(journal, reads, 'serviceaccounts')) {
    const account = Account.safeParse(item).data;
    emitter.resource(
      {type: 'ServiceAccount', id: objectId('ServiceAccount', metadata), name: fullName(metadata)},
      {
        metadata: part(['serviceaccounts'], () => described(metadata)),
        token: part(['serviceaccounts'], () => account && {automount: account.automountServiceAccountToken ?? null}),
        bindings: part(
          ['serviceaccounts', 'clusterrolebindings', 'rolebindings'],
          () => bindingsOf.get(subjectId({kind: 'ServiceAccount', ...metadata})) ?? [],
        ),
      },
    );
  }
};

/** Whether each service account mounts its token by itself; read before everything that asks. */
export const readServiceAccounts = async (journal: Journal, reads: Reads): Promise<ServiceAccounts> => {
  const accounts = new Map<string, boolean | null>();
  for await (const {item, metadata} of objectsOf(journal, reads, 'serviceaccounts')) {
    const automount = Account.safeParse(item).data?.automountServiceAccountToken ?? null;
    accounts.set(`${metadata.namespace}/${metadata.name}`, automount);
  }
  return accounts;
};

/** `User:ana`, `Group:developers`, `ServiceAccount:ci:runner`: what a list of approved subjects names. */
const subjectId = (subject: Pick<Subject, 'kind' | 'name' | 'namespace'>): string =>
  subject.kind === 'ServiceAccount'
    ? `ServiceAccount:${subject.namespace}:${subject.name}`
    : `${subject.kind}:${subject.name}`;

const subjectFact = (subject: Subject) => ({...subject, id: subjectId(subject)});

const grantedBy = (ref: {kind: string; name: string}, namespace: string, roles: Roles) => {
  const id = objectId(ref.kind, {namespace: ref.kind === 'Role' ? namespace : '', name: ref.name});
  if (!roles.has(id)) return null;
  const role = roles.get(id);
  return role && {rules: role.rules, bootstrapped: isBootstrapped(role.metadata)};
};
