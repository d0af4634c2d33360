export type Fault = 'required' | 'future' | 'reason' | 'rests';
export type Faults = Readonly<Partial<Record<string, Fault>>>;

/** The fields of a draft that are needed and blank. */
export const need = <D extends Readonly<Record<string, unknown>>>(
  draft: D,
  fields: readonly (keyof D & string)[],
): Faults =>
  Object.fromEntries(fields.filter(field => String(draft[field]).trim() === '').map(field => [field, 'required']));

/** A day that is not yet here: nobody has spoken or looked then. `today`: `2026-11-21`. */
export const dayFault = (date: string, today: string): Faults => (date > today ? {date: 'future'} : {});

/** Whether two drafts say the same. */
export const sameDraft = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
