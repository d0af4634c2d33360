import type {Conclusion, VerdictValue} from '../contract/ids.ts';
import type {ReportAnswer, ReportControl, ReportModel, VerdictCounts} from './model.ts';

export const conclusionOrder = [
  'conforms',
  'partly',
  'does-not-conform',
  'not-tested',
  'not-applicable',
  'not-asked',
] as const satisfies readonly (Conclusion | 'not-asked')[];

export const verdictOrder = [
  'pass',
  'fail',
  'not-assessed',
  'not-applicable',
] as const satisfies readonly VerdictValue[];

/** Sums counts key by key. */
export const sumOf = <K extends string>(
  keys: readonly K[],
  counts: Iterable<Readonly<Record<K, number>>>,
): Record<K, number> => {
  const total = Object.fromEntries(keys.map(k => [k, 0])) as Record<K, number>;
  for (const one of counts) for (const key of keys) total[key] += one[key] ?? 0;
  return total;
};

/** All counts together. */
export const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** The machine verdicts on a control. */
export const controlVerdicts = (control: ReportControl): VerdictCounts =>
  sumOf(
    verdictOrder,
    control.verdicts.map(v => v.counts),
  );

const worst = ['does-not-conform', 'partly', 'not-tested', 'not-asked', 'conforms', 'not-applicable'] as const;

/** The conclusion to name where a control has several questions: the one that asks most of the reader. */
export const worstConclusion = ({answers}: ReportControl): Conclusion | 'not-asked' => worstOf(answers);

/** Whether anything stands on record for it: an answer, a verdict or evidence. */
export const isOnRecord = (control: ReportControl): boolean =>
  control.answers.some(a => a.conclusion !== 'not-asked') || control.verdicts.length > 0 || control.evidence.length > 0;

/** Answers with the follow-ups below them. */
export const withFollowUps = (answers: readonly ReportAnswer[]): ReportAnswer[] =>
  answers.flatMap(a => [a, ...withFollowUps(a.followUps)]);

/** The conclusion of several answers to name: the one that asks most of the reader. */
export const worstOf = (answers: readonly ReportAnswer[]): Conclusion | 'not-asked' => {
  const all = withFollowUps(answers);
  return worst.find(w => all.some(a => a.conclusion === w)) ?? 'not-asked';
};

/** Controls a reader should look at first, the gravest first: by conclusion, then by failed verdicts, then by what was not read. */
export const controlsToLookAt = (model: ReportModel): ReportControl[] => {
  const rank = (c: ReportControl) => ({'does-not-conform': 0, partly: 1})[worstConclusion(c) as string] ?? 2;
  return model.controls
    .map(control => ({control, rank: rank(control), counts: controlVerdicts(control)}))
    .filter(({rank, counts}) => rank < 2 || counts.fail > 0 || counts['not-assessed'] > 0)
    .sort(
      (a, b) => a.rank - b.rank || b.counts.fail - a.counts.fail || b.counts['not-assessed'] - a.counts['not-assessed'],
    )
    .map(({control}) => control);
};

/** How many controls have a verdict that waits, or stand beside a read that was not answered. */
export const waitingControls = (model: ReportModel): number => {
  const names = new Set(model.unread.flatMap(u => u.controls.map(c => `${c.edition} ${c.id}`)));
  for (const c of model.controls) if (controlVerdicts(c)['not-assessed'] > 0) names.add(`${c.ref.edition} ${c.ref.id}`);
  return names.size;
};

/**
 * Controls with a question concluded as not conforming that no finding names, neither against them nor against a
 * counterpart in the other edition.
 */
export const withoutFinding = ({controls, papers}: ReportModel): ReportControl[] => {
  const named = new Set(
    papers.findings.flatMap(({requirement}) =>
      requirement.source === 'standard' ? [`${requirement.control.edition} ${requirement.control.id}`] : [],
    ),
  );
  return [...controls, ...papers.clauses].filter(
    ({ref, crosswalk, answers}) =>
      worstOf(answers) === 'does-not-conform' &&
      ![`${ref.edition} ${ref.id}`, ...crosswalk.ids.map(id => `${crosswalk.edition} ${id}`)].some(key =>
        named.has(key),
      ),
  );
};
