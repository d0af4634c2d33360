import {isRequestOpen, openItems} from '../assessment/paper-states.ts';
import {
  clauseProgress,
  type GroupProgress,
  progressOf,
  type ReviewProgress,
  reviewProgress,
} from '../assessment/progress.ts';
import type {Readiness} from '../contract/views.ts';
import type {Workspace} from '../workspace/types.ts';
import type {Library} from './library.ts';
import {applicabilityOf} from './overview-service.ts';
import {remember} from './remember.ts';
import {standingSeal} from './seal.ts';
import type {Session} from './session.ts';
import {awaitsReview, isStale, signatureStandings} from './signature-standing.ts';
import {decisionsOf} from './soa-service.ts';
import {standingPapers} from './standing-papers.ts';
import {coverageOf} from './target-coverage.ts';
import {unreadOf} from './unread.ts';

type Item = Readiness['items'][number];

/**
 * What stands in the way of a package, or should be known before it is sealed, the gravest first. It depends on what the assessment
 * is for: a certification audit asks for every question of the standard and a decision on every control; a supplier review
 * for its reviews, and of the standard for what was begun.
 */
export const readinessOf = (session: Session, workspace: Workspace, library: Library): Readiness => {
  const seal = standingSeal(workspace);
  const {files, bytes} = payloadOf(workspace);
  return {
    ...(seal ? {sealed: {at: seal.sealedAt, by: workspace.custody.last()?.actor ?? ''}} : {}),
    items: [
      ...signatureItems(workspace, library),
      ...collectionItems(session, workspace, library),
      ...questionItems(workspace, library),
      ...applicabilityItems(workspace, library),
      ...paperItems(workspace),
      ...strictlyConfidential(workspace),
    ].filter(({count}) => count > 0),
    files: files + (seal ? 1 : 0),
    bytes: bytes + (seal?.report.bytes ?? 0),
  };
};

const shown = 5;

const item = (code: Item['code'], examples: readonly string[], of?: number): Item => ({
  code,
  count: examples.length,
  ...(of === undefined ? {} : {of}),
  examples: examples.slice(0, shown),
});

const signatureItems = (workspace: Workspace, library: Library): Item[] => {
  const standings = signatureStandings(workspace, library);
  const whole = standings.find(({scope}) => scope === 'assessment');
  // Who signs the whole signs its families with it.
  const asked = whole?.prepared ? standings.filter(({prepared}) => prepared) : standings;
  const name = ({scope, name: words}: {scope: string; name: string}) =>
    scope === 'assessment' ? words : `${scope} ${words}`;
  const of = asked.length;
  return [
    item('unsigned', asked.filter(({prepared}) => !prepared).map(name), of),
    item('signature-stale', asked.filter(isStale).map(name), of),
    item('not-reviewed', asked.filter(awaitsReview).map(name), of),
  ];
};

const collectionItems = (session: Session, workspace: Workspace, library: Library): Item[] => {
  const current = workspace.collections.current();
  const coverage = coverageOf(workspace, library).targets;
  const sum = (of: 'unread' | 'of') => coverage.reduce((total, target) => total + target[of], 0);
  const unread = remember(workspace, 'unread', ['collections', 'evidence'], undefined, () =>
    unreadOf(
      workspace,
      current.map(({id}) => id),
      session.operations,
    ),
  );
  // A newer collection that stopped stands behind the finished one that counts, and is worth finishing all the same.
  const stopped = workspace.collections
    .list()
    .filter(({state, kind, target, id}) =>
      state === 'running' ? true : workspace.collections.resumable(kind, target)?.id === id,
    );
  return [
    {
      code: 'nothing-collected',
      count: current.length === 0 && workspace.info.mode !== 'supplier-review' ? 1 : 0,
      examples: [],
    },
    item(
      'collection-unfinished',
      stopped.map(({id, identity, kind, state}) => `${id} ${identity?.name ?? kind}: ${state}`),
    ),
    {
      code: 'unread',
      count: sum('unread'),
      of: sum('of'),
      examples: unread
        .slice(0, shown)
        .map(
          ({operation, region, outcome, count}) =>
            `${operation}, ${region}: ${outcome}${count > 1 ? ` (${count})` : ''}`,
        ),
    },
  ];
};

const questionItems = (workspace: Workspace, {frameworks}: Library): Item[] => {
  const answers = workspace.answers.list();
  const standard: (GroupProgress | ReviewProgress)[] = [
    ...progressOf(frameworks, answers, '2013'),
    ...clauseProgress(frameworks, answers),
  ];
  const reviews = reviewProgress(frameworks, answers);
  const {mode} = workspace.info;
  const asked =
    mode === 'certification'
      ? standard
      : mode === 'supplier-review'
        ? [...reviews, ...standard.filter(group => group.asked > 0)]
        : [...standard, ...reviews.filter(review => review.asked > 0)];
  // A question may serve controls of two families.
  const distinct = (ids: readonly string[]) => [...new Set(ids)];
  const open = distinct(asked.flatMap(group => [...group.open]));
  const all = asked.reduce((total, group) => total + group.questions, 0);
  const concluded = answers.filter(({conclusion}) => conclusion !== 'not-tested' && conclusion !== 'not-applicable');
  return [
    item('open-questions', open, all),
    item('unevidenced', distinct([...standard, ...reviews].flatMap(group => [...group.unevidenced])), concluded.length),
  ];
};

/** In a supplier review nobody need decide on controls; once somebody began, the rest is open. */
const applicabilityItems = (workspace: Workspace, library: Library): Item[] => {
  const {open, of} = applicabilityOf(workspace, library);
  if (workspace.info.mode === 'supplier-review' && open === of) return [];
  const decided = decisionsOf(workspace);
  const undecided = library.frameworks
    .controls(workspace.info.edition ?? '2022')
    .filter(({ref}) => !decided.has(`${ref.edition}:${ref.id}`));
  return [
    item(
      'undecided-controls',
      undecided.map(({ref, name}) => `${ref.edition} ${ref.id} ${name}`),
      of,
    ),
  ];
};

const paperItems = (workspace: Workspace): Item[] => {
  const samples = standingPapers(workspace, 'sample');
  const requests = standingPapers(workspace, 'request');
  return [
    item(
      'open-samples',
      samples
        .filter(sample => openItems(sample) > 0)
        .map(sample => `${sample.id} ${sample.title}: ${openItems(sample)} of ${sample.items.length}`),
      samples.length,
    ),
    item(
      'open-requests',
      requests.filter(isRequestOpen).map(({id, document}) => `${id} ${document}`),
      requests.length,
    ),
  ];
};

type Payload = {
  readonly files: number;
  readonly bytes: number;
  readonly strict: readonly string[];
  readonly items: number;
};

/** The evidence that would go into a package; its lists and the report come on top. */
const payloadOf = (workspace: Workspace): Payload =>
  remember(workspace, 'payload', ['evidence'], undefined, () => {
    let [files, bytes, items] = [0, 0, 0];
    const strict: string[] = [];
    for (const {id, title, classification, files: own} of workspace.evidence.list()) {
      items += 1;
      files += own.length;
      for (const file of own) bytes += file.bytes;
      if (classification === 'strictly-confidential') strict.push(`${id} ${title}`);
    }
    return {files, bytes, strict, items};
  });

const strictlyConfidential = (workspace: Workspace): Item[] => {
  const {strict, items} = payloadOf(workspace);
  return [item('strictly-confidential', strict, items)];
};
