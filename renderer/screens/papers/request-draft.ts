import type {ControlRef} from '../../../main/contract/ids.ts';
import {EvidenceRequest} from '../../../main/contract/papers.ts';
import {type Faults, need} from './draft-faults.ts';

/** A request as it is being typed. */
export type RequestDraft = {
  readonly document: string;
  readonly why: string;
  readonly controls: readonly ControlRef[];
  readonly owner: string;
  readonly due: string;
  readonly status: EvidenceRequest['status'];
  readonly note: string;
  readonly evidence: readonly string[];
};

/** An empty draft: of the client, about the control that a place names. */
export const newRequest = (owner: string, control?: ControlRef): RequestDraft => ({
  document: '',
  why: '',
  controls: control ? [control] : [],
  owner,
  due: '',
  status: 'not-started',
  note: '',
  evidence: [],
});

/** What is on record, ready to be changed. */
export const draftOfRequest = (paper: EvidenceRequest): RequestDraft => ({
  document: paper.document,
  why: paper.why ?? '',
  controls: paper.controls,
  owner: paper.owner,
  due: paper.due ?? '',
  status: paper.status,
  note: paper.note ?? '',
  evidence: paper.evidence,
});

/** What keeps a draft from being saved, by field: what came and is not enough needs a reason, what is enough something to rest on. */
export const faultsOfRequest = (draft: RequestDraft): Faults => {
  const noted = draft.note.trim() !== '';
  return {
    ...need(draft, ['document', 'owner']),
    ...(draft.status === 'insufficient' && !noted ? {note: 'reason' as const} : {}),
    ...(draft.status === 'sufficient' && !noted && draft.evidence.length === 0 ? {evidence: 'rests' as const} : {}),
  };
};

/** Whether choosing this status asks for something: what came, what is missing, what it rests on. */
export const asksMore = (status: RequestDraft['status'], draft: RequestDraft): boolean =>
  (status === 'received' && draft.evidence.length === 0) || Object.keys(faultsOfRequest({...draft, status})).length > 0;

/** The paper of a draft without faults. Errors: ZodError where a field is too long. */
export const requestOf = ({why, due, note, ...draft}: RequestDraft): EvidenceRequest =>
  EvidenceRequest.parse({
    kind: 'request',
    ...draft,
    ...(why.trim() === '' ? {} : {why}),
    ...(due === '' ? {} : {due}),
    ...(note.trim() === '' ? {} : {note}),
  });
