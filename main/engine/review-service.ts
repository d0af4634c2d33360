import {pathsWithProgress} from '../assessment/assessment-paths.ts';
import {containerReview} from '../assessment/container-review.ts';
import {matrixOf} from '../assessment/responsibility.ts';
import type {Handlers} from '../contract/methods.ts';
import type {Responsibility} from '../contract/papers.ts';
import type {ContainerReview, Matrix} from '../contract/review-methods.ts';
import type {Workspace} from '../workspace/types.ts';
import {reviewFacts} from './review-facts.ts';
import type {Session} from './session.ts';
import {type Sheet, writeSheet} from './sheet.ts';

type ReviewMethods =
  | 'review.container'
  | 'review.activities'
  | 'review.suppliers'
  | 'review.matrix'
  | 'review.export'
  | 'paths.list';

/** Reviews beside the standard: what containers run on, who does what in an outsourcing, and where to begin. */
export const reviewHandlers = (session: Session): Pick<Handlers, ReviewMethods> => ({
  'review.container': ({on, stated}) => buildContainerReview(session, session.workspace(), on, stated),

  'review.activities': async () => (await reviewFacts(session)).activities,

  'review.suppliers': async () => {
    const workspace = session.workspace();
    return (await buildMatrices(session, workspace)).map(({supplier, rows}) => ({
      supplier,
      answered: rows.filter(({party}) => party !== undefined).length,
      of: rows.length,
      gaps: rows.filter(({gaps}) => gaps.length > 0).length,
    }));
  },

  'review.matrix': ({supplier}) => buildMatrix(session, session.workspace(), supplier),

  'review.export': async ({supplier, ...file}) => {
    const matrix = await buildMatrix(session, session.workspace(), supplier);
    const written = await writeSheet(matrixSheet(matrix), file);
    return {...written, rows: matrix.rows.length, gaps: matrix.rows.reduce((sum, row) => sum + row.gaps.length, 0)};
  },

  'paths.list': async () => {
    const {frameworks} = await session.library();
    return pathsWithProgress((await reviewFacts(session)).paths, frameworks, session.workspace().answers.list());
  },
});

/** The support state of what the current collections show, on a day (default: today). */
export const buildContainerReview = async (
  session: Session,
  workspace: Workspace,
  on: string | undefined,
  stated: readonly {readonly product: string; readonly version: string}[] = [],
): Promise<ContainerReview> => {
  const {support} = await reviewFacts(session);
  const ids = workspace.collections.current().map(({id}) => id);
  return containerReview(support, workspace.resources.list(ids), on ?? session.now().slice(0, 10), stated);
};

/** The responsibility matrix of one supplier; every row "not answered" where nobody has written about it. */
export const buildMatrix = async (session: Session, workspace: Workspace, supplier: string): Promise<Matrix> =>
  matrixOf((await reviewFacts(session)).activities, responsibilitiesOf(workspace), supplier);

/** The matrices of all suppliers on record, by name. */
export const buildMatrices = async (session: Session, workspace: Workspace): Promise<Matrix[]> => {
  const {activities} = await reviewFacts(session);
  const papers = responsibilitiesOf(workspace);
  return [...new Set(papers.map(({supplier}) => supplier))].sort().map(name => matrixOf(activities, papers, name));
};

const responsibilitiesOf = (workspace: Workspace): Responsibility[] =>
  workspace.papers.list('responsibility').flatMap(({paper}) => (paper.kind === 'responsibility' ? [paper] : []));

const matrixSheet = ({rows}: Matrix): Sheet => ({
  name: 'Responsibilities',
  columns: [
    {head: 'Activity', width: 28},
    {head: 'Owner', width: 12},
    {head: 'Accountable person', width: 26},
    {head: 'Contract clause', width: 20},
    {head: 'Page', width: 8},
    {head: 'Interface', width: 44},
    {head: 'Controls', width: 26},
    {head: 'Evidence', width: 18},
    {head: 'Note', width: 36},
    {head: 'Gaps', width: 40},
  ],
  rows: rows.map(row => [
    row.title,
    row.party ?? 'not answered',
    row.accountable,
    row.contractClause,
    row.page,
    row.interface,
    row.controls.map(({edition, id}) => `${edition} ${id}`).join(', '),
    row.evidence.join(', '),
    row.note,
    row.gaps.join('\n'),
  ]),
});
