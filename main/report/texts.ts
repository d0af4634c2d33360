import {readFileSync} from 'node:fs';
import {parseTemplate} from '../templates/yaml.ts';
import {ReportError} from './errors.ts';
import {ReportTexts} from './texts-schema.ts';

export type {ReportTexts} from './texts-schema.ts';

/** The English texts, as shipped. */
export const packagedTexts = (): ReportTexts => {
  const url = new URL('../../templates/report/en.yaml', import.meta.url);
  let source: string;
  try {
    source = readFileSync(url, 'utf8');
  } catch (cause) {
    throw new ReportError('bad-texts', `The report's texts cannot be read: ${url.pathname}. Install Fieldwork again.`, {
      cause,
    });
  }
  return parseReportTexts('templates/report/en.yaml', source);
};

/** The texts of one catalogue file. Errors: TemplateError with file, line and column. */
export const parseReportTexts = (file: string, source: string): ReportTexts =>
  parseTemplate(file, source, ReportTexts).value;

/** Puts values into a text's `{name}` places; what has no value stays as written. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  );

const numbers = new Intl.NumberFormat('en-US');

/** A number as people read it: `2,000`. */
export const count = (n: number): string => numbers.format(n);

/** The text for a number, with `{count}` and other values filled in. */
export const counted = (
  text: {readonly one: string; readonly other: string},
  n: number,
  values: Readonly<Record<string, string>> = {},
): string => fillIn(n === 1 ? text.one : text.other, {count: count(n), ...values});
