import {resolve} from 'node:path';
import {type Command, InvalidArgumentError} from 'commander';
import type {Output} from '../contract/methods.ts';
import {type CommandContext, examples} from './command-context.ts';
import {printable} from './describe.ts';
import {addSoaCommands, describeWritten, formatOf, formatOption, shorten} from './soa-commands.ts';
import {table} from './table.ts';

type Stated = {readonly product: string; readonly version: string};

/** Adds `soa`, `review`, `vendor` and `path`. Gaps are what these are for: they do not change the exit code. */
export const addReviewCommands = (program: Command, context: CommandContext): void => {
  const {client, out, open} = context;
  addSoaCommands(program, context);
  const review = program.command('review').description('reviews beside the standard: containers, outsourcing');

  review
    .command('matrix')
    .description('show who does what in an outsourcing, and what nobody owns')
    .requiredOption('--supplier <name>', 'the supplier')
    .option('--out <file>', 'also write it as a table')
    .addOption(formatOption())
    .option('--replace', 'replace the file if it exists')
    .addHelpText(
      'after',
      examples(
        'fieldwork review matrix --supplier "Baltic Managed Hosting" -C acme',
        'fieldwork review matrix --supplier "Baltic Managed Hosting" --out matrix.xlsx -C acme',
      ),
    )
    .action(
      async (flags: {supplier: string; out?: string; format?: 'csv' | 'xlsx'; replace?: boolean}, command: Command) => {
        await open(command);
        const matrix = await client.call('review.matrix', {supplier: flags.supplier});
        const written = flags.out
          ? await client.call('review.export', {
              supplier: flags.supplier,
              format: formatOf(flags.out, flags.format),
              path: resolve(flags.out),
              replace: flags.replace === true,
            })
          : undefined;
        out(command).result(written ? {...matrix, written} : matrix, [
          ...describeMatrix(matrix),
          ...(written ? [describeWritten(written, 'activities')] : []),
        ]);
      },
    );

  review
    .command('suppliers')
    .description('list the suppliers that have a matrix')
    .addHelpText('after', examples('fieldwork review suppliers -C acme'))
    .action(async (_flags, command: Command) => {
      await open(command);
      const suppliers = await client.call('review.suppliers', {});
      out(command).result(
        suppliers,
        table(
          ['Supplier', 'Answered', 'Of', 'With gaps'],
          suppliers.map(row => [printable(row.supplier), row.answered, row.of, row.gaps]),
        ),
      );
    });

  review
    .command('container')
    .description('show what nodes and clusters run on, and until when it is supported')
    .option('--on <day>', 'the day to judge for, like 2026-11-20 (default: today)')
    .option('--stated <product@version...>', 'a version that people told, such as vmware-esxi@8.0', readStated, [])
    .addHelpText(
      'after',
      examples('fieldwork review container -C acme', 'fieldwork review container --stated vmware-esxi@8.0 -C acme'),
    )
    .action(async (flags: {on?: string; stated: Stated[]}, command: Command) => {
      await open(command);
      const result = await client.call('review.container', {
        ...(flags.on ? {on: flags.on} : {}),
        stated: flags.stated,
      });
      out(command).result(result, describeContainers(result));
    });

  program
    .command('vendor')
    .description('cloud vendors')
    .command('assess')
    .description('compare certificates and reports with the services and regions in use')
    .option('--on <day>', 'the day to judge for, like 2026-11-20 (default: today)')
    .addHelpText(
      'after',
      examples('fieldwork vendor assess -C acme', 'fieldwork vendor assess --on 2027-01-31 -C acme'),
    )
    .action(async (flags: {on?: string}, command: Command) => {
      await open(command);
      const result = await client.call('vendors.assess', flags.on ? {on: flags.on} : {});
      out(command).result(result, describeVendors(result));
    });

  program
    .command('path')
    .description('ready-made ways through the families')
    .command('list')
    .description('list them, with how far each family is')
    .addHelpText('after', examples('fieldwork path list -C acme'))
    .action(async (_flags, command: Command) => {
      await open(command);
      const paths = await client.call('paths.list', {});
      out(command).result(paths, paths.flatMap(describePath));
    });
};

/** Reads `vmware-esxi@8.0` and adds it to those before. */
const readStated = (text: string, before: readonly Stated[]): readonly Stated[] => {
  const [, product, version] = /^([^@]+)@(.+)$/.exec(text) ?? [];
  if (!product || !version)
    throw new InvalidArgumentError(`"${text}" is no product and version. Write them like vmware-esxi@8.0.`);
  return [...before, {product, version}];
};

const describeMatrix = ({supplier, rows}: Output<'review.matrix'>): string[] => [
  `Responsibilities with ${printable(supplier)}`,
  ...table(
    ['Activity', 'Owner', 'Accountable', 'Contract', 'Gaps'],
    rows.map(row => [
      shorten(row.title, 40),
      row.party ?? 'not answered',
      shorten(printable(row.accountable), 28),
      shorten(printable([row.contractClause, row.page && `p. ${row.page}`].filter(Boolean).join(', ')), 24),
      row.gaps.join(' '),
    ]),
  ),
  '',
  `${rows.filter(({gaps}) => gaps.length > 0).length} of ${rows.length} rows have gaps.`,
];

const describeContainers = (review: Output<'review.container'>): string[] => {
  const rows = review.clusters.flatMap(cluster => [
    [cluster.name, cluster.orchestrator] as const,
    ...cluster.nodes.flatMap(node => node.layers.map(layer => [node.name, layer] as const)),
  ]);
  const all = [...rows, ...review.stated.map(layer => ['stated', layer] as const)];
  return [
    `Support on ${review.on}, by data of ${review.source.name} of ${review.source.date}`,
    ...table(
      ['Where', 'Layer', 'Seen', 'State', 'Until', 'Extended'],
      all.map(([where, layer]) => [
        printable(where),
        layer.layer,
        shorten(printable(layer.seen), 40),
        layer.state,
        layer.eol ?? '',
        layer.extended ?? '',
      ]),
    ),
    '',
    `${review.counts.supported} supported, ${review.counts['ends-soon']} ending soon, ${review.counts.ended} ended, ${review.counts.unknown} unknown`,
    ...(review.questions.length > 0 ? ['', 'To ask:', ...review.questions.map(line => `  ${printable(line)}`)] : []),
  ];
};

const describeVendors = ({on, vendors, questions}: Output<'vendors.assess'>): string[] => [
  `Cloud vendors on ${on}`,
  ...vendors.flatMap(vendor => [
    '',
    `${printable(vendor.name)} (${vendor.id ?? 'not registered'})`,
    ...vendor.assurances.map(one => {
      const without = [...one.notCovered.services, ...one.notCovered.regions].join(', ');
      return `  ${one.state.padEnd(13)} ${printable(one.title)}, ${one.validFrom} to ${one.validUntil}${without ? `, without ${without}` : ''}`;
    }),
    `  ${vendor.split.inherited.length} controls inherited, ${vendor.split.shared.length} shared, ${vendor.split.customer.length} with the customer`,
    ...vendor.gaps.map(gap => `  gap: ${printable(gap)}`),
  ]),
  ...(questions.length > 0 ? ['', 'To ask:', ...questions.map(line => `  ${printable(line)}`)] : []),
];

const describePath = (path: Output<'paths.list'>[number]): string[] => [
  `${path.id}: ${path.title}`,
  ...table(
    ['Family', '', 'Asked', 'Of'],
    path.families.map(family => [family.id, family.name, family.asked, family.questions]),
  ).map(line => `  ${line}`),
];
