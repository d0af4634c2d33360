import type {ASTNode} from '@marcbachmann/cel-js';
import {calledName, childrenOf, functions, variables} from './language.ts';
import {refusePattern} from './pattern.ts';

/** A fault of an expression; `start` is the offset in its text. */
export type LintProblem = {readonly start: number; readonly message: string; readonly mend: string};

/** What an expression looks at, and how its cost grows. */
export type LintFacts = {
  /** The parts of the resource it names, in order of appearance. */
  readonly parts: readonly string[];
  /** The params it names. */
  readonly params: readonly string[];
  /** 0 or 1: time linear in the resource's size; 2: quadratic, so the evaluator bounds the lists. */
  readonly degree: number;
};

/** A range variable of a comprehension; `path` where its values are parts of the list above it, not made anew. */
type Scope = {readonly name: string; readonly path: boolean} | undefined;

type Walk = {
  readonly node: ASTNode;
  readonly bound: readonly string[];
  readonly innermost: Scope;
  readonly nested: number;
  readonly degree: number;
};

const comprehensions: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
const hostile: ReadonlySet<unknown> = new Set(['constructor', '__proto__', 'prototype']);
const maxNested = 4;

/**
 * Checks what CEL's own type check does not: that an absent part of the resource can never become a value, that only known
 * variables, params and functions are used, and that the cost is bounded. Returns the faults and what the expression needs.
 */
export const lintExpression = (
  ast: ASTNode,
  params: Readonly<Record<string, unknown>>,
): {problems: readonly LintProblem[]; facts: LintFacts} => {
  const problems: LintProblem[] = [];
  const parts = new Set<string>();
  const used = new Set<string>();
  let degree = 0;

  const report = (node: ASTNode, message: string, mend: string) => problems.push({start: node.start, message, mend});

  const visit = (walk: Walk): void => {
    const {node, bound} = walk;
    degree = Math.max(degree, walk.degree);
    const part = selectedFrom(node, 'resource', bound);
    if (part !== undefined) {
      if (part === null) {
        report(node, 'a part of the resource is chosen by a computed name', 'Write the part out: resource.acl.');
      } else parts.add(part);
      if (node.op === '[]') visit({...walk, node: node.args[1]});
      return;
    }
    const param = selectedFrom(node, 'params', bound);
    if (param !== undefined) {
      if (param === null) {
        report(node, 'a param is chosen by a computed name', 'Write the param out: params.days.');
      } else if (!Object.hasOwn(params, param)) {
        report(node, `params.${param} is not declared`, `Add "${param}" to the check's params${known(params)}.`);
      } else used.add(param);
      if (node.op === '[]') visit({...walk, node: node.args[1]});
      return;
    }
    switch (node.op) {
      case 'id':
        visitName(walk, node.args);
        return;
      case 'map':
        for (const [key] of node.args) {
          if (key.op === 'value' && hostile.has(key.args)) {
            report(key, `a map may not have the key "${String(key.args)}"`, 'Use another key.');
          }
        }
        break;
      case 'call':
      case 'rcall':
        visitCall(walk, node);
        return;
    }
    for (const child of childrenOf(node)) visit({...walk, node: child});
  };

  const visitName = ({node, bound}: Walk, name: string): void => {
    if (bound.includes(name)) return;
    if (name === 'resource') {
      report(
        node,
        'the resource as a whole is used as a value, so an unread part could count as an empty one',
        'Name the part: resource.acl.',
      );
    } else if (name === 'params') {
      report(node, 'params as a whole is used as a value', 'Name the param: params.days.');
    } else if (!variables.has(name)) {
      report(node, `unknown variable "${name}"`, `Use one of: ${[...variables].join(', ')}.`);
    }
  };

  const visitCall = (walk: Walk, node: Extract<ASTNode, {op: 'call' | 'rcall'}>): void => {
    const name = calledName(node.args[0]);
    if (!functions.has(name)) {
      report(node, `unknown function "${name}"`, `Use one of: ${[...functions].join(', ')}.`);
      return;
    }
    if (node.op === 'rcall' && comprehensions.has(name)) {
      visitComprehension(walk, node);
      return;
    }
    const argument = node.op === 'call' ? node.args[1][0] : node.args[2][0];
    if (name === 'has' && argument && typeof selectedFrom(argument, 'resource', walk.bound) === 'string') {
      report(
        node,
        'has() asks for a part of the resource itself, so what could not be read would count as not there',
        'Ask for something inside the part: has(resource.policy.Statement), or compare the part with null.',
      );
    }
    if (name === 'matches') visitPattern(walk, argument);
    for (const child of childrenOf(node)) visit({...walk, node: child});
  };

  const visitPattern = ({node, bound}: Walk, argument: ASTNode | undefined): void => {
    if (argument === undefined) return;
    const param = selectedFrom(argument, 'params', bound);
    const pattern = argument.op === 'value' ? argument.args : param && ownValue(params, param);
    if (typeof pattern !== 'string') {
      report(node, 'the pattern of matches() is not written in the check', 'Use a literal or a param that is text.');
      return;
    }
    const refusal = refusePattern(pattern);
    if (refusal) {
      report(argument, `the pattern ${JSON.stringify(pattern)} is refused: ${refusal}`, 'Write a simpler pattern.');
    }
  };

  const visitComprehension = (walk: Walk, node: Extract<ASTNode, {op: 'rcall'}>): void => {
    const [, range, args] = node.args;
    const [variable, ...steps] = args;
    visit({...walk, node: range});
    if (variable?.op !== 'id') return;
    const name = variable.args;
    if (variables.has(name) || walk.bound.includes(name)) {
      report(variable, `the name "${name}" is taken already`, 'Choose another name for the range variable.');
    }
    if (walk.nested + 1 > maxNested) {
      report(node, `more than ${maxNested} ranges inside each other`, 'Split the check.');
      return;
    }
    const deeper = walk.degree + growth(range, walk);
    if (deeper > 2) {
      report(node, 'three independent ranges inside each other', 'Range over the inner value of the outer variable.');
      return;
    }
    for (const step of steps) {
      visit({
        node: step,
        bound: [...walk.bound, name],
        innermost: {name, path: isPath(range)},
        nested: walk.nested + 1,
        degree: deeper,
      });
    }
  };

  visit({node: ast, bound: [], innermost: undefined, nested: 0, degree: 0});
  return {problems, facts: {parts: [...parts], params: [...used], degree}};
};

