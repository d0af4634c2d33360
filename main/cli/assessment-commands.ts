import {resolve} from 'node:path';
import {type Command, Option} from 'commander';
import {Classification, Mode} from '../contract/ids.ts';
import {type CommandContext, examples} from './command-context.ts';
import {collectControls} from './control-option.ts';
import {describeStatus, printable} from './describe.ts';
import {exitCode} from './exit-codes.ts';
import {table} from './table.ts';

/** Adds `new`, `status`, `answer`, `history`, `attach` and `report`. */
export const addAssessmentCommands = (program: Command, {client, out, open, exit}: CommandContext): void => {
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
      if (result.problems.length > 0) exit(exitCode.notFine);
    });

  program
    .command('history')
    .description('show every answer a question was given, and by whom')
    .argument('<question>', 'the question, such as A.9.2.3-q1')
    .addHelpText('after', examples('fieldwork history A.9.2.3-q1 -C acme'))
    .action(async (question: string, _flags, command: Command) => {
      await open(command);
      const answers = await client.call('answers.history', {question});
      out(command).result(
        answers,
        table(
          ['Answered at', 'By', 'Conclusion', 'Answer'],
          answers.map(answer => [
            answer.answeredAt,
            printable(answer.answeredBy),
            answer.conclusion,
            printable(answer.text),
          ]),
        ),
      );
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
};
