import {type ChosenContext, openKubeconfig} from './kubeconfig-file.ts';

/** A context as a person chooses it: no credential of it is read. */
export type OfferedContext = {
  readonly name: string;
  readonly cluster: string;
  /** Without a user or password that the address may hold. */
  readonly server: string;
  readonly user: string;
  /** The command that the file wants to run for credentials, as words. */
  readonly exec?: readonly string[];
};

export type OfferedContexts = {
  readonly files: readonly string[];
  readonly contexts: readonly OfferedContext[];
  readonly current?: string;
  /** Why the first context that cannot be used is left out. */
  readonly problem?: string;
};

/** The contexts of a kubeconfig that can be used. Nothing is contacted. Errors: CollectorError `bad-kubeconfig`. */
export const offeredContexts = (
  kubeconfig: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): OfferedContexts => {
  const {files, names, current, choose} = openKubeconfig(kubeconfig, env);
  const contexts: OfferedContext[] = [];
  let problem: string | undefined;
  for (const name of new Set(names)) {
    try {
      contexts.push(offer(choose(name)));
    } catch (error) {
      problem ??= error instanceof Error ? error.message : String(error);
    }
  }
  const offered = contexts.some(({name}) => name === current);
  return {
    files,
    contexts,
    ...(current !== undefined && offered ? {current} : {}),
    ...(problem === undefined ? {} : {problem}),
  };
};

const offer = ({context, clusterName, cluster, userName, user}: ChosenContext): OfferedContext => {
  const server = new URL(cluster.server);
  server.username = '';
  server.password = '';
  return {
    name: context,
    cluster: clusterName,
    server: server.href.replace(/\/$/, ''),
    user: userName,
    ...(user.exec ? {exec: [user.exec.command, ...(user.exec.args ?? [])]} : {}),
  };
};
