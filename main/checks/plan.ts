import {TemplateError, type TemplateProblem} from '../templates/errors.ts';
import {compileExpression, type Rule} from './compile.ts';
import type {Language} from './language.ts';
import type {Check, EvaluationInput} from './types.ts';

/** A check ready to run: its rules compiled, its params settled. */
export type Plan = {
  readonly check: Check;
  readonly params: Readonly<Record<string, unknown>>;
  /** The same object for checks that share their condition. */
  readonly appliesTo?: Rule;
  readonly pass: Rule;
  /** All parts that both rules name. */
  readonly parts: readonly string[];
};

/**
 * Compiles the checks of the collected providers, sorted by id. Checks that come from elsewhere than the loader go through the
 * same lint. Errors: TemplateError for a check that does not compile and for overrides that do not fit.
 */
export const planChecks = (
  {checks, providers, params: overrides = {}}: Pick<EvaluationInput, 'checks' | 'providers' | 'params'>,
  language: Language,
): Plan[] => {
  const problems: TemplateProblem[] = [];
  const report = (check: string, message: string, mend: string) =>
    problems.push({file: `check ${check}`, line: 1, column: 1, message, mend});

  for (const id of Object.keys(overrides)) {
    if (!checks.some(check => check.id === id)) {
      report(id, 'params are set for a check that does not exist', 'Correct the id.');
    }
  }
  const plans: Plan[] = [];
  const shared = new Map<string, Rule>();
  const sorted = checks.filter(check => providers.includes(check.provider)).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const check of sorted) {
    const override = Object.hasOwn(overrides, check.id) ? (overrides[check.id] ?? {}) : {};
    for (const [name, value] of Object.entries(override)) {
      if (!Object.hasOwn(check.params, name)) report(check.id, `there is no param "${name}"`, 'Correct the name.');
      else if (kindOf(value) !== kindOf(check.params[name])) {
        report(check.id, `the param "${name}" is a ${kindOf(check.params[name])}`, `Not a ${kindOf(value)}.`);
      }
    }
    const params = {...check.params, ...override};
    const compile = (text: string): Rule | undefined => {
      const compiled = compileExpression(language, text, params);
      for (const {message, mend} of compiled.problems) report(check.id, message, mend);
      return 'rule' in compiled ? compiled.rule : undefined;
    };
    const appliesTo = check.appliesTo === undefined ? undefined : compile(check.appliesTo);
    const pass = compile(check.pass);
    if (!pass) continue;
    const parts = [...new Set([...(appliesTo?.parts ?? []), ...pass.parts])];
    plans.push({
      check,
      params,
      ...(appliesTo && {appliesTo: shareRule(appliesTo, check, params, shared)}),
      pass,
      parts,
    });
  }
  if (problems.length > 0) throw new TemplateError(problems);
  return plans;
};

/** One rule for all checks that ask the same of the same type with the same params, so that it is answered once a resource. */
const shareRule = (rule: Rule, {resourceType}: Check, params: Plan['params'], shared: Map<string, Rule>): Rule => {
  const key = JSON.stringify([resourceType, rule.text, rule.params.map(name => params[name])]);
  const known = shared.get(key) ?? rule;
  shared.set(key, known);
  return known;
};

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
