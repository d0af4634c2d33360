import {controlsOfPaper} from '../assessment/paper-references.ts';
import {paperState} from '../assessment/paper-states.ts';
import type {ControlRef} from '../contract/ids.ts';
import {type Paper, PaperKind, type StoredPaper} from '../contract/papers.ts';
import type {PaperRef} from '../contract/views.ts';
import type {Workspace} from '../workspace/types.ts';
import {remember} from './remember.ts';
import {keyOf} from './report-controls.ts';
import {titleOf} from './report-papers.ts';

/** A paper in a line. */
export const paperRef = ({id, paper}: StoredPaper): PaperRef => ({
  kind: paper.kind,
  id,
  title: titleOf(paper),
  state: paperState(paper),
});

const order: readonly PaperKind[] = ['finding', 'sample', 'interview', 'observation', 'request'];

/** Every paper that was not withdrawn, findings first. */
export const standingOfAllKinds = (workspace: Workspace): readonly StoredPaper[] =>
  remember(workspace, 'standing-papers', ['papers'], undefined, () =>
    [...new Set([...order, ...PaperKind.options])]
      .flatMap(kind => workspace.papers.list(kind))
      .filter(({paper}) => !('withdrawn' in paper && paper.withdrawn)),
  );

/**
 * The papers about a control: those that name it, findings against one of its counterparts in the other edition, and findings
 * that count a sample of it.
 */
export const papersAbout = (workspace: Workspace, ref: ControlRef, counterparts: readonly ControlRef[]): PaperRef[] => {
  const all = standingOfAllKinds(workspace);
  const own = keyOf(ref);
  const others = new Set(counterparts.map(keyOf));
  const names = (paper: Paper, wanted: (key: string) => boolean) =>
    controlsOfPaper(paper).some(one => wanted(keyOf(one)));
  const samples = new Set(
    all.filter(({paper}) => paper.kind === 'sample' && names(paper, key => key === own)).map(({id}) => id),
  );
  return all
    .filter(({paper}) => {
      if (names(paper, key => key === own)) return true;
      if (paper.kind !== 'finding') return false;
      return names(paper, key => others.has(key)) || samples.has(paper.sample?.sample ?? '');
    })
    .map(paperRef);
};
