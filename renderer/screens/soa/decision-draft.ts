import type {ControlRef} from '../../../main/contract/ids.ts';
import {Applicability, type SoaRow} from '../../../main/contract/papers.ts';

export type Reason = Applicability['inclusion'][number];
export type Status = NonNullable<Applicability['status']>;

/** A decision as it is being typed. */
export type DecisionDraft = {
  readonly applicable: 'yes' | 'no' | undefined;
  readonly inclusion: readonly Reason[];
  readonly inclusionNote: string;
  readonly exclusion: string;
  readonly status: Status | '';
  readonly how: string;
  /** One a line. */
  readonly risks: string;
  readonly owner: string;
  readonly reviewed: string;
};

/** The draft of a control: what is on record, or nothing but who it is about. */
export const draftOf = (stored: Applicability | undefined): DecisionDraft => ({
  applicable: stored ? (stored.applicable ? 'yes' : 'no') : undefined,
  inclusion: stored?.inclusion ?? [],
  inclusionNote: stored?.inclusionNote ?? '',
  exclusion: stored?.exclusion ?? '',
  status: stored?.status ?? '',
  how: stored?.how ?? '',
  risks: (stored?.risks ?? []).join('\n'),
  owner: stored?.owner ?? '',
  reviewed: stored?.reviewed ?? '',
});

/** A proposal of the other edition taken over into a draft: nothing is saved by it. */
export const withProposal = (draft: DecisionDraft, proposal: NonNullable<SoaRow['proposal']>): DecisionDraft => ({
  ...draft,
  applicable: proposal.applicable ? 'yes' : 'no',
});

/** What is missing before a draft can be saved; the name of the field. */
export const missingIn = (draft: DecisionDraft): 'applicable' | 'exclusion' | undefined => {
  if (draft.applicable === undefined) return 'applicable';
  return draft.applicable === 'no' && draft.exclusion.trim() === '' ? 'exclusion' : undefined;
};

/**
 * The paper of a draft. An exclusion keeps no status and no reasons for inclusion, an inclusion no exclusion: the two contradict
 * each other. Errors: ZodError where a field is too long.
 */
export const paperOf = (control: ControlRef, draft: DecisionDraft): Applicability => {
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim());
  const applicable = draft.applicable === 'yes';
  const optional = {
    inclusionNote: applicable ? text(draft.inclusionNote) : undefined,
    exclusion: applicable ? undefined : text(draft.exclusion),
    status: applicable && draft.status !== '' ? draft.status : undefined,
    how: applicable ? text(draft.how) : undefined,
    owner: text(draft.owner),
    reviewed: text(draft.reviewed),
  };
  return Applicability.parse({
    kind: 'applicability',
    control,
    applicable,
    inclusion: applicable ? draft.inclusion : [],
    risks: draft.risks
      .split('\n')
      .map(risk => risk.trim())
      .filter(Boolean),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  });
};

/** Whether two drafts would be kept as the same decision. */
export const sameDraft = (one: DecisionDraft, other: DecisionDraft): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
