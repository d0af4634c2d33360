import {randomUUID} from 'node:crypto';
import {clauseProgress, type GroupProgress, progressOf, reviewProgress, type Standing} from '../assessment/progress.ts';
import type {Handlers, Output} from '../contract/methods.ts';
import type {Workspace} from '../workspace/types.ts';
import {createWorkspace, openWorkspace} from '../workspace/workspace.ts';
import {collectionView} from './collect-service.ts';
import {mapEvidence} from './evidence-map.ts';
import {verdictTotals} from './judge.ts';
import {familyOf} from './report-model.ts';
import type {Session} from './session.ts';
import {tallyVerdicts} from './tally.ts';
import {unreadOf} from './unread.ts';

type AssessmentMethods =
  | 'assessment.create'
  | 'assessment.open'
  | 'assessment.update'
  | 'assessment.close'
  | 'assessment.current'
  | 'assessment.status';

/** The one open assessment, and where it stands. */
export const assessmentHandlers = (session: Session): Pick<Handlers, AssessmentMethods> => {
  const deps = {clock: session.deps.clock, uuid: randomUUID};
  const adopt = (workspace: Workspace): Output<'assessment.open'> => {
    session.opened(workspace);
    return view(workspace);
  };
  return {
    'assessment.create': ({folder, assessment}) => adopt(createWorkspace(folder, assessment, deps)),

    'assessment.open': ({folder}) => {
      session.close();
      return adopt(openWorkspace(folder, deps));
    },

    'assessment.update': ({assessment, by}) => {
      const workspace = session.workspace();
      workspace.describe(assessment, by);
      return view(workspace);
    },

    'assessment.close': () => {
      session.close();
      return {};
    },

    'assessment.current': () => {
      const workspace = session.current();
      return workspace ? {assessment: view(workspace)} : {};
    },

    'assessment.status': async () => {
      const workspace = session.workspace();
      const {frameworks, checks} = await session.library();
      const evidence = mapEvidence(workspace, checks);
      const tally = tallyVerdicts(workspace);
      const answers = workspace.answers.list();
      const group = (progress: GroupProgress) => ({
        ...familyOf(progress, checks, evidence, tally),
        ...standingView(progress),
      });
      const current = workspace.collections.current().map(collection => collection.id);
      const {sha256, entries} = workspace.custody.head();
      return {
        assessment: view(workspace),
        families: progressOf(frameworks, answers, '2013').map(group),
        clauses: clauseProgress(frameworks, answers).map(group),
        reviews: reviewProgress(frameworks, answers).map(review => ({
          ...standingView(review),
          name: review.title,
          topics: review.topics.length,
        })),
        verdicts: verdictTotals(workspace),
        collections: workspace.collections.list().map(collection => collectionView(workspace, collection.id)),
        unread: unreadOf(workspace, current, session.operations),
        evidence: workspace.evidence.count(),
        custody: {head: sha256, entries},
      };
    },
  };
};

const view = (workspace: Workspace): Output<'assessment.open'> => {
  const {team, ...info} = workspace.info;
  return {...info, ...(team ? {team: team.map(member => ({...member}))} : {}), folder: workspace.folder};
};

const standingView = ({id, questions, asked, answered, evidenced, ...rest}: Standing & {readonly id: string}) => ({
  id,
  questions,
  asked,
  answered,
  evidenced,
  conclusions: rest.conclusions,
  notTested: [...rest.notTested],
  notApplicable: [...rest.notApplicable],
  unevidenced: [...rest.unevidenced],
  open: [...rest.open],
});
