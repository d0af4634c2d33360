import {environmentHasKeys, offeredProfiles, sharedFiles} from '../../collectors/aws/profiles.ts';
import {offeredContexts} from '../../collectors/kubernetes/contexts.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import {readBounded} from './bounded-file.ts';
import type {Session} from './session.ts';

type Targets = Output<'collect.targets'>;

/** No file of settings is larger. */
const limit = 4 * 1024 * 1024;

/** What could be collected from, by this machine's own configuration; nothing is contacted, no credential is told. */
export const targetHandlers = (session: Session): Pick<Handlers, 'collect.targets'> => ({
  'collect.targets': async ({kubeconfig}) => {
    const env = session.deps.environment ?? process.env;
    const sample = await session.sample.targets();
    return {
      aws: await awsTargets(env),
      kubernetes: kubernetesTargets(kubeconfig, env),
      sample: sample.map(({name, target}) => ({
        name,
        target: structuredClone(target) as Targets['sample'][number]['target'],
      })),
    };
  },
});

const awsTargets = async (env: NodeJS.ProcessEnv): Promise<Targets['aws']> => {
  const {config, credentials} = sharedFiles(env);
  const problems: string[] = [];
  const files: Parameters<typeof offeredProfiles>[0][number][] = [];
  for (const [kind, path] of [
    ['config', config],
    ['credentials', credentials],
  ] as const) {
    try {
      const bytes = await readBounded(path, limit);
      if (bytes.length > limit) problems.push(`${path} is larger than 4 MiB and was not read.`);
      else files.push({kind, path, text: Buffer.from(bytes).toString('utf8')});
    } catch (error) {
      const absent = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
      if (!absent) problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  const {profiles, faults} = offeredProfiles(files);
  problems.push(...faults);
  if (files.length === 0 && problems.length === 0) {
    problems.push(`Neither ${config} nor ${credentials} is there. Make a profile with aws configure.`);
  }
  return {
    files: files.map(({path}) => path),
    profiles: profiles.map(profile => ({...profile})),
    environment: environmentHasKeys(env),
    ...(problems.length > 0 ? {problem: problems.join(' ')} : {}),
  };
};

const kubernetesTargets = (kubeconfig: string | undefined, env: NodeJS.ProcessEnv): Targets['kubernetes'] => {
  try {
    const {files, contexts, current, problem} = offeredContexts(kubeconfig, env);
    return {
      file: files.join(', '),
      contexts: contexts.map(({exec, ...context}) => ({...context, ...(exec ? {exec: [...exec]} : {})})),
      ...(current === undefined ? {} : {current}),
      ...(problem === undefined ? {} : {problem}),
    };
  } catch (error) {
    return {file: kubeconfig ?? '', contexts: [], problem: error instanceof Error ? error.message : String(error)};
  }
};
