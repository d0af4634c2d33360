import {TypeError as CelTypeError, EvaluationError, ParseError} from '@marcbachmann/cel-js';
import {type Language, limits} from './language.ts';
import {type LintFacts, type LintProblem, lintExpression} from './lint.ts';

/** What a rule sees. `resource` holds the parts, `meta` what identifies the resource. */
export type RuleContext = {
  resource: Readonly<Record<string, unknown>>;
  meta: Readonly<Record<string, string>>;
  params: Readonly<Record<string, unknown>>;
  now: Date;
};

/** An expression ready to run. `run` throws on an absent part, on a type that does not fit, and beyond the bounds. */
export type Rule = LintFacts & {readonly text: string; readonly run: (context: RuleContext) => unknown};

export type Compiled =
  | {readonly rule: Rule; readonly problems: readonly []}
  | {readonly problems: readonly LintProblem[]};

/** Parses, type-checks and lints one expression. Returns the rule, or every fault with its offset in the text. */
export const compileExpression = (
  language: Language,
  text: string,
  params: Readonly<Record<string, unknown>>,
): Compiled => {
  if (text.length > limits.length) {
    return problem(0, `the expression is longer than ${limits.length} characters`, 'Split the check.');
  }
  let program: ReturnType<Language['parse']>;
  try {
    program = language.parse(text);
  } catch (cause) {
    return problem(offsetOf(cause), summaryOf(cause), 'Correct the expression (CEL).');
  }
  const {problems, facts} = lintExpression(program.ast, params);
  if (problems.length > 0) return {problems};
  const checked = program.check();
  if (!checked.valid) {
    return problem(offsetOf(checked.error), summaryOf(checked.error), 'Correct the expression (CEL).');
  }
  if (checked.type !== 'bool' && checked.type !== 'dyn') {
    return problem(0, `the expression gives a ${checked.type}, not true or false`, 'Compare the value with something.');
  }
  return {rule: {...facts, text, run: context => program(context)}, problems: []};
};

/** The message of a CEL error without the quoted source lines. */
export const summaryOf = (error: unknown): string => {
  if (error instanceof ParseError || error instanceof EvaluationError || error instanceof CelTypeError) {
    return error.summary;
  }
  return error instanceof Error ? error.message : String(error);
};

const offsetOf = (error: unknown): number => {
  const located = error instanceof ParseError || error instanceof EvaluationError || error instanceof CelTypeError;
  return located ? (error.range?.start ?? 0) : 0;
};

const problem = (start: number, message: string, mend: string): Compiled => ({problems: [{start, message, mend}]});