/**
 * The literal name that is selected from a variable (`resource.acl`, `resource["acl"]`), null when the name is computed,
 * undefined when the node is something else.
 */
const selectedFrom = (node: ASTNode, variable: string, bound: readonly string[]): string | null | undefined => {
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [from, name] = node.args;
  if (from.op !== 'id' || from.args !== variable || bound.includes(variable)) return undefined;
  if (typeof name === 'string') return name;
  return name.op === 'value' && typeof name.args === 'string' ? name.args : null;
};

/** 1 where a range multiplies the cost of the ranges around it; 0 where it is constant, or shares out the list above. */
const growth = (range: ASTNode, {innermost}: Walk): 0 | 1 => {
  const names = namesIn(range);
  names.delete('params');
  names.delete('now');
  if (innermost?.path) names.delete(innermost.name);
  return names.size > 0 ? 1 : 0;
};

/** The variables an expression takes from around it. */
const namesIn = (node: ASTNode): Set<string> => {
  if (node.op === 'id') return new Set([node.args]);
  const names = new Set<string>();
  for (const child of childrenOf(node)) for (const name of namesIn(child)) names.add(name);
  if (node.op === 'rcall' && comprehensions.has(node.args[0])) {
    const [, range, [variable]] = node.args;
    if (variable?.op === 'id' && !namesIn(range).has(variable.args)) names.delete(variable.args);
  }
  return names;
};

const isPath = (node: ASTNode): boolean => {
  if (node.op === 'id') return true;
  if (node.op === '.' || node.op === '[]') return isPath(node.args[0]);
  return node.op === 'rcall' && node.args[0] === 'filter' && isPath(node.args[1]);
};

const ownValue = (record: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const known = (params: Readonly<Record<string, unknown>>): string => {
  const names = Object.keys(params);
  return names.length > 0 ? ` (declared: ${names.join(', ')})` : '';
};
