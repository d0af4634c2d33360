import type {ControlRef} from '../contract/ids.ts';
import {isAnswered, type ReadLookup, rememberReads} from './parts.ts';
import {type Counts, type MissingRead, newTally, type Tally} from './tally.ts';
import type {Check, Verdict} from './types.ts';

/**
 * What the machine can say about a control, never a conclusion on it:
 * `no-check` no check informs it; `not-run` checks do, but gave no verdict; `not-assessed` nothing could be read;
 * `not-applicable` nothing there to look at; `fails-seen` at least one fail; `partly-assessed` no fail seen, but not all was
 * read or run; `no-fail-seen` all was read, and nothing failed.
 */
export type CoverageState =
  | 'no-check'
  | 'not-run'
  | 'not-assessed'
  | 'not-applicable'
  | 'fails-seen'
  | 'partly-assessed'
  | 'no-fail-seen';

export type {Counts, MissingRead} from './tally.ts';

export type CoverageCell = {
  readonly state: CoverageState;
  readonly checks: readonly {readonly check: string; readonly counts: Counts}[];
  /** Verdicts by value; one that serves several controls of a family counts once there. */
  readonly counts: Counts;
  /** Distinct resources that passed or failed a check: those really looked at. */
  readonly resources: number;
  readonly missing: readonly MissingRead[];
};

export type ControlCoverage = CoverageCell & {readonly ref: ControlRef; readonly family: string};

/** `states` says how many controls of the family are in which state, so that no single number hides the gaps. */
export type FamilyCoverage = CoverageCell & {
  readonly family: string;
  readonly edition: ControlRef['edition'];
  readonly states: Readonly<Record<CoverageState, number>>;
};

export type CoverageInput = {
  readonly checks: readonly Check[];
  /** All controls to report on, of one or both editions, in the order wanted. */
  readonly controls: readonly {readonly ref: ControlRef; readonly family: string}[];
  readonly verdicts: Iterable<Verdict>;
  readonly read: ReadLookup;
};

/** Coverage by control and by family and edition, in one pass over the verdicts; memory grows with distinct resources only. */
export const coverage = (
  input: CoverageInput,
): {readonly controls: readonly ControlCoverage[]; readonly families: readonly FamilyCoverage[]} => {
  const {checks, controls, verdicts} = input;
  const read = rememberReads(input.read);
  const byControl = new Map(controls.map(({ref}) => [keyOf(ref), newTally()]));
  const byFamily = new Map(controls.map(({ref, family}) => [`${ref.edition} ${family}`, newTally()]));
  const tallies = new Map<string, Tally[]>();
  for (const check of checks) {
    const refs = new Set(check.controls.map(keyOf));
    const informed = controls.filter(({ref}) => refs.has(keyOf(ref)));
    const families = new Set(informed.map(({ref, family}) => `${ref.edition} ${family}`));
    const own = [...informed.map(({ref}) => byControl.get(keyOf(ref))), ...[...families].map(key => byFamily.get(key))];
    const found = own.filter(tally => tally !== undefined);
    for (const tally of found) tally.expect(check.id);
    tallies.set(check.id, found);
  }
  const numbers = new Map<string, number>();
  for (const verdict of verdicts) {
    const number = numberOf(verdict, numbers);
    const missing = verdict.verdict === 'not-assessed' ? failedReads(verdict, read) : [];
    for (const tally of tallies.get(verdict.check) ?? []) tally.add(verdict, number, missing);
  }
  const controlRows = controls.map(({ref, family}) => ({ref, family, ...cellOf(byControl.get(keyOf(ref)))}));
  const familyRows = [...byFamily].map(([key, tally]) => {
    const [edition, family] = key.split(' ') as [ControlRef['edition'], string];
    const states = {...noStates};
    for (const row of controlRows) if (row.family === family && row.ref.edition === edition) states[row.state]++;
    return {family, edition, states, ...cellOf(tally)};
  });
  return {controls: controlRows, families: familyRows};
};

const noStates: Record<CoverageState, number> = {
  'no-check': 0,
  'not-run': 0,
  'not-assessed': 0,
  'not-applicable': 0,
  'fails-seen': 0,
  'partly-assessed': 0,
  'no-fail-seen': 0,
};

const keyOf = ({edition, id}: ControlRef): string => `${edition} ${id}`;

const cellOf = (tally: Tally = newTally()): CoverageCell => ({
  state: stateOf(tally),
  checks: tally.checks(),
  counts: tally.counts(),
  resources: tally.resources(),
  missing: tally.missing(),
});

const stateOf = (tally: Tally): CoverageState => {
  const rows = tally.checks();
  const counts = tally.counts();
  const total = counts.pass + counts.fail + counts['not-assessed'] + counts['not-applicable'];
  if (rows.length === 0) return 'no-check';
  if (total === 0) return 'not-run';
  if (counts.fail > 0) return 'fails-seen';
  const silent = rows.some(row => Object.values(row.counts).every(count => count === 0));
  const open = counts['not-assessed'] > 0 || silent;
  if (counts.pass > 0) return open ? 'partly-assessed' : 'no-fail-seen';
  return open ? 'not-assessed' : 'not-applicable';
};

/** A small number for each distinct resource that was really looked at; undefined for other verdicts. */
const numberOf = (verdict: Verdict, numbers: Map<string, number>): number | undefined => {
  if (verdict.resource === undefined || (verdict.verdict !== 'pass' && verdict.verdict !== 'fail')) return undefined;
  const key = `${verdict.target}\n${verdict.region}\n${verdict.resourceType}\n${verdict.resource}`;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
};

const failedReads = (verdict: Verdict, read: ReadLookup): Omit<MissingRead, 'verdicts'>[] => {
  const kinds = new Map<string, Omit<MissingRead, 'verdicts'>>();
  for (const id of verdict.reads) {
    const summary = read(id);
    if (isAnswered(summary)) continue;
    const {operation, region, outcome, errorCode} = summary ?? {operation: id, region: '', outcome: 'unknown'};
    const missing = {operation, region, outcome, ...(errorCode === undefined ? {} : {errorCode})};
    kinds.set(JSON.stringify(missing), missing);
  }
  return [...kinds.values()];
};
