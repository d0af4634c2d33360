import type {Paper, PaperKind} from '../contract/papers.ts';
import type {Workspace} from '../workspace/types.ts';

type Of<K extends PaperKind> = Extract<Paper, {kind: K}>;

/** The papers of a kind that were not withdrawn, with their ids, in order. */
export const standingPapers = <K extends PaperKind>(workspace: Workspace, kind: K): (Of<K> & {readonly id: string})[] =>
  workspace.papers
    .list(kind)
    .flatMap(({id, paper}) =>
      paper.kind !== kind || ('withdrawn' in paper && paper.withdrawn) ? [] : [{...(paper as Of<K>), id}],
    );
