import {z} from 'zod';
import {Conclusion, ControlRef} from '../contract/ids.ts';
import {AnswerType} from '../contract/questions.ts';

const line = z.string().trim().min(1).max(400);

/** How evidence is got (ISO/IEC TS 27008): look at it, ask about it, try it, watch it happen. */
export const Method = z.enum(['examine', 'interview', 'test', 'observe']);

const imperatives =
  /^(Show|Take|Pick|Set|Connect|Change|Pull|Send|Walk|Open|Choose|Name|Give|Let|Ask|Trace|Read|Tell|Bring|List|Watch|Compare|Describe|Select|Follow|Log|Try|Explain|Put|Find|Print|Start|Sign|Call|Draw|Point|Search|Stand|Sit|Demonstrate|Restore|Count|Export|Check|Recall|Hand|Place|Go|Run|Query|Lay|Map|Mark|Reset|Look|Rebuild|Match|Use|Request|Report|Present|Play|Reconcile|Simulate|Turn|Identify|Visit|Inspect|Replay|Scan|Test|Agree|Attempt|Bypass|Drop|Enter|Fetch|Join|Leave|Listen|Look|Measure|Move|Order|Produce|Query|Raise|Recount|Ring|Sample|Sort|State|Step|Stop|Type|Unplug|Unlock|Upload|Download|Wait|Write|Draft|Browse|Dig|Get|Lead|Line|Plug|Rank|Recover|Remove|Retrace|Review|See|Split|Switch|Tick|Time|Touch|Try|Work|Observe)\b/;
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

const answer = AnswerType.default({type: 'conclusion'});
const twoSentences = z
  .string()
  .trim()
  .min(80, 'say in two sentences what it is about and what goes wrong without it: at least 80 characters')
  .max(400, 'two sentences, at most 400 characters');

const number = '[1-9]\\d?';
const stem =
  '(?:[a-z][a-z0-9-]{1,30}/)?(?:A\\.\\d{1,2}(?:\\.\\d{1,2}){2}|2022:A\\.[5-8]\\.\\d{1,2}|2022:(?:[4-9]|10)(?:\\.\\d{1,2}){1,2}|[A-Z]{2,4}-\\d{2})';

/** A topic of a review: letters and two digits, like CP-01. */
export const TopicId = z.string().regex(/^[A-Z]{2,4}-\d{2}$/, 'a topic id is like CP-01');

/**
 * A question's id: the control, `-q`, a number: `A.9.2.3-q1`; 2022 ids carry their edition: `2022:A.5.23-q1`, `2022:6.1.3-q1`.
 * Packs by others put their name and a slash before it (`acme/A.9.2.3-q1`), so that their ids never meet ours.
 */
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
  when: z.array(Conclusion).min(1).describe('The conclusions of the question that call for this one.'),
  text: line,
  answer,
});

/** What every question says, whatever it is about. */
const question = {
  id: QuestionId,
  method: Method,
  ask: z.array(line).min(1).describe('Whom to ask, by role.'),
  text: questionText,
  answer,
  evidence: z.string().trim().min(20).max(600).describe('What good evidence looks like.'),
  redFlags: z.array(line).min(1).describe('What should make the auditor look closer.'),
  followUps: z.array(FollowUp).optional(),
  sampling: line.optional().describe('How many of what, by which basis.'),
  informedBy: z
    .array(z.string().regex(/^(aws|k8s)-[a-z0-9-]+$/, 'a check id is like aws-iam-root-mfa'))
    .optional()
    .describe('Ids of checks whose verdicts lie beside the question.'),
};

/** One question about a control or clause. `informedBy`: ids of checks whose verdicts lie beside it. */
export const QuestionEntry = z.strictObject({...question, control: ControlRef});

/** One question about a topic of a review. */
export const ReviewQuestion = z.strictObject({...question, topic: TopicId});

/** What a control is about in practice, and what goes wrong without it: two sentences in our own words. */
export const ControlNote = z.strictObject({
  control: ControlRef,
  about: twoSentences,
});

const about = {
  version: z.int().min(1).default(1).describe('Higher whenever a question changes or goes.'),
  language: z.string().regex(/^[a-z]{2}$/, 'two letters, like en'),
};

/** `questions/*.yaml`: a pack is a family (`A.9`), `new-2022`, `isms-clauses`, or any other name for questions of mixed controls. */
export const QuestionFile = z.strictObject({
  pack: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'letters, digits, dots and dashes')
    .max(60),
  ...about,
  controls: z.array(ControlNote).optional(),
  questions: z.array(QuestionEntry).min(1),
});

/** `templates/reviews/*.yaml`: topics, each with the controls that its answers support, and the questions about them. */
export const ReviewFile = z.strictObject({
  review: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words with hyphens, like container-platform')
    .max(60),
  title: line,
  ...about,
  topics: z
    .array(z.strictObject({id: TopicId, title: line, about: twoSentences, controls: z.array(ControlRef).min(1)}))
    .min(1),
  questions: z.array(ReviewQuestion).min(1),
});

export type Method = z.infer<typeof Method>;
export type FollowUp = z.infer<typeof FollowUp>;
export type ControlNote = z.infer<typeof ControlNote>;
export type QuestionEntry = z.infer<typeof QuestionEntry>;
export type QuestionFile = z.infer<typeof QuestionFile>;
export type ReviewQuestion = z.infer<typeof ReviewQuestion>;
export type ReviewFile = z.infer<typeof ReviewFile>;
