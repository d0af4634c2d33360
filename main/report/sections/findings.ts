import {heading, startSection, text, write} from '../flow.ts';
import {findingStanding, isNonconformity} from '../paper-states.ts';
import type {ReportFinding} from '../papers-model.ts';
import {type Figure, figures, type Report} from '../parts.ts';
import {paperMark} from '../places.ts';
import {controlSpans} from '../refs.ts';
import {type Grade, stateColor} from '../shapes.ts';
import {type} from '../style.ts';
import {table} from '../table.ts';
import {withoutFinding} from '../tally.ts';
import {count, counted} from '../texts.ts';
import type {Paragraph} from '../wrap.ts';
import {finding, reportDay, requirementSpans, standingSpans} from './finding.ts';
import {withdrawnPapers} from './withdrawn.ts';

export const gradeOrder = ['major', 'minor', 'opportunity', 'conformity'] as const satisfies readonly Grade[];

/** All findings: a list, then each in full; last what was concluded as not conforming and has none. */
export const findings = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.findings;
  const all = model.papers.findings;
  startSection(paper, 'findings', t.title);
  write(paper, [text(all.length === 0 ? t.none : t.intro)]);
  paper.y += 8;
  if (all.length > 0) {
    figures(paper, gradeFigures(report));
    paper.y += 4;
    findingsTable(report, all);
    for (const one of all) finding(report, one);
  }
  unrecorded(report);
  withdrawnPapers(report, ['finding']);
};

/** How many findings of each grade. */
export const gradeFigures = ({model, texts}: Report): Figure[] =>
  gradeOrder.map(grade => ({
    state: grade,
    value: count(model.papers.findings.filter(f => f.grade === grade).length),
    label: texts.papers.grades[grade],
  }));

/** What the findings came to, in a sentence or two: how many nonconformities are open, and how many overdue. */
export const openSentence = (report: Report): string => {
  const t = report.texts.findings;
  const nonconformities = report.model.papers.findings.filter(isNonconformity);
  const standing = nonconformities.map(f => findingStanding(f, reportDay(report)));
  const open = standing.filter(s => s !== 'closed').length;
  const overdue = standing.filter(s => s === 'overdue').length;
  return [
    counted(t.summary, nonconformities.length),
    ...(nonconformities.length === 0 ? [] : [counted(t.open, open)]),
    ...(overdue === 0 ? [] : [counted(t.overdue, overdue)]),
  ].join(' ');
};

/** Findings, one a line, with their pages. */
export const findingsTable = (report: Report, rows: readonly ReportFinding[]): void => {
  const {columns} = report.texts.findings;
  table(
    report.paper,
    [
      {share: 13, head: columns.finding},
      {share: 25, head: columns.requirement},
      {share: 37, head: columns.statement},
      {share: 17, head: columns.standing},
      {share: 8, head: columns.page, align: 'right'},
    ],
    rows.map(f => ({cells: row(report, f)})),
  );
};

const longestStatement = 160;

const row = (report: Report, f: ReportFinding): Paragraph[][] => [
  [
    text(
      [{state: f.grade}, {text: f.id, style: 'bold', color: stateColor[f.grade], goTo: paperMark(f.id)}],
      type.small,
    ),
  ],
  [text(requirementSpans(report, f), type.small)],
  [text(shortened(f.statement), type.small)],
  [text(standingSpans(report, f), type.small)],
  [text([{pageOf: paperMark(f.id)}], type.small)],
];

/** The beginning of a long text, up to a word's end. */
const shortened = (value: string): string =>
  value.length <= longestStatement ? value : `${value.slice(0, longestStatement).replace(/\s+\S*$/u, '')} …`;

// A conclusion without a finding is a gap in the papers: said here, so that nobody has to look for it.
const unrecorded = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.findings;
  const controls = withoutFinding(model);
  if (controls.length === 0) return;
  heading(paper, t.unrecorded, 60);
  write(paper, [
    text([{state: 'gap'}, {text: counted(t.unrecordedNone, controls.length)}]),
    text(
      controlSpans(
        report,
        controls.map(({ref}) => ref),
      ),
      type.small,
      {before: 4},
    ),
  ]);
};
