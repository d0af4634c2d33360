import {resolve} from 'node:path';
import {Command} from 'commander';
import type {Client} from '../contract/client.ts';
import {addAssessmentCommands} from './assessment-commands.ts';
import {addCollectCommands} from './collect-commands.ts';
import type {CommandContext} from './command-context.ts';
import type {Console} from './console.ts';
import {addPackageCommands} from './package-commands.ts';
import {addPaperCommands} from './paper-commands.ts';
import {addReviewCommands} from './review-commands.ts';
import {addSampleCommands} from './sample-commands.ts';
import {addSignCommands} from './sign-commands.ts';
import {addTemplateCommands} from './template-commands.ts';

/** What the command line needs from the process it runs in. */
export type CliContext = Pick<CommandContext, 'exit' | 'confirm' | 'onInterrupt'> & {
  readonly client: Client;
  readonly console: (json: boolean) => Console;
  readonly version: string;
};

type Shared = {json?: boolean; assessment: string};

/** The command line. Every command is one or two calls of the engine's contract. */
export const createProgram = ({client, console, version, ...process}: CliContext): Command => {
  const program = new Command('fieldwork')
    .description('Audit evidence for ISO/IEC 27001: read-only snapshots, answers, and a package anyone can verify.')
    .version(version)
    .option('--json', 'print the result as JSON')
    .option('-C, --assessment <folder>', 'the assessment to work on', '.')
    .addHelpText('after', `\n${exitCodesText}`)
    .showHelpAfterError('(fieldwork <command> --help shows examples)')
    .enablePositionalOptions(false);
  const shared = (command: Command) => command.optsWithGlobals<Shared>();
  const context: CommandContext = {
    ...process,
    client,
    out: command => console(shared(command).json === true),
    open: command => client.call('assessment.open', {folder: resolve(shared(command).assessment)}),
  };
  addAssessmentCommands(program, context);
  addCollectCommands(program, context);
  addPaperCommands(program, context);
  addSampleCommands(program, context);
  addReviewCommands(program, context);
  addSignCommands(program, context);
  addTemplateCommands(program, context);
  addPackageCommands(program, context);
  return program;
};

const exitCodesText = `Exit codes:
  0  fine
  1  the thing checked is not fine (verify, preflight, answer, template check, paper import, sample check, sign status)
  2  wrong usage
  3  could not run (no access, no network, locked, full disk)`;
