import {z} from 'zod';
import {Conclusion, ControlRef} from '../contract/ids.ts';

const line = z.string().trim().min(1).max(400);

/** How evidence is got (ISO/IEC TS 27008): look at it, ask about it, try it, watch it happen. */
export const Method = z.enum(['examine', 'interview', 'test', 'observe']);

const imperatives =
  /^(Show|Take|Pick|Set|Connect|Change|Pull|Send|Walk|Open|Choose|Name|Give|Let|Ask|Trace|Read|Tell|Bring|List|Watch|Compare|Describe|Select|Follow|Log|Try|Explain|Put|Find|Print|Start|Sign|Call|Draw|Point|Search|Stand|Sit|Demonstrate|Restore|Count|Export)\b/;
const yesNo = /^(do|does|did|have|has|had|is|are|was|were|can|could|will|would|should)\b/i;

const questionText = z
  .string()
  .trim()
  .min(30, 'a question needs at least 30 characters: say what to look at')
  .max(400, 'a question has at most 400 characters: move detail to followUps')
  .refine(
    text => !yesNo.test(text),
    'a question that can be answered by yes gets one: ask how, who, when, or to be shown',
  )
  .refine(
    text => text.endsWith('?') || (text.endsWith('.') && imperatives.test(text)),
    'end with a question mark, or begin with what to do (Show, Pick, Walk, Open …) and end with a full stop',
  );

/**
 * What an answer holds beside the auditor's conclusion: nothing more (`conclusion`), words, a day, a number with its unit,
 * one of several options, or a document (an evidence id).
 */
export const AnswerType = z.discriminatedUnion('type', [
  z.strictObject({type: z.literal('conclusion')}),
  z.strictObject({type: z.literal('text')}),
  z.strictObject({type: z.literal('date')}),
  z.strictObject({type: z.literal('number'), unit: line}),
  z.strictObject({type: z.literal('choice'), options: z.array(line).min(2).max(20)}),
  z.strictObject({type: z.literal('document')}),
]);

const answer = AnswerType.default({type: 'conclusion'});
const number = '[1-9]\\d?';
const stem =
  '(?:A\\.\\d{1,2}(?:\\.\\d{1,2}){2}|2022:A\\.[5-8]\\.\\d{1,2}|2022:(?:[4-9]|10)(?:\\.\\d{1,2}){1,2}|[A-Z]{2,4}-\\d{2})';

/** A question's id: the control, `-q`, a number: `A.9.2.3-q1`; 2022 ids carry their edition: `2022:A.5.23-q1`, `2022:6.1.3-q1`. */
export const QuestionId = z
  .string()
  .regex(new RegExp(`^${stem}-q${number}$`), 'a question id is like A.9.2.3-q1, or 2022:A.5.23-q1 for a 2022 control');

/** A follow-up's id: its question, `-f`, a number: `A.9.2.3-q1-f1`. */
export const FollowUpId = z
  .string()
  .regex(new RegExp(`^${stem}-q${number}-f${number}$`), 'a follow-up id is like A.9.2.3-q1-f1');

/** Asked only where the answer to its question was concluded so. Method, people to ask and good evidence are its question's. */
export const FollowUp = z.strictObject({
  id: FollowUpId,
  when: z.array(Conclusion).min(1),
  text: line,
  answer,
});

/** One question of the bank. `informedBy`: ids of checks whose verdicts lie beside it. */
export const QuestionEntry = z.strictObject({
  id: QuestionId,
  control: ControlRef,
  method: Method,
  ask: z.array(line).min(1),
  text: questionText,
  answer,
  evidence: z.string().trim().min(20).max(600),
  redFlags: z.array(line).min(1),
  followUps: z.array(z.union([FollowUp, line])).optional(),
  sampling: line.optional(),
  informedBy: z.array(z.string().regex(/^(aws|k8s)-[a-z0-9-]+$/, 'a check id is like aws-iam-root-mfa')).optional(),
});

/** What a control is about in practice, and what goes wrong without it: two sentences in our own words. */
export const ControlNote = z.strictObject({
  control: ControlRef,
  about: z
    .string()
    .trim()
    .min(80, 'say in two sentences what it is about and what goes wrong without it: at least 80 characters')
    .max(400, 'two sentences, at most 400 characters'),
});

/** `questions/*.yaml`: a pack is a family (`A.9`), `new-2022`, `isms-clauses`, or any other name for questions of mixed controls. */
export const QuestionFile = z.strictObject({
  pack: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'letters, digits, dots and dashes'),
  version: z.int().min(1).default(1),
  language: z.string().regex(/^[a-z]{2}$/, 'two letters, like en'),
  controls: z.array(ControlNote).optional(),
  questions: z.array(QuestionEntry).min(1),
});

export type Method = z.infer<typeof Method>;
export type AnswerType = z.infer<typeof AnswerType>;
export type FollowUp = z.infer<typeof FollowUp>;
export type ControlNote = z.infer<typeof ControlNote>;
export type QuestionEntry = z.infer<typeof QuestionEntry>;
export type QuestionFile = z.infer<typeof QuestionFile>;
