import type {Frameworks, Review} from '../assessment/frameworks.ts';
import {clauseProgress, type GroupProgress, reviewProgress} from '../assessment/progress.ts';
import type {SoaTable} from '../contract/papers.ts';
import type {ReportCoverage, ReportPapers, ReportReview, ReportVendor} from '../report/papers-model.ts';
import type {Answer, Workspace} from '../workspace/types.ts';
import {answered, type ControlSources} from './report-controls.ts';
import {buildContainerReview, buildMatrices} from './review-service.ts';
import type {Session} from './session.ts';
import {buildSoa} from './soa-service.ts';
import {assessVendors, inUseOf} from './vendor-service.ts';

type Standing = Omit<GroupProgress, 'id' | 'name' | 'controls'>;

/** How far the questions went: the families, then the clauses as one, then each review. A question counts once. */
export const coverageOf = (
  frameworks: Frameworks,
  families: readonly GroupProgress[],
  answers: readonly Answer[],
): ReportCoverage[] => {
  const clauses = clauseProgress(frameworks, answers);
  return [
    ...families.map(family => row('family', family.id, family.name, [family])),
    ...(clauses.length > 0 ? [row('clauses', 'ISMS', '', clauses)] : []),
    ...reviewProgress(frameworks, answers).map(review => row('review', review.id, review.title, [review])),
  ];
};

const row = (
  kind: ReportCoverage['kind'],
  id: string,
  name: string,
  standings: readonly Standing[],
): ReportCoverage => {
  const sum = (of: (standing: Standing) => number) => standings.reduce((total, standing) => total + of(standing), 0);
  const reasons = Map.groupBy(
    standings.flatMap(standing => standing.notTested),
    ({reason}) => reason,
  );
  return {
    kind,
    id,
    name,
    questions: sum(s => s.questions),
    asked: sum(s => s.asked),
    answered: sum(s => s.answered),
    evidenced: sum(s => s.evidenced),
    unevidenced: sum(s => s.unevidenced.length),
    notTested: [...reasons].map(([reason, rows]) => ({reason, questions: rows.map(({question}) => question)})),
  };
};

/** The reviews with their answers, topic by topic. */
export const reviewsOf = (
  {reviews}: Frameworks,
  sources: Pick<ControlSources, 'answers' | 'revisions'>,
): ReportReview[] =>
  reviews.map(review => ({
    id: review.id,
    kind: kindOf(review),
    title: review.title,
    topics: review.topics.map(({id, title, about, controls, questions}) => ({
      id,
      title,
      about,
      controls,
      answers: questions.map(question => answered(question, sources)),
    })),
  }));

const kinds: Readonly<Record<string, ReportReview['kind']>> = {
  'container-platform': 'platform',
  'outsourced-contracts': 'contracts',
};

const kindOf = ({id}: Review): ReportReview['kind'] => (Object.hasOwn(kinds, id) ? (kinds[id] ?? 'other') : 'other');

/** The parts that are derived for a day: matrices, vendors, container platform. `on`: the report's day. */
export const derivedOf = async (
  session: Session,
  workspace: Workspace,
  on: string,
): Promise<Pick<ReportPapers, 'matrices' | 'vendors' | 'vendorQuestions' | 'support'>> => {
  const {vendors, questions} = await assessVendors(session, workspace, on);
  const hasCluster = workspace.collections.current().some(({kind}) => kind === 'kubernetes');
  return {
    matrices: await buildMatrices(session, workspace),
    vendors: registered(workspace, vendors),
    vendorQuestions: questions,
    ...(hasCluster ? {support: await buildContainerReview(session, workspace, on)} : {}),
  };
};

const registered = (
  workspace: Workspace,
  vendors: Awaited<ReturnType<typeof assessVendors>>['vendors'],
): ReportVendor[] => {
  const uses = new Map(inUseOf(workspace).providers.map(use => [use.provider, use]));
  return vendors.map(vendor => {
    const paper = vendor.id === undefined ? undefined : workspace.papers.get('vendor', vendor.id)?.paper;
    const use = uses.get(vendor.provider);
    return {...vendor, ...(paper?.kind === 'vendor' ? {register: paper} : {}), ...(use ? {use} : {})};
  });
};

/**
 * The Statements of Applicability: of the 2022 edition, which is the one in force, and of 2013 where something was decided. Of
 * an edition without any decision there is none to print.
 */
export const soaOf = async (session: Session, workspace: Workspace): Promise<SoaTable[]> => {
  const tables = [await buildSoa(session, workspace, '2022'), await buildSoa(session, workspace, '2013')];
  return tables.filter(({rows}) => rows.some(({applicable}) => applicable !== undefined));
};
