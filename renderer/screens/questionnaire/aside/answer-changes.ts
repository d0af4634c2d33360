import type {AnswerFields, SavedAnswer} from '../drafts/answer-fields.ts';
import {fieldsOf} from '../drafts/answer-fields.ts';

export type FieldChange = {readonly field: keyof AnswerFields; readonly before: string; readonly after: string};

/** One version of an answer against the one before. */
export type AnswerVersion = {
  readonly answer: SavedAnswer;
  readonly first: boolean;
  readonly changes: readonly FieldChange[];
};

const fields = ['conclusion', 'value', 'text', 'reference', 'reason', 'evidence'] as const;

const shown = (answer: SavedAnswer | undefined, field: keyof AnswerFields): string => {
  const value = fieldsOf(answer)[field];
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(' ');
};

/** The versions of an answer, the newest first, with what each changed. Takes them as the engine gives them: oldest first. */
export const versionsOf = (history: readonly SavedAnswer[]): AnswerVersion[] =>
  history
    .map((answer, index) => {
      const earlier = history[index - 1];
      const changes = fields
        .map(field => ({field, before: shown(earlier, field), after: shown(answer, field)}))
        .filter(({before, after}) => before !== after);
      return {answer, first: index === 0, changes};
    })
    .reverse();

export type TextParts = {readonly same: string; readonly before: string; readonly after: string; readonly rest: string};

/** What differs between two texts, between the words they begin and end with alike. */
export const differing = (before: string, after: string): TextParts => {
  const [one, other] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return {
    same: one.slice(0, head).join(''),
    before: one.slice(head, one.length - tail).join(''),
    after: other.slice(head, other.length - tail).join(''),
    rest: tail === 0 ? '' : one.slice(-tail).join(''),
  };
};
