import {ControlRef} from '../main/contract/ids.ts';

const written = /^(?:(2013|2022)\s*[:\s]\s*)?(A\.)?(\d{1,2}(?:\.\d{1,2}){1,2})(?![\d.])/i;

/** The control that a text names: `2013:A.9.2.3` of a place, or what a person wrote (`2022 a.8.2`, `6.1.3`). Three numbers after `A.` can only be the 2013 edition. */
export const controlFrom = (text: string): ControlRef | undefined => {
  const match = written.exec(text.trim());
  if (!match) return undefined;
  const [, edition, annex, numbers = ''] = match;
  const id = annex ? `A.${numbers}` : numbers;
  const parsed = ControlRef.safeParse({
    edition: edition ?? (annex && numbers.split('.').length === 3 ? '2013' : '2022'),
    id,
  });
  return parsed.success ? parsed.data : undefined;
};

/** A control as one text, as places and keys name it: `2013:A.9.2.3`. */
export const controlText = ({edition, id}: ControlRef): string => `${edition}:${id}`;
