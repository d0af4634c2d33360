import {type GroupProgress, progressOf} from '../assessment/progress.ts';
import type {Check} from '../checks/types.ts';
import type {ReportEvidence, ReportFamily, ReportModel, ReportTarget} from '../report/model.ts';
import type {ReportPapers} from '../report/papers-model.ts';
import type {EvidenceItem, Workspace} from '../workspace/types.ts';
import {collectionView} from './collect-service.ts';
import {type EvidenceMap, mapEvidence} from './evidence-map.ts';
import {verdictTotals} from './judge.ts';
import {limitationsOf} from './limitations.ts';
import {type ControlSources, controlPage, keyOf, reportedControls} from './report-controls.ts';
import {citations, recordsOf, scopesOf} from './report-papers.ts';
import {coverageOf, derivedOf, reviewsOf, soaOf} from './report-reviews.ts';
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
  // What has to wait comes first: the rest is read at once, so that nothing changes in between.
  const waited = {
    ...(await derivedOf(session, workspace, generatedAt.slice(0, 10))),
    signOffs: await scopesOf(session, workspace),
    soa: await soaOf(session, workspace),
  };
  const {info} = workspace;
  const current = workspace.collections.current();
  const ids = current.map(collection => collection.id);
  const given = workspace.answers.list();
  const answers = new Map(given.map(answer => [answer.question, answer]));
  const evidence = mapEvidence(workspace, checks);
  const tally = tallyVerdicts(workspace);
  const sources: ControlSources = {
    frameworks,
    checks,
    answers,
    revisions: question => workspace.answers.history(question).length - 1,
    evidence,
    tally,
    withAdvice: info.mode !== 'certification',
  };
  const families = progressOf(frameworks, given, '2013');
  const citedBy = citations(workspace);
  const unread = unreadOf(workspace, ids, session.operations).map(row => ({
    ...row,
    controls: evidence.controlsOf(row.operation),
  }));
  const papers: ReportPapers = {
    ...recordsOf(workspace, frameworks),
    ...waited,
    coverage: coverageOf(frameworks, families, given),
    clauses: frameworks.requirements.map(requirement => controlPage(requirement, sources)),
    reviews: reviewsOf(frameworks, sources),
  };
  const head = workspace.custody.head();
  return {
    reference: info.reference,
    title: info.title,
    client: info.client,
    scope: info.scope,
    mode: info.mode,
    auditor: info.auditor,
    edition: info.edition,
    team: info.team,
    from: info.from,
    until: info.until,
    toolVersion: session.deps.version,
    generatedAt,
    custody: {head: head.sha256, entries: head.entries},
    targets: current.map(collection => targetOf(workspace, collection.id)),
    verdicts: verdictTotals(workspace),
    families: families.map(family => familyOf(family, checks, evidence, tally)),
    controls: reportedControls(frameworks).map(control => controlPage(control, sources)),
    checks: checks.map(check => ({
      id: check.id,
      title: check.title,
      rule: check.appliesTo ? `applies to: ${check.appliesTo}\npass: ${check.pass}` : check.pass,
      reads: [...check.reads],
    })),
    evidence: [...workspace.evidence.list()].map(item => evidenceOf(item, evidence, citedBy(item.id))),
    unread,
    papers,
    limitations: limitationsOf(session, workspace, papers),
  };
};

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

const evidenceOf = (item: EvidenceItem, evidence: EvidenceMap, papers: readonly string[]): ReportEvidence => ({
  id: item.id,
  title: item.title,
  kind: item.kind,
  capturedAt: item.capturedAt,
  capturedBy: item.capturedBy,
  classification: item.classification,
  files: item.files.map(({name, sha256, bytes}) => ({name, sha256, bytes})),
  controls: evidence.controlsOfItem(item.id),
  papers,
});
