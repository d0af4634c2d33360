import type {ControlRef} from '../../../main/contract/ids.ts';
import {Observation} from '../../../main/contract/papers.ts';
import {dayFault, type Faults, need} from './draft-faults.ts';

/** An observation as it is being typed. */
export type ObservationDraft = {
  readonly place: string;
  readonly date: string;
  readonly what: string;
  readonly notes: string;
  readonly controls: readonly ControlRef[];
  readonly evidence: readonly string[];
};

/** An empty draft: made today, about the control that a place names. */
export const newObservation = (today: string, control?: ControlRef): ObservationDraft => ({
  place: '',
  date: today,
  what: '',
  notes: '',
  controls: control ? [control] : [],
  evidence: [],
});

/** What is on record, ready to be changed. */
export const draftOfObservation = (paper: Observation): ObservationDraft => ({
  place: paper.place,
  date: paper.date,
  what: paper.what,
  notes: paper.notes,
  controls: paper.controls,
  evidence: paper.evidence,
});

/** What keeps a draft from being saved, by field. */
export const faultsOfObservation = (draft: ObservationDraft, today: string): Faults => ({
  ...need(draft, ['place', 'date', 'what', 'notes']),
  ...dayFault(draft.date, today),
});

/** The paper of a draft without faults. Errors: ZodError where a field is too long. */
export const observationOf = (draft: ObservationDraft): Observation =>
  Observation.parse({kind: 'observation', ...draft});
