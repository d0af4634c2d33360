import type {Conclusion, ControlRef, VerdictValue} from '../contract/ids.ts';
import type {ReportControl, ReportModel, VerdictCounts} from './model.ts';

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
export const worstConclusion = (control: ReportControl): Conclusion | 'not-asked' =>
  worst.find(w => control.answers.some(a => a.conclusion === w)) ?? 'not-asked';

export const sameControl = (a: ControlRef, b: ControlRef): boolean => a.edition === b.edition && a.id === b.id;

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
