import {type Document, isNode, LineCounter, parseDocument} from 'yaml';
import type {z} from 'zod';

/** One fault in a template, for the person who wrote it: where, what, and how to mend it. */
export type TemplateProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly mend: string;
};

/** All faults of one template file. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly problems: readonly TemplateProblem[];
  constructor(problems: readonly TemplateProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

export const formatProblem = (p: TemplateProblem): string => `${p.file}:${p.line}:${p.column}: ${p.message}. ${p.mend}`;

/** A parsed template, with the way back from a value's path to its place in the file. */
export type Template<T> = {
  readonly value: T;
  readonly at: (path: readonly PropertyKey[]) => {line: number; column: number};
};

const maxBytes = 4 * 1024 * 1024;

/**
 * Parses one YAML template against its schema. Returns the value and a locator. Errors: TemplateError with file, line, column and mend.
 * Bounded: at most 4 MiB and 100 alias expansions (alias bombs).
 */
export const parseTemplate = <S extends z.ZodType>(file: string, text: string, schema: S): Template<z.output<S>> => {
  if (Buffer.byteLength(text) > maxBytes) {
    throw new TemplateError([
      {file, line: 1, column: 1, message: 'The file is larger than 4 MiB', mend: 'Split it into several files.'},
    ]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, uniqueKeys: true});
  const place = (offset: number) => {
    const {line, col} = lines.linePos(offset);
    return {line, column: col};
  };
  if (document.errors.length > 0) {
    throw new TemplateError(
      document.errors.map(e => ({
        file,
        ...place(e.pos[0]),
        message: e.message,
        mend: 'Correct the YAML at this place.',
      })),
    );
  }
  const at = (path: readonly PropertyKey[]) => place(offsetOf(document, path));
  const parsed = schema.safeParse(toPlain(file, document));
  if (!parsed.success) {
    throw new TemplateError(
      parsed.error.issues.map(issue => ({
        file,
        ...at(issue.path),
        message: `${issue.path.join('.') || 'the file'}: ${issue.message}`,
        mend: mendFor(issue),
      })),
    );
  }
  return {value: parsed.data, at};
};

const toPlain = (file: string, document: Document): unknown => {
  try {
    return document.toJS({maxAliasCount: 100});
  } catch (cause) {
    throw new TemplateError([
      {
        file,
        line: 1,
        column: 1,
        message: `${(cause as Error).message}`,
        mend: 'Write repeated parts out instead of using aliases.',
      },
    ]);
  }
};

const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};

const mendFor = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `Write a ${issue.expected} here.`;
    case 'unrecognized_keys':
      return `Remove or rename ${issue.keys.map(k => `"${k}"`).join(', ')}.`;
    case 'invalid_value':
      return `Use one of: ${issue.values.map(v => JSON.stringify(v)).join(', ')}.`;
    default:
      return 'Change the value so that it fits.';
  }
};
