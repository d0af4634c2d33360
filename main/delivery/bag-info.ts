import {shown} from './names.ts';
import type {ProblemList} from './problems.ts';

/** The values of each label of `bag-info.txt`, in order; labels in lower case (RFC 8493 §2.2.2: they ignore case). */
export type BagInfo = ReadonlyMap<string, readonly string[]>;

/** Parses `bag-info.txt`. Bags before 1.0 may have any space around the colon. */
export const parseBagInfo = (lines: readonly string[], modern: boolean, problems: ProblemList): BagInfo => {
  const info = new Map<string, string[]>();
  const form = modern ? /^([^\s:](?:[^:]*[^\s:])?):[ \t](.*)$/ : /^([^\s:](?:[^:]*[^\s:])?)\s*:\s*(.*)$/;
  let current: string[] | undefined;
  for (const [i, line] of lines.entries()) {
    const match = form.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      const label = match[1].toLowerCase();
      current = info.get(label) ?? [];
      current.push(match[2].trim());
      info.set(label, current);
    } else if (/^[ \t]+\S/.test(line) && current !== undefined) {
      current.push(`${current.pop()} ${line.trim()}`);
    } else if (line.trim() !== '' || modern) {
      problems.note('bag-info-line', 'bag-info.txt', `Line ${i + 1} is not "Label: value": "${shown(line)}".`);
    }
  }
  return info;
};

/** The one value of a label; undefined, with a problem where it is there twice. */
export const singleValue = (info: BagInfo, label: string, problems: ProblemList): string | undefined => {
  const values = info.get(label.toLowerCase()) ?? [];
  if (values.length > 1) problems.note('bag-info-repeats', 'bag-info.txt', `${label} is there ${values.length} times.`);
  return values[0];
};
