import {ControlRef} from '../../../main/contract/ids.ts';

const written = /^(?:(2013|2022)\s*[:\s]\s*)?(A\.)?(\d{1,2}(?:\.\d{1,2}){1,2})\b/i;

/** The control that somebody wrote: `2022 A.8.2`, `a.9.2.3`, `6.1.3 …`. Three numbers after `A.` can only be the 2013 edition. */
export const parseControl = (text: string): ControlRef | undefined => {
  const match = written.exec(text.trim());
  if (!match) return undefined;
  const [, edition, annex, numbers = ''] = match;
  const id = annex ? `A.${numbers}` : numbers;
  const meant = edition ?? (annex && numbers.split('.').length === 3 ? '2013' : '2022');
  const parsed = ControlRef.safeParse({edition: meant, id});
  return parsed.success ? parsed.data : undefined;
};

/** One text for one control: `2022 A.8.2`. */
export const controlKey = ({edition, id}: ControlRef): string => `${edition} ${id}`;
