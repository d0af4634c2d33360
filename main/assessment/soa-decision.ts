import type {ControlRef} from '../contract/ids.ts';
import type {Applicability} from '../contract/papers.ts';

/** Why a decision cannot be kept, and the mend; undefined where it can. The field is the one to look at. */
export type DecisionFault = {
  readonly code: 'unknown-control' | 'reason-required' | 'contradiction';
  readonly field: keyof Applicability;
  readonly message: string;
  readonly mend: string;
};

/** The rules of a decision that its schema cannot say: an exclusion has its reason, and only controls of Annex A are decided on. */
export const decisionFault = (
  decision: Applicability,
  hasControl: (ref: ControlRef) => boolean,
): DecisionFault | undefined => {
  const {edition, id} = decision.control;
  if (!id.startsWith('A.') || !hasControl(decision.control)) {
    return {
      code: 'unknown-control',
      field: 'control',
      message: `The ${edition} edition has no control ${id} in Annex A`,
      mend: '2013 ids have three numbers (A.9.2.3), 2022 ids two (A.5.23); clauses 4 to 10 always apply.',
    };
  }
  if (!decision.applicable && !decision.exclusion?.trim()) {
    return {
      code: 'reason-required',
      field: 'exclusion',
      message: `${edition} ${id} is excluded without a justification`,
      mend: 'Write why the control is not needed.',
    };
  }
  if (decision.applicable && decision.exclusion?.trim()) {
    return {
      code: 'contradiction',
      field: 'exclusion',
      message: `${edition} ${id} is applicable and has a justification for its exclusion`,
      mend: 'Take it out, or exclude the control.',
    };
  }
  if (!decision.applicable && decision.status !== undefined && decision.status !== 'not-assessed') {
    return {
      code: 'contradiction',
      field: 'status',
      message: `${edition} ${id} is excluded and has the status ${decision.status}`,
      mend: 'Leave the status out, or make the control applicable.',
    };
  }
  return undefined;
};
