import type {ControlRef} from '../../../main/contract/ids.ts';
import {Interview} from '../../../main/contract/papers.ts';
import {dayFault, type Faults, need} from './draft-faults.ts';

/** An interview as it is being typed. */
export type InterviewDraft = {
  readonly interviewee: string;
  readonly role: string;
  readonly date: string;
  readonly method: Interview['method'];
  readonly topic: string;
  readonly notes: string;
  readonly controls: readonly ControlRef[];
  readonly evidence: readonly string[];
};

/** An empty draft: held today, on site, about the control that a place names. */
export const newInterview = (today: string, control?: ControlRef): InterviewDraft => ({
  interviewee: '',
  role: '',
  date: today,
  method: 'on-site',
  topic: '',
  notes: '',
  controls: control ? [control] : [],
  evidence: [],
});

/** What is on record, ready to be changed. */
export const draftOfInterview = (paper: Interview): InterviewDraft => ({
  interviewee: paper.interviewee,
  role: paper.role,
  date: paper.date,
  method: paper.method,
  topic: paper.topic,
  notes: paper.notes,
  controls: paper.controls,
  evidence: paper.evidence,
});

/** What keeps a draft from being saved, by field. */
export const faultsOfInterview = (draft: InterviewDraft, today: string): Faults => ({
  ...need(draft, ['interviewee', 'role', 'date', 'topic', 'notes']),
  ...dayFault(draft.date, today),
});

/** The paper of a draft without faults. Errors: ZodError where a field is too long. */
export const interviewOf = (draft: InterviewDraft): Interview => Interview.parse({kind: 'interview', ...draft});
