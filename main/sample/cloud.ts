import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {AwsTarget, KubernetesTarget} from '../../collectors/targets.ts';
import {startSampleAws} from './aws/server.ts';
import {loadClusterData} from './kubernetes/cluster-data.ts';
import {startSampleCluster} from './kubernetes/server.ts';

/** The sample company's account and cluster on loopback: where to point the collectors, and how to stop it. */
export type SampleCloud = {
  readonly aws: AwsTarget;
  readonly kubernetes: KubernetesTarget;
  /** Credentials the AWS SDK finds in the environment; worth nothing anywhere else. */
  readonly environment: Readonly<Record<string, string>>;
  /** Calls served so far. */
  calls(): number;
  /** Stops both servers and removes the kubeconfig. */
  close(): Promise<void>;
};

/**
 * Starts the sample AWS account and cluster. The kubeconfig, with keys made for this run, lies in a private folder below `folder`
 * (absent: the system's for temporary files). `sample`: the folder of their data, where it is not that of the source tree.
 */
export const startSampleCloud = async ({
  sample,
  folder: below = tmpdir(),
  ...options
}: {
  latencyMs?: number;
  sample?: string;
  folder?: string;
} = {}): Promise<SampleCloud> => {
  const [aws, cluster, folder] = await Promise.all([
    startSampleAws({...options, ...(sample === undefined ? {} : {folder: join(sample, 'aws')})}),
    startSampleCluster({
      ...options,
      ...(sample === undefined ? {} : {data: loadClusterData(join(sample, 'kubernetes'))}),
    }),
    mkdir(below, {recursive: true}).then(() => mkdtemp(join(below, 'fieldwork-sample-'))),
  ]);
  const kubeconfig = join(folder, 'kubeconfig.yaml');
  await writeFile(kubeconfig, cluster.kubeconfig, {mode: 0o600});
  return {
    aws: {kind: 'aws', endpoint: aws.url},
    kubernetes: {kind: 'kubernetes', kubeconfig},
    environment: {
      AWS_ACCESS_KEY_ID: 'sample',
      AWS_SECRET_ACCESS_KEY: 'sample',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_REGION: 'eu-central-1',
    },
    calls: () => aws.calls.length + cluster.calls.length,
    close: async () => {
      await Promise.all([aws.close(), cluster.close(), rm(folder, {recursive: true, force: true})]);
    },
  };
};
