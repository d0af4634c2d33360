import {type ASTNode, Environment, EvaluationError, type ParseResult} from '@marcbachmann/cel-js';
import {daysBetween, parseInstant} from './times.ts';

/** The names a rule may use: the resource's parts, what identifies it, the check's params, and the time of the verdict. */
export const variables: ReadonlySet<string> = new Set(['resource', 'meta', 'params', 'now']);

/** The functions a rule may call. Left out: what depends on the host's time zone, and what could hide an absent part. */
export const functions: ReadonlySet<string> = new Set([
  ...['has', 'size', 'all', 'exists', 'exists_one', 'map', 'filter'],
  ...['startsWith', 'endsWith', 'contains', 'matches', 'lowerAscii', 'upperAscii', 'trim', 'indexOf', 'substring'],
  ...['string', 'int', 'double', 'bool', 'dyn', 'timestamp', 'duration', 'daysSince', 'daysUntil'],
]);

/** Bounds of one expression: characters, nesting, and nodes of the syntax tree. */
export const limits = {length: 4_000, depth: 60, nodes: 1_000, subject: 5_000} as const;

export type Language = {parse(expression: string): ParseResult};

/** CEL with Fieldwork's variables, functions and bounds. `now` is the time that `now`, `daysSince` and `daysUntil` are about. */
export const createLanguage = (now: Date): Language => {
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    limits: {maxDepth: limits.depth, maxAstNodes: limits.nodes},
  })
    .registerVariable('resource', 'map')
    .registerVariable('meta', 'map')
    .registerVariable('params', 'map')
    .registerVariable('now', 'google.protobuf.Timestamp')
    .registerFunction('daysSince(dyn): double', (time: unknown) => daysBetween(timeOf(time), now.getTime()), sync)
    .registerFunction('daysUntil(dyn): double', (time: unknown) => daysBetween(now.getTime(), timeOf(time)), sync)
    .registerFunction(`string.${boundedMatches}(string): bool`, matchBounded, sync);
  return {
    parse: expression => {
      const program = environment.parse(expression);
      replaceMatches(program.ast);
      return program;
    },
  };
};

/** Every node below a node of the syntax tree, one level down. */
export const childrenOf = (node: ASTNode): readonly ASTNode[] => {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
};

/** The name a rule's author wrote for a called function. */
export const calledName = (name: string): string => (name === boundedMatches ? 'matches' : name);

// Without `async: false` cel-js prepares every call for promises, which costs time on each evaluation.
const sync = {async: false} as {description?: string};

const boundedMatches = 'matchesBounded';

// cel-js has no way to replace a built-in, and its `matches` compiles the pattern anew each time and takes a text of any length.
const replaceMatches = (node: ASTNode): void => {
  if (node.op === 'rcall' && node.args[0] === 'matches') node.args[0] = boundedMatches;
  for (const child of childrenOf(node)) replaceMatches(child);
};

const compiled = new Map<string, RegExp>();

const matchBounded = (subject: string, pattern: string): boolean => {
  if (subject.length > limits.subject) {
    throw new EvaluationError(`a text of ${subject.length} characters is too long to match (${limits.subject})`);
  }
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    if (compiled.size > 1_000) compiled.clear();
    expression = new RegExp(pattern);
    compiled.set(pattern, expression);
  }
  return expression.test(subject);
};

const timeOf = (value: unknown): number => {
  const time = value instanceof Date ? value.getTime() : typeof value === 'string' ? parseInstant(value) : undefined;
  if (time === undefined || Number.isNaN(time)) {
    throw new EvaluationError(`not a time with a zone (RFC 3339): ${JSON.stringify(value)?.slice(0, 60)}`);
  }
  return time;
};
