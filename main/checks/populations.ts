import type {Population} from '../../collectors/collector.ts';
import {isAnswered} from './parts.ts';
import type {Plan} from './plan.ts';
import {type ReasonSources, reasonForPopulation} from './reasons.ts';
import type {Verdict} from './types.ts';

/** Counts the resources seen, by type and target. */
export type Census = {
  count(type: string, target: string): void;
  of(type: string, target: string): number;
  targets(type: string): Iterable<string>;
};

/** A census with nobody counted yet. */
export const newCensus = (): Census => {
  const byType = new Map<string, Map<string, number>>();
  const targetsOf = (type: string) => {
    let targets = byType.get(type);
    if (!targets) {
      targets = new Map();
      byType.set(type, targets);
    }
    return targets;
  };
  return {
    count: (type, target) => {
      const targets = targetsOf(type);
      targets.set(target, (targets.get(target) ?? 0) + 1);
    },
    of: (type, target) => byType.get(type)?.get(target) ?? 0,
    targets: type => byType.get(type)?.keys() ?? [],
  };
};

/**
 * The verdicts about populations as a whole, by check, target and region: what could not be listed, what the target does not
 * show, what nobody looked for, and what a fully read, empty population means. Never a pass.
 */
export function* populationVerdicts(
  plans: readonly Plan[],
  populations: readonly Population[],
  census: Census,
  sources: ReasonSources,
): Generator<Verdict> {
  const byTarget = groupByTypeAndTarget(populations);
  const targets = targetsByProvider(plans, populations, census);
  for (const plan of plans) {
    const known = targets.get(plan.check.provider) ?? [];
    for (const target of known.length > 0 ? known : ['unknown']) {
      const found = byTarget.get(plan.check.resourceType)?.get(target) ?? [];
      yield* verdictsOfTarget(plan, target, found, census.of(plan.check.resourceType, target), sources);
    }
  }
}

function* verdictsOfTarget(
  {check}: Plan,
  target: string,
  populations: readonly Population[],
  resources: number,
  sources: ReasonSources,
): Generator<Verdict> {
  const row = (verdict: Verdict['verdict'], region: string, reason: string, reads: readonly string[]): Verdict => ({
    check: check.id,
    verdict,
    reason,
    target,
    region,
    resourceType: check.resourceType,
    reads,
  });
  const type = check.resourceType;
  if (populations.length === 0) {
    const what = resources > 0 ? `it is not known whether these are all ${type}` : `nobody looked for any ${type}`;
    yield row('not-assessed', 'all', `Not collected: ${what}. Ask: ${check.ask}`, []);
    return;
  }
  let complete = true;
  for (const {region, reads, hidden} of populations) {
    if (hidden !== undefined) {
      yield row('not-assessed', region, `${sentence(hidden)} Ask: ${check.ask}`, reads);
    } else if (reads.length === 0 || !reads.every(id => isAnswered(sources.read(id)))) {
      yield row('not-assessed', region, reasonForPopulation(type, reads, check.ask, sources), reads);
    } else continue;
    complete = false;
  }
  if (!complete || resources > 0) return;
  const [first, ...others] = new Set(populations.map(population => population.region));
  const {verdict, reason} = check.whenEmpty;
  yield row(neverPass(verdict), others.length > 0 || first === undefined ? 'all' : first, reason, [
    ...new Set(populations.flatMap(population => population.reads)),
  ]);
}

/** The schema allows no other value; a check made by other means gets no pass out of an empty population either. */
const neverPass = (verdict: Verdict['verdict']): Verdict['verdict'] => (verdict === 'pass' ? 'not-assessed' : verdict);

const groupByTypeAndTarget = (populations: readonly Population[]): Map<string, Map<string, Population[]>> => {
  const groups = new Map<string, Map<string, Population[]>>();
  const sorted = [...populations].sort((a, b) => (a.region < b.region ? -1 : a.region > b.region ? 1 : 0));
  for (const population of sorted) {
    const targets = groups.get(population.type) ?? new Map<string, Population[]>();
    groups.set(population.type, targets);
    targets.set(population.target, [...(targets.get(population.target) ?? []), population]);
  }
  return groups;
};

/** A target belongs to the provider whose types were looked for in it. */
const targetsByProvider = (
  plans: readonly Plan[],
  populations: readonly Population[],
  census: Census,
): Map<string, string[]> => {
  const providers = new Map(plans.map(({check}) => [check.resourceType, check.provider]));
  const targets = new Map<string, Set<string>>();
  const add = (type: string, target: string) => {
    const provider = providers.get(type);
    if (provider === undefined) return;
    targets.set(provider, (targets.get(provider) ?? new Set()).add(target));
  };
  for (const {type, target} of populations) add(type, target);
  for (const type of providers.keys()) for (const target of census.targets(type)) add(type, target);
  return new Map([...targets].map(([provider, names]) => [provider, [...names].sort()]));
};

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
