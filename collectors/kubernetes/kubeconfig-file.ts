import {existsSync, readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import {parse} from 'yaml';
import {z} from 'zod';
import {CollectorError} from '../errors.ts';
import type {KubernetesTarget} from '../targets.ts';

const Exec = z.object({
  apiVersion: z.string(),
  command: z.string().min(1),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({name: z.string(), value: z.string()})).nullish(),
});

const User = z.object({
  token: z.string().nullish(),
  tokenFile: z.string().nullish(),
  username: z.string().nullish(),
  password: z.string().nullish(),
  'client-certificate': z.string().nullish(),
  'client-certificate-data': z.string().nullish(),
  'client-key': z.string().nullish(),
  'client-key-data': z.string().nullish(),
  exec: Exec.nullish(),
  'auth-provider': z.object({name: z.string()}).nullish(),
  as: z.string().nullish(),
  'as-groups': z.array(z.string()).nullish(),
});

const Cluster = z.object({
  server: z.url({protocol: /^https?$/}),
  'certificate-authority': z.string().nullish(),
  'certificate-authority-data': z.string().nullish(),
  'insecure-skip-tls-verify': z.boolean().nullish(),
  'tls-server-name': z.string().nullish(),
  'proxy-url': z.string().nullish(),
});

const Context = z.object({cluster: z.string(), user: z.string().nullish()});

const Kubeconfig = z.object({
  'current-context': z.string().nullish(),
  clusters: z.array(z.object({name: z.string(), cluster: z.unknown()})).nullish(),
  contexts: z.array(z.object({name: z.string(), context: z.unknown()})).nullish(),
  users: z.array(z.object({name: z.string(), user: z.unknown()})).nullish(),
});

export type ExecEntry = z.infer<typeof Exec>;
export type UserEntry = z.infer<typeof User>;
export type ClusterEntry = z.infer<typeof Cluster>;

/** One context with its cluster and user, each with the folder that relative paths start from. */
export type ChosenContext = {
  readonly context: string;
  readonly clusterName: string;
  readonly cluster: ClusterEntry;
  readonly clusterFolder: string;
  readonly userName: string;
  readonly user: UserEntry;
  readonly userFolder: string;
  readonly files: readonly string[];
};

type Named = {readonly name: string; readonly value: unknown; readonly folder: string; readonly file: string};

/** The files of a kubeconfig, read: what contexts there are, and each with its cluster and user when asked for. */
export type OpenedKubeconfig = {
  readonly files: readonly string[];
  /** In the order of the files; a name may stand there twice, the first counts. */
  readonly names: readonly string[];
  readonly current: string | undefined;
  /** Only this context's entries have to be sound. Errors: CollectorError `bad-kubeconfig`. */
  choose(name: string): ChosenContext;
};

/**
 * The file that a target names, $KUBECONFIG (several files: the first that has an entry wins, as in kubectl) or ~/.kube/config.
 * Errors: CollectorError `bad-kubeconfig`.
 */
export const openKubeconfig = (
  kubeconfig: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): OpenedKubeconfig => {
  const files = filesOf(kubeconfig, env);
  const parsed = files.map(file => ({file, config: readKubeconfig(file)}));
  const entries = (of: (config: z.infer<typeof Kubeconfig>) => readonly {name: string; value: unknown}[]): Named[] =>
    parsed.flatMap(({file, config}) => of(config).map(entry => ({...entry, folder: dirname(file), file})));
  const contexts = entries(c => (c.contexts ?? []).map(e => ({name: e.name, value: e.context})));
  const clusters = entries(c => (c.clusters ?? []).map(e => ({name: e.name, value: e.cluster})));
  const users = entries(c => (c.users ?? []).map(e => ({name: e.name, value: e.user})));
  const where = files.join(', ');
  return {
    files,
    names: contexts.map(({name}) => name),
    current: parsed.map(({config}) => config['current-context']).find(name => name) ?? undefined,
    choose: wanted => {
      const found = contexts.find(c => c.name === wanted);
      if (!found) throw bad(`${where} has no context "${wanted}". Contexts there: ${namesOf(contexts)}.`);
      const context = entryOf(found, 'context', Context);
      const cluster = clusters.find(c => c.name === context.cluster);
      if (!cluster) throw bad(`${where}: context "${wanted}" names cluster "${context.cluster}", which is not there.`);
      const user = users.find(u => u.name === context.user);
      if (context.user && !user)
        throw bad(`${where}: context "${wanted}" names user "${context.user}", which is not there.`);
      return {
        context: wanted,
        clusterName: cluster.name,
        cluster: entryOf(cluster, 'cluster', Cluster),
        clusterFolder: cluster.folder,
        userName: user?.name ?? '',
        user: user ? entryOf(user, 'user', User) : {},
        userFolder: user?.folder ?? dirname(found.file),
        files,
      };
    },
  };
};

/** The context that a target names, or the current one. Errors: CollectorError `bad-kubeconfig`. */
export const chooseContext = (
  target: KubernetesTarget,
  env: Readonly<Record<string, string | undefined>>,
): ChosenContext => {
  const opened = openKubeconfig(target.kubeconfig, env);
  const wanted = target.context ?? opened.current;
  if (wanted) return opened.choose(wanted);
  const there = namesOf(opened.names.map(name => ({name})));
  throw bad(`${opened.files.join(', ')} sets no current-context. Choose one of its contexts: ${there}.`);
};

const namesOf = (entries: readonly {readonly name: string}[]): string =>
  entries.length > 0 ? entries.map(({name}) => `"${name}"`).join(', ') : 'none';

const bad = (message: string, cause?: unknown): CollectorError =>
  new CollectorError('bad-kubeconfig', message, {cause});

const filesOf = (
  kubeconfig: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] => {
  if (kubeconfig) return [kubeconfig];
  const listed = (env.KUBECONFIG ?? '').split(delimiter).filter(file => file !== '');
  if (listed.length === 0) return [join(env.HOME ?? homedir(), '.kube', 'config')];
  // As in kubectl, a list may name files that are not there, if only one of them is.
  const there = listed.filter(file => existsSync(file));
  return there.length > 0 ? there : listed;
};

const readKubeconfig = (file: string): z.infer<typeof Kubeconfig> => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw bad(`The kubeconfig ${file} ${why}. Name the file with --kubeconfig, or set KUBECONFIG.`, cause);
  }
  let plain: unknown;
  try {
    plain = parse(text, {maxAliasCount: 100});
  } catch (cause) {
    const place = firstLine((cause as Error).message);
    throw bad(`The kubeconfig ${file} is not YAML: ${place}. Correct the file, or name another one.`);
  }
  const parsed = Kubeconfig.safeParse(plain ?? {});
  if (parsed.success) return parsed.data;
  throw bad(`The kubeconfig ${file} is not one: ${issueText(parsed.error)}. Correct the file, or name another one.`);
};

const entryOf = <S extends z.ZodType>(entry: Named, kind: string, schema: S): z.output<S> => {
  const parsed = schema.safeParse(entry.value ?? {});
  if (parsed.success) return parsed.data;
  throw bad(`${entry.file}: ${kind} "${entry.name}" cannot be used: ${issueText(parsed.error)}. Correct the file.`);
};

const issueText = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'the file'}: ${issue.message}` : 'it has an unexpected form';
};

/** YAML errors quote the lines around the fault, which may hold a key: only the first line is shown. */
const firstLine = (message: string): string => (message.split('\n')[0] ?? '').replace(/:$/, '');
