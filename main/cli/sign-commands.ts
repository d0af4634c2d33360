import type {Command} from 'commander';
import type {Output} from '../contract/methods.ts';
import {type CommandContext, examples} from './command-context.ts';
import {printable} from './describe.ts';
import {exitCode} from './exit-codes.ts';
import {table} from './table.ts';

type Scope = Output<'signoff.status'>[number];
type Signature = NonNullable<Scope['prepared']>;

/** Adds `sign`. */
export const addSignCommands = (program: Command, {client, out, open, exit}: CommandContext): void => {
  const sign = program.command('sign').description('sign as prepared, then, by a second person, as reviewed');

  for (const role of ['prepared', 'reviewed'] as const) {
    sign
      .command(role)
      .description(
        role === 'prepared'
          ? 'sign what you prepared; bound to every answer, paper, verdict and evidence item as it stands'
          : 'sign what somebody else prepared and you reviewed, as it stood when it was signed as prepared',
      )
      .requiredOption('--by <name>', 'who signs')
      .option('--scope <scope>', 'a family such as A.9, or assessment for the whole', 'assessment')
      .option('--note <text>', 'a remark that stays with the signature')
      .addHelpText('after', examples(`fieldwork sign ${role} --scope A.9 --by "J. Doe" -C acme`))
      .action(async (flags: {by: string; scope: string; note?: string}, command: Command) => {
        await open(command);
        const {by, scope, note} = flags;
        const stored = await client.call('signoff.sign', {role, scope, by, ...(note === undefined ? {} : {note})});
        const signed = stored.paper.kind === 'sign-off' ? stored.paper.contentSha256 : '';
        out(command).result(stored, [printable(`${stored.id}: ${scope} ${role} by ${by}, content SHA-256 ${signed}`)]);
      });
  }

  sign
    .command('status')
    .description('show what is signed by whom, and what changed since; ends with 1 where a signature is stale')
    .addHelpText('after', examples('fieldwork sign status -C acme', 'fieldwork sign status --json'))
    .action(async (_flags, command: Command) => {
      await open(command);
      const status = await client.call('signoff.status', {});
      out(command).result(status, describeSignatures(status));
      const given = status.flatMap(({prepared, reviewed}) => [prepared, reviewed]).filter(one => one !== undefined);
      if (given.some(({current}) => !current)) exit(exitCode.notFine);
    });
};

/** Every scope with its signatures, then what changed under those that are stale. */
export const describeSignatures = (status: readonly Scope[]): string[] => [
  ...table(
    ['Scope', '', 'Parts', 'Prepared', 'Reviewed'],
    status.map(({scope, name, parts, prepared, reviewed}) => [scope, name, parts, cell(prepared), cell(reviewed)]),
  ),
  ...status.flatMap(({scope, prepared, reviewed}) =>
    [prepared, reviewed].flatMap(signature => (signature ? describeChanges(scope, signature) : [])),
  ),
];

const cell = (signature: Signature | undefined): string =>
  signature === undefined
    ? '-'
    : printable(`${signature.by}, ${signature.at.slice(0, 10)}${signature.current ? '' : ' (STALE)'}`);

const shown = 20;

const describeChanges = (scope: string, {id, by, current, changes}: Signature): string[] =>
  current
    ? []
    : [
        '',
        printable(`${scope} since ${by} signed it (${id}):`),
        ...changes
          .slice(0, shown)
          .map(change =>
            printable(
              `  ${change.change.padEnd(7)}  ${change.part}${change.by === undefined ? '' : `  by ${change.by} at ${change.at}`}`,
            ),
          ),
        ...(changes.length > shown ? [`  and ${changes.length - shown} more; see --json`] : []),
      ];
