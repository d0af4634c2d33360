import {heading, startSection, text, write} from '../flow.ts';
import {instant, labelOf} from '../format.ts';
import type {ReportTarget} from '../model.ts';
import {facts, type Report} from '../parts.ts';
import {conclusionState, type State, stateColor, verdictState} from '../shapes.ts';
import {colors, measure, page, type} from '../style.ts';
import {table} from '../table.ts';
import {conclusionOrder, verdictOrder} from '../tally.ts';
import {count, counted, fillIn} from '../texts.ts';
import type {Paragraph} from '../wrap.ts';

/** What was assessed, how the evidence came about, and what verdicts and conclusions mean. */
export const method = (report: Report): void => {
  const {model, texts, paper} = report;
  const t = texts.method;
  startSection(paper, 'method', t.title);
  write(paper, [text([{text: t.scope, style: 'bold'}], type.heading)]);
  paper.y += 5;
  write(paper, [text(model.scope)]);
  if (model.team && model.team.length > 0) {
    heading(paper, t.team, 40);
    facts(
      paper,
      model.team.map(({name, role}) => [role, [text(name)]] as const),
      {gap: 1.5},
    );
  }
  heading(paper, t.mode);
  write(paper, [text([{text: `${texts.labels.modes[model.mode]}. `, style: 'bold'}, {text: t.modes[model.mode]}])]);
  heading(paper, t.targets, 110);
  if (model.targets.length === 0) write(paper, [text(t.noTargets)]);
  for (const target of model.targets) targetFacts(report, target);
  restsOn(report);
  heading(paper, t.how);
  t.steps.forEach((step, i) => {
    paper.need(type.body.leading * 2);
    facts(paper, [[`${i + 1}`, [text(step)]]], {label: 20, gap: 3});
  });
  meanings(
    report,
    t.verdicts,
    verdictOrder.map(v => [verdictState[v], texts.labels.verdicts[v], t.verdictMeanings[v]]),
  );
  meanings(
    report,
    t.conclusions,
    conclusionOrder.map(c => [conclusionState[c], texts.labels.conclusions[c], t.conclusionMeanings[c]]),
  );
};

// What there is none of is said as well: an empty part of the report is left out, its absence is not.
const restsOn = ({model, texts, paper}: Report): void => {
  const t = texts.papers;
  heading(paper, t.heading, 40);
  const {findings, samples, interviews, observations, requests} = model.papers;
  const kinds = {findings, samples, interviews, observations, requests};
  const counts = (Object.keys(kinds) as (keyof typeof kinds)[]).map(kind =>
    counted(t.counts[kind], kinds[kind].length),
  );
  write(paper, [text(`${counts.join(' · ')}`)]);
};

const targetFacts = ({texts, paper}: Report, target: ReportTarget): void => {
  const t = texts.method;
  const small = (value: string): Paragraph[] => [text(value, type.small)];
  const mono = (value: string): Paragraph[] => [text([{text: value, style: 'mono'}], type.small)];
  paper.need(100);
  write(paper, [
    text(
      [
        {text: target.name, style: 'bold'},
        {text: `   ${t.kinds[target.kind]}`, color: colors.soft},
      ],
      type.sub,
    ),
  ]);
  paper.y += 3;
  facts(
    paper,
    [
      [t.target, mono(target.target)],
      [t.caller, mono(target.caller)],
      [t.period, small(fillIn(t.periodValue, {from: instant(target.startedAt), to: instant(target.endedAt)}))],
      [t.state, small(labelOf(t.states, target.state))],
      [
        t.reads,
        small(fillIn(t.readsValue, {answered: count(target.reads.answered), total: count(target.reads.total)})),
      ],
      [t.resources, small(count(target.resources))],
      ...Object.entries(target.facts).map(([name, value]) => [name, small(value)] as const),
    ],
    {gap: 1.5},
  );
  paper.y += 4;
  paper.pen.rule(page.left, paper.y, measure, colors.line);
  paper.y += 8;
};

const meanings = (
  {texts, paper}: Report,
  title: string,
  rows: readonly (readonly [state: State, label: string, meaning: string])[],
): void => {
  heading(paper, title, 100);
  const {state, meaning} = texts.method.columns;
  table(
    paper,
    [
      {share: 26, head: state},
      {share: 74, head: meaning},
    ],
    rows.map(([shape, label, words]) => ({
      cells: [
        [text([{state: shape}, {text: label, style: 'bold', color: stateColor[shape]}], type.small)],
        [text(words, type.small)],
      ],
    })),
  );
};
