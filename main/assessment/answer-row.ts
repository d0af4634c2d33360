import type {Place} from '../templates/yaml.ts';

/** What one answer may say, in either format. */
export const answerFields = [
  'question',
  'control',
  'edition',
  'conclusion',
  'text',
  'value',
  'reference',
  'reason',
  'evidence',
  'answeredBy',
  'answeredAt',
] as const;

export type AnswerField = (typeof answerFields)[number];

/** One answer as it stands in the file, trimmed, absent where empty, before anything is looked up. */
export type AnswerRow = {
  readonly cells: Readonly<Partial<Record<Exclude<AnswerField, 'evidence'>, string>>>;
  readonly evidence: readonly string[];
  /** Where the field stands, or the row where it is missing. */
  readonly at: (field?: AnswerField) => Place;
};
