import {type Document, LineCounter, parseDocument} from 'yaml';
import type {z} from 'zod';
import {TemplateError} from './errors.ts';
import {nodeAt, offsetWithin, startOf} from './locate.ts';
import {bracketDepth, maxDepth, structureFaults} from './structure.ts';

export {formatProblem, TemplateError, type TemplateProblem} from './errors.ts';

/** A place in a file, both numbers from 1. */
export type Place = {readonly line: number; readonly column: number};

/** A parsed template, with the way back from a value's path to its place in the file. */
export type Template<T> = {
  readonly value: T;
  /** Where the value at this path starts, or the nearest value around it. */
  readonly at: (path: readonly PropertyKey[]) => Place;
  /** Where the character at `offset` of the text at this path stands; the text's start where it is written with escapes. */
  readonly within: (path: readonly PropertyKey[], offset: number) => Place;
};

/** The largest template: 1 MiB. */
export const maxTemplateBytes = 1024 * 1024;

type Fault = {readonly offset: number; readonly message: string; readonly mend: string};

/**
 * Parses one YAML template against its schema. Returns the value and its locator. Errors: TemplateError with file, line, column
 * and mend. Bounded: at most 1 MiB, 50 levels and 100 alias expansions (alias bombs), in time linear in the size.
 */
export const parseTemplate = <S extends z.ZodType>(file: string, text: string, schema: S): Template<z.output<S>> => {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    if (lines.lineStarts.length === 0) return {line: 1, column: 1};
    const {line, col} = lines.linePos(offset);
    return {line, column: col};
  };
  const refuse = (faults: readonly Fault[]): void => {
    if (faults.length === 0) return;
    throw new TemplateError(faults.map(({offset, message, mend}) => ({file, ...place(offset), message, mend})));
  };

  refuse(faultsOfText(text));
  const document = parseBounded(text, lines, refuse);
  refuse([...document.errors, ...document.warnings].map(faultOfYaml));
  refuse(structureFaults(document));
  const parsed = schema.safeParse(toPlain(document, refuse));
  if (!parsed.success) {
    refuse(
      parsed.error.issues.map(issue => ({
        offset: startOf(nodeAt(document, issue.path)),
        message: `${issue.path.join('.') || 'the file'}: ${issue.message}`,
        mend: mendFor(issue),
      })),
    );
  }
  return {
    value: parsed.data as z.output<S>,
    at: path => place(startOf(nodeAt(document, path))),
    within: (path, offset) => place(offsetWithin(text, nodeAt(document, path), offset)),
  };
};

const tooDeep: Fault = {offset: 0, message: `Nested deeper than ${maxDepth} levels`, mend: 'Write it flatter.'};

const faultsOfText = (text: string): Fault[] => {
  if (Buffer.byteLength(text) > maxTemplateBytes) {
    return [{offset: 0, message: 'The file is larger than 1 MiB', mend: 'Split it into several files.'}];
  }
  return bracketDepth(text) > 4 * maxDepth ? [tooDeep] : [];
};

const parseBounded = (text: string, lineCounter: LineCounter, refuse: (faults: readonly Fault[]) => void): Document => {
  try {
    // The library looks for keys that stand twice in quadratic time, so `structureFaults` does it.
    return parseDocument(text, {lineCounter, prettyErrors: false, uniqueKeys: false});
  } catch (cause) {
    if (cause instanceof RangeError) refuse([tooDeep]);
    throw cause;
  }
};

const toPlain = (document: Document, refuse: (faults: readonly Fault[]) => void): unknown => {
  try {
    return document.toJS({maxAliasCount: 100});
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    refuse([{offset: 0, message, mend: 'Write repeated parts out instead of using aliases.'}]);
    throw cause;
  }
};

// The parser reports its own stack overflow as if it were a fault of the text.
const faultOfYaml = ({pos: [offset], message}: {pos: [number, number]; message: string}): Fault =>
  /call stack/.test(message) ? tooDeep : {offset, message, mend: 'Correct the YAML at this place.'};

/** How to mend what a schema finds wrong, as a sentence. */
export const mendFor = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `Write a ${issue.expected} here.`;
    case 'unrecognized_keys':
      return `Remove or rename ${issue.keys.map(k => `"${k}"`).join(', ')}.`;
    case 'invalid_value':
      return `Use one of: ${issue.values.map(v => JSON.stringify(v)).join(', ')}.`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `Use one of: ${issue.options.map(option => JSON.stringify(option)).join(', ')}.`
        : 'Change the value so that it fits.';
    default:
      return 'Change the value so that it fits.';
  }
};
