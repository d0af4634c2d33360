import {heading, startSection, text, write} from '../flow.ts';
import type {ReportControl} from '../model.ts';
import {isNonconformity} from '../paper-states.ts';
import {figures, note, type Report} from '../parts.ts';
import {controlMark} from '../places.ts';
import {conclusionState, stateColor, verdictState} from '../shapes.ts';
import {type Color, colors, type} from '../style.ts';
import {table} from '../table.ts';
import {
  conclusionOrder,
  controlsToLookAt,
  controlVerdicts,
  sumOf,
  totalOf,
  verdictOrder,
  waitingControls,
  worstConclusion,
} from '../tally.ts';
import {count, counted, fillIn} from '../texts.ts';
import type {Paragraph} from '../wrap.ts';
import {controlTitle} from './control.ts';
import {findingsTable, gradeFigures, openSentence} from './findings.ts';
import {stateSentence} from './sign-off.ts';

/** Rows of the list: what the page has room for, within these bounds. */
const list = {shortest: 6, longest: 18, row: 18.6} as const;

/** What the assessment came to, in numbers that say of what, and where to look first. */
export const summary = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.summary;
  startSection(paper, 'summary', t.title);
  const families = counted(t.families, model.families.length);
  const opening = fillIn(t.opening, {
    title: model.title,
    client: model.client,
    mode: texts.labels.modes[model.mode].toLowerCase(),
    auditor: model.auditor,
    controls: counted(t.controls, model.controls.length),
    families,
  });
  write(paper, [text(opening, type.lead)]);
  paper.y += 10;
  foundFirst(report);

  const conclusions = sumOf(
    conclusionOrder,
    model.families.map(f => f.conclusions),
  );
  label(report, counted(t.questions, totalOf(conclusions)));
  figures(
    paper,
    conclusionOrder.map(key => ({
      state: conclusionState[key],
      value: count(conclusions[key]),
      label: texts.labels.conclusions[key],
    })),
  );
  const {verdicts} = model;
  label(report, counted(t.verdicts, totalOf(verdicts)));
  figures(
    paper,
    verdictOrder.map(key => ({
      state: verdictState[key],
      value: count(verdicts[key]),
      label: texts.labels.verdicts[key],
    })),
  );
  paper.y += 6;
  note(paper, [
    text(`${stateSentence(report)} ${readsSentence(report)}`, type.body),
    text([{text: t.principle, color: colors.soft}], type.body, {before: 6}),
  ]);
  paper.y += 4;
  lookFirst(report);
};

/** Nonconformities named here; the rest is one reference away. */
const shownFindings = 8;

// What was found leads: a reader who stops after this page has read it.
const foundFirst = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.findings;
  const {findings} = model.papers;
  label(report, t.title);
  if (findings.length === 0) {
    write(paper, [text(t.none)]);
    paper.y += 6;
    return;
  }
  figures(paper, gradeFigures(report));
  write(paper, [text(openSentence(report))]);
  paper.y += 6;
  const grave = findings.filter(isNonconformity);
  if (grave.length > 0) findingsTable(report, grave.slice(0, shownFindings));
  const more = grave.length - shownFindings;
  if (more > 0) write(paper, [text([{text: counted(t.more, more), color: colors.soft}], type.small)]);
  paper.y += 4;
};

const label = ({paper}: Report, value: string): void => {
  paper.need(70);
  write(paper, [text([{text: value, style: 'bold'}], type.sub, {before: 6})]);
  paper.y += 3;
};

const readsSentence = ({model, texts}: Report): string => {
  const t = texts.summary;
  const answered = model.targets.reduce((sum, x) => sum + x.reads.answered, 0);
  const total = model.targets.reduce((sum, x) => sum + x.reads.total, 0);
  const unread = model.unread.reduce((sum, u) => sum + u.count, 0);
  const waiting = waitingControls(model);
  const sentence = fillIn(t.reads, {
    answered: count(answered),
    total: count(total),
    unread: unread === 0 ? t.unreadNone : counted(t.unreadSome, unread),
  });
  return waiting === 0 ? sentence : `${sentence} ${counted(t.waiting, waiting)}`;
};

const lookFirst = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.summary;
  heading(paper, t.attention);
  const controls = controlsToLookAt(model);
  if (controls.length === 0) {
    write(paper, [text(t.attentionNone)]);
    return;
  }
  // Room is kept for the head, the line below, and a few titles that take a second line.
  const shown = Math.max(list.shortest, Math.min(list.longest, Math.floor((paper.room - 92) / list.row)));
  table(
    paper,
    [
      {share: 46, head: t.columns.control},
      {share: 23, head: t.columns.conclusion},
      {share: 9, head: t.columns.fails, align: 'right'},
      {share: 13, head: t.columns.unread, align: 'right'},
      {share: 9, head: t.columns.page, align: 'right'},
    ],
    controls.slice(0, shown).map(control => ({cells: lookFirstRow(report, control)})),
  );
  const more = controls.length - shown;
  if (more > 0) write(paper, [text([{text: counted(t.attentionMore, more), color: colors.soft}], type.small)]);
};

const lookFirstRow = ({texts}: Report, control: ReportControl): Paragraph[][] => {
  const conclusion = worstConclusion(control);
  const counts = controlVerdicts(control);
  const state = conclusionState[conclusion];
  const number = (n: number, color: Color): Paragraph[] => [
    text(n === 0 ? [{text: '–', color: colors.faint}] : [{text: count(n), color, style: 'bold'}], type.small),
  ];
  return [
    [text([{text: controlTitle(control), goTo: controlMark(control)}], type.small)],
    [text([{state}, {text: texts.labels.conclusions[conclusion], color: stateColor[state]}], type.small)],
    number(counts.fail, colors.fail),
    number(counts['not-assessed'], colors.open),
    [text([{pageOf: controlMark(control)}], type.small)],
  ];
};
