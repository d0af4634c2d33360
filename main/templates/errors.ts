/** One fault in a template, for the person who wrote it: where, what, and how to mend it. */
export type TemplateProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly mend: string;
};

const shown = 50;

/** The faults of one or more template files: the first fifty in the message, all in `problems`. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly code = 'bad-template';
  readonly problems: readonly TemplateProblem[];
  constructor(problems: readonly TemplateProblem[]) {
    const rest = problems.length - shown;
    const lines = problems.slice(0, shown).map(formatProblem);
    super([...lines, ...(rest > 0 ? [`… and ${rest} more.`] : [])].join('\n'));
    this.problems = problems;
  }
}

/** One problem as a line: `file:line:column: what. Mend.` */
export const formatProblem = (p: TemplateProblem): string => `${p.file}:${p.line}:${p.column}: ${p.message}. ${p.mend}`;
