import {refusal, refuseProblems} from '../assessment/paper-errors.ts';
import {type PaperContext, paperProblems} from '../assessment/paper-rules.ts';
import type {Paper, PaperKind, StoredPaper} from '../contract/papers.ts';
import type {Workspace} from '../workspace/types.ts';
import type {Library} from './library.ts';
import type {Session} from './session.ts';

/** Makes what a paper is judged against, for papers of the open assessment. */
export const paperContext = (
  session: Session,
  workspace: Workspace,
  {frameworks}: Library,
): ((before?: Paper) => PaperContext) => {
  const today = latestDay(session.deps.clock());
  return before => ({
    mode: workspace.info.mode,
    hasControl: ref => frameworks.control(ref) !== undefined,
    hasQuestion: id => frameworks.question(id) !== undefined,
    hasEvidence: id => workspace.evidence.get(id) !== undefined,
    sample: id => {
      const paper = workspace.papers.get('sample', id)?.paper;
      return paper?.kind === 'sample' && !paper.withdrawn ? paper : undefined;
    },
    before,
    today,
  });
};

/** The paper of this id. Errors: PaperError `unknown-paper`. */
export const requirePaper = (workspace: Workspace, kind: PaperKind, id: string): StoredPaper => {
  const found = workspace.papers.get(kind, id);
  if (found) return found;
  const ids = workspace.papers.list(kind).map(paper => paper.id);
  throw refusal(
    'unknown-paper',
    `There is no ${kind} ${id}`,
    ids.length === 0 ? 'None is on record yet.' : `There are ${ids.length}, from ${ids[0]} to ${ids.at(-1)}.`,
  );
};

/** Saves a paper that keeps all rules. Errors: PaperError with every fault; WorkspaceError `conflict`. */
export const savePaper = (
  workspace: Workspace,
  contextOf: (before?: Paper) => PaperContext,
  paper: Paper,
  about: {readonly id?: string | undefined; readonly expected?: number | undefined; readonly by: string},
): {stored: StoredPaper; changed: boolean} => {
  const {id, expected, by} = about;
  const named = nameOf(paper);
  if (named !== undefined && id !== undefined && id !== named)
    throw refusal('unknown-paper', `A ${paper.kind} of this content is ${named}, not ${id}`, 'Leave the id out.');
  // A numbered paper with an id of its own choosing would take the number of one that is yet to come.
  const before =
    named === undefined
      ? id !== undefined
        ? requirePaper(workspace, paper.kind, id)
        : undefined
      : workspace.papers.get(paper.kind, named);
  refuseProblems(paperProblems(paper, contextOf(before?.paper)));
  return workspace.papers.save(paper, {
    by,
    ...(id === undefined ? {} : {id}),
    ...(expected === undefined ? {} : {expected}),
  });
};

/** What a paper is called by its content; undefined where the kind is numbered. */
const nameOf = (paper: Paper): string | undefined => {
  if (paper.kind === 'applicability') return `${paper.control.edition}:${paper.control.id}`;
  return paper.kind === 'responsibility' ? `${paper.supplier}:${paper.activity}` : undefined;
};

// It is already tomorrow east of here: an auditor on site writes the day that it is there.
const latestDay = (now: Date): string => new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
