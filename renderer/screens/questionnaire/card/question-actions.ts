import type {ControlRef} from '../../../../main/contract/ids.ts';
import {controlText} from '../../../control-text.ts';
import {go} from '../../../routes.ts';
import type {DraftSession} from '../drafts/drafts-session.ts';
import type {Step} from '../steps.ts';

/** Where a question leads: each with what is known filled in. */
export type QuestionActions = {
  readonly interview: () => void;
  readonly finding: () => void;
  readonly sample: () => void;
};

/** More than this of a text does not go into an address. */
const longest = 2000;

/** The working papers that begin at a question. What was typed is saved first. */
export const questionActions = (
  {drafts}: DraftSession,
  step: Step | undefined,
  control: ControlRef | undefined,
): QuestionActions => {
  const at = control ? {control: controlText(control)} : {};
  const fields = step && drafts.draft(step.id).fields;
  return {
    interview: () => {
      drafts.flush();
      go('papers', {tab: 'interview', create: 'interview', ...at});
    },
    finding: () => {
      drafts.flush();
      go('findings', {
        create: 'finding',
        ...at,
        ...(fields?.text ? {statement: fields.text.slice(0, longest)} : {}),
        ...(fields && fields.evidence.length > 0 ? {evidence: fields.evidence.join(',')} : {}),
      });
    },
    sample: () => {
      drafts.flush();
      go('samples', {create: 'sample', ...at, ...(step ? {question: step.id} : {})});
    },
  };
};
