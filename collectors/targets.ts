/** What the user points a collector at. Kept with the collection, so it never holds a secret. */
export type AwsTarget = {
  readonly kind: 'aws';
  /** A profile of the shared config files; without it the environment's credentials are used. */
  readonly profile?: string;
  /** The name of a pair of keys that the shell keeps. */
  readonly key?: string;
  readonly assumeRole?: {readonly arn: string; readonly externalId?: string; readonly sessionName?: string};
  /** Empty or absent: all regions enabled in the account. */
  readonly regions?: readonly string[];
  /** Overrides every service's endpoint (a private endpoint, a test server). */
  readonly endpoint?: string;
};

export type KubernetesTarget = {
  readonly kind: 'kubernetes';
  /** Absent: $KUBECONFIG or ~/.kube/config. */
  readonly kubeconfig?: string;
  /** Absent: the file's current context. */
  readonly context?: string;
  /** A kubeconfig `exec` entry runs a command of the file's author: only with the user's consent. */
  readonly allowExec?: boolean;
};

export type Target = AwsTarget | KubernetesTarget;
