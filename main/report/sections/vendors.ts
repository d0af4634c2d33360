import {heading, startSection, text, write} from '../flow.ts';
import {controlList, evidenceSpans} from '../format.ts';
import {assuranceShape} from '../paper-states.ts';
import type {ReportVendor} from '../papers-model.ts';
import {facts, type Report} from '../parts.ts';
import {stateColor} from '../shapes.ts';
import {colors, type} from '../style.ts';
import {type Row, table} from '../table.ts';
import {fillIn} from '../texts.ts';
import {oneLine} from '../visible.ts';
import type {Paragraph} from '../wrap.ts';
import {gapRow} from './responsibility.ts';
import {withdrawnPapers} from './withdrawn.ts';

/** Cloud vendors: what is in use of them, what stands behind it on the report's day, and who looks after what. */
export const vendors = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.vendors;
  startSection(paper, 'vendors', t.title);
  const {vendors: all, vendorQuestions} = model.papers;
  write(paper, [text(all.length === 0 ? t.none : fillIn(t.intro, {on: model.generatedAt.slice(0, 10)}))]);
  for (const one of all) vendor(report, one);
  if (vendorQuestions.length > 0) {
    heading(paper, t.questions, 40);
    for (const question of vendorQuestions) facts(paper, [['–', [text(question)]]], {label: 16, gap: 2});
  }
  withdrawnPapers(report, ['vendor']);
};

type Fact = readonly [label: string, value: readonly Paragraph[]];

const vendor = (report: Report, v: ReportVendor): void => {
  const {texts, paper} = report;
  const t = texts.vendors;
  heading(paper, v.id === undefined ? v.name : `${v.id}  ${v.name}`, 100);
  paper.bookmark(oneLine(v.name), 1);
  if (!v.register) write(paper, [text([{state: 'gap'}, {text: t.unregistered, style: 'bold', color: colors.fail}])]);
  paper.y += 3;
  facts(paper, useRows(report, v), {label: 118, gap: 2.5});
  paper.y += 4;
  if (v.assurances.length > 0) assurances(report, v);
  // Assurances that ended or end soon say so in their own rows: the rest of the gaps stand below.
  if (v.gaps.length > 0) table(paper, [{share: 100, head: t.gaps}], gapRow(v.gaps));
  paper.y += 4;
  facts(paper, sharedRows(report, v), {label: 118, gap: 2.5});
};

const small = (value: string): Paragraph[] => [text(value, type.small)];

const useRows = ({texts}: Report, {use, register, uncovered}: ReportVendor): Fact[] => {
  const t = texts.vendors;
  const list = (values: readonly string[]): Paragraph[] =>
    small(values.length === 0 ? texts.papers.none : values.join(', '));
  const byRegion = Map.groupBy(uncovered, ({region}) => region);
  return [
    ...(use
      ? ([
          [t.services, list(use.services)],
          [t.regions, list(use.regions)],
        ] as Fact[])
      : []),
    ...(use && use.unread.length > 0
      ? [
          [
            t.unread,
            use.unread.map(({service, region}) =>
              text([{state: 'unread'}, {text: `${service}, ${region}`}], type.small),
            ),
          ] as const,
        ]
      : []),
    ...(register ? [[t.registered, list([...register.services, ...register.regions])] as const] : []),
    ...(byRegion.size > 0
      ? [
          [
            t.uncovered,
            [...byRegion].map(([region, rows]) =>
              text(
                [{state: 'gap'}, {text: `${region}: `, style: 'bold'}, {text: rows.map(r => r.service).join(', ')}],
                type.small,
              ),
            ),
          ] as const,
        ]
      : []),
  ];
};

const assurances = (report: Report, v: ReportVendor): void => {
  const {columns} = report.texts.vendors;
  table(
    report.paper,
    [
      {share: 27, head: columns.assurance},
      {share: 25, head: columns.validity},
      {share: 23, head: columns.covers},
      {share: 25, head: columns.scope},
    ],
    v.assurances.map((assurance, i) => assuranceRow(report, v, assurance, i)),
  );
};

const assuranceRow = (report: Report, v: ReportVendor, a: ReportVendor['assurances'][number], i: number): Row => {
  const {texts, marks} = report;
  const t = texts.vendors;
  const shape = assuranceShape[a.state];
  const registered = v.register?.assurances[i];
  const covered = (values: readonly string[] | undefined): string =>
    values?.includes('*') ? t.all : values && values.length > 0 ? values.join(', ') : texts.papers.none;
  const left = {ended: t.ended, valid: t.left, starts: t.starts};
  const days = a.state === 'expired' ? left.ended : a.state === 'not-yet-valid' ? left.starts : left.valid;
  return {
    cells: [
      [
        text([{text: a.title, style: 'bold'}], type.small),
        text([{text: a.issuer, color: colors.soft}], type.tiny),
        a.evidence.length > 0
          ? text(evidenceSpans(a.evidence, marks, texts), type.tiny)
          : text([{text: t.noCopy, color: colors.fail}], type.tiny),
      ],
      [
        text([{state: shape}, {text: texts.papers.assurances[a.state], color: stateColor[shape]}], type.small),
        text(fillIn(t.validity, {from: a.validFrom, until: a.validUntil}), type.tiny),
        text([{text: fillIn(days, {days: `${Math.abs(a.days)}`, day: a.validFrom}), color: colors.soft}], type.tiny),
      ],
      [
        text(fillIn(t.covers, {what: covered(registered?.services)}), type.tiny),
        text(fillIn(t.coversRegions, {what: covered(registered?.regions)}), type.tiny, {before: 1}),
        ...notCovered(a, t),
      ],
      registered ? [text(registered.scope, type.tiny)] : [],
    ],
  };
};

const notCovered = (
  {notCovered: {services, regions}}: ReportVendor['assurances'][number],
  t: Report['texts']['vendors'],
): Paragraph[] => {
  const what = [...services, ...regions].join(', ');
  return what === '' ? [] : [text([{text: fillIn(t.notCovered, {what}), color: colors.fail}], type.tiny, {before: 1})];
};

const sharedRows = ({texts}: Report, {register, split}: ReportVendor): Fact[] => {
  const t = texts.vendors;
  const named = (rows: readonly {control: {edition: '2013' | '2022'; id: string}; what: string}[]): Paragraph[] =>
    [...Map.groupBy(rows, ({what}) => what)].map(([what, own], i) =>
      text([{text: `${controlList(own.map(({control}) => control))}  `, style: 'bold'}, {text: what}], type.small, {
        before: i === 0 ? 0 : 2,
      }),
    );
  return [
    ...(register && register.inherited.length > 0 ? [[t.inherited, named(register.inherited)] as const] : []),
    ...(register && register.customerSide.length > 0 ? [[t.customer, named(register.customerSide)] as const] : []),
    ...(split.inherited.length > 0 ? [[t.split, small(controlList(split.inherited))] as const] : []),
    ...(split.shared.length > 0 ? [[t.shared, small(controlList(split.shared))] as const] : []),
    ...(split.customer.length > 0 ? [['', small(t.rest)] as const] : []),
  ];
};
