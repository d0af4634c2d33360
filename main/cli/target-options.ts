import {resolve} from 'node:path';
import {type Command, Option} from 'commander';
import type {Target} from '../../collectors/targets.ts';

/** Adds the options that say which AWS account, and how to get in. */
export const awsOptions = (command: Command): Command =>
  command
    .option('--profile <name>', 'profile of the shared AWS config files (default: the environment)')
    .option('--assume-role <arn>', 'role to assume for the reads')
    .option('--external-id <id>', 'external id the role asks for')
    .option('--region <region...>', 'regions to read (default: all enabled in the account)')
    .addOption(new Option('--endpoint <url>', 'send every call to this endpoint instead'));

/** Adds the options that say which cluster. */
export const kubernetesOptions = (command: Command): Command =>
  command
    .option('--kubeconfig <file>', 'kubeconfig to use (default: $KUBECONFIG or ~/.kube/config)')
    .option('--context <name>', "context to use (default: the file's current one)")
    .option('--allow-exec', 'let the kubeconfig run its credential command');

type AwsFlags = {profile?: string; assumeRole?: string; externalId?: string; region?: string[]; endpoint?: string};
type KubernetesFlags = {kubeconfig?: string; context?: string; allowExec?: boolean};

export const awsTarget = (flags: AwsFlags): Target => ({
  kind: 'aws',
  ...(flags.profile ? {profile: flags.profile} : {}),
  ...(flags.assumeRole
    ? {assumeRole: {arn: flags.assumeRole, ...(flags.externalId ? {externalId: flags.externalId} : {})}}
    : {}),
  ...(flags.region ? {regions: flags.region} : {}),
  ...(flags.endpoint ? {endpoint: flags.endpoint} : {}),
});

export const kubernetesTarget = (flags: KubernetesFlags): Target => ({
  kind: 'kubernetes',
  ...(flags.kubeconfig ? {kubeconfig: resolve(flags.kubeconfig)} : {}),
  ...(flags.context ? {context: flags.context} : {}),
  ...(flags.allowExec ? {allowExec: true} : {}),
});
