import type {Command} from 'commander';
import type {Target} from '../../collectors/targets.ts';
import {CallError} from '../contract/client.ts';
import {type CommandContext, examples} from './command-context.ts';
import {describeCollection, describeUnread, describeVerdicts} from './describe.ts';
import {exitCode} from './exit-codes.ts';
import {table} from './table.ts';
import {awsOptions, awsTarget, kubernetesOptions, kubernetesTarget} from './target-options.ts';

/** Adds `policy`, `preflight` and `collect`, each for every kind of target. */
export const addCollectCommands = (
  program: Command,
  {client, out, open, exit, confirm, onInterrupt}: CommandContext,
): void => {
  const preflight = program.command('preflight').description('try each read once, and say what is missing');
  const collect = program
    .command('collect')
    .description('read a target with read-only credentials; resumes where it stopped');
  const policy = program.command('policy').description('print the least-privilege policy to hand to the client');

  for (const kind of ['aws', 'kubernetes'] as const) {
    const targetOptions = kind === 'aws' ? awsOptions : kubernetesOptions;
    const targetOf = (flags: Record<string, never>): Target =>
      kind === 'aws' ? awsTarget(flags) : kubernetesTarget(flags);
    const sample = kind === 'aws' ? '--profile audit' : '--context prod';

    policy
      .command(kind)
      .addHelpText(
        'after',
        examples(`fieldwork policy ${kind} > ${kind === 'aws' ? 'policy.json' : 'clusterrole.yaml'}`),
      )
      .action(async (_flags, command: Command) => {
        const {text} = await client.call('collect.policy', {kind});
        out(command).result({policy: text}, [text.trimEnd()]);
      });

    targetOptions(preflight.command(kind))
      .addHelpText('after', examples(`fieldwork preflight ${kind} ${sample}`))
      .action(async (flags, command: Command) => {
        const target = targetOf(flags);
        const result = await withConsent(confirm, target, consented =>
          client.call('collect.preflight', {target: consented as never}),
        );
        const missing = result.rows.filter(row => row.outcome !== 'ok' && row.outcome !== 'absent');
        out(command).result(result, [
          `${result.identity.name} (${result.identity.target}) as ${result.identity.caller}`,
          `${result.rows.length - missing.length} of ${result.rows.length} operations may be read; a collection makes about ${result.estimatedCalls} calls.`,
          ...(missing.length === 0
            ? []
            : table(
                ['Operation', 'Region', 'Outcome', 'Grant'],
                missing.map(row => [row.operation, row.region, row.outcome, row.permissions.join(', ')]),
              )),
        ]);
        if (missing.length > 0) exit(exitCode.notFine);
      });

    targetOptions(collect.command(kind))
      .option('--fresh', 'start a new collection instead of resuming an unfinished one')
      .option('--by <name>', "who collects (default: the assessment's auditor)")
      .addHelpText('after', examples(`fieldwork collect ${kind} ${sample} -C acme`))
      .action(async (flags, command: Command) => {
        const assessment = await open(command);
        const console = out(command);
        const bar = console.bar('reads');
        const stopListening = client.on('collect.progress', event =>
          bar.update(event.done, event.planned, `${event.operation} ${event.region}`),
        );
        const stopInterrupt = onInterrupt(() => {
          console.say('Cancelling; what was read is kept.');
          void client.call('collect.cancel', {});
        });
        try {
          const result = await withConsent(confirm, targetOf(flags), target =>
            client.call('collect.start', {
              target: target as never,
              by: flags.by ?? assessment.auditor,
              fresh: flags.fresh === true,
            }),
          );
          bar.stop();
          console.result(result, [
            ...(result.resumed ? ['Resumed; finished reads were not repeated.'] : []),
            ...describeCollection(result.collection),
            describeVerdicts(result.verdicts),
            ...describeUnread(result.unread),
          ]);
          if (result.collection.state !== 'finished') exit(exitCode.couldNotRun);
        } finally {
          bar.stop();
          stopListening();
          stopInterrupt();
        }
      });
  }
};

/** A kubeconfig that wants to run a command is shown, and run only if the person says yes. */
const withConsent = async <T>(
  confirm: CommandContext['confirm'],
  target: Target,
  work: (target: Target) => Promise<T>,
): Promise<T> => {
  try {
    return await work(target);
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'exec-needs-consent' || target.kind !== 'kubernetes')
      throw error;
    if (!(await confirm(`${error.message}\nRun this command to get credentials?`))) throw error;
    return await work({...target, allowExec: true});
  }
};
