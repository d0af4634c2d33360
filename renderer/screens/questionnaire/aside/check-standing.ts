import type {Output} from '../../../../main/contract/methods.ts';
import type {VerdictCounts} from '../../../../main/contract/views.ts';

export type ControlView = Output<'controls.get'>;
export type CheckSummary = ControlView['checks'][number];

/** The state a check is shown by, worst first: what failed, what could not be read, what passed. */
export const checkState = ({fail, pass, ...counts}: VerdictCounts) => {
  if (fail > 0) return 'fail' as const;
  if (counts['not-assessed'] > 0) return 'not-assessed' as const;
  if (pass > 0) return 'pass' as const;
  return counts['not-applicable'] > 0 ? ('not-applicable' as const) : ('not-asked' as const);
};

const order = ['fail', 'not-assessed', 'pass', 'not-applicable', 'not-asked'] as const;

/** How many checks stand how, the worst first; whatever holds something that could not be read counts there as well. */
export const tallyOf = (checks: readonly CheckSummary[]) => {
  const states = checks.flatMap(({counts}) => {
    const state = checkState(counts);
    return state !== 'not-assessed' && counts['not-assessed'] > 0 ? [state, 'not-assessed' as const] : [state];
  });
  return order
    .map(state => [state, states.filter(one => one === state).length] as const)
    .filter(([, many]) => many > 0);
};

/** The checks of one or several controls, each once: what failed first, then what could not be read. */
export const mergedChecks = (views: readonly ControlView[], only?: ReadonlySet<string>): CheckSummary[] => {
  const found = new Map(views.flatMap(({checks}) => checks).map(check => [check.id, check]));
  return [...found.values()]
    .filter(({id}) => !only || only.has(id))
    .sort((one, other) => order.indexOf(checkState(one.counts)) - order.indexOf(checkState(other.counts)));
};

/** Evidence of several controls, each item once; `total` counts what is not among the items as well where only one is shown. */
export const mergedEvidence = (views: readonly ControlView[]): ControlView['evidence'] => {
  const [only] = views;
  if (only && views.length === 1) return only.evidence;
  const items = [...new Map(views.flatMap(({evidence}) => evidence.items).map(item => [item.id, item])).values()];
  const people = items.filter(({kind}) => kind !== 'read');
  return {total: items.length, items: [...people, ...items.filter(({kind}) => kind === 'read')]};
};

/** Papers of several controls, each once; what is derived by control (decisions of applicability) only where one is shown. */
export const mergedPapers = (views: readonly ControlView[]): ControlView['papers'] => [
  ...new Map(views.flatMap(({papers}) => papers).map(paper => [`${paper.kind} ${paper.id}`, paper])).values(),
];
