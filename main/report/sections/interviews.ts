import {heading, startSection, text, write} from '../flow.ts';
import {evidenceSpans} from '../format.ts';
import type {ReportPapers} from '../papers-model.ts';
import type {Report} from '../parts.ts';
import {paperMark} from '../places.ts';
import {controlSpans} from '../refs.ts';
import {colors, type} from '../style.ts';
import {type Row, table} from '../table.ts';
import type {Paragraph} from '../wrap.ts';
import {withdrawnPapers} from './withdrawn.ts';

/** Who was talked to, and what was watched happening. */
export const interviews = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.interviews;
  const {interviews: talks, observations} = model.papers;
  startSection(paper, 'interviews', t.title);
  write(paper, [text(t.intro)]);
  paper.y += 8;
  if (talks.length > 0) {
    heading(paper, t.interviews, 80);
    records(
      report,
      talks.map(talk => talkRow(report, talk)),
    );
  }
  if (observations.length > 0) {
    heading(paper, t.observations, 80);
    records(
      report,
      observations.map(seen => observationRow(report, seen)),
    );
  }
  withdrawnPapers(report, ['interview', 'observation']);
};

const records = ({texts, paper}: Report, rows: readonly Row[]): void => {
  const {columns} = texts.interviews;
  table(
    paper,
    [
      {share: 14, head: columns.when},
      {share: 22, head: columns.who},
      {share: 47, head: columns.notes},
      {share: 17, head: columns.evidence},
    ],
    rows,
  );
};

const when = (id: string, date: string, more: string): Paragraph[] => [
  text([{text: id, style: 'bold'}], type.small),
  text(date, type.tiny),
  ...(more === '' ? [] : [text([{text: more, color: colors.soft}], type.tiny)]),
];

type Shared = {
  readonly controls: ReportPapers['interviews'][number]['controls'];
  readonly evidence: readonly string[];
};

const supports = (report: Report, {controls, evidence}: Shared): Paragraph[] => [
  ...(evidence.length === 0 ? [] : [text(evidenceSpans(evidence, report.marks, report.texts), type.tiny)]),
  ...(controls.length === 0
    ? []
    : [
        text(
          [{text: `${report.texts.interviews.about} `, color: colors.soft}, ...controlSpans(report, controls)],
          type.tiny,
          {before: 1},
        ),
      ]),
];

const talkRow = (report: Report, talk: ReportPapers['interviews'][number]): Row => ({
  mark: paperMark(talk.id),
  cells: [
    when(talk.id, talk.date, report.texts.interviews.methods[talk.method]),
    [
      text([{text: talk.interviewee, style: 'bold'}], type.small),
      text([{text: talk.role, color: colors.soft}], type.tiny),
    ],
    [text([{text: talk.topic, style: 'bold'}], type.small), text(talk.notes, type.small, {before: 1})],
    supports(report, talk),
  ],
});

const observationRow = (report: Report, seen: ReportPapers['observations'][number]): Row => ({
  mark: paperMark(seen.id),
  cells: [
    when(seen.id, seen.date, ''),
    [text([{text: seen.place, style: 'bold'}], type.small)],
    [text([{text: seen.what, style: 'bold'}], type.small), text(seen.notes, type.small, {before: 1})],
    supports(report, seen),
  ],
});
