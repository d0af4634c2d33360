import type {ControlRef, Edition, VerdictValue} from '../contract/ids.ts';
import type {Applicability, SoaRow, SoaTable} from '../contract/papers.ts';
import type {Answer} from '../workspace/types.ts';
import type {Control, Frameworks} from './frameworks.ts';
import {type Concluded, conclude, questionsServing, statusByAnswers} from './soa-answers.ts';
import {type Decisions, decisionKey, type Proposal, proposeFrom} from './soa-proposal.ts';

/** What the checks of one control saw. */
export type SeenByChecks = {readonly counts: Record<VerdictValue, number>; readonly failing: readonly string[]};

/** All that a Statement of Applicability is derived from. */
export type SoaInput = {
  readonly edition: Edition;
  readonly frameworks: Frameworks;
  readonly decisions: Decisions;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Evidence ids of one control of one edition. */
  readonly evidence: (ref: ControlRef) => readonly string[];
  /** Documents people attached for it, by title, for "how" where nobody wrote it. */
  readonly documents: (ref: ControlRef) => readonly string[];
  /** Undefined where no check informs the control. */
  readonly seen: (ref: ControlRef) => SeenByChecks | undefined;
};

/** Marks a status that nobody decided, so that reading it back does not make it a decision. */
export const byAnswers = ', by the answers';

/** The Statement of Applicability (ISO/IEC 27001 clause 6.1.3 d): a row for every control, decided or not. */
export const soaTable = (input: SoaInput): SoaTable => ({
  edition: input.edition,
  rows: input.frameworks.controls(input.edition).map(control => rowOf(input, control)),
});

const rowOf = (input: SoaInput, {ref, name}: Control): SoaRow => {
  const {frameworks, decisions, answers} = input;
  const decision = decisions.get(decisionKey(ref));
  const proposal = decision ? undefined : proposeFrom(frameworks, decisions, ref);
  const concluded = conclude(questionsServing(frameworks, ref), answers);
  const everywhere = [ref, ...counterpartsOf(frameworks, ref)];
  const evidence = [...new Set(everywhere.flatMap(input.evidence))].sort(byLengthThenText);
  const documents = [...new Set(everywhere.flatMap(input.documents))];
  const seen = input.seen(ref);
  const status = decision?.applicable === false ? '' : statusText(decision, concluded);
  const how = decision?.how ?? (documents.length > 0 ? `See ${documents.join('; ')}` : '');
  const about = {ref, decision, proposal, concluded, seen, evidence: evidence.length, how};
  return {
    control: ref,
    title: name,
    ...(decision ? {applicable: decision.applicable} : {}),
    inclusion: [decision?.inclusion.join(', '), decision?.inclusionNote].filter(Boolean).join(': '),
    exclusion: decision?.exclusion ?? '',
    status,
    how,
    risks: decision?.risks.join('; ') ?? '',
    owner: decision?.owner ?? '',
    evidence,
    reviewed: decision?.reviewed ?? '',
    conclusions: [...concluded.of],
    ...(seen ? {verdicts: seen.counts} : {}),
    ...(proposal?.agreed ? {proposal: {applicable: proposal.applicable, from: [...proposal.from]}} : {}),
    gaps: [...gapsOf(about), ...disagreements(frameworks, decisions, ref, decision)],
  };
};

const counterpartsOf = (frameworks: Frameworks, ref: ControlRef): ControlRef[] => {
  const {edition, ids} = frameworks.counterparts(ref);
  return ids.map(id => ({edition, id}));
};

const byLengthThenText = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

const statusText = (decision: Applicability | undefined, concluded: Concluded): string =>
  decision?.status ?? `${statusByAnswers(concluded)}${byAnswers}`;

type About = {
  readonly ref: ControlRef;
  readonly decision: Applicability | undefined;
  readonly proposal: Proposal | undefined;
  readonly concluded: Concluded;
  readonly seen: SeenByChecks | undefined;
  readonly evidence: number;
  readonly how: string;
};

const gapsOf = ({decision, proposal, concluded, seen, evidence, how}: About): string[] => {
  if (!decision) return [undecided(proposal)];
  const {conforms, partly, 'does-not-conform': not, open} = concluded;
  const answered = conforms + partly + not;
  if (!decision.applicable) {
    return [
      ...(decision.exclusion?.trim() ? [] : ['Excluded without a justification.']),
      ...(answered > 0 ? [`Excluded, but answered as if it applied: ${answered} of its questions.`] : []),
    ];
  }
  const done = decision.status === 'implemented';
  return [
    ...(decision.inclusion.length > 0 ? [] : ['No reason for inclusion: risk, law, contract or business.']),
    ...(decision.status === undefined && statusByAnswers(concluded) === 'not-assessed' ? ['Not assessed yet.'] : []),
    ...(how === '' ? ['Nothing says how it is implemented.'] : []),
    ...(decision.owner ? [] : ['No owner.']),
    ...(evidence > 0 ? [] : ['No evidence.']),
    ...(decision.reviewed ? [] : ['No date of review.']),
    ...(done && partly + not > 0
      ? [`Declared implemented, but answers say otherwise: ${partly} partly, ${not} "does not conform".`]
      : []),
    ...(open > 0 ? [`Questions without an answer: ${open}.`] : []),
    ...(done && seen && seen.counts.fail > 0
      ? [
          `Declared implemented, but checks fail: ${seen.failing.slice(0, 5).join(', ')}${seen.failing.length > 5 ? ' and more' : ''}.`,
        ]
      : []),
    ...(seen && seen.counts['not-assessed'] > 0
      ? [`Check results "not assessed": ${seen.counts['not-assessed']}. What they would have shown is not known.`]
      : []),
  ];
};

const undecided = (proposal: Proposal | undefined): string => {
  if (!proposal?.agreed) return `Not decided. ${proposal?.why ?? ''}`.trim();
  const from = proposal.from.map(({edition, id}) => `${edition} ${id}`).join(', ');
  const caution = proposal.caution ? ` ${proposal.caution}` : '';
  return `Not decided. ${from} suggest${proposal.from.length === 1 ? 's' : ''}: ${proposal.applicable ? 'applicable' : 'excluded'}.${caution}`;
};

/** Decisions on the two sides of the crosswalk that say opposite things. */
const disagreements = (
  frameworks: Frameworks,
  decisions: Decisions,
  ref: ControlRef,
  decision: Applicability | undefined,
): string[] => {
  if (!decision) return [];
  const others = counterpartsOf(frameworks, ref).filter(other => {
    const found = decisions.get(decisionKey(other));
    return found !== undefined && found.applicable !== decision.applicable;
  });
  if (others.length === 0) return [];
  const names = others.map(({edition, id}) => `${edition} ${id}`).join(', ');
  const are = others.length === 1 ? 'is' : 'are';
  return decision.applicable
    ? [`Applicable here, but ${names} ${are} excluded: say why they differ.`]
    : [`Excluded here, but ${names} ${are} applicable: say why they differ.`];
};
