import type {Finding, StoredPaper} from '../../../main/contract/papers.ts';

export type FindingState = 'raised' | 'acknowledged' | 'answered' | 'verified' | 'closed' | 'withdrawn' | 'recorded';

export type StoredFinding = Omit<StoredPaper, 'paper'> & {readonly paper: Finding};

/** Only the findings of what was listed. */
export const findingsOf = (papers: readonly StoredPaper[]): StoredFinding[] =>
  papers.filter((stored): stored is StoredFinding => stored.paper.kind === 'finding');

/** How far a finding has come: the last step that is on record. What is no nonconformity is only recorded. */
export const stateOf = (finding: Finding): FindingState => {
  if (finding.withdrawn) return 'withdrawn';
  if (finding.closed) return 'closed';
  if (finding.verification) return 'verified';
  if (finding.action ?? finding.correction) return 'answered';
  if (finding.acknowledged) return 'acknowledged';
  return finding.grade === 'conformity' ? 'recorded' : 'raised';
};

/** Whether it still waits for somebody. */
export const isOpen = (finding: Finding): boolean =>
  finding.grade !== 'conformity' && finding.withdrawn === undefined && finding.closed === undefined;

/** Whether its day has passed and it is not closed. `today`: `2026-11-21`. */
export const isOverdue = (finding: Finding, today: string): boolean =>
  isOpen(finding) && finding.due !== undefined && finding.due < today;

/** What it stands against, in a word: the control's id, or the rule's own text. */
export const requirementOf = ({requirement}: Finding): string =>
  requirement.source === 'standard' ? requirement.control.id : requirement.text;

export type FindingFilter = 'all' | Finding['grade'] | 'open';

/** The findings of a filter that hold every word of a text; withdrawn ones last. */
export const filterFindings = (
  findings: readonly StoredFinding[],
  filter: FindingFilter,
  text: string,
): StoredFinding[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return findings
    .filter(({paper}) => (filter === 'open' ? isOpen(paper) : filter === 'all' || paper.grade === filter))
    .filter(({id, paper}) => {
      const haystack =
        `${id} ${requirementOf(paper)} ${paper.statement} ${paper.owner ?? ''} ${paper.location ?? ''}`.toLowerCase();
      return words.every(word => haystack.includes(word));
    })
    .sort((one, other) => Number(Boolean(one.paper.withdrawn)) - Number(Boolean(other.paper.withdrawn)));
};
