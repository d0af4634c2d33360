import {X509Certificate} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Agent, RequestOptions} from 'node:https';
import {isAbsolute, join} from 'node:path';
import {CollectorError} from '../errors.ts';
import type {KubernetesTarget} from '../targets.ts';
import {callerOf} from './caller.ts';
import {consentNeeded, type ExecAnswer, runExec} from './exec-credential.ts';
import {type ChosenContext, chooseContext, type UserEntry} from './kubeconfig-file.ts';
import {claimsOf} from './token-claims.ts';

/** All that a connection needs: where, with which TLS options and headers, and who we are by our own credentials. */
export type Access = {
  readonly context: string;
  readonly clusterName: string;
  readonly server: URL;
  readonly options: RequestOptions;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** Only where the kubeconfig names a proxy. */
  readonly proxyAgent?: Agent;
  readonly caller: string;
  /** False only where the kubeconfig itself says `insecure-skip-tls-verify`. */
  readonly tlsVerified: boolean;
  /** When the client certificate or token ends, where it says so. */
  readonly expires?: Date;
};

/**
 * Opens the credentials of a target's context. Errors: CollectorError `bad-kubeconfig`, `no-credentials`, `exec-needs-consent`,
 * `bad-credentials`, `expired-credentials`.
 */
export const openAccess = async (
  target: KubernetesTarget,
  options: {env: NodeJS.ProcessEnv; signal: AbortSignal; now: Date},
): Promise<Access> => {
  const chosen = chooseContext(target, options.env);
  const {cluster, user} = chosen;
  const server = new URL(cluster.server);
  if (server.protocol !== 'https:') {
    throw badKubeconfig(
      chosen,
      `cluster "${chosen.clusterName}" has the server ${cluster.server}, which is not encrypted. Use its https address.`,
    );
  }
  const answer = await execAnswer(target, chosen, options);
  const token = answer.token ?? tokenOf(chosen);
  const cert = answer.cert ?? contentOf(chosen, 'client-certificate', 'client-certificate-data');
  const key = answer.key ?? contentOf(chosen, 'client-key', 'client-key-data');
  refuseEmpty(chosen, {token, cert, key});
  const expires = expiryOf(chosen, token, cert);
  if (expires && expires <= options.now) {
    throw new CollectorError(
      'expired-credentials',
      `The credentials of user "${chosen.userName}" in ${chosen.files.join(', ')} ended at ${expires.toISOString()}. ` +
        'Get new ones, and start again.',
    );
  }
  const applied = await applyKubeConfig(chosen, {token, cert, key});
  return {
    context: chosen.context,
    clusterName: chosen.clusterName,
    server,
    options: applied.options,
    headers: {...applied.headers, ...impersonation(user)},
    ...(applied.proxyAgent ? {proxyAgent: applied.proxyAgent} : {}),
    caller: callerOf({userName: chosen.userName, token, cert, impersonated: user.as ?? undefined}),
    tlsVerified: cluster['insecure-skip-tls-verify'] !== true,
    ...(expires ? {expires} : {}),
  };
};

type Credentials = {
  readonly token: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
};

const badKubeconfig = (chosen: ChosenContext, message: string, cause?: unknown): CollectorError =>
  new CollectorError('bad-kubeconfig', `${chosen.files.join(', ')}: ${message}`, {cause});

const execAnswer = async (
  target: KubernetesTarget,
  {user, userName, userFolder}: ChosenContext,
  options: {env: NodeJS.ProcessEnv; signal: AbortSignal},
): Promise<ExecAnswer> => {
  if (!user.exec) return {};
  if (target.allowExec !== true) throw consentNeeded(userName, user.exec);
  return runExec(user.exec, {folder: userFolder, env: options.env, signal: options.signal});
};

/** As in client-go, the file wins over the literal token. */
const tokenOf = (chosen: ChosenContext): string | undefined => {
  const {tokenFile, token} = chosen.user;
  if (!tokenFile) return token ?? undefined;
  return readFrom(chosen, chosen.userFolder, tokenFile, 'token file').toString('utf8').trim();
};

