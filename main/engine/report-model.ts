import type {Control, Frameworks, Question} from '../assessment/frameworks.ts';
import {type GroupProgress, progressOf} from '../assessment/progress.ts';
import type {Check} from '../checks/types.ts';
import type {ControlRef} from '../contract/ids.ts';
import type {
  ReportAnswer,
  ReportControl,
  ReportControlVerdict,
  ReportEvidence,
  ReportFamily,
  ReportModel,
  ReportTarget,
} from '../report/model.ts';
import type {Answer, EvidenceItem, Workspace} from '../workspace/types.ts';
import {collectionView} from './collect-service.ts';
import {type EvidenceMap, mapEvidence} from './evidence-map.ts';
import {verdictTotals} from './judge.ts';
import {limitationsOf} from './limitations.ts';
import type {Session} from './session.ts';
import {addCounts, noVerdicts, type Tally, tallyVerdicts} from './tally.ts';
import {unreadOf} from './unread.ts';

/** The report as data, as the assessment stands now. `generatedAt` is UTC ISO and the only time in it that is not on the record. */
export const buildReportModel = async (
  session: Session,
  workspace: Workspace,
  generatedAt: string,
): Promise<ReportModel> => {
  const {frameworks, checks} = await session.library();
  const {info} = workspace;
  const current = workspace.collections.current();
  const ids = current.map(collection => collection.id);
  const answers = new Map(workspace.answers.list().map(answer => [answer.question, answer]));
  const evidence = mapEvidence(workspace, checks);
  const tally = tallyVerdicts(workspace);
  const unread = unreadOf(workspace, ids, session.operations).map(row => ({
    ...row,
    controls: evidence.controlsOf(row.operation),
  }));
  const head = workspace.custody.head();
  return {
    reference: info.reference,
    title: info.title,
    client: info.client,
    scope: info.scope,
    mode: info.mode,
    auditor: info.auditor,
    toolVersion: session.deps.version,
    generatedAt,
    custody: {head: head.sha256, entries: head.entries},
    targets: current.map(collection => targetOf(workspace, collection.id)),
    verdicts: verdictTotals(workspace),
    families: progressOf(frameworks, answers.values(), '2013').map(family => familyOf(family, checks, evidence, tally)),
    controls: reportedControls(frameworks).map(control =>
      controlOf(control, frameworks, checks, answers, evidence, tally, info.mode !== 'certification'),
    ),
    checks: checks.map(check => ({
      id: check.id,
      title: check.title,
      rule: check.appliesTo ? `applies to: ${check.appliesTo}\npass: ${check.pass}` : check.pass,
      reads: [...check.reads],
    })),
    evidence: [...workspace.evidence.list()].map(item => evidenceOf(item, evidence)),
    unread,
    limitations: limitationsOf(session, workspace, frameworks, answers),
  };
};

/** The way through: the 114 controls of 2013, then the 11 that are new in 2022. */
export const reportedControls = (frameworks: Frameworks): Control[] => [
  ...frameworks.controls('2013'),
  ...frameworks.controls('2022').filter(control => control.newIn2022),
];

const targetOf = (workspace: Workspace, id: string): ReportTarget => {
  const {kind, identity, startedAt, endedAt, state, reads, resources} = collectionView(workspace, id);
  const answered = reads.ok + reads.absent;
  return {
    kind,
    name: identity?.name ?? 'not identified',
    target: identity?.target ?? '',
    caller: identity?.caller ?? '',
    startedAt,
    endedAt: endedAt ?? startedAt,
    state,
    reads: {answered, total: answered + reads.denied + reads.other},
    resources,
    facts: identity?.facts ?? {},
  };
};

/** A family's row: how its questions ended, and the verdicts of the checks that inform any of its controls. */
export const familyOf = (
  family: GroupProgress,
  checks: readonly Check[],
  evidence: EvidenceMap,
  tally: Tally,
): ReportFamily => {
  const keys = new Set(family.controls.map(control => keyOf(control.ref)));
  const informing = checks.filter(check => check.controls.some(ref => keys.has(keyOf(ref))));
  const verdicts = noVerdicts();
  for (const check of informing) addCounts(verdicts, tally.counts(check.id));
  return {
    id: family.id,
    name: family.name,
    controls: family.controls.length,
    conclusions: family.conclusions,
    verdicts,
    evidence: new Set(family.controls.flatMap(control => evidence.of(control.ref))).size,
  };
};

export const keyOf = (ref: ControlRef): string => `${ref.edition}:${ref.id}`;

const controlOf = (
  control: Control,
  frameworks: Frameworks,
  checks: readonly Check[],
  answers: ReadonlyMap<string, Answer>,
  evidence: EvidenceMap,
  tally: Tally,
  withAdvice: boolean,
): ReportControl => {
  const {edition, ids} = frameworks.counterparts(control.ref);
  const informing = checks.filter(check => check.controls.some(ref => keyOf(ref) === keyOf(control.ref)));
  const groupName =
    frameworks.objectives.find(objective => objective.id === control.group)?.name ??
    frameworks.themes.find(theme => theme.id === control.group)?.name ??
    control.group;
  return {
    ref: control.ref,
    name: control.name,
    family: control.family,
    objective: `${control.group} ${groupName}`,
    crosswalk: {edition, ids},
    answers: frameworks.questionsFor(control.ref).map(question => answerOf(question, answers.get(question.id))),
    verdicts: informing.map(check => controlVerdict(check, evidence, tally, withAdvice)),
    evidence: evidence.of(control.ref),
  };
};

const answerOf = (question: Question, answer: Answer | undefined): ReportAnswer =>
  answer
    ? {
        question: question.id,
        text: question.text,
        conclusion: answer.conclusion,
        answer: answer.text,
        ...(answer.reason ? {reason: answer.reason} : {}),
        evidence: answer.evidence,
        answeredBy: answer.answeredBy,
        answeredAt: answer.answeredAt,
      }
    : {question: question.id, text: question.text, conclusion: 'not-asked', answer: '', evidence: []};

const controlVerdict = (
  check: Check,
  evidence: EvidenceMap,
  tally: Tally,
  withAdvice: boolean,
): ReportControlVerdict => {
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

const evidenceOf = (item: EvidenceItem, evidence: EvidenceMap): ReportEvidence => ({
  id: item.id,
  title: item.title,
  kind: item.kind,
  capturedAt: item.capturedAt,
  capturedBy: item.capturedBy,
  classification: item.classification,
  files: item.files.map(({name, sha256, bytes}) => ({name, sha256, bytes})),
  controls: evidence.controlsOfItem(item.id),
});
