import type {Mode} from '../contract/ids.ts';
import type {EvidenceRequest, Finding, Sample} from '../contract/papers.ts';
import type {NextStep} from '../contract/views.ts';
import {isFindingOpen, isRequestOpen, openItems} from './paper-states.ts';

type Numbered<T> = T & {readonly id: string};
type Step<K extends NextStep['kind']> = Extract<NextStep, {kind: K}>;

/** Where an assessment stands, as far as it says what to do next. Papers are those that were not withdrawn. */
export type NextFacts = {
  readonly mode: Mode;
  /** UTC, `2026-11-21`. */
  readonly today: string;
  /** Whether anything was ever collected. */
  readonly collected: boolean;
  readonly resumable: readonly Omit<Step<'resume-collection'>, 'kind'>[];
  readonly refused: readonly Omit<Step<'grant-reads'>, 'kind'>[];
  readonly requests: readonly Numbered<EvidenceRequest>[];
  readonly samples: readonly Numbered<Sample>[];
  readonly findings: readonly Numbered<Finding>[];
  readonly stale: Omit<Step<'sign-again'>, 'kind'>;
  /** Scopes that one person signed and nobody reviewed. */
  readonly unreviewed: readonly string[];
  /** What the questionnaire is walked by, with its open questions and the answers without evidence. */
  readonly groups: readonly {
    readonly kind: 'family' | 'clause' | 'review';
    readonly id: string;
    readonly name: string;
    readonly questions: number;
    readonly asked: number;
    readonly unevidenced: number;
  }[];
  readonly applicability: {readonly open: number; readonly of: number};
};

const longest = 8;
/** Of one kind at most so many: a list of one thing alone hides the rest. */
const ofOneKind = 2;

/** What to do next, most urgent first: what blocks reading, what is late, what others wait for, then the way on. */
export const nextSteps = (facts: NextFacts): NextStep[] => {
  const {mode, collected, resumable, refused, requests, stale, unreviewed, applicability} = facts;
  const open = facts.groups.filter(({questions, asked}) => asked < questions);
  // A supplier is reviewed by its contracts first; nothing need be collected for that.
  const contractsFirst = mode === 'supplier-review';
  const only = (applies: boolean, step: NextStep): NextStep[] => (applies ? [step] : []);
  const collectFirst = only(!collected, {kind: 'collect-first'});
  const urgent: NextStep[] = [
    ...(contractsFirst ? [] : collectFirst),
    ...few(resumable).map((one): NextStep => ({kind: 'resume-collection', ...one})),
    ...few(refused).map((one): NextStep => ({kind: 'grant-reads', ...one})),
    ...overdue(facts),
    ...only(stale.scopes.length > 0, {kind: 'sign-again', ...stale}),
    ...openFindings(facts),
    ...openSamples(facts),
    ...only(unreviewed.length > 0, {kind: 'second-signature', scopes: [...unreviewed]}),
    ...evidenceMissing(facts),
  ];
  const onward: NextStep[] = [
    ...only(requests.length === 0, {kind: 'prepare-requests'}),
    ...few(contractsFirst ? reviewsFirst(open) : begunFirst(open)).map(
      ({id, name, questions, asked}): NextStep => ({
        kind: 'family-open',
        family: id,
        name,
        open: questions - asked,
        of: questions,
      }),
    ),
    ...(contractsFirst ? collectFirst : []),
    ...only(applicability.open > 0 && !contractsFirst, {kind: 'decide-applicability', ...applicability}),
  ];
  const steps = [...urgent, ...onward].slice(0, longest);
  return steps.length > 0 ? steps : [{kind: 'package-ready'}];
};

const few = <T>(all: readonly T[]): readonly T[] => all.slice(0, ofOneKind);

const overdue = ({requests, today}: NextFacts): NextStep[] => {
  const late = requests.flatMap(request =>
    isRequestOpen(request) && request.due !== undefined && request.due < today ? [{...request, due: request.due}] : [],
  );
  return few(late.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))).map(
    ({id, document, owner, due}) => ({kind: 'request-overdue', request: id, document, owner, due}),
  );
};

const grades: readonly Finding['grade'][] = ['major', 'minor'];

/** Nonconformities that are not closed: the major ones first, then by what is due soonest. */
const openFindings = ({findings}: NextFacts): NextStep[] => {
  const rank = ({grade, due}: Finding) => `${grades.indexOf(grade)} ${due ?? '9999'}`;
  const open = findings.filter(finding => grades.includes(finding.grade) && isFindingOpen(finding));
  return few(open.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))).map(({id, statement, due}) => ({
    kind: 'finding-open',
    finding: id,
    statement,
    ...(due === undefined ? {} : {due}),
  }));
};

const openSamples = ({samples}: NextFacts): NextStep[] =>
  few(samples.filter(sample => openItems(sample) > 0)).map(sample => ({
    kind: 'sample-open',
    sample: sample.id,
    title: sample.title,
    open: openItems(sample),
    of: sample.items.length,
  }));

const evidenceMissing = ({groups}: NextFacts): NextStep[] => {
  const [worst] = groups.filter(group => group.unevidenced > 0).toSorted((a, b) => b.unevidenced - a.unevidenced);
  return worst ? [{kind: 'evidence-missing', family: worst.id, name: worst.name, answers: worst.unevidenced}] : [];
};

type Group = NextFacts['groups'][number];

/** What was begun, before what was not; a review that nobody began is no omission of the audit and stands last. */
const begunFirst = (open: readonly Group[]): Group[] => {
  const rank = ({kind, asked}: Group) => (asked > 0 ? 0 : kind === 'review' ? 2 : 1);
  return open.toSorted((a, b) => rank(a) - rank(b));
};

const reviewsFirst = (open: readonly Group[]): Group[] => {
  const rank = ({kind, asked}: Group) => (kind === 'review' ? 0 : 2) + (asked > 0 ? 0 : 1);
  return open.toSorted((a, b) => rank(a) - rank(b));
};
