import {z} from 'zod';
import {ControlRef} from '../contract/ids.ts';

/** A 2013 control: three numbers. Two numbers are an objective there, and a control in 2022. */
export const ControlId2013 = z
  .string()
  .regex(/^A\.\d{1,2}\.\d{1,2}\.\d{1,2}$/, 'a 2013 control id has three numbers, like A.9.2.3');

/** A 2022 control: two numbers, the first being the theme. */
export const ControlId2022 = z.string().regex(/^A\.[5-8]\.\d{1,2}$/, 'a 2022 control id has two numbers, like A.5.23');

const line = z.string().trim().min(1).max(400);

/** Whether a collector can support a control, or only people and papers. */
export const EvidenceMode = z.enum(['interview-and-documents', 'automated-and-interview']);

/** `iso27001-2013.yaml`: families hold objectives, objectives hold controls. */
export const Framework2013File = z.strictObject({
  edition: z.literal('2013'),
  title: line,
  families: z.array(
    z.strictObject({
      id: z.string().regex(/^A\.\d{1,2}$/, 'a family id has one number, like A.9'),
      name: line,
      documents: z.array(line).min(1),
      sampling: line,
      objectives: z.array(
        z.strictObject({
          id: z.string().regex(/^A\.\d{1,2}\.\d{1,2}$/, 'an objective id has two numbers, like A.9.2'),
          name: line,
          controls: z.array(z.strictObject({id: ControlId2013, name: line, evidence: EvidenceMode})),
        }),
      ),
    }),
  ),
});

/** `iso27001-2022.yaml`: themes hold controls. */
export const Framework2022File = z.strictObject({
  edition: z.literal('2022'),
  title: line,
  themes: z.array(
    z.strictObject({
      id: z.string().regex(/^A\.[5-8]$/, 'a theme id is A.5, A.6, A.7 or A.8'),
      name: line,
      controls: z.array(
        z.strictObject({id: ControlId2022, name: line, evidence: EvidenceMode, new: z.literal(true).optional()}),
      ),
    }),
  ),
});

/** One 2013 control and what became of it. `doubtful`: the sources differ, `related2022` says where else to look. */
export const CrosswalkRow = z.strictObject({
  iso2013: ControlId2013,
  iso2022: z.array(ControlId2022).min(1),
  type: z.enum(['carried', 'merged', 'split']),
  status: z.enum(['agreed', 'agreed-with-gap', 'doubtful', 'source-error', 'split']),
  related2022: z.array(ControlId2022).min(1).optional(),
  note: line.optional(),
});

/** `crosswalk-2013-2022.yaml`. `nearest2013` is a practice aid, no part of the published correspondence. */
export const CrosswalkFile = z.strictObject({
  rows: z.array(CrosswalkRow),
  new2022: z.array(z.strictObject({iso2022: ControlId2022, nearest2013: z.array(ControlId2013).min(1)})),
});

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

/** A question's id: the control, `-q`, a number; 2022 controls carry their edition: `A.9.2.3-q1`, `2022:A.5.23-q1`. */
export const QuestionId = z
  .string()
  .regex(
    /^(A\.\d{1,2}(\.\d{1,2}){2}|2022:A\.[5-8]\.\d{1,2})-q[1-9]\d?$/,
    'a question id is like A.9.2.3-q1, or 2022:A.5.23-q1 for a 2022 control',
  );

/** One question of the bank. `informedBy`: ids of checks whose verdicts lie beside it. */
export const QuestionEntry = z.strictObject({
  id: QuestionId,
  control: ControlRef,
  method: Method,
  ask: z.array(line).min(1),
  text: questionText,
  evidence: z.string().trim().min(20).max(600),
  redFlags: z.array(line).min(1),
  followUps: z.array(line).optional(),
  sampling: line.optional(),
  informedBy: z.array(z.string().regex(/^(aws|k8s)-[a-z0-9-]+$/, 'a check id is like aws-iam-root-mfa')).optional(),
});

/** `questions/*.yaml`: a pack is a family (`A.9`), `new-2022`, or any other name for questions of mixed controls. */
export const QuestionFile = z.strictObject({
  pack: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'letters, digits, dots and dashes'),
  language: z.string().regex(/^[a-z]{2}$/, 'two letters, like en'),
  questions: z.array(QuestionEntry).min(1),
});

export type EvidenceMode = z.infer<typeof EvidenceMode>;
export type Method = z.infer<typeof Method>;
export type Framework2013File = z.infer<typeof Framework2013File>;
export type Framework2022File = z.infer<typeof Framework2022File>;
export type CrosswalkRow = z.infer<typeof CrosswalkRow>;
export type CrosswalkFile = z.infer<typeof CrosswalkFile>;
export type QuestionEntry = z.infer<typeof QuestionEntry>;
export type QuestionFile = z.infer<typeof QuestionFile>;
