import {z} from 'zod';
import {isRedacted} from '../redaction.ts';
import {parseImage} from './image.ts';
import {listOf, optionalText, texts} from './objects.ts';
import {credentialEnvReason} from './redact.ts';

const Seccomp = z.object({type: optionalText}).nullish();

const ContainerContext = z
  .object({
    privileged: z.boolean().nullish(),
    allowPrivilegeEscalation: z.boolean().nullish(),
    runAsNonRoot: z.boolean().nullish(),
    runAsUser: z.number().nullish(),
    readOnlyRootFilesystem: z.boolean().nullish(),
    capabilities: z.object({add: listOf(z.string()), drop: listOf(z.string())}).nullish(),
    seccompProfile: Seccomp,
    windowsOptions: z.object({hostProcess: z.boolean().nullish()}).nullish(),
  })
  .nullish();

const EnvEntry = z.object({
  name: optionalText,
  value: z.unknown().optional(),
  valueFrom: z.object({secretKeyRef: z.unknown().optional()}).nullish(),
});

export const Container = z.object({
  name: z.string(),
  image: optionalText,
  command: listOf(z.unknown()),
  args: listOf(z.unknown()),
  securityContext: ContainerContext,
  ports: listOf(z.object({hostPort: z.number().nullish()})),
  env: listOf(EnvEntry),
  envFrom: listOf(z.object({secretRef: z.object({name: optionalText}).nullish()})),
  resources: z.object({requests: texts, limits: texts}).nullish(),
});

export const PodSpec = z.object({
  hostNetwork: z.boolean().nullish(),
  hostPID: z.boolean().nullish(),
  hostIPC: z.boolean().nullish(),
  serviceAccountName: optionalText,
  automountServiceAccountToken: z.boolean().nullish(),
  nodeName: optionalText,
  nodeSelector: texts,
  os: z.object({name: optionalText}).nullish(),
  securityContext: z
    .object({
      runAsNonRoot: z.boolean().nullish(),
      runAsUser: z.number().nullish(),
      seccompProfile: Seccomp,
      windowsOptions: z.object({hostProcess: z.boolean().nullish()}).nullish(),
    })
    .nullish(),
  volumes: listOf(z.object({hostPath: z.object({path: optionalText}).nullish()})),
  containers: listOf(Container),
  initContainers: listOf(Container),
  ephemeralContainers: listOf(Container),
});

export type PodSpec = z.infer<typeof PodSpec>;
type Container = z.infer<typeof Container>;
type Role = 'container' | 'init' | 'ephemeral';

/** The part `pod`: what the pod shares with its host and how it reaches the API, defaults filled in. */
export const podFacts = (spec: PodSpec) => ({
  hostNetwork: spec.hostNetwork === true,
  hostPID: spec.hostPID === true,
  hostIPC: spec.hostIPC === true,
  serviceAccount: spec.serviceAccountName || 'default',
  /** null: the service account decides. */
  automountServiceAccountToken: spec.automountServiceAccountToken ?? null,
  windows: (spec.os?.name || spec.nodeSelector['kubernetes.io/os']) === 'windows',
  hostPaths: spec.volumes.flatMap(volume => (volume.hostPath ? [volume.hostPath.path] : [])),
});

/** The part `containers`: one entry for every container of every kind, with the settings that take effect. */
export const containerFacts = (spec: PodSpec) => [
  ...spec.containers.map(container => containerFact(spec, container, 'container')),
  ...spec.initContainers.map(container => containerFact(spec, container, 'init')),
  ...spec.ephemeralContainers.map(container => containerFact(spec, container, 'ephemeral')),
];

/** A container's own setting wins over the pod's (PodSecurityContext API); what nobody sets has Kubernetes' default. */
const containerFact = (spec: PodSpec, container: Container, role: Role) => {
  const own = container.securityContext;
  const pod = spec.securityContext;
  const added = own?.capabilities?.add ?? [];
  const privileged = own?.privileged === true;
  return {
    ...parseImage(container.image),
    name: container.name,
    role,
    privileged,
    // Always true for a privileged container or one with CAP_SYS_ADMIN, whatever is written.
    allowPrivilegeEscalation:
      privileged || added.some(name => /^(?:CAP_)?SYS_ADMIN$/.test(name)) || own?.allowPrivilegeEscalation !== false,
    runAsNonRoot: own?.runAsNonRoot ?? pod?.runAsNonRoot ?? false,
    /** null: the image decides. */
    runAsUser: own?.runAsUser ?? pod?.runAsUser ?? null,
    readOnlyRootFilesystem: own?.readOnlyRootFilesystem === true,
    addedCapabilities: added.map(withoutPrefix),
    droppedCapabilities: (own?.capabilities?.drop ?? []).map(withoutPrefix),
    /** '' where nobody sets one. */
    seccompProfile: own?.seccompProfile?.type || pod?.seccompProfile?.type || '',
    hostProcess: own?.windowsOptions?.hostProcess ?? pod?.windowsOptions?.hostProcess ?? false,
    hostPorts: container.ports.flatMap(port => (port.hostPort ? [port.hostPort] : [])),
    requests: container.resources?.requests ?? {},
    limits: container.resources?.limits ?? {},
    /** Names of variables whose literal value looked like a credential before it was taken out. */
    credentialEnv: container.env.filter(looksCredential).map(entry => entry.name),
    secretEnv: [
      ...container.env.filter(entry => entry.valueFrom?.secretKeyRef).map(entry => entry.name),
      ...container.envFrom.flatMap(from => (from.secretRef ? [`all of secret ${from.secretRef.name}`] : [])),
    ],
  };
};

const withoutPrefix = (capability: string): string => capability.replace(/^CAP_/, '');

const looksCredential = (entry: z.infer<typeof EnvEntry>): boolean =>
  isRedacted(entry.value) && entry.value.$redacted.reason === credentialEnvReason;
