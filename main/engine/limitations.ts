import type {ReportCoverage, ReportPapers} from '../report/papers-model.ts';
import type {Workspace} from '../workspace/types.ts';
import type {Session} from './session.ts';
import {lastReads} from './unread.ts';

/** What this assessment did not look at, as sentences for the report. */
export const limitationsOf = (session: Session, workspace: Workspace, papers: ReportPapers): string[] => [
  ...unreadLimits(session, workspace),
  ...(papers.coverage.length === 0 ? [] : questionLimits(papers.coverage)),
  ...recordLimits(papers),
  'Configuration was read at the times given; what was different before or after is not shown.',
  'Machine verdicts are evidence for the auditor, not conclusions.',
];

const names: Readonly<Record<string, string>> = {aws: 'AWS account', kubernetes: 'Kubernetes cluster'};

const unreadLimits = (session: Session, workspace: Workspace): string[] => {
  const current = workspace.collections.current();
  const ids = current.map(({id}) => id);
  const unanswered = [...lastReads(workspace, ids)].filter(
    ({provenance}) => provenance.outcome !== 'ok' && provenance.outcome !== 'absent',
  ).length;
  return [
    ...Object.keys(session.deps.collectors)
      .filter(kind => !current.some(collection => collection.kind === kind))
      .map(kind => `No ${names[kind] ?? kind} was read; the checks for it give no verdict.`),
    ...current
      .filter(({state}) => state !== 'finished')
      .map(
        ({id, identity, kind, state, problem}) =>
          `${id} (${identity?.name ?? kind}) is ${state}: ${problem ?? 'it did not reach its end.'} What it did not read is not assessed.`,
      ),
    ...(unanswered > 0
      ? [`${some(unanswered, 'read')} got no answer; each stands under "What could not be read" with its reason.`]
      : []),
  ];
};

// The questions of the standard together, each review by itself: a review nobody began says so in one sentence.
const questionLimits = (coverage: readonly ReportCoverage[]): string[] => {
  const standard = coverage.filter(({kind}) => kind !== 'review');
  const sum = (of: (part: ReportCoverage) => number) => standard.reduce((total, part) => total + of(part), 0);
  const [questions, open] = [sum(part => part.questions), sum(part => part.questions - part.asked)];
  const aside = coverage.reduce((total, part) => total + part.asked - part.answered, 0);
  return [
    ...(open > 0 ? [`${open} of ${some(questions, 'question')} on controls and clauses ${were(open)} not asked.`] : []),
    ...coverage
      .filter(({kind, questions: all, asked}) => kind === 'review' && asked < all)
      .map(({name, questions: all, asked}) =>
        asked === 0
          ? `The review "${name}" was not carried out: none of its ${some(all, 'question')} was asked.`
          : `${all - asked} of ${some(all, 'question')} of the review "${name}" ${were(all - asked)} not asked.`,
      ),
    ...(aside > 0
      ? [`${some(aside, 'question')} ${were(aside)} put and not tested; the reasons stand under "Not tested, and why".`]
      : []),
  ];
};

const recordLimits = ({soa, samples, requests}: ReportPapers): string[] => {
  const missing = requests.filter(({status}) => ['not-started', 'asked', 'insufficient'].includes(status)).length;
  return [
    ...soa.flatMap(({edition, rows}) => {
      const undecided = rows.filter(({applicable}) => applicable === undefined).length;
      return undecided === 0
        ? []
        : [`Nobody has decided on ${undecided} of the ${some(rows.length, 'control')} of the ${edition} edition.`];
    }),
    ...samples.flatMap(({id, items}) => {
      const open = items.filter(({result}) => result === 'open').length;
      return open === 0
        ? []
        : [`${open} of ${some(items.length, 'item')} of the sample ${id} ${were(open)} not looked at.`];
    }),
    ...(missing > 0
      ? [`${missing} of ${some(requests.length, 'document')} asked for did not come, or not as it was needed.`]
      : []),
  ];
};

const some = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const were = (n: number): string => (n === 1 ? 'was' : 'were');
