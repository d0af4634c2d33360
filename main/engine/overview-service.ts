import {type NextFacts, nextSteps} from '../assessment/next-steps.ts';
import {isFindingOpen, isRequestOpen} from '../assessment/paper-states.ts';
import {clauseProgress, progressOf, reviewProgress, type Standing} from '../assessment/progress.ts';
import type {Handlers} from '../contract/methods.ts';
import type {Workspace} from '../workspace/types.ts';
import type {Library} from './library.ts';
import {outlineOf} from './outline.ts';
import {remember} from './remember.ts';
import type {Session} from './session.ts';
import {awaitsReview, signatureStandings, staleSignatures} from './signature-standing.ts';
import {decisionsOf} from './soa-service.ts';
import {standingPapers} from './standing-papers.ts';
import {coverageOf} from './target-coverage.ts';

/** Where the engagement stands, and what to do next. */
export const overviewHandlers = (session: Session): Pick<Handlers, 'overview.get'> => ({
  'overview.get': async () => {
    const workspace = session.workspace();
    const library = await session.library();
    const standings = signatureStandings(workspace, library);
    const stale = await staleSignatures(workspace, standings);
    const coverage = coverageOf(workspace, library);
    const [requests, samples, findings] = [
      standingPapers(workspace, 'request'),
      standingPapers(workspace, 'sample'),
      standingPapers(workspace, 'finding'),
    ];
    const groups = remember(workspace, 'outline', ['answers', 'papers', 'verdicts'], library, () =>
      outlineOf(workspace, library),
    );
    const current = workspace.collections.current().map(({id}) => id);
    const {sha256, entries} = workspace.custody.head();
    return {
      groups,
      next: nextSteps({
        mode: workspace.info.mode,
        today: session.now().slice(0, 10),
        collected: workspace.collections.list().length > 0,
        resumable: resumableOf(workspace),
        refused: coverage.refused,
        requests,
        samples,
        findings,
        stale,
        unreviewed: standings.filter(awaitsReview).map(({scope}) => scope),
        groups: standingGroups(workspace, library),
        applicability: applicabilityOf(workspace, library),
      }),
      coverage: [...coverage.targets],
      interviews: standingPapers(workspace, 'interview').length,
      requests: {answered: requests.filter(request => !isRequestOpen(request)).length, of: requests.length},
      samples: samples.length,
      findings: {open: findings.filter(isFindingOpen).length, of: findings.length},
      evidence: workspace.evidence.count(),
      resources: workspace.resources.count(current),
      custody: {head: sha256, entries},
    };
  },
});

/** Collections that stopped before their end and are the newest of their target. */
const resumableOf = (workspace: Workspace): NextFacts['resumable'] => {
  const all = workspace.collections.list();
  const found = all.flatMap(({kind, target}) => workspace.collections.resumable(kind, target) ?? []);
  return [...new Map(found.map(one => [one.id, one])).values()].map(({id, identity, kind}) => ({
    collection: id,
    name: identity?.name ?? kind,
  }));
};

const standingGroups = (workspace: Workspace, {frameworks}: Library): NextFacts['groups'] => {
  const answers = workspace.answers.list();
  const row = (
    kind: NextFacts['groups'][number]['kind'],
    name: string,
    standing: Standing & {readonly id: string},
  ) => ({
    kind,
    id: standing.id,
    name,
    questions: standing.questions,
    asked: standing.asked,
    unevidenced: standing.unevidenced.length,
  });
  return [
    ...progressOf(frameworks, answers, '2013').map(family => row('family', family.name, family)),
    ...clauseProgress(frameworks, answers).map(clause => row('clause', clause.name, clause)),
    ...reviewProgress(frameworks, answers).map(review => row('review', review.title, review)),
  ];
};

/** Controls of the edition the Statement of Applicability goes by that nobody has decided on. */
export const applicabilityOf = (workspace: Workspace, {frameworks}: Library): {open: number; of: number} => {
  const decided = decisionsOf(workspace);
  const controls = frameworks.controls(workspace.info.edition ?? '2022');
  return {
    open: controls.filter(({ref}) => !decided.has(`${ref.edition}:${ref.id}`)).length,
    of: controls.length,
  };
};
