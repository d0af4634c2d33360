import {extname, resolve} from 'node:path';
import {Argument, type Command, Option} from 'commander';
import {type Paper, PaperKind, type StoredPaper} from '../contract/papers.ts';
import {type CommandContext, examples} from './command-context.ts';
import {printable} from './describe.ts';
import {exitCode} from './exit-codes.ts';
import {table} from './table.ts';

/** Adds `paper`, `finding` and `request`. */
export const addPaperCommands = (program: Command, context: CommandContext): void => {
  const {client, out, open} = context;
  const paper = program.command('paper').description('working papers: interviews, observations, findings, requests, …');
  const kind = new Argument('<kind>', 'the kind of paper').choices(PaperKind.options);
  addImport(paper, context);

  paper
    .command('list')
    .description('list the papers of a kind')
    .addArgument(kind)
    .addHelpText('after', examples('fieldwork paper list interview -C acme', 'fieldwork paper list request --json'))
    .action(async (of: PaperKind, _flags, command: Command) => {
      await open(command);
      const papers = await client.call('papers.list', {kind: of});
      out(command).result(papers, describePapers(of, papers));
    });

  paper
    .command('history')
    .description('show every version of a paper, and who made it')
    .addArgument(kind)
    .argument('<id>', 'the paper, such as F-001')
    .addHelpText('after', examples('fieldwork paper history finding F-001 -C acme'))
    .action(async (of: PaperKind, id: string, _flags, command: Command) => {
      await open(command);
      const versions = await client.call('papers.history', {kind: of, id});
      out(command).result(
        versions,
        table(
          ['Version', 'Saved at', 'By', 'SHA-256', 'What'],
          versions.map(one => [one.version, one.savedAt, printable(one.savedBy), one.sha256, titleOf(one.paper)]),
        ),
      );
    });

  paper
    .command('withdraw')
    .description('withdraw a paper; it stays on record with the reason')
    .addArgument(kind)
    .argument('<id>', 'the paper, such as I-002')
    .requiredOption('--reason <text>', 'why it does not count any more')
    .option('--by <name>', "who withdraws it (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork paper withdraw interview I-002 --reason "Recorded twice" -C acme'))
    .action(async (of: PaperKind, id: string, flags: {reason: string; by?: string}, command: Command) => {
      const {auditor} = await open(command);
      const {reason, by = auditor} = flags;
      const result = await client.call('papers.withdraw', {kind: of, id, reason, by});
      out(command).result(result, [`${result.stored.id} is withdrawn and stays on record.`]);
    });

  program
    .command('finding')
    .description('findings')
    .command('list')
    .description('list the findings with grade, requirement and state')
    .addHelpText('after', examples('fieldwork finding list -C acme'))
    .action(async (_flags, command: Command) => {
      await open(command);
      const papers = await client.call('papers.list', {kind: 'finding'});
      out(command).result(papers, describePapers('finding', papers));
    });

  addRequests(program, context);
};

const addImport = (paper: Command, {client, out, open, exit}: CommandContext): void => {
  paper
    .command('import')
    .description('take working papers from a YAML file; all of them or none')
    .argument('<file>', 'the papers')
    .option('--by <name>', "who records them (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork paper import interviews.yaml -C acme --by "J. Doe"'))
    .action(async (file: string, flags: {by?: string}, command: Command) => {
      const {auditor} = await open(command);
      const result = await client.call('papers.import', {path: resolve(file), by: flags.by ?? auditor});
      out(command).result(
        result,
        result.problems.length === 0
          ? [`${result.saved} papers saved, ${result.unchanged} unchanged.`]
          : [
              'Nothing was saved:',
              ...result.problems.map(p => printable(`  ${p.file}:${p.line}:${p.column}: ${p.message}. ${p.mend}`)),
            ],
      );
      if (result.problems.length > 0) exit(exitCode.notFine);
    });
};

const addRequests = (program: Command, {client, out, open}: CommandContext): void => {
  const request = program.command('request').description('the documents to ask the client for');

  request
    .command('prepare')
    .description('put the documents that the families call for on the list; what is on it already stays as it is')
    .option('--family <id...>', 'only these families, as A.9 (default: all)')
    .option('--owner <name>', 'who is to bring them (default: the client)')
    .option('--by <name>', "who prepares the list (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork request prepare -C acme', 'fieldwork request prepare --family A.9 A.12'))
    .action(async (flags: {family?: string[]; owner?: string; by?: string}, command: Command) => {
      const {auditor} = await open(command);
      const result = await client.call('requests.prepare', {
        by: flags.by ?? auditor,
        ...(flags.family ? {families: flags.family} : {}),
        ...(flags.owner ? {owner: flags.owner} : {}),
      });
      out(command).result(result, [
        ...result.added.map(({id, paper}) => `${id}  ${titleOf(paper)}`),
        `${result.added.length} added, ${result.present} were on the list.`,
      ]);
    });

  request
    .command('export')
    .description('write the list to send to the client, what is open first')
    .argument('<file>', 'where to write it: .csv or .xlsx')
    .addOption(new Option('--format <format>', "the file's form (default: by its name)").choices(['csv', 'xlsx']))
    .option('--replace', 'replace the file if it exists')
    .addHelpText('after', examples('fieldwork request export documents.xlsx -C acme'))
    .action(async (file: string, flags: {format?: 'csv' | 'xlsx'; replace?: boolean}, command: Command) => {
      await open(command);
      const result = await client.call('requests.export', {
        path: resolve(file),
        format: flags.format ?? (extname(file).toLowerCase() === '.csv' ? 'csv' : 'xlsx'),
        replace: flags.replace === true,
      });
      out(command).result(result, [`${result.path}: ${result.requests} requests, SHA-256 ${result.sha256}`]);
    });
};

/** The papers of a kind as a table for a terminal. */
export const describePapers = (kind: PaperKind, papers: readonly StoredPaper[]): string[] =>
  papers.length === 0
    ? [`No ${kind} is on record.`]
    : table(
        ['Id', 'State', 'About', 'What'],
        papers.map(({id, paper}) => [printable(id), stateOf(paper), aboutOf(paper), titleOf(paper)]),
      );

/** What a paper is called, on one line. */
export const titleOf = (paper: Paper): string => {
  const line = printable(titleText(paper).replaceAll(/\s+/g, ' '));
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};

const titleText = (paper: Paper): string => {
  switch (paper.kind) {
    case 'sample':
      return paper.title;
    case 'interview':
      return `${paper.interviewee} (${paper.role}): ${paper.topic}`;
    case 'observation':
      return `${paper.place}: ${paper.what}`;
    case 'request':
      return paper.document;
    case 'finding':
      return paper.statement;
    case 'applicability':
      return paper.exclusion ?? paper.how ?? '';
    case 'responsibility':
      return `${paper.supplier}: ${paper.activity}`;
    case 'vendor':
      return paper.name;
    case 'sign-off':
      return `${paper.role} by ${paper.by} at ${paper.at}`;
  }
};

const stateOf = (paper: Paper): string => {
  if ('withdrawn' in paper && paper.withdrawn) return 'withdrawn';
  switch (paper.kind) {
    case 'sample':
      return `${paper.items.filter(({result}) => result !== 'open').length} of ${paper.items.length} looked at`;
    case 'finding':
      return `${paper.grade}${paper.closed ? ', closed' : ''}`;
    case 'request':
      return paper.status;
    case 'applicability':
      return paper.applicable ? 'applicable' : 'not applicable';
    case 'responsibility':
      return paper.party;
    case 'sign-off':
      return paper.role;
    case 'interview':
    case 'observation':
      return paper.date;
    case 'vendor':
      return paper.provider;
  }
};

const aboutOf = (paper: Paper): string => {
  switch (paper.kind) {
    case 'sample':
    case 'applicability':
      return `${paper.control.edition}:${paper.control.id}`;
    case 'finding':
      return paper.requirement.source === 'standard'
        ? `${paper.requirement.control.edition}:${paper.requirement.control.id}`
        : paper.requirement.source;
    case 'sign-off':
      return paper.scope;
    case 'interview':
    case 'observation':
    case 'request': {
      const [first, ...more] = paper.controls;
      return first ? `${first.edition}:${first.id}${more.length > 0 ? ` +${more.length}` : ''}` : '';
    }
    default:
      return '';
  }
};
