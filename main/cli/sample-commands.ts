import {Argument, type Command, InvalidArgumentError, Option} from 'commander';
import type {ControlRef} from '../contract/ids.ts';
import type {Input, Output} from '../contract/methods.ts';
import type {Sample} from '../contract/papers.ts';
import {type CommandContext, examples} from './command-context.ts';
import {collectControls} from './control-option.ts';
import {printable} from './describe.ts';
import {exitCode} from './exit-codes.ts';
import {table} from './table.ts';

type Source = Input<'samples.draw'>['source'];
type SourceFlags = {type?: string; filter?: string; collection?: string[]; list?: string; column?: string};
type DrawFlags = SourceFlags & {
  title: string;
  control: ControlRef;
  question?: string;
  size?: number;
  basis: Sample['basis'];
  seed?: string;
  item?: string[];
  note?: string;
  limits?: string;
  by?: string;
};
type ResultFlags = {note?: string; evidence?: string[]; by?: string};

const results = ['conforms', 'does-not-conform', 'not-tested', 'open'] as const;

/** Adds `sample`. */
export const addSampleCommands = (program: Command, context: CommandContext): void => {
  const {client, out, open, exit} = context;
  const sample = program.command('sample').description('samples of a population, drawn so that anyone draws the same');

  sourceOptions(sample.command('population'))
    .description('show a population before anything is drawn from it')
    .addHelpText('after', examples('fieldwork sample population --type AwsIamUser -C acme'))
    .action(async (flags: SourceFlags, command: Command) => {
      await open(command);
      const result = await client.call('samples.population', {source: sourceOf(command, flags)});
      out(command).result(result, [
        `${result.size} items, SHA-256 ${result.sha256}`,
        ...result.limits.map(limit => printable(`  ${limit}`)),
        ...result.items.map(({key}) => printable(key)),
      ]);
    });

  sourceOptions(sample.command('draw'))
    .description('draw a sample; at random with a stored seed, or the items you name by risk or judgement')
    .requiredOption('--title <text>', 'what is sampled, and for what')
    .requiredOption('--control <ref>', 'the control, as 2013:A.9.2.3 or 2022:A.8.2', oneControl)
    .option('--question <id>', 'the question it answers')
    .option('--size <n>', 'how many to draw at random', wholeNumber)
    .addOption(
      new Option('--basis <basis>', 'how it is chosen').choices(['random', 'risk', 'judgement']).default('random'),
    )
    .option('--seed <hex>', 'repeat a draw with its seed (default: a new one of 16 random bytes)')
    .option('--item <key...>', 'the items, where the basis is risk or judgement')
    .option('--note <text>', 'why these items')
    .option('--limits <text>', 'what this sample cannot show')
    .option('--by <name>', "who draws (default: the assessment's auditor)")
    .addHelpText(
      'after',
      examples(
        'fieldwork sample draw --title "Users" --control 2013:A.9.2.5 --type AwsIamUser --size 8 -C acme',
        'fieldwork sample draw --title "Leavers" --control 2013:A.9.2.6 --list E-000012 --column Person --size 5',
        'fieldwork sample draw --title "Old keys" --control 2022:A.5.17 --type AwsIamAccessKey --basis risk --item <key> --note "Oldest first"',
      ),
    )
    .action(async (flags: DrawFlags, command: Command) => {
      const {auditor} = await open(command);
      const {title, control, question, size, basis, seed, item, note, limits, by = auditor} = flags;
      const stored = await client.call('samples.draw', {
        title,
        control,
        basis,
        source: sourceOf(command, flags),
        by,
        ...(question === undefined ? {} : {question}),
        ...(size === undefined ? {} : {size}),
        ...(seed === undefined ? {} : {seed}),
        ...(item === undefined ? {} : {items: item}),
        ...(note === undefined ? {} : {basisNote: note}),
        ...(limits === undefined ? {} : {limits}),
      });
      out(command).result(stored, stored.paper.kind === 'sample' ? describeDraw(stored.id, stored.paper) : []);
    });

  sample
    .command('check')
    .description(
      'say whether the population is still the one of the draw, and whether drawing again gives the same items',
    )
    .argument('<id>', 'the sample, such as S-001')
    .addHelpText('after', examples('fieldwork sample check S-001 -C acme'))
    .action(async (id: string, _flags, command: Command) => {
      await open(command);
      const result = await client.call('samples.check', {id});
      out(command).result(result, describeCheck(result));
      if (!result.same || result.redraw === 'different') exit(exitCode.notFine);
    });

  sample
    .command('result')
    .description('record what one item of a sample showed')
    .argument('<id>', 'the sample, such as S-001')
    .argument('<key>', 'the item: its key, or its name where only one has it')
    .addArgument(new Argument('<result>', 'what it showed').choices(results))
    .option('--note <text>', 'what was seen, or why it was not tested')
    .option('--evidence <id...>', 'the evidence, such as E-000012')
    .option('--by <name>', "who tested it (default: the assessment's auditor)")
    .addHelpText('after', examples('fieldwork sample result S-001 ada.keller conforms --evidence E-000012 -C acme'))
    .action(async (id: string, key: string, result: (typeof results)[number], flags: ResultFlags, command: Command) => {
      const {auditor} = await open(command);
      const saved = await client.call('samples.result', {
        id,
        key,
        result,
        by: flags.by ?? auditor,
        ...(flags.note === undefined ? {} : {note: flags.note}),
        ...(flags.evidence === undefined ? {} : {evidence: flags.evidence}),
      });
      out(command).result(saved, saved.stored.paper.kind === 'sample' ? describeItems(id, saved.stored.paper) : []);
    });
};

