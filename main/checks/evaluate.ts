import type {Resource} from '../../collectors/collector.ts';
import {type Rule, type RuleContext, summaryOf} from './compile.ts';
import {createLanguage} from './language.ts';
import {longestList, readableData, readsOfPart, rememberReads, withPlainConstructors} from './parts.ts';
import {type Plan, planChecks} from './plan.ts';
import {newCensus, populationVerdicts} from './populations.ts';
import {type ReasonSources, reasonForUnread} from './reasons.ts';
import type {EvaluationInput, Verdict} from './types.ts';

/** Where a rule's cost grows with the square of a list, the list may have this many entries. */
const maxSquared = 5_000;

/**
 * Judges every resource by every check of its type, then the populations. Yields verdicts as it goes (bounded memory), in the
 * order of the resources and, for one resource, of the check ids; the verdicts about populations come last. What was not
 * read is never a pass. Errors, before the first verdict: TemplateError for checks or params that do not compile.
 */
export const evaluate = (input: EvaluationInput): Iterable<Verdict> => {
  const now = new Date(input.now);
  if (Number.isNaN(now.getTime())) throw new RangeError(`The time of the verdicts is not a time: ${input.now}`);
  const plans = planChecks(input, createLanguage(now));
  const sources: ReasonSources = {
    read: rememberReads(input.read),
    permissions: input.permissions ?? (operation => [operation]),
  };
  return judge(input, plans, now, sources);
};

/** The checks of one resource type, and all parts they name. */
type TypePlans = {readonly plans: Plan[]; readonly parts: Set<string>};

function* judge(input: EvaluationInput, plans: readonly Plan[], now: Date, sources: ReasonSources): Generator<Verdict> {
  const byType = new Map<string, TypePlans>();
  for (const plan of plans) {
    const type = byType.get(plan.check.resourceType) ?? {plans: [], parts: new Set<string>()};
    byType.set(plan.check.resourceType, type);
    type.plans.push(plan);
    for (const part of plan.parts) type.parts.add(part);
  }
  const partsOf = new Map([...byType].map(([type, {parts}]) => [type, [...parts]]));
  const census = newCensus();
  const applied: Applied = new Map();
  for (const resource of input.resources) {
    const type = byType.get(resource.type);
    if (!type) continue;
    census.count(resource.type, resource.target);
    const data = readableData(resource, partsOf.get(resource.type) ?? [], sources.read);
    const {id, name, target, region} = resource;
    const context: RuleContext = {
      resource: data,
      meta: {id, type: resource.type, name, target, region},
      params: {},
      now,
    };
    for (const plan of type.plans) {
      context.params = plan.params;
      yield verdictOf(resource, plan, context, applied, sources);
    }
    applied.clear();
  }
  yield* populationVerdicts(plans, input.populations, census, sources);
}

/** What the conditions of one resource's checks gave so far: many checks share one. */
type Applied = Map<Rule, boolean | string>;

const verdictOf = (
  resource: Resource,
  plan: Plan,
  context: RuleContext,
  applied: Applied,
  sources: ReasonSources,
): Verdict => {
  const {appliesTo, pass, check} = plan;
  if (appliesTo) {
    const applies = applied.get(appliesTo) ?? answer(appliesTo, context);
    applied.set(appliesTo, applies);
    if (typeof applies === 'string') return unreadRow(resource, plan, appliesTo, applies, context, sources);
    if (!applies) {
      const reason = `Does not apply here: ${appliesTo.text.replace(/\s+/g, ' ')} is false.`;
      return rowOf(resource, check.id, 'not-applicable', reason, appliesTo.parts);
    }
  }
  const passes = answer(pass, context);
  if (typeof passes === 'string') return unreadRow(resource, plan, pass, passes, context, sources);
  return passes
    ? rowOf(resource, check.id, 'pass', check.explain.pass, plan.parts)
    : rowOf(resource, check.id, 'fail', check.explain.fail, plan.parts);
};

const unreadRow = (
  resource: Resource,
  {check, parts}: Plan,
  rule: Rule,
  fault: string,
  context: RuleContext,
  sources: ReasonSources,
): Verdict => {
  const missing = rule.parts.filter(part => !Object.hasOwn(context.resource, part));
  const reason = reasonForUnread(resource, {parts: rule.parts, missing, fault}, check.ask, sources);
  return rowOf(resource, check.id, 'not-assessed', reason, parts);
};

const rowOf = (
  resource: Resource,
  check: string,
  verdict: Verdict['verdict'],
  reason: string,
  parts: readonly string[],
): Verdict => ({
  check,
  verdict,
  reason,
  target: resource.target,
  region: resource.region,
  resourceType: resource.type,
  resource: resource.id,
  resourceName: resource.name,
  reads: readsOfParts(resource, parts),
});

/** The rule's answer, or why it has none. */
const answer = (rule: Rule, context: RuleContext): boolean | string => {
  // An unread part is an error inside CEL, thousands of times; only its message is used, and the stack is most of its cost.
  const {stackTraceLimit} = Error;
  Error.stackTraceLimit = 0;
  try {
    const refusal = rule.degree > 1 ? refuseSize(rule, context) : undefined;
    return refusal ?? asAnswer(rule.run(context));
  } catch (error) {
    return answerWithMaps(rule, context, error);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

const refuseSize = (rule: Rule, {resource}: RuleContext): string | undefined => {
  const longest = longestList(rule.parts.map(part => resource[part]));
  return longest > maxSquared ? `a list of ${longest} entries is too long for this rule (${maxSquared})` : undefined;
};

const answerWithMaps = (rule: Rule, context: RuleContext, error: unknown): boolean | string => {
  try {
    const resource = withPlainConstructors(context.resource);
    return resource ? asAnswer(rule.run({...context, resource})) : summaryOf(error);
  } catch (again) {
    return summaryOf(again);
  }
};

const asAnswer = (value: unknown): boolean | string =>
  typeof value === 'boolean' ? value : `it gave ${describe(value)} instead of true or false`;

const describe = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;

const readsOfParts = (resource: Resource, parts: readonly string[]): readonly string[] => {
  const [first] = parts;
  if (first === undefined) return [];
  if (parts.length === 1) return readsOfPart(resource, first);
  const reads: string[] = [];
  for (const part of parts) {
    for (const id of readsOfPart(resource, part)) if (!reads.includes(id)) reads.push(id);
  }
  return reads;
};
