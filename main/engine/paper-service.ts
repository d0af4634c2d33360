import {refusal} from '../assessment/paper-errors.ts';
import type {Handlers} from '../contract/methods.ts';
import {Paper, type PaperKind} from '../contract/papers.ts';
import type {Workspace} from '../workspace/types.ts';
import {importPapers} from './paper-import.ts';
import {paperContext, requirePaper, savePaper} from './paper-saving.ts';
import type {Session} from './session.ts';

type PaperMethods = 'papers.save' | 'papers.list' | 'papers.history' | 'papers.withdraw' | 'papers.import';

/** Working papers: saved by the rules of their kind, every version kept, withdrawn and never deleted. */
export const paperHandlers = (session: Session): Pick<Handlers, PaperMethods> => ({
  'papers.save': async ({paper, ...about}) => {
    const workspace = session.workspace();
    return savePaper(workspace, paperContext(session, workspace, await session.library()), paper, about);
  },

  'papers.list': ({kind}) => session.workspace().papers.list(kind),

  'papers.history': ({kind, id}) => {
    const workspace = session.workspace();
    requirePaper(workspace, kind, id);
    return workspace.papers.history(kind, id);
  },

  'papers.withdraw': ({kind, id, reason, by}) => {
    const workspace = session.workspace();
    const {paper, version} = requirePaper(workspace, kind, id);
    if (!canWithdraw(kind))
      throw refusal('cannot-withdraw', `A paper of the kind ${kind} is not withdrawn`, 'Change what it says instead.');
    if ('withdrawn' in paper && paper.withdrawn)
      throw refusal(
        'withdrawn',
        `${id} was withdrawn by ${paper.withdrawn.by} at ${paper.withdrawn.at}`,
        'Nothing is left to do.',
      );
    refuseInUse(workspace, kind, id);
    const withdrawn = Paper.parse({...paper, withdrawn: {reason, by, at: session.now()}});
    return workspace.papers.save(withdrawn, {id, by, expected: version});
  },

  'papers.import': input => importPapers(session, input),
});

/** Whether the kind has a field for it; the others are decisions, which are changed. */
const canWithdraw = (kind: PaperKind): boolean =>
  Paper.options.some(({shape}) => shape.kind.value === kind && 'withdrawn' in shape);

const refuseInUse = (workspace: Workspace, kind: PaperKind, id: string): void => {
  if (kind !== 'sample') return;
  const finding = workspace.papers
    .list('finding')
    .find(({paper}) => paper.kind === 'finding' && !paper.withdrawn && paper.sample?.sample === id);
  if (finding)
    throw refusal('in-use', `${finding.id} counts the items of ${id}`, `Change or withdraw ${finding.id} first.`);
};
