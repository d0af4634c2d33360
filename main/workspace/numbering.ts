import {WorkspaceError} from './errors.ts';

/** The three numbered things and the width of their numbers: `C-0001`, `R-000001`, `E-000001`. */
const widths = {C: 4, R: 6, E: 6};

export type Prefix = keyof typeof widths;

/** `E-000001` for ('E', 1). */
export const formatId = (prefix: Prefix, n: number): string => `${prefix}-${String(n).padStart(widths[prefix], '0')}`;

/** The number of an id, or undefined where it is not written as `formatId` writes it. */
export const parseId = (prefix: Prefix, id: string): number | undefined => {
  const n = Number(id.slice(prefix.length + 1));
  return Number.isSafeInteger(n) && n > 0 && formatId(prefix, n) === id ? n : undefined;
};

/** The number of an id. Errors: WorkspaceError `not-found` where it cannot be one. */
export const requireId = (prefix: Prefix, id: string): number => {
  const n = parseId(prefix, id);
  if (n === undefined) throw notFound(id);
  return n;
};

/** The error for an id that this assessment does not have. */
export const notFound = (id: string): WorkspaceError =>
  new WorkspaceError('not-found', `There is no ${id} in this assessment. Check the id; "fieldwork status" lists them.`);
