import {resolve} from 'node:path';
import type {Command} from 'commander';
import type {Output} from '../contract/methods.ts';
import type {CommandContext} from './command-context.ts';
import {printable} from './describe.ts';
import {exitCode} from './exit-codes.ts';

type Check = Output<'templates.check'>;

/** Adds `template check` and `template use`. */
export const addTemplateCommands = (program: Command, {client, out, open, exit}: CommandContext): void => {
  const template = program.command('template').description('question packs, reviews and checks written by others');

  template
    .command('check')
    .description('say what is wrong with a file: questions, a review, checks or answers; needs no assessment')
    .argument('<file>', 'the file')
    .option('--against <file>', 'an older version of the pack: say which answers would stay')
    .addHelpText(
      'after',
      '\nExamples:\n  fieldwork template check my-pack.yaml\n  fieldwork template check my-pack.yaml --against my-pack-v1.yaml\n',
    )
    .action(async (file: string, flags: {against?: string}, command: Command) => {
      const result = await client.call('templates.check', {
        path: resolve(file),
        ...(flags.against === undefined ? {} : {against: resolve(flags.against)}),
      });
      out(command).result(result, describeCheck(file, result));
      if (result.problems.length > 0) exit(exitCode.notFine);
    });

  template
    .command('use')
    .description('take a pack into the assessment; a new version keeps the answers to questions that did not change')
    .argument('<file>', 'the pack')
    .option('--by <name>', "who takes it in (default: the assessment's auditor)")
    .addHelpText('after', '\nExamples:\n  fieldwork template use my-pack.yaml -C acme\n')
    .action(async (file: string, flags: {by?: string}, command: Command) => {
      const assessment = await open(command);
      const result = await client.call('templates.use', {path: resolve(file), by: flags.by ?? assessment.auditor});
      out(command).result(result, [
        ...describeCheck(file, result),
        ...(result.problems.length > 0 ? [] : describeUse(result)),
      ]);
      if (result.problems.length > 0) exit(exitCode.notFine);
    });
};

const shown = 50;

/** What a file is, or each of its problems as `file:line:column: what. Mend.` */
export const describeCheck = (file: string, {kind, entries, pack, version, problems, change}: Check): string[] => {
  const name = printable(file);
  if (problems.length > 0)
    return [
      ...problems
        .slice(0, shown)
        .map(({line, column, message, mend}) => printable(`${name}:${line}:${column}: ${message}. ${mend}`)),
      ...(problems.length > shown ? [`… and ${problems.length - shown} more; see --json`] : []),
      `${counted(problems.length, 'problem')}.`,
    ];
  const what = kind === 'questions' || kind === 'review' ? 'question' : kind === 'checks' ? 'check' : 'answer';
  const of = pack === undefined ? '' : `${kind === 'review' ? 'review' : 'pack'} ${pack}, version ${version}, `;
  return [`${name}: ${of}${counted(entries, what)}. Fine.`, ...(change ? describeChange(change) : [])];
};

const describeChange = ({from, to, same, changed, removed, added}: NonNullable<Check['change']>): string[] => [
  `From version ${from} to ${to}: ${counted(same.length, 'question')} as before, whose answers stay.`,
  ...changed.map(({question, what}) => `  ask again  ${question}: another ${what.join(' and ')}`),
  ...removed.map(question => `  gone       ${question}`),
  ...added.map(question => `  new        ${question}`),
];

const describeUse = ({kept, again, orphaned}: Output<'templates.use'>): string[] => [
  `In use. ${counted(kept, 'answer')} kept, ${again.length} to give again, ${orphaned.length} without a question.`,
  ...again.map(question => `  answer again  ${question}`),
  ...orphaned.map(question => `  on record only  ${question}`),
];

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