const sourceOptions = (command: Command): Command =>
  command
    .option('--type <type>', 'resource type of the collections, such as AwsIamUser or Workload')
    .option('--filter <cel>', 'only resources for which this is true, in CEL as in the checks')
    .option('--collection <id...>', 'the collections (default: the current one of every target)')
    .option('--list <evidence>', 'a list the client gave, attached before, such as E-000012')
    .option('--column <name>', "the list's column with the keys");

const sourceOf = (command: Command, {type, filter, collection, list, column}: SourceFlags): Source => {
  if (list !== undefined && type === undefined)
    return {from: 'list', evidence: list, ...(column === undefined ? {} : {column})};
  if (type === undefined || list !== undefined)
    return command.error('error: name the population by one of --type and --list');
  return {
    from: 'collection',
    resourceType: type,
    ...(collection === undefined ? {} : {collections: collection}),
    ...(filter === undefined ? {} : {filter}),
  };
};

const oneControl = (text: string): ControlRef => {
  const [control] = collectControls(text);
  if (!control) throw new InvalidArgumentError(`"${text}" is not a control.`);
  return control;
};

const wholeNumber = (text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError(`"${text}" is not a number of items.`);
  return Number(text);
};

const describeDraw = (id: string, sample: Sample): string[] => [
  `${id}: ${sample.size} of ${sample.population.size}, ${sample.basis === 'random' ? `at random with seed ${sample.seed}` : `by ${sample.basis}`}`,
  `The population is kept as ${sample.population.evidence}, SHA-256 ${sample.population.sha256}.`,
  ...(sample.limits === undefined ? [] : [printable(`Limits: ${sample.limits}`)]),
  ...sample.items.map(({key}) => printable(`  ${key}`)),
];

const describeItems = (id: string, {title, items}: Sample): string[] => [
  printable(`${id}  ${title}`),
  ...table(
    ['Item', 'Result', 'Evidence'],
    items.map(({label, result, evidence}) => [printable(label), result, evidence.join(' ')]),
  ),
];

const shown = 20;

const describeCheck = ({id, same, atDraw, now, added, removed, redraw, limits}: Output<'samples.check'>): string[] => [
  same
    ? `${id}: the population is the one of the draw, ${atDraw.size} items.`
    : `${id}: the population has changed since the draw, from ${atDraw.size} to ${now.size} items.`,
  ...added.slice(0, shown).map(key => printable(`  came  ${key}`)),
  ...removed.slice(0, shown).map(key => printable(`  went  ${key}`)),
  ...(added.length > shown || removed.length > shown
    ? [`  ${added.length} came and ${removed.length} went in all; see --json`]
    : []),
  ...limits.map(limit => printable(`  ${limit}`)),
  redraw === 'same'
    ? 'The kept population gives the same items again.'
    : redraw === 'different'
      ? 'The kept population does NOT give these items.'
      : 'The population of the draw was not kept, so the draw cannot be repeated.',
];
