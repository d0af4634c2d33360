import {heightOf, lay, text, write} from '../flow.ts';
import {controlName, evidenceSpans} from '../format.ts';
import {findingStanding, isNonconformity} from '../paper-states.ts';
import type {ReportFinding} from '../papers-model.ts';
import {facts, type Report} from '../parts.ts';
import {paperMark} from '../places.ts';
import {linked, paperSpans} from '../refs.ts';
import {stateColor} from '../shapes.ts';
import {colors, measure, page, type} from '../style.ts';
import {fillIn} from '../texts.ts';
import {oneLine} from '../visible.ts';
import type {Paragraph, Span} from '../wrap.ts';

const labelled = {label: 104, gap: 3} as const;
const longestBookmark = 90;

/** What a finding was recorded against, in words: a control or clause with its edition, or a rule, law or contract. */
export const requirementSpans = ({places, texts}: Report, {requirement, name}: ReportFinding): Span[] => {
  const t = texts.findings;
  if (requirement.source !== 'standard')
    return [{text: fillIn(t.requirementOther, {source: t.sources[requirement.source], text: requirement.text})}];
  const {control} = requirement;
  return [linked(controlName(control), places.control(control)), ...(name === undefined ? [] : [{text: `  ${name}`}])];
};

/** The day of the report, by which dates are judged. */
export const reportDay = ({model}: Pick<Report, 'model'>): string => model.generatedAt.slice(0, 10);

/** Where a finding stands, in words. */
export const standingSpans = (report: Report, finding: ReportFinding): Span[] => {
  const standing = findingStanding(finding, reportDay(report));
  const day = standing === 'closed' ? (finding.closed?.on ?? '') : (finding.due ?? '');
  const words = fillIn(report.texts.findings.standing[standing], {day});
  if (standing === 'overdue') return [{state: 'gap'}, {text: words, style: 'bold', color: colors.fail}];
  return [{text: words, color: standing === 'open' ? colors.ink : colors.soft}];
};

/** One finding: what is required, what was found, on what evidence, and what became of it. */
export const finding = (report: Report, f: ReportFinding): void => {
  const {texts, paper} = report;
  if (!paper.fresh) paper.y += 20;
  const title = text(
    [
      {state: f.grade},
      {text: f.id, style: 'bold', color: stateColor[f.grade]},
      {text: `  ${texts.papers.grades[f.grade]}`, style: 'bold'},
    ],
    type.heading,
  );
  const requirement = text(requirementSpans(report, f), type.sub, {before: 2});
  paper.need(heightOf(lay(paper.faces, [title, requirement], measure)) + 90);
  paper.mark(paperMark(f.id));
  paper.bookmark(oneLine(`${f.id} ${f.statement}`).slice(0, longestBookmark), 1);
  write(paper, [title, requirement]);
  paper.y += 5;
  paper.pen.rule(page.left, paper.y, measure, stateColor[f.grade], 0.9);
  paper.y += 8;
  write(paper, [text(f.statement, type.lead)]);
  paper.y += 7;
  facts(paper, [...seenRows(report, f), ...responseRows(report, f)], labelled);
  advice(report, f);
};

type Fact = readonly [label: string, value: readonly Paragraph[]];
const plain = (value: string): Paragraph[] => [text(value)];
const gap = (value: string): Paragraph[] => [text([{state: 'gap'}, {text: value, style: 'bold', color: colors.fail}])];

const seenRows = (report: Report, f: ReportFinding): Fact[] => {
  const {texts, marks} = report;
  const t = texts.findings;
  return [
    [t.seen, plain(f.objectiveEvidence)],
    ...(f.evidence.length > 0
      ? [[t.evidence, [text(evidenceSpans(f.evidence, marks, texts))]] as const]
      : isNonconformity(f)
        ? [[t.evidence, gap(t.noEvidence)] as const]
        : []),
    ...(f.location === undefined ? [] : [[t.location, plain(f.location)] as const]),
    ...(f.sample === undefined ? [] : [[t.sample, [text(sampleSpans(report, f.sample))]] as const]),
    [t.recorded, plain(fillIn(t.recordedBy, {day: f.date, by: f.auditor}))],
    ...(f.acknowledged
      ? [[t.acknowledged, dated(report, f.acknowledged.on, f.acknowledged.by, f.acknowledged.note)] as const]
      : isNonconformity(f)
        ? [[t.acknowledged, [text([{text: t.notAcknowledged, color: colors.soft}])]] as const]
        : []),
  ];
};

const sampleSpans = (report: Report, {sample, failed, of}: NonNullable<ReportFinding['sample']>): Span[] => {
  const words = fillIn(report.texts.findings.sampleOf, {failed: `${failed}`, of: `${of}`});
  return [{text: words}, ...(sample === undefined ? [] : [{text: '  '}, ...paperSpans(report, [sample])])];
};

const dated = ({texts}: Report, day: string, by: string, note: string | undefined): Paragraph[] => [
  text(fillIn(texts.findings.dayBy, {day, by})),
  ...(note === undefined ? [] : [text(note)]),
];

// The answer of the audited side. In a certification audit too: it is theirs, and the auditor verifies it.
const responseRows = (report: Report, f: ReportFinding): Fact[] => {
  const {texts, marks} = report;
  const t = texts.findings;
  const given = (label: string, value: string | undefined): Fact[] =>
    value === undefined ? [] : [[label, plain(value)]];
  return [
    ...given(t.correction, f.correction),
    ...given(t.cause, f.cause),
    ...given(t.action, f.action),
    ...given(t.owner, f.owner),
    ...(f.due === undefined
      ? []
      : [
          [
            t.due,
            findingStanding(f, reportDay(report)) === 'overdue'
              ? [text([{text: `${f.due}   `}, {state: 'gap'}, {text: t.late, style: 'bold', color: colors.fail}])]
              : plain(f.due),
          ] as const,
        ]),
    ...(f.verification
      ? [
          [
            t.verification,
            [
              ...dated(report, f.verification.on, f.verification.by, f.verification.note),
              ...(f.verification.evidence.length === 0
                ? []
                : [text(evidenceSpans(f.verification.evidence, marks, texts))]),
            ],
          ] as const,
        ]
      : []),
    ...(f.closed ? [[t.closure, dated(report, f.closed.on, f.closed.by, f.closed.decision)] as const] : []),
  ];
};

// An assessor may not advise in a certification audit: a suggestion never shows there, even if the model holds one.
const advice = ({model, texts, paper}: Report, f: ReportFinding): void => {
  if (f.advice === undefined || model.mode === 'certification') return;
  const label = {text: texts.findings.advice, color: colors.accent, style: 'bold'} as const;
  paper.y += 2;
  write(paper, [text([label, {text: `  ${f.advice}`}], type.small)]);
};
