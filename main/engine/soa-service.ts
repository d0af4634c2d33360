import {basename} from 'node:path';
import type {Frameworks} from '../assessment/frameworks.ts';
import {importDecisions, maxDecisionBytes} from '../assessment/import-decisions.ts';
import {type SoaInput, soaTable} from '../assessment/soa.ts';
import {type Decisions, decisionFrom, decisionKey, proposeFrom} from '../assessment/soa-proposal.ts';
import type {Check} from '../checks/types.ts';
import type {ControlRef, Edition} from '../contract/ids.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import type {Applicability, SoaTable} from '../contract/papers.ts';
import type {Workspace} from '../workspace/types.ts';
import {readBounded} from './bounded-file.ts';
import {EngineError} from './errors.ts';
import {mapEvidence} from './evidence-map.ts';
import type {Session} from './session.ts';
import {writeSheet} from './sheet.ts';
import {soaSheet} from './soa-sheet.ts';
import {addCounts, noVerdicts, tallyVerdicts} from './tally.ts';

type SoaMethods = 'soa.table' | 'soa.export' | 'soa.import' | 'soa.adopt';

/** The Statement of Applicability: derived as the assessment stands, exported, and decided on. */
export const soaHandlers = (session: Session): Pick<Handlers, SoaMethods> => ({
  'soa.table': ({edition}) => buildSoa(session, session.workspace(), edition),

  'soa.export': async ({edition, ...file}) => {
    const workspace = session.workspace();
    const table = await buildSoa(session, workspace, edition);
    const written = await writeSheet(soaSheet(table, decisionsOf(workspace)), file);
    return {...written, rows: table.rows.length, gaps: table.rows.reduce((sum, row) => sum + row.gaps.length, 0)};
  },

  'soa.import': async ({path, by}) => {
    const workspace = session.workspace();
    const {frameworks} = await session.library();
    const imported = importDecisions(basename(path), await readBounded(path, maxDecisionBytes), frameworks);
    if (!imported.ok) return {saved: 0, unchanged: 0, problems: [...imported.problems]};
    const saved = saveAll(workspace, imported.decisions, by);
    return {saved, unchanged: imported.decisions.length - saved, problems: []};
  },

  'soa.adopt': async ({edition, controls, reviewed, by}) => {
    const workspace = session.workspace();
    const {frameworks} = await session.library();
    const decisions = decisionsOf(workspace);
    const left: Output<'soa.adopt'>['left'] = [];
    const taken: Applicability[] = [];
    for (const ref of chosen(frameworks, edition, controls)) {
      const proposal = decisions.has(decisionKey(ref)) ? undefined : proposeFrom(frameworks, decisions, ref);
      if (!proposal) continue;
      if (!proposal.agreed) left.push({control: ref, why: proposal.why});
      else taken.push({...decisionFrom(decisions, ref, proposal), ...(reviewed === undefined ? {} : {reviewed})});
    }
    return {saved: saveAll(workspace, taken, by), left};
  },
});

/** The Statement of Applicability of one edition as the assessment stands now. */
export const buildSoa = async (session: Session, workspace: Workspace, edition: Edition): Promise<SoaTable> => {
  const {frameworks, checks} = await session.library();
  return soaTable({
    edition,
    frameworks,
    decisions: decisionsOf(workspace),
    answers: new Map(workspace.answers.list().map(answer => [answer.question, answer])),
    ...supportOf(workspace, checks),
  });
};

/** Every decision on record, by `2022:A.5.1`. */
export const decisionsOf = (workspace: Workspace): Decisions =>
  new Map(
    workspace.papers
      .list('applicability')
      .flatMap(({paper}) => (paper.kind === 'applicability' ? [[decisionKey(paper.control), paper] as const] : [])),
  );

const supportOf = (
  workspace: Workspace,
  checks: readonly Check[],
): Pick<SoaInput, 'evidence' | 'documents' | 'seen'> => {
  const evidence = mapEvidence(workspace, checks);
  const titles = new Map<string, string>();
  for (const {id, kind, title} of workspace.evidence.list()) if (kind !== 'read') titles.set(id, title);
  const tally = tallyVerdicts(workspace, 0);
  const byControl = new Map<string, Check[]>();
  for (const check of checks)
    for (const ref of check.controls)
      byControl.set(decisionKey(ref), [...(byControl.get(decisionKey(ref)) ?? []), check]);
  return {
    evidence: ref => evidence.of(ref),
    documents: ref =>
      evidence.of(ref).flatMap(id => {
        const title = titles.get(id);
        return title === undefined ? [] : [`${title} (${id})`];
      }),
    seen: ref => {
      const own = byControl.get(decisionKey(ref)) ?? [];
      if (own.length === 0) return undefined;
      const counts = noVerdicts();
      for (const {id} of own) addCounts(counts, tally.counts(id));
      return {counts, failing: own.filter(({id}) => tally.counts(id).fail > 0).map(({id}) => id)};
    },
  };
};

const saveAll = (workspace: Workspace, decisions: readonly Applicability[], by: string): number =>
  workspace.transaction(() => decisions.filter(decision => workspace.papers.save(decision, {by}).changed).length);

const chosen = (frameworks: Frameworks, edition: Edition, ids: readonly string[] | undefined): ControlRef[] => {
  const all = frameworks.controls(edition).map(({ref}) => ref);
  if (!ids) return all;
  const unknown = ids.find(id => !all.some(ref => ref.id === id));
  if (unknown !== undefined)
    throw new EngineError('unknown-control', `The ${edition} edition has no control ${unknown}. Check the edition.`);
  return all.filter(({id}) => ids.includes(id));
};
