import type {z} from 'zod';
import type {Conclusion} from '../../../../main/contract/ids.ts';
import type {Answer, AnswerDraft} from '../../../../main/contract/records.ts';

export type SavedAnswer = z.infer<typeof Answer>;
export type SentAnswer = z.infer<typeof AnswerDraft>;

/** An answer as it stands in the form: everything is text until it is sent. */
export type AnswerFields = {
  readonly conclusion: Conclusion | undefined;
  readonly text: string;
  readonly value: string;
  readonly reference: string;
  readonly reason: string;
  readonly evidence: readonly string[];
};

export const noFields: AnswerFields = {
  conclusion: undefined,
  text: '',
  value: '',
  reference: '',
  reason: '',
  evidence: [],
};

/** The form of an answer that is on the record. */
export const fieldsOf = (answer: SentAnswer | undefined): AnswerFields =>
  answer
    ? {
        conclusion: answer.conclusion,
        text: answer.text,
        value: answer.value === undefined ? '' : String(answer.value),
        reference: answer.reference ?? '',
        reason: answer.reason ?? '',
        evidence: answer.evidence,
      }
    : noFields;

/** Why a form cannot be put on the record yet. */
export type Missing = 'conclusion' | 'reason';

/** What is missing before it can be sent, or undefined. A conclusion that excuses a question needs its reason. */
export const missingIn = ({conclusion, reason}: AnswerFields): Missing | undefined => {
  if (conclusion === undefined) return 'conclusion';
  return needsReason(conclusion) && reason.trim() === '' ? 'reason' : undefined;
};

export const needsReason = (conclusion: Conclusion | undefined): boolean =>
  conclusion === 'not-applicable' || conclusion === 'not-tested';

/** The form as the engine takes it, or undefined while something is missing. */
export const toSend = (question: string, fields: AnswerFields): SentAnswer | undefined => {
  if (fields.conclusion === undefined || missingIn(fields)) return undefined;
  const [value, reference, reason] = [fields.value.trim(), fields.reference.trim(), fields.reason.trim()];
  return {
    question,
    conclusion: fields.conclusion,
    text: fields.text,
    ...(value ? {value} : {}),
    ...(reference ? {reference} : {}),
    ...(reason ? {reason: fields.reason} : {}),
    evidence: [...fields.evidence],
  };
};

/** Whether two forms would be the same on the record. */
export const sameFields = (one: AnswerFields, other: AnswerFields): boolean =>
  one.conclusion === other.conclusion &&
  one.text === other.text &&
  one.value.trim() === other.value.trim() &&
  one.reference.trim() === other.reference.trim() &&
  one.reason.trim() === other.reason.trim() &&
  one.evidence.join() === other.evidence.join();

/** The form with `before` brought back wherever nothing was changed since `after`: undo that keeps what was typed meanwhile. */
export const undoneFields = (now: AnswerFields, before: AnswerFields, after: AnswerFields): AnswerFields => {
  const kept = <K extends keyof AnswerFields>(key: K): AnswerFields[K] =>
    String(now[key]) === String(after[key]) ? before[key] : now[key];
  return {
    conclusion: kept('conclusion'),
    text: kept('text'),
    value: kept('value'),
    reference: kept('reference'),
    reason: kept('reason'),
    evidence: kept('evidence'),
  };
};