const contentOf = (
  chosen: ChosenContext,
  fileKey: 'client-certificate' | 'client-key',
  dataKey: 'client-certificate-data' | 'client-key-data',
): string | undefined => {
  const file = chosen.user[fileKey];
  if (file) return readFrom(chosen, chosen.userFolder, file, fileKey).toString('utf8');
  const data = chosen.user[dataKey];
  return data ? Buffer.from(data, 'base64').toString('utf8') : undefined;
};

const readFrom = (chosen: ChosenContext, folder: string, file: string, what: string): Buffer => {
  const path = isAbsolute(file) ? file : join(folder, file);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw badKubeconfig(chosen, `the ${what} ${path} cannot be read. Correct the path, and start again.`, cause);
  }
};

const refuseEmpty = (chosen: ChosenContext, {token, cert, key}: Credentials): void => {
  const {user, userName} = chosen;
  const basic = Boolean(user.username && user.password);
  if (token || (cert && key) || basic) return;
  const provider = user['auth-provider']?.name;
  if (provider) {
    throw new CollectorError(
      'no-credentials',
      `User "${userName}" uses the auth-provider "${provider}", which Kubernetes clients dropped in 1.26. ` +
        'Write a kubeconfig with its exec plugin or with a token, and start again.',
    );
  }
  throw new CollectorError(
    'no-credentials',
    `Context "${chosen.context}" of ${chosen.files.join(', ')} has no credentials` +
      (userName ? ` (user "${userName}" names neither certificate and key, token nor exec).` : ' (it names no user).') +
      ' Add them, or choose another context.',
  );
};

const expiryOf = (chosen: ChosenContext, token: string | undefined, cert: string | undefined): Date | undefined => {
  if (cert) {
    try {
      return new Date(new X509Certificate(cert).validTo);
    } catch (cause) {
      throw badKubeconfig(chosen, `the client certificate of user "${chosen.userName}" is not one. Correct it.`, cause);
    }
  }
  const claims = token ? claimsOf(token) : undefined;
  return typeof claims?.exp === 'number' ? new Date(claims.exp * 1000) : undefined;
};

const impersonation = (user: UserEntry): Readonly<Record<string, readonly string[]>> =>
  user.as && user['as-groups']?.length ? {'Impersonate-Group': user['as-groups']} : {};

/** Lets the Kubernetes client's own code turn cluster and user into TLS options, headers and, where named, a proxy. */
const applyKubeConfig = async (chosen: ChosenContext, credentials: Credentials) => {
  const {KubeConfig} = await import('@kubernetes/client-node');
  const {cluster, user, clusterName, userName} = chosen;
  const config = new KubeConfig();
  const caFile = cluster['certificate-authority'];
  const caData = caFile
    ? readFrom(chosen, chosen.clusterFolder, caFile, 'certificate-authority').toString('base64')
    : cluster['certificate-authority-data'];
  config.loadFromOptions({
    clusters: [
      {
        name: clusterName,
        server: cluster.server,
        skipTLSVerify: cluster['insecure-skip-tls-verify'] === true,
        ...(caData ? {caData} : {}),
        ...(cluster['tls-server-name'] ? {tlsServerName: cluster['tls-server-name']} : {}),
        ...(cluster['proxy-url'] ? {proxyUrl: cluster['proxy-url']} : {}),
      },
    ],
    users: [
      {
        name: userName,
        ...(credentials.cert && credentials.key
          ? {certData: encoded(credentials.cert), keyData: encoded(credentials.key)}
          : {}),
        ...(credentials.token ? {token: credentials.token} : {}),
        ...(user.username && user.password ? {username: user.username, password: user.password} : {}),
        ...(user.as ? {impersonateUser: user.as} : {}),
      },
    ],
    contexts: [{name: chosen.context, cluster: clusterName, user: userName}],
    currentContext: chosen.context,
  });
  const applied: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(applied);
  } catch (cause) {
    throw badKubeconfig(chosen, `cluster "${clusterName}" cannot be used: ${(cause as Error).message}`, cause);
  }
  const {agent, headers, ...options} = applied;
  return {
    // Said explicitly, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment cannot switch verification off.
    options: {...options, rejectUnauthorized: cluster['insecure-skip-tls-verify'] !== true},
    headers: headers as Record<string, string>,
    proxyAgent: cluster['proxy-url'] ? (agent as Agent) : undefined,
  };
};

const encoded = (text: string): string => Buffer.from(text).toString('base64');
