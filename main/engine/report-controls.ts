import type {Control, Frameworks, Question} from '../assessment/frameworks.ts';
import type {Check} from '../checks/types.ts';
import type {ControlRef} from '../contract/ids.ts';
import type {ReportAnswer, ReportControl, ReportControlVerdict} from '../report/model.ts';
import type {Answer} from '../workspace/types.ts';
import type {EvidenceMap} from './evidence-map.ts';
import type {Tally} from './tally.ts';

/** What the pages of a control are made from. */
export type ControlSources = {
  readonly frameworks: Frameworks;
  readonly checks: readonly Check[];
  readonly answers: ReadonlyMap<string, Answer>;
  /** How often the answer to a question was changed. */
  readonly revisions: (question: string) => number;
  readonly evidence: EvidenceMap;
  readonly tally: Tally;
  readonly withAdvice: boolean;
};

export const keyOf = (ref: ControlRef): string => `${ref.edition}:${ref.id}`;

/** The way through: the 114 controls of 2013, then the 11 that are new in 2022. */
export const reportedControls = (frameworks: Frameworks): Control[] => [
  ...frameworks.controls('2013'),
  ...frameworks.controls('2022').filter(control => control.newIn2022),
];

/** A control or a requirement of the clauses, with its questions as they were asked and what the checks saw. */
export const controlPage = (control: Control, sources: ControlSources): ReportControl => {
  const {frameworks, checks, evidence} = sources;
  const {edition, ids} = frameworks.counterparts(control.ref);
  const informing = checks.filter(check => check.controls.some(ref => keyOf(ref) === keyOf(control.ref)));
  return {
    ref: control.ref,
    name: control.name,
    family: control.family,
    objective: `${control.group} ${groupName(frameworks, control)}`,
    about: frameworks.about(control.ref),
    crosswalk: {edition, ids},
    answers: frameworks.questionsFor(control.ref).map(question => answered(question, sources)),
    verdicts: informing.map(check => controlVerdict(check, sources)),
    evidence: evidence.of(control.ref),
  };
};

const groupName = ({objectives, themes, clauses}: Frameworks, {group}: Control): string =>
  [...objectives, ...themes, ...clauses].find(({id}) => id === group)?.name ?? '';

/** A question with its answer, and below it the follow-ups that the answer calls for. */
export const answered = (question: Question, sources: Pick<ControlSources, 'answers' | 'revisions'>): ReportAnswer => {
  const answer = sources.answers.get(question.id);
  if (!answer)
    return {
      question: question.id,
      text: question.text,
      conclusion: 'not-asked',
      answer: '',
      evidence: [],
      followUps: [],
    };
  const called = question.followUps.filter(({follows}) => follows?.when.includes(answer.conclusion));
  const value = givenValue(question, answer);
  const revisions = sources.revisions(question.id);
  return {
    question: question.id,
    text: question.text,
    conclusion: answer.conclusion,
    answer: answer.text,
    ...(value ? {value} : {}),
    ...(answer.reference === undefined ? {} : {reference: answer.reference}),
    ...(answer.reason ? {reason: answer.reason} : {}),
    evidence: answer.evidence,
    answeredBy: answer.answeredBy,
    answeredAt: answer.answeredAt,
    ...(revisions === 0 ? {} : {revisions}),
    followUps: called.map(followUp => answered(followUp, sources)),
  };
};

const givenValue = ({answer: type}: Question, {value}: Answer): ReportAnswer['value'] => {
  if (value === undefined) return undefined;
  // A value that an older version of the question asked for is still what was said.
  if (type.type === 'conclusion') return {kind: 'text', text: `${value}`};
  return {kind: type.type, text: type.type === 'number' ? `${value} ${type.unit}` : `${value}`};
};

const controlVerdict = (check: Check, {evidence, tally, withAdvice}: ControlSources): ReportControlVerdict => {
  const rows = tally.rows(check.id);
  const counts = tally.counts(check.id);
  const noteworthy = counts.fail + counts['not-assessed'];
  return {
    check: check.id,
    title: check.title,
    severity: check.severity,
    counts,
    rows: rows.map(row => ({
      verdict: row.verdict,
      resource: row.resourceName ?? row.resource ?? `all ${row.resourceType}`,
      region: row.region,
      reason: row.reason,
      evidence: row.reads.flatMap(id => evidence.ofRead(id) ?? []),
    })),
    more: Math.max(0, noteworthy - rows.length),
    ...(withAdvice && counts.fail > 0 && check.remediation ? {remediation: check.remediation} : {}),
  };
};
