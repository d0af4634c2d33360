import {extname, resolve} from 'node:path';
import {type Command, Option} from 'commander';
import type {Output} from '../contract/methods.ts';
import {type CommandContext, examples} from './command-context.ts';
import {printable} from './describe.ts';
import {exitCode} from './exit-codes.ts';
import {table} from './table.ts';

type Edition = '2013' | '2022';
type Format = 'csv' | 'xlsx';

/** The edition of a Statement of Applicability; 2022 is what certificates are given for. */
const editionOption = (): Option =>
  new Option('--edition <edition>', 'edition of the standard').choices(['2013', '2022']).default('2022');

/** The format of a table file: as asked, else by its name. */
export const formatOption = (): Option =>
  new Option('--format <format>', "csv or xlsx (default: by the file's name, else xlsx)").choices(['csv', 'xlsx']);

export const formatOf = (file: string, format: Format | undefined): Format =>
  format ?? (extname(file).toLowerCase() === '.csv' ? 'csv' : 'xlsx');

/** Adds `soa`. */
export const addSoaCommands = (program: Command, {client, out, open, exit}: CommandContext): void => {
  const soa = program.command('soa').description('Statement of Applicability');

  soa
    .command('show')
    .description('show the decisions and what is missing')
    .addOption(editionOption())
    .option('--gaps', 'only the controls with gaps')
    .addHelpText('after', examples('fieldwork soa show -C acme', 'fieldwork soa show --edition 2013 --gaps -C acme'))
    .action(async (flags: {edition: Edition; gaps?: boolean}, command: Command) => {
      await open(command);
      const {edition, rows} = await client.call('soa.table', {edition: flags.edition});
      const shown = flags.gaps ? rows.filter(({gaps}) => gaps.length > 0) : rows;
      out(command).result({edition, rows: shown}, describeSoa(shown));
    });

  soa
    .command('export')
    .description('write it as a table, as it stands now')
    .argument('<file>', 'where to write it')
    .addOption(editionOption())
    .addOption(formatOption())
    .option('--replace', 'replace the file if it exists')
    .addHelpText(
      'after',
      examples('fieldwork soa export --edition 2022 soa.xlsx', 'fieldwork soa export soa.csv -C acme'),
    )
    .action(async (file: string, flags: {edition: Edition; format?: Format; replace?: boolean}, command: Command) => {
      await open(command);
      const written = await client.call('soa.export', {
        edition: flags.edition,
        format: formatOf(file, flags.format),
        path: resolve(file),
        replace: flags.replace === true,
      });
      out(command).result(written, [describeWritten(written, 'controls')]);
    });

  soa
    .command('import')
    .description('save all decisions of a CSV or YAML file, or none and say why')
    .argument('<file>', 'an exported CSV with the decisions filled in, or YAML')
    .option('--by <name>', "who decides (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork soa import soa.csv -C acme --by "M. Oyelaran"'))
    .action(async (file: string, flags: {by?: string}, command: Command) => {
      const {auditor} = await open(command);
      const result = await client.call('soa.import', {path: resolve(file), by: flags.by ?? auditor});
      out(command).result(result, [
        ...result.problems.map(p => `${p.file}:${p.line}:${p.column}: ${printable(p.message)}. ${printable(p.mend)}`),
        result.problems.length > 0
          ? `Nothing was saved: ${result.problems.length} ${result.problems.length === 1 ? 'fault' : 'faults'}.`
          : `Decisions: ${result.saved} saved, ${result.unchanged} unchanged.`,
      ]);
      if (result.problems.length > 0) exit(exitCode.notFine);
    });

  soa
    .command('adopt')
    .description('take over what the decisions of the other edition suggest, where they agree')
    .addOption(editionOption())
    .option('--control <id...>', 'only these controls (default: all undecided)')
    .option('--reviewed <day>', 'the day on which each was looked at, like 2026-10-15')
    .option('--by <name>', "who decides (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork soa adopt --edition 2013 --reviewed 2026-10-15 -C acme'))
    .action(async (flags: {edition: Edition; control?: string[]; reviewed?: string; by?: string}, command: Command) => {
      const {auditor} = await open(command);
      const result = await client.call('soa.adopt', {
        edition: flags.edition,
        ...(flags.control ? {controls: flags.control} : {}),
        ...(flags.reviewed ? {reviewed: flags.reviewed} : {}),
        by: flags.by ?? auditor,
      });
      out(command).result(result, [
        `Decisions taken over: ${result.saved}.`,
        ...result.left.map(({control, why}) => `  ${control.edition} ${control.id}: ${why}`),
      ]);
    });
};

const describeSoa = (rows: Output<'soa.table'>['rows']): string[] => {
  const count = (applicable: boolean | undefined) => rows.filter(row => row.applicable === applicable).length;
  return [
    ...table(
      ['Control', 'Title', 'Applicable', 'Status', 'Owner', 'Evidence', 'Gaps'],
      rows.map(row => [
        row.control.id,
        shorten(printable(row.title), 36),
        row.applicable === undefined ? 'not decided' : row.applicable ? 'yes' : 'no',
        row.status,
        shorten(printable(row.owner), 24),
        row.evidence.length,
        row.gaps.length,
      ]),
    ),
    '',
    `${count(true)} applicable, ${count(false)} excluded, ${count(undefined)} not decided; ${rows.filter(({gaps}) => gaps.length > 0).length} with gaps.`,
  ];
};

/** One line on a table file that was written. */
export const describeWritten = (written: Output<'soa.export'>, what: string): string =>
  `${written.path}: ${written.rows} ${what}, ${written.gaps} gaps, ${written.bytes} bytes, SHA-256 ${written.sha256}`;

export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
