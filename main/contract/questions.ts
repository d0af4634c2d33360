import {z} from 'zod';
import {Conclusion, ControlRef} from './ids.ts';

const line = z.string().trim().min(1).max(400);

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

export type AnswerType = z.infer<typeof AnswerType>;

const asked = {
  id: z.string(),
  text: z.string(),
  answer: AnswerType,
};

/** A question as a client shows it; `followUps` are asked where the answer was concluded as `when` says. */
export const QuestionView = z.strictObject({
  ...asked,
  control: ControlRef,
  method: z.string(),
  ask: z.string(),
  evidence: z.string(),
  redFlags: z.array(z.string()),
  sampling: z.string().optional(),
  informedBy: z.array(z.string()),
  followUps: z.array(z.strictObject({...asked, when: z.array(Conclusion)})),
});
