import {z} from 'zod';
import type {AnswerType} from '../contract/questions.ts';

export type {AnswerType} from '../contract/questions.ts';

/** A value as it was given, or what is wrong with it and how to mend it. */
export type ReadValue =
  | {readonly ok: true; readonly value: string | number}
  | {readonly ok: false; readonly message: string; readonly mend: string};

/**
 * Reads a value by the type its question asks for. `document` finds the evidence id that a reference means.
 * A date is a day that exists, `2026-03-14`; a number may carry its unit ("12 days") and a decimal point, no thousands mark.
 */
export const readValue = (
  given: string | number,
  type: AnswerType,
  document: (reference: string) => string | undefined,
): ReadValue => {
  const text = String(given).trim();
  const shown = text.slice(0, 60);
  switch (type.type) {
    case 'conclusion':
      return {
        ok: false,
        message: `The question asks for no value, and "${shown}" is one`,
        mend: 'Leave the value out, and write it in the text.',
      };
    case 'text':
      return {ok: true, value: text};
    case 'date':
      return z.iso.date().safeParse(text).success
        ? {ok: true, value: text}
        : {ok: false, message: `"${shown}" is no day`, mend: 'Write year, month and day, like 2026-03-14.'};
    case 'number': {
      const bare = text.endsWith(type.unit) ? text.slice(0, -type.unit.length).trim() : text;
      const value = /^-?\d{1,15}(\.\d{1,10})?$/.test(bare) ? Number(bare) : Number.NaN;
      return Number.isNaN(value)
        ? {
            ok: false,
            message: `"${shown}" is no number of ${type.unit}`,
            mend: `Write the number of ${type.unit}, like 12 or 0.5.`,
          }
        : {ok: true, value};
    }
    case 'choice': {
      const option = type.options.find(known => known.toLowerCase() === text.toLowerCase());
      return option === undefined
        ? {ok: false, message: `"${shown}" is none of the options`, mend: `Write one of ${type.options.join(', ')}.`}
        : {ok: true, value: option};
    }
    case 'document': {
      const id = document(text);
      return id === undefined
        ? {
            ok: false,
            message: `There is no evidence "${shown}"`,
            mend: 'Attach the document first, or write the id of an item that exists, like E-000001.',
          }
        : {ok: true, value: id};
    }
  }
};

/** The evidence of an answer: a document that is its value is evidence too. */
export const withDocument = (evidence: readonly string[], value: string | number | undefined): string[] =>
  typeof value === 'string' ? [...new Set([...evidence, value])] : [...evidence];
