import {evidenceOfPaper} from '../assessment/paper-references.ts';
import type {CustodyLine, EvidenceView} from '../contract/views.ts';
import {type CustodyEntry, parseCustodyLine} from '../evidence/custody.ts';
import type {Workspace} from '../workspace/types.ts';
import {requireEvidence} from './evidence-body.ts';
import {evidenceView} from './evidence-view.ts';
import type {Library} from './library.ts';
import {paperRef, standingOfAllKinds} from './paper-refs.ts';
import {readRow} from './read-row.ts';

/** An evidence item with where it came from, what the custody log says of it, and who relies on it. */
export const evidenceWithRelations = (workspace: Workspace, {frameworks}: Library, id: string): EvidenceView => {
  const item = requireEvidence(workspace, id);
  const read = item.readId === undefined ? undefined : workspace.reads.get(item.readId);
  return {
    item: evidenceView(item),
    ...(read ? {read: readRow(read)} : {}),
    custody: custodyOf(workspace, id),
    answers: workspace.answers
      .list()
      .filter(({evidence}) => evidence.includes(id))
      .map(({question, control, text}) => ({
        question,
        control,
        // A question of a pack that was replaced is gone; its answer is not.
        text: frameworks.question(question)?.text ?? text,
      })),
    papers: standingOfAllKinds(workspace)
      .filter(({paper}) => evidenceOfPaper(paper).includes(id))
      .map(paperRef),
  };
};

/** The entries whose subject is the item. The log is searched as text first: reading every line of a long one takes its time. */
const custodyOf = (workspace: Workspace, id: string): CustodyLine[] => {
  const found: CustodyLine[] = [];
  const named = `"id":${JSON.stringify(id)}`;
  for (const line of workspace.custody.lines()) {
    if (!line.includes(named)) continue;
    const entry = parseCustodyLine(line);
    if (typeof entry !== 'string' && entry.subject.kind === 'evidence' && entry.subject.id === id)
      found.push(custodyLine(entry));
  }
  return found;
};

const custodyLine = ({seq, time, actor, action, subject, detail}: CustodyEntry): CustodyLine => ({
  seq,
  at: time,
  actor,
  action,
  about: typeof detail?.title === 'string' ? detail.title : subject.id,
});
