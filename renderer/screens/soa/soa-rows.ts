import type {SoaRow} from '../../../main/contract/papers.ts';
import type {AnyState} from '../../components/state-mark.tsx';

export type Decision = 'applicable' | 'excluded' | 'undecided';
export type RowFilter = 'all' | Decision | 'gaps' | 'proposed';

/** What was decided on a control. */
export const decisionOf = (row: SoaRow): Decision =>
  row.applicable === undefined ? 'undecided' : row.applicable ? 'applicable' : 'excluded';

const passes: Readonly<Record<RowFilter, (row: SoaRow) => boolean>> = {
  all: () => true,
  applicable: row => decisionOf(row) === 'applicable',
  excluded: row => decisionOf(row) === 'excluded',
  undecided: row => decisionOf(row) === 'undecided',
  gaps: row => row.gaps.length > 0,
  proposed: row => row.proposal !== undefined,
};

/** How many rows each filter would show. */
export const filterCounts = (rows: readonly SoaRow[]): Record<RowFilter, number> => ({
  all: rows.length,
  applicable: rows.filter(passes.applicable).length,
  excluded: rows.filter(passes.excluded).length,
  undecided: rows.filter(passes.undecided).length,
  gaps: rows.filter(passes.gaps).length,
  proposed: rows.filter(passes.proposed).length,
});

/** The rows of a filter that hold every word of a text in id, title, owner or how it is met. */
export const filterRows = (rows: readonly SoaRow[], filter: RowFilter, text: string): SoaRow[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(row => {
    if (!passes[filter](row)) return false;
    const haystack = `${row.control.id} ${row.title} ${row.owner} ${row.how} ${row.exclusion}`.toLowerCase();
    return words.every(word => haystack.includes(word));
  });
};

/** What the auditor concluded on the questions that serve a control, worst first; `not-asked` where nothing is. */
export const worstConclusion = (row: SoaRow): AnyState => {
  const given = new Set(row.conclusions.map(({conclusion}) => conclusion));
  const order = ['does-not-conform', 'partly', 'not-tested', 'conforms', 'not-applicable'] as const;
  return order.find(conclusion => given.has(conclusion)) ?? 'not-asked';
};
