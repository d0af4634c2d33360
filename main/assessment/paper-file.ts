import {z} from 'zod';
import {Paper, PaperKind} from '../contract/papers.ts';
import {mendFor, type Place, parseTemplate, TemplateError, type TemplateProblem} from '../templates/yaml.ts';

/** One paper of a file, with the way back to the place of each of its fields. */
export type PaperEntry = {
  /** Set where the entry changes a paper that is there. */
  readonly id?: string;
  readonly paper: Paper;
  readonly at: (path: readonly (string | number)[]) => Place;
};

const PaperFile = z.strictObject({
  papers: z
    .array(z.looseObject({id: z.string().trim().min(1).max(400).optional(), kind: PaperKind}))
    .min(1)
    .max(5_000),
});

/**
 * Reads a YAML file of working papers: `papers:`, each as in the contract. Evidence is named by id, or by the name of an
 * attachment, which `evidence` finds. Errors: TemplateError with every fault.
 */
export const readPaperFile = (
  file: string,
  text: string,
  evidence: (reference: string) => string | undefined,
): PaperEntry[] => {
  const {value, at} = parseTemplate(file, text, PaperFile);
  const problems: TemplateProblem[] = [];
  const entries = value.papers.flatMap(({id, ...fields}, index): PaperEntry[] => {
    const place = (path: readonly (string | number)[]) => at(['papers', index, ...path]);
    const note = (path: readonly (string | number)[], message: string, mend: string) =>
      problems.push({file, ...place(path), message, mend});
    const before = problems.length;
    const resolved = withEvidence(fields, [], evidence, note);
    if (problems.length > before) return [];
    const parsed = Paper.safeParse(resolved);
    if (parsed.success) return [{paper: parsed.data, at: place, ...(id === undefined ? {} : {id})}];
    for (const issue of parsed.error.issues) {
      const path = issue.path.map(key => (typeof key === 'number' ? key : String(key)));
      note(path, `${['papers', index, ...path].join('.')}: ${issue.message}`, mendFor(issue));
    }
    return [];
  });
  if (problems.length > 0) throw new TemplateError(problems);
  return entries;
};

type Note = (path: readonly (string | number)[], message: string, mend: string) => void;

/** The value with every evidence reference as an id; what nobody attached is noted. */
const withEvidence = (
  value: unknown,
  path: readonly (string | number)[],
  evidence: (reference: string) => string | undefined,
  note: Note,
): unknown => {
  const find = (reference: unknown, at: readonly (string | number)[]): unknown => {
    if (typeof reference !== 'string') return reference;
    const id = evidence(reference.trim());
    if (id === undefined)
      note(
        at,
        `There is no evidence "${reference.slice(0, 100)}"`,
        'Attach the file first, or write the id of an item that exists, like E-000001.',
      );
    return id;
  };
  if (Array.isArray(value)) return value.map((inner, index) => withEvidence(inner, [...path, index], evidence, note));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      const at = [...path, key];
      if (key !== 'evidence') return [key, withEvidence(inner, at, evidence, note)];
      return [key, Array.isArray(inner) ? inner.map((one, index) => find(one, [...at, index])) : find(inner, at)];
    }),
  );
};
