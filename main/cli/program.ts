import {resolve} from 'node:path';
import {Argument, Command, Option} from 'commander';
import type {Target} from '../../collectors/targets.ts';
import type {Client} from '../contract/client.ts';
import {CallError} from '../contract/client.ts';
import {Classification, Mode} from '../contract/ids.ts';
import type {Console} from './console.ts';
import {collectControls} from './control-option.ts';
import {
  describeCollection,
  describeStatus,
  describeUnread,
  describeVerdicts,
  describeVerification,
} from './describe.ts';
import {exitCode} from './exit-codes.ts';
import {addPaperCommands} from './paper-commands.ts';
import {addReviewCommands} from './review-commands.ts';
import {addSampleCommands} from './sample-commands.ts';
import {addSignCommands} from './sign-commands.ts';
import {table} from './table.ts';
import {awsOptions, awsTarget, kubernetesOptions, kubernetesTarget} from './target-options.ts';
import {addTemplateCommands} from './template-command.ts';

/** What a command needs from the process it runs in. */
export type CliContext = {
  readonly client: Client;
  readonly console: (json: boolean) => Console;
  readonly version: string;
  readonly exit: (code: number) => void;
  /** Asks the person at the terminal; false where nobody can be asked. */
  readonly confirm: (question: string) => Promise<boolean>;
  /** Calls back at the first interrupt (Ctrl-C); returns the way to stop listening. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

type Shared = {json?: boolean; assessment: string};

/** The command line. Every command is one or two calls of the engine's contract. */
export const createProgram = (context: CliContext): Command => {
  const {client} = context;
  const program = new Command('fieldwork')
    .description('Audit evidence for ISO/IEC 27001: read-only snapshots, answers, and a package anyone can verify.')
    .version(context.version)
    .option('--json', 'print the result as JSON')
    .option('-C, --assessment <folder>', 'the assessment to work on', '.')
    .addHelpText('after', `\n${exitCodesText}`)
    .showHelpAfterError('(fieldwork <command> --help shows examples)')
    .enablePositionalOptions(false);

  const shared = (command: Command) => command.optsWithGlobals<Shared>();
  const out = (command: Command) => context.console(shared(command).json === true);
  const open = (command: Command) => client.call('assessment.open', {folder: resolve(shared(command).assessment)});

  program
    .command('new')
    .description('create an assessment in a new folder')
    .argument('<folder>', 'the folder to create')
    .requiredOption('--client <name>', 'who is assessed')
    .requiredOption('--auditor <name>', 'who assesses')
    .requiredOption('--scope <text>', 'what is in scope')
    .option('--title <text>', 'title of the assessment', 'ISO/IEC 27001 assessment')
    .option('--reference <id>', 'reference of the engagement, also the name of the package', 'EP-1')
    .addOption(new Option('--mode <mode>', 'how it is run').choices(Mode.options).default('readiness'))
    .addHelpText(
      'after',
      examples(
        'fieldwork new acme --client "Acme Ltd" --auditor "J. Doe" --scope "Payroll platform" --reference EP-2026-001',
      ),
    )
    .action(async (folder: string, flags, command: Command) => {
      const {client: name, auditor, scope, title, reference, mode} = flags;
      const created = await client.call('assessment.create', {
        folder: resolve(folder),
        assessment: {client: name, auditor, scope, title, reference, mode},
      });
      out(command).result(created, [`Created ${created.reference} for ${created.client} in ${created.folder}.`]);
    });

  program
    .command('status')
    .description('show where the assessment stands')
    .addHelpText('after', examples('fieldwork status -C acme', 'fieldwork status -C acme --json'))
    .action(async (_flags, command: Command) => {
      await open(command);
      const status = await client.call('assessment.status', {});
      out(command).result(status, describeStatus(status));
    });

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
        const result = await withConsent(context, target, consented =>
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
        if (missing.length > 0) context.exit(exitCode.notFine);
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
        const stopInterrupt = context.onInterrupt(() => {
          console.say('Cancelling; what was read is kept.');
          void client.call('collect.cancel', {});
        });
        try {
          const result = await withConsent(context, targetOf(flags), target =>
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
          if (result.collection.state !== 'finished') context.exit(exitCode.couldNotRun);
        } finally {
          bar.stop();
          stopListening();
          stopInterrupt();
        }
      });
  }

  program
    .command('answer')
    .description('import answers from a YAML or CSV file; all of them or none')
    .argument('<file>', 'the answers')
    .option('--by <name>', "who answers (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork answer answers.csv -C acme --by "J. Doe"'))
    .action(async (file: string, flags, command: Command) => {
      const assessment = await open(command);
      const result = await client.call('answers.import', {path: resolve(file), by: flags.by ?? assessment.auditor});
      out(command).result(
        result,
        result.problems.length === 0
          ? [`${result.saved} answers saved, ${result.unchanged} unchanged.`]
          : [
              'Nothing was saved:',
              ...result.problems.map(p => `  ${p.file}:${p.line}:${p.column}: ${p.message}. ${p.mend}`),
            ],
      );
      if (result.problems.length > 0) context.exit(exitCode.notFine);
    });

  program
    .command('attach')
    .description('take documents and photos into evidence')
    .argument('<file...>', 'the files')
    .addOption(
      new Option('--classification <class>', 'how it may be handled')
        .choices(Classification.options)
        .default('confidential'),
    )
    .option('--control <ref...>', 'controls it supports, as 2013:A.9.2.3 or 2022:A.8.2', collectControls)
    .option('--title <text>', "title (default: the file's name)")
    .option('--note <text>', 'what it shows')
    .option('--by <name>', "who takes it (default: the assessment's auditor)")
    .addHelpText(
      'after',
      examples('fieldwork attach policy.pdf -C acme --control 2013:A.5.1.1 --classification internal'),
    )
    .action(async (files: string[], flags, command: Command) => {
      const assessment = await open(command);
      const controls = flags.control ?? [];
      const items = [];
      for (const file of files) {
        items.push(
          await client.call('evidence.attach', {
            path: resolve(file),
            classification: flags.classification,
            controls,
            by: flags.by ?? assessment.auditor,
            ...(flags.title ? {title: flags.title} : {}),
            ...(flags.note ? {note: flags.note} : {}),
          }),
        );
      }
      out(command).result(
        items,
        items.map(item => `${item.id}  ${item.title}  SHA-256 ${item.files[0]?.sha256 ?? ''}`),
      );
    });

  program
    .command('report')
    .description('write the PDF report as it stands now')
    .argument('<file>', 'where to write it')
    .option('--replace', 'replace the file if it exists')
    .addHelpText('after', examples('fieldwork report draft.pdf -C acme'))
    .action(async (file: string, flags, command: Command) => {
      await open(command);
      const result = await client.call('report.write', {path: resolve(file), replace: flags.replace === true});
      out(command).result(result, [`${result.path}: ${result.bytes} bytes, SHA-256 ${result.sha256}`]);
    });

  program
    .command('package')
    .description('seal the assessment and write the evidence package')
    .option('--out <folder>', 'where to write <reference>.zip', '.')
    .option('--as-folder', 'write a folder instead of a zip')
    .option('--replace', 'replace the package if it exists')
    .option('--by <name>', "who seals (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork package -C acme', 'fieldwork package -C acme --out handover --replace'))
    .action(async (flags, command: Command) => {
      const assessment = await open(command);
      const console = out(command);
      const bar = console.bar('bytes');
      const stop = client.on('package.progress', event => bar.update(event.bytes, event.total, ''));
      try {
        const result = await client.call('package.build', {
          folder: resolve(flags.out),
          format: flags.asFolder ? 'folder' : 'zip',
          replace: flags.replace === true,
          by: flags.by ?? assessment.auditor,
        });
        bar.stop();
        console.result(result, [
          `${result.path}: ${result.files} files, ${result.bytes} bytes, sealed ${result.sealedAt}`,
          `Identity (SHA-256 of tagmanifest-sha256.txt): ${result.identity}`,
          'Tell the assessor this identity on another way than the file.',
        ]);
      } finally {
        bar.stop();
        stop();
      }
    });

  addTemplateCommands(program, {client, out, open, exit: context.exit});
  for (const add of [addPaperCommands, addSampleCommands, addSignCommands, addReviewCommands])
    add(program, {client, out, open, exit: context.exit});

  program
    .command('verify')
    .description('say whether a package is unaltered; needs no assessment')
    .addArgument(new Argument('<path>', 'the zip, or the folder it was unpacked to'))
    .addHelpText('after', examples('fieldwork verify EP-2026-001.zip', 'fieldwork verify --json unpacked/EP-2026-001'))
    .action(async (path: string, _flags, command: Command) => {
      const verification = await client.call('package.verify', {path: resolve(path)});
      out(command).result(verification, describeVerification(verification));
      if (!verification.ok) context.exit(exitCode.notFine);
    });

  return program;
};

/** A kubeconfig that wants to run a command is shown, and run only if the person says yes. */
const withConsent = async <T>(
  context: CliContext,
  target: Target,
  work: (target: Target) => Promise<T>,
): Promise<T> => {
  try {
    return await work(target);
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'exec-needs-consent' || target.kind !== 'kubernetes')
      throw error;
    if (!(await context.confirm(`${error.message}\nRun this command to get credentials?`))) throw error;
    return await work({...target, allowExec: true});
  }
};

const examples = (...lines: string[]): string => `\nExamples:\n${lines.map(line => `  ${line}`).join('\n')}\n`;

const exitCodesText = `Exit codes:
  0  fine
  1  the thing checked is not fine (verify, preflight, answer, template check, paper import, sample check, sign status)
  2  wrong usage
  3  could not run (no access, no network, locked, full disk)`;
